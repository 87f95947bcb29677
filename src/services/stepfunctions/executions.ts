import type { Node } from '../../core/model/design.ts';
import { own } from '../../core/model/json.ts';
import { parseCount } from '../../core/model/units.ts';
import { parseAssumed } from '../../core/traffic/assumptions.ts';
import { DEFAULT_ITEMS } from './defaults.ts';
import { transitionsOf, wayThrough } from './definition/way.ts';
import { definitionOf } from './definition/written.ts';

/** Items that each Map goes through: as assumed, else the default. What is written wrongly is reported with the bill. */
export function itemsOf(node: Node): number {
  return countOf(node, 'items') ?? DEFAULT_ITEMS;
}

/** State transitions of one execution: as assumed, else along the longest way; undefined where neither tells. */
export function transitionsPerExecution(node: Node): number | undefined {
  const definition = definitionOf(node);
  return countOf(node, 'transitions') ?? (definition.kind === 'read' ? transitionsOf(wayThrough(definition, itemsOf(node))) : undefined);
}

function countOf(node: Node, key: string): number | undefined {
  const assumed = own(node.assume, key);
  const count = assumed === undefined ? undefined : parseAssumed(assumed, parseCount);
  return count?.ok ? count.value : undefined;
}
