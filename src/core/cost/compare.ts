import type { Bill, BillLine, Unpriced } from './contract.ts';

/** What two bills differ in. */
export interface BillChange {
  /** USD a month: after less before. */
  readonly change: number;
  readonly before: number;
  readonly after: number;
  /** Every line of either bill: those of the first in its order, then what the second adds. */
  readonly lines: readonly LineChange[];
  /** What one of the bills has no price for and the other does not list: the difference leaves it out. */
  readonly unpriced: { readonly before: readonly Unpriced[]; readonly after: readonly Unpriced[] };
}

export interface LineChange {
  readonly node: string;
  readonly component: string;
  readonly status: 'added' | 'removed' | 'changed' | 'same';
  readonly before?: BillLine;
  readonly after?: BillLine;
  /** USD a month: after less before. */
  readonly change: number;
}

/** Below this share of an amount two amounts are one: adding up in another order leaves as much. */
const NOISE = 1e-9;

/** Holds one bill against another, line by line: a line is the same where node and component are. */
export function compareBills(before: Bill, after: Bill): BillChange {
  const later = new Map(after.lines.map((line) => [keyOf(line), line]));
  const earlier = new Set(before.lines.map(keyOf));
  return {
    change: after.total - before.total,
    before: before.total,
    after: after.total,
    lines: [
      ...before.lines.map((line) => lineChange(line, later.get(keyOf(line)))),
      ...after.lines.filter((line) => !earlier.has(keyOf(line))).map((line) => lineChange(undefined, line)),
    ],
    unpriced: { before: missing(before.unpriced, after.unpriced), after: missing(after.unpriced, before.unpriced) },
  };
}

function keyOf({ node, component }: Pick<BillLine, 'node' | 'component'>): string {
  return `${node}\n${component}`;
}

function lineChange(before: BillLine | undefined, after: BillLine | undefined): LineChange {
  const { node, component } = (after ?? before) as BillLine;
  return {
    node, component, status: statusOf(before, after),
    ...(before && { before }), ...(after && { after }),
    change: (after?.amount ?? 0) - (before?.amount ?? 0),
  };
}

function statusOf(before: BillLine | undefined, after: BillLine | undefined): LineChange['status'] {
  if (!before) return 'added';
  if (!after) return 'removed';
  const alike = close(before.quantity, after.quantity) && close(before.amount, after.amount) && close(before.unitPrice, after.unitPrice);
  return alike && before.service === after.service && before.unit === after.unit ? 'same' : 'changed';
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= NOISE * Math.max(Math.abs(a), Math.abs(b));
}

function missing(from: readonly Unpriced[], other: readonly Unpriced[]): readonly Unpriced[] {
  const known = new Set(other.map(keyOf));
  return from.filter((entry) => !known.has(keyOf(entry)));
}
