import type { Connection } from '../../core/model/design.ts';
import { own } from '../../core/model/json.ts';

/** Whether a function that a pipe calls enriches records on their way (`with: { as: enrichment }`) or is where they go. */
export function isEnrichment({ with: settings }: Connection): boolean {
  return own(settings, 'as') === 'enrichment';
}
