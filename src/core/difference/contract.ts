import type { BillChange } from '../cost/compare.ts';
import type { Finding } from '../model/finding.ts';
import type { Json } from '../model/json.ts';

export type Change = 'added' | 'removed' | 'changed';

/** What two revisions of a design differ in, as an architect reads it: what was only moved is left out. */
export interface Difference {
  readonly name: string;
  /** In the order of the file. */
  readonly entries: readonly EntryChange[];
  readonly bills: BillChange;
  readonly findings: { readonly added: readonly Finding[]; readonly removed: readonly Finding[] };
  readonly permissions: { readonly added: readonly Permission[]; readonly removed: readonly Permission[] };
}

/** An entry of a section (a node, a scenario…), or a key at the top of the file. */
export interface EntryChange {
  readonly section: string;
  /** Absent for a key at the top. */
  readonly id?: string;
  readonly change: Change;
  /** What it is called where people read. */
  readonly title: string;
  /** The values that differ, by dotted path; none of what was added or removed as a whole. */
  readonly values: readonly ValueChange[];
}

export interface ValueChange {
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** One action that a statement of a policy allows or denies. */
export interface Permission {
  /** Logical id of the resource that the statement stands in, and the node that brought it. */
  readonly owner: string;
  readonly node?: string;
  readonly effect: string;
  readonly action: string;
  /** On what, as YAML in one line; a policy of a resource says `*` or itself. */
  readonly on: string;
  /** For whom, where the statement says so. */
  readonly principal?: string;
}
