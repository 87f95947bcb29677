import type { Catalog } from '../catalog/catalog.ts';
import type { Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { assumptionReader } from './assumed.ts';
import type { CostComponent, CostContext, CostPart } from './contract.ts';
import { sameItems } from '../model/lists.ts';

/** What a node meters, and what is wrong with its assumptions. */
export interface Metering {
  readonly components: readonly CostComponent[];
  readonly findings: readonly Finding[];
}

interface Remembered extends Metering {
  readonly part: CostPart;
  readonly context: Context;
  /** Everything about the node's surroundings that a cost part may read. */
  readonly read: readonly unknown[];
}

type Context = Omit<CostContext, 'assumed' | 'stated'>;

const remembered = new WeakMap<Node, Remembered>();

/** Asks a node's service what the node meters; the same answer where nothing it may read has changed since. */
export function componentsOf(node: Node, part: CostPart, context: Context, catalog: Catalog): Metering {
  const read = surroundings(node, context, catalog);
  const last = remembered.get(node);
  if (last && last.part === part && alike(last.context, context) && sameItems(last.read, read)) return last;
  const { findings, ...assumptions } = assumptionReader();
  const metering: Remembered = { part, context, read, components: part.components(node, { ...context, ...assumptions }), findings };
  remembered.set(node, metering);
  return metering;
}

function surroundings(node: Node, { index, usage }: Context, catalog: Catalog): readonly unknown[] {
  const read: unknown[] = [usage.arriving(node.id)];
  for (const connection of index.incoming(node.id)) read.push(connection, usage.over(connection.id), usage.kindOf(connection.id));
  for (const connection of index.outgoing(node.id)) {
    const target = index.node(connection.to);
    read.push(connection, usage.over(connection.id), usage.kindOf(connection.id), target && catalog.kind(target.service));
  }
  return read;
}

function alike(a: Context, b: Context): boolean {
  return a.resolve === b.resolve && a.region === b.region && a.month === b.month && a.hoursPerMonth === b.hoursPerMonth;
}
