import type { Row } from '../suite.ts';
import type { Case, Got, Tolerance } from './case.ts';

/** One row for each figure that a case expects. */
export function rowsOf(given: Case, got: Got): readonly Row[] {
  return Object.entries(given.expected).flatMap(([name, want]) => {
    const tolerance = given.tolerance[name] ?? given.tolerance['default'];
    return figures(name, want, got[name]).map(({ line, want: wanted, got: found }) => row(given.id, line, { want: wanted, got: found, tolerance }));
  });
}

interface Figure {
  readonly line: string;
  readonly want: number;
  readonly got: number | undefined;
}

/** Lists and maps of figures, one by one; true and false count as 1 and 0. */
function figures(line: string, want: unknown, got: unknown): readonly Figure[] {
  if (typeof want === 'number' || typeof want === 'boolean') return [{ line, want: Number(want), got: typeof got === 'number' || typeof got === 'boolean' ? Number(got) : undefined }];
  if (typeof want !== 'object' || want === null) return [];
  return Object.entries(want).flatMap(([key, value]) => figures(`${line}.${key}`, value, typeof got === 'object' && got !== null ? (got as Readonly<Record<string, unknown>>)[key] : undefined));
}

function row(id: string, line: string, { want, got, tolerance }: { readonly want: number; readonly got: number | undefined; readonly tolerance: Tolerance | undefined }): Row {
  if (got === undefined) return { id, line, want, got: null, pass: tolerance === undefined ? null : false, why: 'not measured here' };
  return { id, line, want, got, pass: tolerance === undefined ? null : isNear(got, want, tolerance) };
}

/** Within one of the tolerances that are given; a largest or smallest value stands for the expected one. */
function isNear(got: number, want: number, { rel, abs, max, min }: Tolerance): boolean {
  if (max !== undefined) return got <= max;
  if (min !== undefined) return got >= min;
  const difference = Math.abs(got - want);
  return (rel !== undefined && difference <= rel * Math.abs(want)) || (abs !== undefined && difference <= abs + 1e-12);
}
