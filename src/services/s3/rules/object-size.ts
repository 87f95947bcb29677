import type { Node } from '../../../core/model/design.ts';
import { parseBytes } from '../../../core/model/units.ts';
import { assumedNumber } from '../../../core/traffic/assumptions.ts';

/** The size of an object in bytes, where the design says it. */
export function objectSize(node: Node): number | undefined {
  return assumedNumber(node, 'objectSize', parseBytes);
}
