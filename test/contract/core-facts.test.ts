import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countCore, limitFamilies, sumOf } from '../../scripts/gen/limit-coverage.ts';
import type { Limit, Restriction } from '../../src/core/catalog/service.ts';
import { STRUCTURE_CHECKS } from '../../src/core/rules/structure-checks.ts';
import { topologyRules } from '../../src/core/rules/topology/rules.ts';
import { services } from '../../src/services/index.generated.ts';
import { agrees, facts, FACTS_ABSENT } from './collected-facts.ts';
import { CORE_FACTS } from './core-facts/tables.ts';

/** Every documented limit that matters most is kept by the product, as the collected facts have it. */

const root = resolve(import.meta.dirname, '../..');
const families = await limitFamilies(services, root);
const tables = Object.entries(CORE_FACTS);
const entries = new Map<string, Limit | Restriction>(families.flatMap(({ family, limits, restrictions }) =>
  [...Object.entries(limits), ...Object.entries(restrictions)].map(([name, entry]) => [`${family}.${name}`, entry])));
const counts = families.map(countCore);

describe('limits that matter most', () => {
  it('are read by a part of the product, or excused', () => {
    expect(sumOf(counts).open).toEqual([]);
  });

  it('are excused for less than a quarter', () => {
    const { all, excused } = sumOf(counts);
    expect(excused / all).toBeLessThan(0.25);
  });

  it('are not excused and read at once', () => {
    const both = families.flatMap((of) => Object.entries(of.limits).filter(([name, { excuse }]) => excuse !== undefined && of.partsReading(name).length > 0).map(([name]) => `${of.family}.${name}`));
    expect(both).toEqual([]);
  });
});

describe('restrictions', () => {
  const rules = new Set([...services.flatMap((service) => service.rules), ...topologyRules, ...STRUCTURE_CHECKS].map(({ id }) => id));

  it('name rules that exist', () => {
    expect(families.flatMap(({ restrictions }) => Object.values(restrictions).flatMap((each) => each.rules)).filter((id) => !rules.has(id))).toEqual([]);
  });

  it('without a rule say why', () => {
    const silent = families.flatMap(({ family, restrictions }) => Object.entries(restrictions).filter(([, { rules: held, excuse }]) => (held.length === 0) !== (excuse !== undefined)).map(([name]) => `${family}.${name}`));
    expect(silent).toEqual([]);
  });
});

/** Facts whose number counts the entries of a list: the list is what is kept. */
const RULED = new Set(['lambda.runtimes.supported', 'lambda.runtimes.deprecated']);

if (facts === undefined) console.info(FACTS_ABSENT);
describe.skipIf(facts === undefined).each(tables)('core facts of %s', (_family, table) => {
  const ofServices = (facts ?? []).filter(({ service }) => table.services.includes(service));
  const core = ofServices.filter(({ tier }) => tier === 'core');

  it('are each kept by a limit or a restriction', () => {
    expect(core.map(({ id }) => id).filter((id) => !Object.hasOwn(table.kept, id))).toEqual([]);
  });

  it('are the only ones named here', () => {
    const ids = new Set(ofServices.map(({ id }) => id));
    expect(Object.keys(table.kept).filter((id) => !ids.has(id))).toEqual([]);
  });

  it.skipIf(!table.complete)('and all the others stand in a table', () => {
    const missing = ofServices.filter((fact) => ![...entries.values()].some((entry) => {
      const { value, source } = agrees(entry, fact);
      return value && source && 'value' in entry === (typeof fact.value === 'number' && !RULED.has(fact.id));
    }));
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  it.each(Object.entries(table.kept))('%s is kept by %s', (id, kept) => {
    const fact = ofServices.find((each) => each.id === id)!;
    const entry = entries.get(kept);
    expect(entry?.core, kept).toBe(true);
    expect(agrees(entry!, fact)).toEqual({ value: true, source: true });
  });
});

describe.skipIf(facts === undefined)('what is marked as core', () => {
  it('is a core fact', () => {
    const kept = new Set(tables.flatMap(([, table]) => Object.values(table.kept)));
    expect([...entries].filter(([id, { core }]) => core && !kept.has(id)).map(([id]) => id)).toEqual([]);
  });
});
