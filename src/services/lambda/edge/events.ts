import type { Resolver } from '../../../core/resolve/contract.ts';
import type { Edge } from '../../../core/rules/contract.ts';

/** Steps of a request at which CloudFront runs a function: `with: { EventType: origin-request }` of a connection. */
export const EVENTS = ['viewer-request', 'viewer-response', 'origin-request', 'origin-response'] as const;

/** The step of a connection; before anything else where it says nothing, undefined where it cannot be told. */
export function eventOf({ connection }: Edge, resolve: Resolver): string | undefined {
  const found = resolve.property(connection.with, 'EventType');
  if (!found.known) return undefined;
  return found.value === undefined ? EVENTS[0] : typeof found.value === 'string' ? found.value : undefined;
}

export function isViewerEvent(event: string | undefined): boolean {
  return event?.startsWith('viewer-') === true;
}
