import { existsSync, readFileSync } from 'node:fs';
import type { Limit, Restriction } from '../../src/core/catalog/service.ts';

/** One documented number or restriction of the collected facts, with its evidence. */
export interface Fact {
  readonly id: string;
  readonly service: string;
  readonly tier: 'core' | 'extra';
  readonly value: unknown;
  readonly value_bytes?: number;
  readonly min?: number;
  readonly default?: number;
  readonly kind: string;
  readonly unit: string;
  readonly source_url: string;
  readonly by_region?: Readonly<Record<string, number>>;
}

/** The collected facts are not part of the repository. */
const FACTS = new URL('../../../shared/facts/limits.json', import.meta.url);

/** Undefined where they are absent: what needs them is skipped, and says so. */
export const facts = existsSync(FACTS) ? (JSON.parse(readFileSync(FACTS, 'utf8')) as readonly Fact[]) : undefined;

export const FACTS_ABSENT = `Skipped: ${FACTS.pathname} is not here, so the limits are not compared with the collected facts.`;

const BYTES: Readonly<Record<string, number>> = { KB: 1024, KiB: 1024, MB: 1024 ** 2, MiB: 1024 ** 2, GB: 1024 ** 3, GiB: 1024 ** 3, TB: 1000 * 1024 ** 3 };

/** A fact may hold several numbers of one setting: the limit, the least value, the default; in several units. */
export function numbersOf({ value, value_bytes: bytes, min, default: initial, unit }: Fact): readonly unknown[] {
  const number = typeof value === 'number' ? value : undefined;
  const scaled = number === undefined ? [] : [...(unit === 'days' ? [number * 86_400] : []), ...(unit in BYTES ? [number * BYTES[unit]!] : [])];
  return [value, bytes, min, initial, ...scaled];
}

/** Whether a limit or a restriction is what a fact says. */
export function agrees(entry: Limit | Restriction, fact: Fact): { readonly value: boolean; readonly source: boolean } {
  return { value: !('value' in entry) || numbersOf(fact).includes(entry.value), source: entry.source.url === fact.source_url };
}
