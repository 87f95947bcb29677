import { isObject, own, type JsonObject } from '../../core/model/json.ts';

/**
 * Which route of an API answers a request, as API Gateway selects it: a full match of the path first,
 * then a greedy `{proxy+}`, then `$default`; among several the most specific.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export interface Router {
  /** The key of the route, or undefined where none matches. */
  readonly select: (method: string, path: string) => string | undefined;
  /** The routes as written, for messages. */
  readonly routes: readonly string[];
}

interface Route {
  readonly key: string;
  readonly method: string;
  readonly segments: readonly string[];
  readonly greedy: boolean;
}

const compiled = new WeakMap<JsonObject, Router>();

/** The router of an API's `routes`; built once for the same routes. */
export function routerOf(routes: JsonObject): Router {
  const known = compiled.get(routes);
  if (known) return known;
  const router = compile(routes);
  compiled.set(routes, router);
  return router;
}

function compile(routes: JsonObject): Router {
  const written = Object.entries(routes).flatMap(([key, value]) => {
    const route = isObject(value) ? own(value, 'route') : value;
    return typeof route === 'string' ? [{ key, route: route.trim() }] : [];
  });
  const fallback = written.find(({ route }) => route === '$default')?.key;
  const parsed = written.flatMap(({ key, route }) => parse(key, route) ?? []);
  const selected = new Map<string, string | undefined>();
  return {
    routes: written.map(({ route }) => route),
    select(method, path) {
      const request = `${method} ${path}`;
      if (!selected.has(request)) selected.set(request, best(parsed, method, segmentsOf(path))?.key ?? fallback);
      return selected.get(request);
    },
  };
}

function parse(key: string, written: string): Route | undefined {
  const [method = '', path] = written.split(/\s+/);
  if (path === undefined || !path.startsWith('/')) return undefined;
  const segments = segmentsOf(path);
  return { key, method: method.toUpperCase(), segments, greedy: /^\{.*\+\}$/.test(segments.at(-1) ?? '') };
}

function segmentsOf(path: string): readonly string[] {
  return path.replace(/^\/+|\/+$/g, '').split('/');
}

function best(routes: readonly Route[], method: string, path: readonly string[]): Route | undefined {
  let found: Route | undefined;
  for (const route of routes) {
    if ((route.method === method || route.method === 'ANY') && matches(route, path) && (!found || beats(route, found))) found = route;
  }
  return found;
}

function matches({ segments, greedy }: Route, path: readonly string[]): boolean {
  const fixed = greedy ? segments.slice(0, -1) : segments;
  if (greedy ? path.length < segments.length || path.at(-1) === '' : path.length !== segments.length) return false;
  return fixed.every((segment, index) => segment === path[index] || (isVariable(segment) && path[index] !== ''));
}

function isVariable(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('}');
}

/** A full match beats a greedy one, a written segment a variable, a longer path a shorter, a method ANY. */
function beats(route: Route, other: Route): boolean {
  if (route.greedy !== other.greedy) return other.greedy;
  for (let index = 0; index < Math.min(route.segments.length, other.segments.length); index++) {
    const variable = isVariable(route.segments[index] ?? '');
    if (variable !== isVariable(other.segments[index] ?? '')) return !variable;
  }
  if (route.segments.length !== other.segments.length) return route.segments.length > other.segments.length;
  return route.method !== 'ANY' && other.method === 'ANY';
}

/**
 * The path below a stage: `/api/registrations` below stage `api` is `/registrations`. Stage `$default`
 * has no prefix. Undefined where the path is not below the stage.
 */
export function belowStage(path: string, stage: string): string | undefined {
  if (stage === '$default') return path;
  if (path === `/${stage}`) return '/';
  return path.startsWith(`/${stage}/`) ? path.slice(stage.length + 1) : undefined;
}
