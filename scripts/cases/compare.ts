import { claimsOf, nodesOf, type Claim } from './claims.ts';
import { costOf, costsOf, otherwise, type Cost } from './cost.ts';
import { takesFreeTier, type WorkedExample } from './example.ts';
import type { Row, Terms } from './suite.ts';

/** Months as others count them, where an example does not say which. */
const MONTHS = [720, 730, 744];

/**
 * Every line of an example and its total, computed by this product. Where the example does not say how long its month
 * is, and more of its figures come out in another usual month than the one asked for, it is taken to be that one; such
 * figures say so.
 */
export function compare(example: WorkedExample, terms: Terms): readonly Row[] {
  const asked = compareIn(example, terms);
  if (asked.every(({ pass }) => pass !== false)) return asked;
  const others = MONTHS.filter((hours) => hours !== terms.hours).map((hours) => ({ hours, rows: compareIn(example, { ...terms, hours }) }));
  const best = others.reduce((most, each) => (passes(each.rows) > passes(most.rows) ? each : most), { hours: terms.hours, rows: asked });
  return best.rows === asked ? asked : best.rows.map((row, at) => (row.pass === true && asked[at]?.pass === false ? { ...row, why: `in a month of ${best.hours} hours` } : row));
}

function passes(rows: readonly Row[]): number {
  return rows.filter(({ pass }) => pass === true).length;
}

function compareIn(example: WorkedExample, terms: Terms): readonly Row[] {
  const stated = statementOf(example, terms);
  const rows = example.lines.map(({ what, want }, at): Row => {
    const claim = stated.claims[at] as Claim;
    const row = { id: example.id, line: what, want };
    if ('why' in claim) return { ...row, got: null, pass: null, why: claim.why };
    const judgement = judged(row, costsOfLine(at, stated));
    return judgement.pass === false ? explained(judgement, otherwiseOf(at, stated)) : judgement;
  });
  return [...rows, totalOf(example, rows)];
}

/** What the lines of an example are for, and its bills. */
interface Statement {
  readonly example: WorkedExample;
  readonly claims: readonly Claim[];
  readonly costs: ReturnType<typeof costsOf>;
}

function statementOf(example: WorkedExample, terms: Terms): Statement {
  return { example, claims: claimsOf(example, nodesOf(example, terms.hours)), costs: costsOf(example, terms) };
}

function takenOff(at: number, { example, claims }: Statement): boolean | undefined {
  const claim = claims[at];
  return claim && 'parts' in claim ? takesFreeTier(example, labelOf(claim)) : undefined;
}

function costAt(at: number, { claims, example, costs }: Statement, free: boolean): Cost {
  return costOf(at, { claims, example, bill: costs(free) });
}

/** What a line costs; with and without the free tier where the example does not say. */
function costsOfLine(at: number, stated: Statement): readonly Cost[] {
  const taken = takenOff(at, stated);
  return taken === undefined ? [costAt(at, stated, false), costAt(at, stated, true)] : [costAt(at, stated, taken)];
}

type Way = ReturnType<typeof otherwise>[number];

function otherwiseOf(at: number, stated: Statement): readonly Way[] {
  const { claims, example, costs } = stated;
  const taken = takenOff(at, stated) === true;
  return otherwise(at, { claims, example, bill: costs(taken) }, costAt(at, stated, !taken));
}

/** A row that differs, with how its publisher seems to have computed it. */
function explained(row: Row, ways: readonly Way[]): Row {
  const way = ways.find(({ usd }) => row.want !== null && agrees(usd, row.want));
  return way ? { ...row, why: `the published figure is that ${way.how}` } : row;
}

function labelOf({ nodes, parts }: Extract<Claim, { readonly nodes: unknown }>): string {
  return nodes[parts[0]?.node ?? 0]?.name.split('.')[0] ?? '';
}

/** The cost nearest to what is published, where an example does not say whether the free tier is in it. */
function judged(row: Omit<Row, 'got' | 'pass'>, costs: readonly Cost[]): Row {
  // Twelve digits: below that, sums of cents only show how computers add.
  const known = costs.flatMap((cost) => ('usd' in cost ? [Number(cost.usd.toPrecision(12))] : []));
  if (known.length === 0) return { ...row, got: null, pass: null, why: costs.flatMap((cost) => ('why' in cost ? [cost.why] : []))[0] ?? 'no price' };
  const { want } = row;
  const got = want === null ? known[0] as number : known.reduce((best, each) => (Math.abs(each - want) < Math.abs(best - want) ? each : best));
  if (want === null) return { ...row, got, pass: null, why: 'nothing was published' };
  const pass = agrees(got, want);
  return { ...row, got, pass, ...(!pass && { why: difference(got, want) }) };
}

/** Equal to the cent, or to the last printed digit: where more were printed, or hundreds of dollars to a tenth. */
function agrees(got: number, want: number): boolean {
  return Math.abs(got - want) <= stepOf(want) / 2 + 1e-9;
}

/** A figure with the digits that its published one has: totals are often sums of rounded lines. */
function asPrinted({ got, want }: Row): number {
  const step = stepOf(want ?? 0);
  return Math.round((got ?? 0) / step + 1e-9) * step;
}

function stepOf(want: number): number {
  const digits = String(want).split('.')[1]?.length ?? 0;
  return 10 ** -(digits === 1 && want >= 100 ? 1 : Math.max(2, digits));
}

/** The figure is the same to less than its last printed digit. */
export const ROUNDED = 'printed cut or rounded up';

/** Why a published figure is another one, as far as the two tell. */
function difference(got: number, want: number): string {
  if (Math.abs(got - want) < stepOf(want) + 1e-9) return ROUNDED;
  const ratio = want / got;
  if (Math.abs(ratio - 2) < 0.06) return 'twice the price of today';
  const thousands = [1, 2, 3].find((power) => Math.abs(ratio / 1.024 ** power - 1) < 0.0005);
  return thousands === undefined ? 'the inputs lead to another figure' : 'counts sizes in thousands, where AWS counts by 1,024';
}

function totalOf({ id, total: want, unit }: WorkedExample, rows: readonly Row[]): Row {
  const open = rows.filter(({ got }) => got === null).length;
  const row = { id, line: 'total', want };
  if (want === null) return { ...row, got: null, pass: null, why: `no total was published (${unit})` };
  if (open > 0 || rows.length === 0) return { ...row, got: null, pass: null, why: rows.length === 0 ? 'no line was published' : `${open} of ${rows.length} lines cannot be stated` };
  const exact = judged(row, [{ usd: rows.reduce((sum, { got }) => sum + (got ?? 0), 0) }]);
  const ofPrinted = judged(row, [{ usd: rows.reduce((sum, line) => sum + asPrinted(line), 0) }]);
  const total = ofPrinted.pass === true && exact.pass === false ? ofPrinted : exact;
  const ownSum = sumOfLines(rows, want);
  if (total.pass !== false) return total;
  if (ownSum !== undefined) return { ...total, why: `its own lines add up to ${ownSum.toFixed(2)}` };
  return rows.some(({ pass }) => pass === false) ? { ...total, why: 'lines differ' } : total;
}

/** What the published lines add up to, where that is not the published total: beyond half a cent a line, or half a dollar of a total in dollars. */
export function sumOfLines(rows: readonly Row[], total: number): number | undefined {
  if (rows.some(({ want }) => want === null)) return undefined;
  const sum = rows.reduce((all, { want }) => all + (want ?? 0), 0);
  return Math.abs(sum - total) > 0.005 * rows.length + (Number.isInteger(total) ? 0.5 : 0) + 1e-9 ? sum : undefined;
}
