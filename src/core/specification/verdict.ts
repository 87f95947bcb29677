import type { Json, Path } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import type { CheckName } from './checks.ts';

/** One thing that is wrong below the properties of a resource; `path` is a path of the template. */
export interface Violation {
  readonly check: CheckName;
  readonly path: Path;
  readonly message: Text;
  /** What to write at the path instead, where that is safe. */
  readonly repair?: { readonly title: Text; readonly value: Json };
  /** It is what a function or a parameter's default gives. */
  readonly computed: boolean;
  /** Names of properties that are missing, where that is what is wrong. */
  readonly lacks?: readonly string[];
}

/**
 * What a schema says of a value. Every violation is certain; `unsure`: a value that only deployment tells
 * might be one more.
 */
export interface Verdict {
  readonly violations: readonly Violation[];
  readonly unsure: boolean;
}

export const FINE: Verdict = { violations: [], unsure: false };
export const UNSURE: Verdict = { violations: [], unsure: true };

/** Surely valid, surely not, or not to be told. */
export function outcome({ violations, unsure }: Verdict): 'fits' | 'fails' | 'open' {
  return violations.length > 0 ? 'fails' : unsure ? 'open' : 'fits';
}

/** All of them hold. */
export function together(verdicts: readonly Verdict[]): Verdict {
  const real = verdicts.filter((verdict) => verdict !== FINE);
  if (real.length === 0) return FINE;
  if (real.length === 1) return real[0] as Verdict;
  return { violations: real.flatMap(({ violations }) => violations), unsure: real.some(({ unsure }) => unsure) };
}
