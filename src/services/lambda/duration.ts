import type { Node } from '../../core/model/design.ts';
import { isObject, own } from '../../core/model/json.ts';
import { parseDuration } from '../../core/model/units.ts';

/** How long an invocation typically takes (its median, where a spread is given), in seconds; undefined where nothing is assumed. */
export function typicalDuration(node: Node): number | undefined {
  const assumed = own(node.assume, 'duration');
  const milliseconds = parseDuration(isObject(assumed) ? own(assumed, 'p50') : assumed);
  return milliseconds.ok ? milliseconds.value / 1000 : undefined;
}
