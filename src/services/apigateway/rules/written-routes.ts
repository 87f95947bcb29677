import type { Node } from '../../../core/model/design.ts';
import { isObject, own } from '../../../core/model/json.ts';

/** The routes of an API as written: key, and method with path (`POST /items`), or a route key of a WebSocket API. */
export function routesOf(node: Node): readonly { readonly key: string; readonly route: string }[] {
  return Object.entries(node.routes).flatMap(([key, written]) => {
    const route = isObject(written) ? own(written, 'route') : written;
    return typeof route === 'string' ? [{ key, route }] : [];
  });
}

/** Two routes that differ only in the names of their parameters are one route to API Gateway. */
export function sameRoute(route: string): string {
  return route.replace(/\{[^}/]*?(\+?)\}/g, '{$1}');
}
