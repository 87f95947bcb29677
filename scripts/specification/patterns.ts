/**
 * Which patterns of the schemas a user's text may be held against: JavaScript has to understand them, and
 * no text may make them slow.
 */
import { createContext, runInContext } from 'node:vm';
import { MAX_MATCHED } from '../../src/core/specification/contract.ts';

/** Of processor time, for one text: a busy machine is no slow pattern. */
const MILLISECONDS = 20;
const TRIES = 2;

/** Texts that make bad patterns backtrack: long runs that nearly match, broken off at the end. */
const RUNS = ['a', '0', 'A', '-', '.', '/', ':', ' ', '_', '=', ',', 'a0', 'a-', 'a.', 'a/', 'a:', 'a ', 'aA0', '0.', '{a}', 'a=b,', 'arn:aws:', 'arn:aws:a:us-east-1:123456789012:', 'é', '\t', '*', '"a"'];
const ENDS = ['', '\n!', '\u0000', '-', ' ', ':'];
const HEADS = ['', 'arn:aws:iam::123456789012:', 'https://', 's3://', '/', '^'];

const verdicts = new Map<string, boolean>();

/** Whether a pattern may be used. */
export function isUsable(pattern: string): boolean {
  const known = verdicts.get(pattern);
  if (known !== undefined) return known;
  const verdict = compiles(pattern) && Array.from({ length: TRIES }).some(() => isQuick(pattern));
  verdicts.set(pattern, verdict);
  return verdict;
}

/** The patterns that were turned down. */
export function unusable(): readonly string[] {
  return [...verdicts].filter(([, usable]) => !usable).map(([pattern]) => pattern);
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

function isQuick(pattern: string): boolean {
  const texts = HEADS.flatMap((head) => RUNS.flatMap((run) => ENDS.map((end) => (head + run.repeat(MAX_MATCHED)).slice(0, MAX_MATCHED - end.length) + end)));
  const now = (): number => process.cpuUsage().user / 1_000;
  const context = createContext({ pattern, texts, now, limit: MILLISECONDS });
  const program = 'const expression = new RegExp(pattern, "u"); for (const text of texts) { const started = now(); expression.test(text); if (now() - started > limit) throw new Error(text); }';
  try {
    runInContext(program, context, { timeout: 5_000 });
    return true;
  } catch {
    return false;
  }
}
