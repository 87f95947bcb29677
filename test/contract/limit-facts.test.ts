import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/services/catalog.ts';

/** The collected facts with their evidence; not part of the repository. */
const FACTS = new URL('../../../shared/facts/limits.json', import.meta.url);
const present = existsSync(FACTS);
if (!present) console.info(`Skipped: ${FACTS.pathname} is not here, so the limits are not compared with the collected facts.`);

interface Fact {
  readonly value: unknown;
  readonly value_bytes?: number;
  readonly min?: number;
  readonly default?: number;
  readonly kind: string;
  readonly unit: string;
  readonly source_url: string;
  readonly by_region?: Readonly<Record<string, number>>;
}

/** Read on pages that the collected facts do not cover, or in the words of a fact. */
const OWN_READINGS = ['cognito.trigger-timeout', 'sns.message-setting-min'];

const facts = present ? (JSON.parse(readFileSync(FACTS, 'utf8')) as readonly Fact[]) : [];
const limits = catalog.services.flatMap((service) => Object.entries(service.limits).map(([name, limit]) => [`${service.family}.${name}`, limit] as const));

/** A fact may hold several numbers of one setting: the limit, the least value, the default. */
function numbersOf(fact: Fact): readonly unknown[] {
  const days = fact.unit === 'days' && typeof fact.value === 'number' ? fact.value * 86_400 : undefined;
  const decimal = fact.unit === 'TB' && typeof fact.value === 'number' ? fact.value * 1e12 : undefined;
  const binary = fact.unit === 'GB' && typeof fact.value === 'number' ? fact.value * 1024 ** 3 : undefined;
  return [fact.value, fact.value_bytes, fact.min, fact.default, days, decimal, binary];
}

describe.skipIf(!present)('documented limits are those of the collected facts', () => {
  it.each(limits.filter(([id]) => !OWN_READINGS.includes(id)))('%s', (_, limit) => {
    const samePage = facts.filter((fact) => fact.source_url === limit.source.url);
    const same = samePage.filter((fact) => numbersOf(fact).includes(limit.value));
    expect(same).not.toEqual([]);
    if (limit.byRegion) expect(same.map((fact) => fact.by_region)).toContainEqual(limit.byRegion);
    expect(same.some((fact) => fact.kind === limit.kind || fact.default === limit.value || fact.min === limit.value)).toBe(true);
  });
});
