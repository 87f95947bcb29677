import type { NotModelled } from '../../core/catalog/service.ts';
import { nameOf, type Node } from '../../core/model/design.ts';
import type { Finding } from '../../core/model/finding.ts';
import { own } from '../../core/model/json.ts';
import { pathOfFlow } from '../../core/traffic/checks.ts';
import type { Stream, TrafficContext, TrafficEdge, TrafficPart } from '../../core/traffic/contract.ts';
import { forwardCalls } from '../../core/traffic/forward.ts';
import { cacheHitRatioOf } from './cache.ts';
import { belowStage, routerOf } from './routes.ts';
import { UNNAMED_STAGE } from './stages.ts';

/** The key of the route that answers a stream, or undefined. */
type Select = (stream: Stream, node: Node) => string | undefined;

/** What is left of requests once the cache of a stage has answered. */
type Missed = (arriving: readonly Stream[], edge: TrafficEdge, context: TrafficContext) => readonly Stream[];

/** Requests by the key of their route; the streams of an unmatched path under undefined. */
type ByRoute = ReadonlyMap<string | undefined, readonly Stream[]>;

function trafficPart(select: Select, missed: Missed = (arriving) => arriving): Required<Pick<TrafficPart, 'forward' | 'check'>> {
  // Both count: an edit may leave what arrives as it was and change the routes, or the other way round.
  const grouped = new WeakMap<Node, { readonly arriving: readonly Stream[]; readonly groups: ByRoute }>();
  const byRoute = (arriving: readonly Stream[], node: Node): ByRoute => {
    const known = grouped.get(node);
    if (known?.arriving === arriving) return known.groups;
    const groups = group(arriving, node, select);
    grouped.set(node, { arriving, groups });
    return groups;
  };
  return {
    forward: (arriving, edge, context) => forwardCalls(missed(routed(byRoute(arriving, edge.node), edge, context), edge, context), edge),
    check: (arriving, node) => (byRoute(arriving, node).get(undefined) ?? []).map((stream) => noRoute(stream, node)),
  };
}

function group(arriving: readonly Stream[], node: Node, select: Select): ByRoute {
  const groups = new Map<string | undefined, Stream[]>();
  for (const stream of arriving) {
    const key = Object.keys(node.routes).length === 0 ? '' : select(stream, node);
    const streams = groups.get(key);
    if (streams) streams.push(stream);
    else groups.set(key, [stream]);
  }
  return groups;
}

/** The streams of the routes that a connection names; one that names none takes the routes that no other names. */
function routed(groups: ByRoute, { node, connection }: TrafficEdge, { index }: TrafficContext): readonly Stream[] {
  if (connection.routes.length > 0) return connection.routes.flatMap((route) => groups.get(route) ?? []);
  const named = new Set(index.outgoing(node.id).flatMap((other) => other.routes));
  return [...groups].flatMap(([route, streams]) => (route === undefined || named.has(route) ? [] : streams));
}

function noRoute(stream: Stream, node: Node): Finding {
  const request = `${stream.method ?? 'GET'} ${stream.path ?? '/'}`;
  const routes = routerOf(node.routes).routes.join(', ');
  const stage = stageOf(node);
  const below = stage === UNNAMED_STAGE.http ? { en: '', ko: '' } : { en: ` below /${stage}`, ko: ` (/${stage} 아래)` };
  return {
    rule: 'traffic.no-route',
    severity: 'warning',
    node: node.id,
    path: pathOfFlow(stream.flow),
    message: {
      en: `No route of '${nameOf(node)}' matches ${request}. Its routes are${below.en}: ${routes}.`,
      ko: `'${nameOf(node)}'에 ${request}와(과) 맞는 경로가 없습니다. 정의된 경로${below.ko}: ${routes}`,
    },
  };
}

/** The stage as written; without one an HTTP API is served from its root, and a REST API below a stage that nobody had to name. */
function stageOf(node: Node): string {
  const stage = own(node.settings, 'stage');
  return typeof stage === 'string' ? stage : UNNAMED_STAGE.http;
}

const byPath: Select = (stream, node) => {
  const written = stream.path ?? '/';
  const method = stream.method ?? 'GET';
  const router = routerOf(node.routes);
  if (isChosenAtDeployment(node)) return router.select(method, written.replace(FIRST_PART, '') || '/') ?? router.select(method, written);
  const path = belowStage(written, stageOf(node)) ?? (stream.prefixed === true ? written : undefined);
  return path === undefined ? undefined : router.select(method, path);
};

const FIRST_PART = /^\/[^/]*/;

/** A stage that a parameter names: whatever stands first in a path is taken for it, and it may be left out. */
function isChosenAtDeployment(node: Node): boolean {
  const stage = own(node.settings, 'stage');
  return stage !== undefined && typeof stage !== 'string';
}

/** Where a REST API's stage is not named, paths may be written with the one it gets or without. */
const byPathOfRest: Select = (stream, node) => {
  const written = stream.path ?? '/';
  const below = own(node.settings, 'stage') === undefined ? belowStage(written, UNNAMED_STAGE.rest) : undefined;
  return byPath(below === undefined ? stream : { ...stream, path: below }, node);
};

/** A WebSocket message names its route by the action it carries: the last part of the flow's path. */
const byAction: Select = (stream, node) => {
  const action = (stream.path ?? '$default').split('/').at(-1);
  const routes = Object.entries(node.routes).map(([key, value]) => [key, typeof value === 'object' && value !== null && !Array.isArray(value) ? own(value as Node['routes'], 'route') : value] as const);
  return (routes.find(([, route]) => route === action) ?? routes.find(([, route]) => route === '$default'))?.[0];
};

/** The key of the route that answers a stream at this API, or undefined where none does. */
export function routeOf(stream: Stream, node: Node): string | undefined {
  if (node.service === 'apigateway.websocket') return byAction(stream, node);
  return (node.service === 'apigateway.rest' ? byPathOfRest : byPath)(stream, node);
}

export const http: TrafficPart | NotModelled = trafficPart(byPath);

/** The cache of a stage holds answers to GET only. */
export const rest: TrafficPart | NotModelled = trafficPart(byPathOfRest, (arriving, { node }, { resolve }) => {
  const ratio = cacheHitRatioOf(node, resolve);
  return ratio === 0 ? arriving : arriving.map((stream) => ((stream.method ?? 'GET') === 'GET' ? { ...stream, perMonth: stream.perMonth * (1 - ratio) } : stream));
});

const messages = trafficPart(byAction);

/** What a function posts goes to the clients, and through no route. */
export const websocket: TrafficPart | NotModelled = {
  forward: (arriving, edge, context) => messages.forward(fromClients(arriving), edge, context),
  check: (arriving, node, context) => messages.check(fromClients(arriving), node, context),
};

const clients = new WeakMap<readonly Stream[], readonly Stream[]>();

/** Streams that clients send; the same list for the same streams. */
function fromClients(arriving: readonly Stream[]): readonly Stream[] {
  const known = clients.get(arriving) ?? (arriving.some(({ verb }) => verb !== undefined) ? arriving.filter(({ verb }) => verb === undefined) : arriving);
  clients.set(arriving, known);
  return known;
}
