import type { Node } from '../../../core/model/design.ts';
import { own } from '../../../core/model/json.ts';
import { parseBytes } from '../../../core/model/units.ts';
import { parseAssumed } from '../../../core/traffic/assumptions.ts';

/** The size of an object in bytes, where the design says it. */
export function objectSize(node: Node): number | undefined {
  const written = own(node.assume, 'objectSize');
  const size = written === undefined ? undefined : parseAssumed(written, parseBytes);
  return size?.ok ? size.value : undefined;
}
