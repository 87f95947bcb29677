import type { NotModelled } from '../../core/catalog/service.ts';
import { nameOf, type Connection, type Node } from '../../core/model/design.ts';
import type { Finding } from '../../core/model/finding.ts';
import { own } from '../../core/model/json.ts';
import { pathOfFlow } from '../../core/traffic/checks.ts';
import type { Stream, TrafficPart } from '../../core/traffic/contract.ts';
import { forwardCalls, total } from '../../core/traffic/forward.ts';
import { behavioursOf, select, wrongRatios, type Behaviour } from './cache-behaviours.ts';
import { POPULARITY_KEYS, wrongPopularity } from './popularity.ts';

function behaviourFor(stream: Stream, node: Node): Behaviour | undefined {
  return select(behavioursOf(node), stream.path ?? '/');
}

function isSafe({ method }: Stream): boolean {
  return method === undefined || method === 'GET' || method === 'HEAD';
}

/** What the cache does not answer: all of what is not safe, and the misses of what is. */
function missed(stream: Stream, hitRatio: number): Stream {
  return { ...stream, prefixed: true, perMonth: isSafe(stream) ? stream.perMonth * (1 - hitRatio) : stream.perMonth };
}

/** Requests a second that the cache of a behaviour may answer, of all flows together. */
function askedPerSecond(behaviour: Behaviour, node: Node, arriving: readonly Stream[], hoursPerMonth: number): number {
  return total(arriving.filter((stream) => isSafe(stream) && behaviourFor(stream, node) === behaviour)) / (hoursPerMonth * 3600);
}

/**
 * Calls of a function at the edge: at viewer events for every request, at origin events for what the cache
 * does not answer. A behaviour that takes unsafe methods leads to an API, of which nothing is kept unless
 * its policy says so.
 */
function atTheEdge(stream: Stream, behaviour: Behaviour, { with: settings }: Connection, perSecond: () => number): Stream {
  const event = own(settings, 'EventType');
  if (typeof event !== 'string' || !event.startsWith('origin-')) return stream;
  return { ...missed(stream, behaviour.hitRatio(!behaviour.methods.includes('POST'), perSecond)), prefixed: false };
}

export const cloudfront: TrafficPart | NotModelled = {
  assumptions: ['cacheHitRatio', ...POPULARITY_KEYS],
  forward: (arriving, edge, { expected, hoursPerMonth }) => {
    const fallback = behavioursOf(edge.node).at(-1)?.key;
    const wanted = edge.connection.behaviour ?? fallback;
    const requests = arriving.flatMap((stream) => {
      const behaviour = behaviourFor(stream, edge.node);
      if (!behaviour || behaviour.key !== wanted) return [];
      if (!behaviour.methods.includes(stream.method ?? 'GET')) return [];
      const perSecond = (): number => askedPerSecond(behaviour, edge.node, expected?.(edge.node.id) ?? arriving, hoursPerMonth);
      return edge.kind === 'trigger' ? [atTheEdge(stream, behaviour, edge.connection, perSecond)] : [missed(stream, behaviour.hitRatio(edge.stores, perSecond))];
    });
    return forwardCalls(requests, edge);
  },
  check: (arriving, node) => [
    ...wrongRatios(node).map(({ key, message }): Finding => ({
      rule: 'traffic.invalid-assumption', severity: 'error', message, node: node.id, path: ['nodes', node.id, 'assume', 'cacheHitRatio', ...(key === undefined ? [] : [key])],
    })),
    ...wrongPopularity(node).map(({ key, behaviour, message }): Finding => ({
      rule: 'traffic.invalid-assumption', severity: 'error', message, node: node.id, path: ['nodes', node.id, 'assume', key, ...(behaviour === undefined ? [] : [behaviour])],
    })),
    ...arriving.flatMap((stream) => {
      const behaviour = behaviourFor(stream, node);
      const method = stream.method ?? 'GET';
      return behaviour && !behaviour.methods.includes(method) ? [refused(stream, method, behaviour, node)] : [];
    }),
  ],
};

function refused(stream: Stream, method: string, { key, methods }: Behaviour, node: Node): Finding {
  return {
    rule: 'traffic.method-not-allowed',
    severity: 'warning',
    node: node.id,
    path: pathOfFlow(stream.flow),
    message: {
      en: `'${nameOf(node)}' refuses ${method} ${stream.path ?? '/'}: the behaviour '${key}' takes ${methods.join(', ')} only. Add the method to its AllowedMethods.`,
      ko: `'${nameOf(node)}'이(가) ${method} ${stream.path ?? '/'} 요청을 거부합니다. '${key}' 동작은 ${methods.join(', ')}만 받습니다. AllowedMethods에 메서드를 추가하세요.`,
    },
  };
}
