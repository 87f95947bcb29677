import type { Node } from '../model/design.ts';
import { createListMemory, type Columns, type ListMemory } from '../model/list-memory.ts';
import type { RuleContext, Shared } from './contract.ts';
import type { Watched } from './watch.ts';

/** Defines something that nodes have together; the types of a part and of the whole follow from the functions. */
export function sharedBy<P, T>(part: (node: Node, context: RuleContext) => P, together: (parts: readonly P[], ids: readonly string[]) => T): Shared<T> {
  return { part, together: (parts, ids) => together(parts as readonly P[], ids) };
}

/** What nodes ask of something that they share. */
export interface Demand {
  readonly sum: number;
  /** Id of the node that asks for most, the first of the file among equals; undefined where nobody asks for anything. */
  readonly most: string | undefined;
}

/** The demand on a quota that many nodes share (of an account, of a Region), so that it is reported once. */
export function demandBy(amountOf: (node: Node, context: RuleContext) => number): Shared<Demand> {
  return sharedBy(amountOf, (amounts, ids) => {
    let sum = 0;
    let most = -1;
    amounts.forEach((amount, place) => {
      sum += amount;
      if (amount > (amounts[most] ?? 0)) most = place;
    });
    return { sum, most: ids[most] };
  });
}

/** What a check knows of its nodes: the parts follow from a row of the columns and from what is given. */
export interface SharedInput {
  readonly nodes: readonly Node[];
  readonly columns: Columns;
  readonly given: readonly unknown[];
  /** The same object while the same nodes stand in the same order. */
  readonly order: object;
  readonly watched: Watched;
}

/** Works out what is shared, for one check after the other; parts of nodes that an edit does not touch are kept. */
export function sharedKeeper(): (input: SharedInput) => RuleContext['shared'] {
  const kept = new WeakMap<Shared<unknown>, Kept>();
  return ({ nodes, columns, given, order, watched }) => {
    const answers = new Map<Shared<unknown>, unknown>();
    const answer = (shared: Shared<unknown>): unknown => {
      const known = kept.get(shared) ?? { partsOf: createListMemory<unknown>() };
      kept.set(shared, known);
      const parts = known.partsOf(columns, given, (row) => partOf(shared, nodes[row] as Node, watched));
      const last = known.last?.parts === parts && known.last.order === order ? known.last : { parts, order, whole: shared.together(parts, nodes.map(({ id }) => id)) };
      known.last = last;
      return last.whole;
    };
    return <T>(shared: Shared<T>): T => {
      if (!answers.has(shared)) answers.set(shared, answer(shared));
      return answers.get(shared) as T;
    };
  };
}

interface Kept {
  readonly partsOf: ListMemory<unknown>;
  last?: { readonly parts: readonly unknown[]; readonly order: object; readonly whole: unknown };
}

/** A part that looked further would go stale unnoticed: a broken rule, which its own finding reports. */
function partOf(shared: Shared<unknown>, node: Node, watched: Watched): unknown {
  const { result, narrow } = watched.run(node, (context) => shared.part(node, context));
  if (!narrow) throw new Error(`What ${node.id} shares was asked of more than its own edges.`);
  return result;
}
