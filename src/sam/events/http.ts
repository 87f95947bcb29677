import { httpRoute } from '../http/routes.ts';
import type { Made } from '../made.ts';
import { all, MAP, NUMBER, TEXT, type Rules } from '../shapes.ts';
import type { Event } from './event.ts';

export const HTTP_RULES: Rules = { ...all('Path Method ApiId Stage PayloadFormatVersion', TEXT), ...all('Auth RouteSettings', MAP), TimeoutInMillis: NUMBER };

/** A route of an HTTP API. */
export function httpEvent(event: Event): Made[] {
  return httpRoute(event);
}
