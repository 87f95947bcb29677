import { Distribution } from '../../../src/core/kernel/distribution.ts';

/** One case as the file has it: what is put in, what should come out and how near. */
export interface Case {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly inputs: Inputs;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: Readonly<Record<string, Tolerance>>;
}

export type Inputs = Readonly<Record<string, unknown>>;

export interface Tolerance {
  readonly rel?: number;
  readonly abs?: number;
  readonly max?: number;
  readonly min?: number;
}

/** What this product makes of a case: by the names that the case expects. */
export type Got = Readonly<Record<string, unknown>>;

/** Cases of one kind, told by what they put in. */
export interface CaseKind {
  readonly name: string;
  readonly takes: (inputs: Inputs, given: Case) => boolean;
  readonly run: (inputs: Inputs, given: Case) => Got;
}

export function has(inputs: Inputs, ...keys: readonly string[]): boolean {
  return keys.every((key) => inputs[key] !== undefined);
}

/** The number under the first of some names. */
export function number(inputs: Inputs, ...keys: readonly string[]): number {
  const found = optional(inputs, ...keys);
  if (found === undefined) throw new RangeError(`expected a number under ${keys.join(' or ')}`);
  return found;
}

export function optional(inputs: Inputs, ...keys: readonly string[]): number | undefined {
  for (const key of keys) {
    const value = inputs[key];
    if (typeof value === 'number') return value;
    const leading = typeof value === 'string' ? /^[^0-9]*([0-9][0-9,]*\.?[0-9]*(?:e[+-]?[0-9]+)?)/.exec(value)?.[1] : undefined;
    if (leading !== undefined) return Number(leading.replaceAll(',', ''));
  }
  return undefined;
}

export function words(inputs: Inputs, key: string): string {
  const value = inputs[key];
  return Array.isArray(value) ? value.join(' ') : typeof value === 'string' ? value : '';
}

/**
 * A law as cases write it: a number of seconds, `exp mean 1.991 s`, `exp 2.016`, `lognormal mean 0.1 s`,
 * `lognormal cv^2=4` (of the mean given besides), `deterministic`.
 */
export function law(written: unknown, mean = 1): Distribution {
  if (typeof written === 'number') return Distribution.constant(written);
  const text = typeof written === 'string' ? written : '';
  const squared = Number(/cv(?:\^?2)\s*(?:=|of)?\s*([0-9.]+)/.exec(text)?.[1] ?? Number.NaN);
  const rest = text.replace(/cv(?:\^?2)?\s*(?:=|of)?\s*[0-9.]*/g, '');
  const stated = Number(/([0-9]+\.?[0-9]*(?:e-?[0-9]+)?)\s*(ms)?/.exec(rest)?.[1] ?? mean) * (/[0-9]\s*ms/.test(rest) ? 0.001 : 1);
  if (/exp/.test(text)) return Distribution.exponential(stated);
  if (/log-?normal/.test(text)) return Distribution.logNormalOf(stated, Number.isNaN(squared) ? 1 : squared);
  return Distribution.constant(stated);
}
