import type { ConnectionKindId } from '../catalog/connection-kinds.ts';
import { connectionKind } from '../catalog/connection-kinds.ts';
import type { EvaluatedPort } from '../catalog/ports.ts';
import type { Check } from '../model/check.ts';
import { nameOf, type Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import type { Path } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import type { CheckInput } from './context.ts';
import type { Edge } from './contract.ts';
import { aboutConnection, CHECKS } from './structure-checks.ts';

/** A place that only one connection may have; the value tells apart those that agree on it. */
interface Claim {
  readonly check: Check;
  /** The node that has the place. */
  readonly owner: Node;
  readonly key: string;
  readonly what: Text;
  readonly path: Path;
  readonly value?: string | undefined;
}

/** Connections of a node that claim the same place of it: a route, a behaviour, an environment variable, the only port. */
export function checkCollisions(node: Node, outgoing: readonly Edge[], incoming: readonly Edge[], { catalog, resolve }: CheckInput): readonly Finding[] {
  const ports = catalog.ports(node, resolve);
  const claims = [...outgoing, ...incoming].flatMap((edge) => claimsOf(edge).filter(({ owner }) => owner === node).map((claim) => ({ claim, edge })));
  return [...claimedTwice(claims), ...tooMany(node, outgoing, ports.out), ...tooMany(node, incoming, ports.in)];
}

function claimedTwice(claims: readonly { readonly claim: Claim; readonly edge: Edge }[]): readonly Finding[] {
  const holders = new Map<string, { readonly connection: string; readonly value: string | undefined }>();
  return claims.flatMap(({ claim, edge: { connection } }) => {
    const holder = holders.get(claim.key);
    if (holder === undefined) holders.set(claim.key, { connection: connection.id, value: claim.value });
    const contradicts = holder !== undefined && (claim.value === undefined || holder.value !== claim.value);
    return contradicts ? [collision(claim, connection.id, holder.connection)] : [];
  });
}

/** Connections beyond those of their kind that the ports at this end of the node take. */
function tooMany(node: Node, edges: readonly Edge[], ports: readonly EvaluatedPort[]): readonly Finding[] {
  const counts = new Map<ConnectionKindId, number>();
  return edges.flatMap(({ connection, kind }) => {
    const limit = limitOf(ports, kind);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return limit === undefined || count <= limit ? [] : [aboutConnection(CHECKS.tooMany, connection.id, [], full(nameOf(node), kind, limit))];
  });
}

function claimsOf(edge: Edge): readonly Claim[] {
  const { connection, kind, from, to } = edge;
  const api = kind === 'authorize' ? to : from;
  const check = kind === 'authorize' ? CHECKS.authorizedTwice : CHECKS.routeTaken;
  const claim = (of: Check, owner: Node, name: string, rest: Pick<Claim, 'path' | 'what' | 'value'>): Claim => ({ check: of, owner, key: JSON.stringify([of.id, name]), ...rest });
  const routes = kind !== 'invoke' && kind !== 'start' && kind !== 'authorize' ? [] : connection.routes.map((route, at) => claim(check, api, route, {
    path: ['routes', at], what: { en: `the route “${route}” of “${nameOf(api)}”`, ko: `‘${nameOf(api)}’의 ‘${route}’ 경로` },
  }));
  const { behaviour } = connection;
  const behaviours = kind !== 'origin' || behaviour === undefined ? [] : [claim(CHECKS.behaviourTaken, from, behaviour, {
    path: ['behaviour'], what: { en: `the behaviour “${behaviour}” of “${nameOf(from)}”`, ko: `‘${nameOf(from)}’의 ‘${behaviour}’ 동작` },
  })];
  const env = Object.entries(connection.env).map(([name, reference]) => claim(CHECKS.envTaken, from, name, {
    path: ['env', name], value: JSON.stringify([to.id, reference]),
    what: { en: `the environment variable “${name}” of “${nameOf(from)}”`, ko: `‘${nameOf(from)}’의 환경 변수 ‘${name}’` },
  }));
  return [...routes, ...behaviours, ...env];
}

function collision(claim: Claim, connection: string, holder: string): Finding {
  return aboutConnection(claim.check, connection, claim.path, {
    en: `The connection “${holder}” already has ${claim.what.en}. Name it on one of the two only.`,
    ko: `‘${holder}’ 연결이 이미 ${claim.what.ko}을(를) 가지고 있습니다. 둘 중 하나에만 적으세요.`,
  });
}

/** How many connections of a kind a node's ports take at one end; undefined where there is no such limit. */
export function limitOf(ports: readonly EvaluatedPort[], kind: ConnectionKindId): number | undefined {
  const limits = ports.filter((port) => port.kind === kind && !port.blocked).map((port) => port.limit);
  return limits.length === 0 || limits.includes(undefined) ? undefined : limits.reduce<number>((most, limit) => Math.max(most, limit ?? 0), 0);
}

/** The sentence for a port that takes no further connection. */
export function full(name: string, kind: ConnectionKindId, limit: number): Text {
  const title = connectionKind(kind)?.title ?? { en: kind, ko: kind };
  return {
    en: `“${name}” takes ${limit === 1 ? 'only one connection' : `at most ${limit} connections`} of the kind “${title.en}”. Remove another one first.`,
    ko: `‘${name}’에는 ‘${title.ko}’ 연결을 ${limit}개까지만 만들 수 있습니다. 다른 연결을 먼저 지우세요.`,
  };
}
