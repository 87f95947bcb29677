import type { Node } from '../../core/model/design.ts';
import { parseCount } from '../../core/model/units.ts';
import { assumedNumber } from '../../core/traffic/assumptions.ts';
import { DEFAULT_ITEMS } from './defaults.ts';
import { transitionsOf, wayThrough } from './definition/way.ts';
import { definitionOf } from './definition/written.ts';

/** Items that each Map goes through: as assumed, else the default. What is written wrongly is reported with the bill. */
export function itemsOf(node: Node): number {
  return assumedNumber(node, 'items', parseCount) ?? DEFAULT_ITEMS;
}

/** State transitions of one execution: as assumed, else along the longest way; undefined where neither tells. */
export function transitionsPerExecution(node: Node): number | undefined {
  const definition = definitionOf(node);
  return assumedNumber(node, 'transitions', parseCount) ?? (definition.kind === 'read' ? transitionsOf(wayThrough(definition, itemsOf(node))) : undefined);
}
