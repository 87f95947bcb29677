import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { limitFamilies } from '../../scripts/gen/limit-coverage.ts';
import { services } from '../../src/services/index.generated.ts';
import { facts, FACTS_ABSENT, numbersOf } from './collected-facts.ts';
import { CORE_FACTS } from './core-facts/tables.ts';

if (facts === undefined) console.info(FACTS_ABSENT);

/** Read on pages that the collected facts do not cover, or in the words of a fact. */
const beyond = new Set(Object.values(CORE_FACTS).flatMap((table) => table.beyond));

const families = await limitFamilies(services, resolve(import.meta.dirname, '../..'));
const limits = families.flatMap(({ family, limits: table }) => Object.entries(table).map(([name, limit]) => [`${family}.${name}`, limit] as const));

describe.skipIf(facts === undefined)('documented limits are those of the collected facts', () => {
  it.each(limits.filter(([id]) => !beyond.has(id)))('%s', (_, limit) => {
    const samePage = facts!.filter((fact) => fact.source_url === limit.source.url);
    const same = samePage.filter((fact) => numbersOf(fact).includes(limit.value));
    expect(same).not.toEqual([]);
    if (limit.byRegion) expect(same.map((fact) => fact.by_region)).toContainEqual(limit.byRegion);
    expect(same.some((fact) => fact.kind === limit.kind || fact.default === limit.value || fact.min === limit.value)).toBe(true);
  });
});
