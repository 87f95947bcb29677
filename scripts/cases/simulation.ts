import type { Report, Row, Suite } from './suite.ts';
import type { Case, CaseKind } from './simulation/case.ts';
import { rowsOf } from './simulation/compare.ts';
import { DRAWN } from './simulation/draws.ts';
import { EVENTS } from './simulation/events.ts';
import { usual } from './simulation/names.ts';
import { NETWORKS } from './simulation/networks.ts';
import { POOLS } from './simulation/pools.ts';
import { QUEUES } from './simulation/queues.ts';
import { SERVICES } from './simulation/services.ts';
import { caseTable } from './simulation/table.ts';

/** The first that takes what a case puts in runs it. */
const KINDS: readonly CaseKind[] = [...EVENTS, ...SERVICES, ...POOLS, ...NETWORKS, ...QUEUES, ...DRAWN];

/** Cases of simulation: what is put in, what should come out, and how near. */
export const simulations: Suite = {
  takes: (json) => Array.isArray(json) && json.length > 0 && json.every((each) => typeof each === 'object' && each !== null && 'inputs' in each && 'expected' in each && 'tolerance' in each),
  run: (json) => {
    const results = (json as readonly Case[]).map(runCase);
    const rows = results.flatMap((result) => result.rows);
    return { rows, objects: results.map(objectOf), tally: tallyOf(results), table: () => caseTable(results, tallyOf(results)) } satisfies Report;
  },
};

export interface CaseResult {
  readonly given: Case;
  readonly kind: string | undefined;
  readonly rows: readonly Row[];
}

/** A case as it is printed: what came out, what should have, and whether that is near enough; null where it was not run. */
function objectOf(result: CaseResult): object {
  const { given, kind, rows } = result;
  const run = rows.filter(({ got }) => got !== null);
  const why = rows.flatMap((row) => (row.why === undefined ? [] : [row.why]));
  return {
    id: given.id, kind: kind ?? 'unknown',
    got: run.length === 0 ? null : Object.fromEntries(run.map(({ line, got }) => [line, got])),
    want: Object.fromEntries(run.map(({ line, want }) => [line, want])),
    pass: rows.every(({ pass }) => pass === null) ? null : passes(result),
    ...(why.length > 0 && { why: why.join('; ') }),
  };
}

function runCase(written: Case): CaseResult {
  const given = { ...written, inputs: usual(written.inputs) };
  const kind = KINDS.find(({ takes }) => takes(given.inputs, given));
  if (given.kind === 'speed') return { given, kind: 'speed', rows: [unknown(given, 'the speed case is measured by npm run bench')] };
  if (!kind) return { given, kind: undefined, rows: [unknown(given, `no kind of case takes the inputs ${Object.keys(written.inputs).join(', ')}`)] };
  try {
    return { given, kind: kind.name, rows: rowsOf(given, kind.run(given.inputs, given)) };
  } catch (error) {
    return { given, kind: kind.name, rows: [unknown(given, (error as Error).message.split('\n')[0] ?? '')] };
  }
}

function unknown({ id, expected }: Case, why: string): Row {
  return { id, line: Object.keys(expected).join(', '), got: null, want: null, pass: null, why };
}

function passes({ rows }: CaseResult): boolean {
  return rows.some(({ pass }) => pass === true) && rows.every(({ pass }) => pass !== false);
}

function tallyOf(results: readonly CaseResult[]): string {
  const passed = results.filter(passes).length;
  const failed = results.filter(({ rows }) => rows.some(({ pass }) => pass === false));
  const unrun = results.filter(({ rows }) => rows.every(({ pass }) => pass === null));
  return [
    `${results.length} cases: ${passed} pass, ${failed.length} do not${failed.length > 0 ? ` (${failed.map(({ given }) => given.id).join(', ')})` : ''}, ${unrun.length} not run${unrun.length > 0 ? ` (${unrun.map(({ given }) => given.id).join(', ')})` : ''}.`,
    ...measurementError(results),
  ].join(' ');
}

/** Over all measurements of real functions: the mean error of the share of cold starts and of the environments. */
function measurementError(results: readonly CaseResult[]): readonly string[] {
  const measured = results.filter(({ given }) => given.kind === 'measured-aws' && 'p_cold' in given.expected).flatMap(({ rows }) => rows);
  const mean = (line: string): number => {
    const errors = measured.filter((row) => row.line === line && row.got !== null && row.want !== null && row.want !== 0).map(({ got, want }) => Math.abs((got as number) / (want as number) - 1));
    return (100 * errors.reduce((sum, error) => sum + error, 0)) / Math.max(1, errors.length);
  };
  return measured.length === 0 ? [] : [`Mean error over ${measured.filter(({ line }) => line === 'p_cold').length} measurements of real functions: cold starts ${mean('p_cold').toFixed(1)} %, environments ${mean('avg_instances').toFixed(1)} %.`];
}
