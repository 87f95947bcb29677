import type { NotModelled } from '../../core/catalog/service.ts';
import { nameOf, type Connection, type Node } from '../../core/model/design.ts';
import type { Finding } from '../../core/model/finding.ts';
import { own } from '../../core/model/json.ts';
import { pathOfFlow } from '../../core/traffic/checks.ts';
import type { Stream, TrafficPart } from '../../core/traffic/contract.ts';
import { forwardCalls } from '../../core/traffic/forward.ts';
import { behavioursOf, select, wrongRatios, type Behaviour } from './cache-behaviours.ts';

function behaviourFor(stream: Stream, node: Node): Behaviour | undefined {
  return select(behavioursOf(node), stream.path ?? '/');
}

/** What the cache does not answer: all of what is not safe, and the misses of what is. */
function missed(stream: Stream, hitRatio: number): Stream {
  const safe = stream.method === undefined || stream.method === 'GET' || stream.method === 'HEAD';
  return { ...stream, prefixed: true, perMonth: safe ? stream.perMonth * (1 - hitRatio) : stream.perMonth };
}

/**
 * Calls of a function at the edge: at viewer events for every request, at origin events for what the cache
 * does not answer. A behaviour that takes unsafe methods leads to an API, of which nothing is kept unless
 * its policy says so.
 */
function atTheEdge(stream: Stream, behaviour: Behaviour, { with: settings }: Connection): Stream {
  const event = own(settings, 'EventType');
  if (typeof event !== 'string' || !event.startsWith('origin-')) return stream;
  return { ...missed(stream, behaviour.hitRatio(!behaviour.methods.includes('POST'))), prefixed: false };
}

export const cloudfront: TrafficPart | NotModelled = {
  assumptions: ['cacheHitRatio'],
  forward: (arriving, edge) => {
    const fallback = behavioursOf(edge.node).at(-1)?.key;
    const wanted = edge.connection.behaviour ?? fallback;
    const requests = arriving.flatMap((stream) => {
      const behaviour = behaviourFor(stream, edge.node);
      if (!behaviour || behaviour.key !== wanted) return [];
      if (!behaviour.methods.includes(stream.method ?? 'GET')) return [];
      return edge.kind === 'trigger' ? [atTheEdge(stream, behaviour, edge.connection)] : [missed(stream, behaviour.hitRatio(edge.stores))];
    });
    return forwardCalls(requests, edge);
  },
  check: (arriving, node) => [
    ...wrongRatios(node).map(({ key, message }): Finding => ({
      rule: 'traffic.invalid-assumption', severity: 'error', message, node: node.id, path: ['nodes', node.id, 'assume', 'cacheHitRatio', ...(key === undefined ? [] : [key])],
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
