import type { ConnectionKindId } from '../../core/catalog/connection-kinds.ts';
import type { Connection } from '../../core/model/design.ts';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import type { BuildContext, Met, Self } from '../../core/cloudformation/contract.ts';
import type { ServiceCaller, TargetEnds } from '../../core/cloudformation/ends.ts';
import { ACCOUNT, PARTITION, ref, REGION, sub, URL_SUFFIX } from '../../core/cloudformation/intrinsics.ts';

/** A route of an API as the file has it. */
export interface WrittenRoute {
  readonly key: string;
  /** `POST /registrations`, `$default`, `$connect`. */
  readonly route: string;
  readonly settings: JsonObject;
}

/** What a function or a workflow tells the API in front of it. */
export type Backend = TargetEnds['invoke'] | TargetEnds['start'];

/** A route and the function or workflow behind it, or neither one nor a place in the file: `$default`. */
export interface ServedRoute extends WrittenRoute {
  readonly by: Met<Backend> | undefined;
}

const CATCH_ALL: WrittenRoute = { key: 'default', route: '$default', settings: {} };

/** The routes in the order of the file; an API that has none answers everything with one. */
function writtenRoutes({ node }: Self): readonly WrittenRoute[] {
  const entries = Object.entries(node.routes);
  if (entries.length === 0) return [CATCH_ALL];
  return entries.flatMap(([key, value]) => {
    const route = isObject(value) ? own(value, 'route') : value;
    return typeof route === 'string' ? [{ key, route: route.trim().replaceAll(/\s+/g, ' '), settings: isObject(value) ? value : {} }] : [];
  });
}

/** The routes a connection stands for: those it names, else those that no other of its kind names. */
export function routesFor(self: Self, connection: Connection, kind: Extract<ConnectionKindId, 'invoke' | 'start' | 'authorize'>): readonly WrittenRoute[] {
  const routes = writtenRoutes(self);
  if (connection.routes.length > 0) return routes.filter(({ key }) => connection.routes.includes(key));
  const siblings = kind === 'authorize' ? self.ending(kind) : [...self.starting('invoke'), ...self.starting('start')];
  const named = new Set(siblings.flatMap((other) => other.routes));
  return routes.filter(({ key }) => !named.has(key));
}

/** The functions and workflows behind an API: those that it waits for, then those that it only starts. */
export function backendsOf(context: BuildContext): readonly Met<Backend>[] {
  return [...context.targets('invoke'), ...context.targets('start')];
}

/** Every route with what is behind it; one that several connections claim belongs to the first. */
export function servedRoutes(context: BuildContext): readonly ServedRoute[] {
  const served = new Map<string, Met<Backend>>();
  for (const met of backendsOf(context)) {
    for (const { key } of routesFor(context, met.connection, 'invoke')) if (!served.has(key)) served.set(key, met);
  }
  return writtenRoutes(context).map((written) => ({ ...written, by: served.get(written.key) }));
}

/** Method and path of a route: `$default` and WebSocket route keys have no path. */
export function split(route: string): { readonly method: string; readonly path: string | undefined } {
  const [method = '', path] = route.split(' ');
  return path === undefined ? { method: route, path } : { method: method.toUpperCase(), path };
}

/** API Gateway as the caller of one route, in one stage only. Variables of a path may be anything. */
export function callerOf(self: Self, { key, route }: WrittenRoute, stage: Json): ServiceCaller {
  const { method, path } = split(route);
  const resource = path === undefined ? route : `${method === 'ANY' ? '*' : method}${path.replaceAll(/\{[^}]*\}/g, '*')}`;
  return {
    principal: 'apigateway.amazonaws.com',
    sourceArn: sub`arn:${PARTITION}:execute-api:${REGION}:${ACCOUNT}:${ref(self.logicalId)}/${stage}/${resource}`,
    name: key,
    path: ['routes', key],
  };
}

/** Host name that AWS gives an API. */
export function hostOf({ logicalId }: Self): Json {
  return sub`${ref(logicalId)}.execute-api.${REGION}.${URL_SUFFIX}`;
}

export function stageOf({ node }: Self, byDefault: string): Json {
  return own(node.settings, 'stage') ?? byDefault;
}

/** Where API Gateway sends a request for a function, for the APIs that want a URI instead of an ARN. */
export function invocationUri(arn: Json): Json {
  return sub`arn:${PARTITION}:apigateway:${REGION}:lambda:path/2015-03-31/functions/${arn}/invocations`;
}
