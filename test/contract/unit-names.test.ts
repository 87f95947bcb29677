import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { limitFamilies } from '../../scripts/gen/limit-coverage.ts';
import { isModelled } from '../../src/core/catalog/service.ts';
import { withUnit } from '../../src/core/model/unit-names.ts';
import { services } from '../../src/services/index.generated.ts';

const root = resolve(import.meta.dirname, '../..');
const families = await limitFamilies(services, root);
const ofLimits = families.flatMap(({ limits }) => Object.values(limits).map(({ unit }) => unit));
const ofPrices = readdirSync(resolve(root, 'src/services'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => [...readFileSync(resolve(root, 'src/services', name, 'prices.json'), 'utf8').matchAll(/"unit": ?"([^"]+)"/g)].map(([, unit]) => unit ?? ''));
const ofFields = services.flatMap(({ kinds }) => kinds).flatMap(({ properties }) => (isModelled(properties) ? [...properties.fields, ...properties.assumptions] : []))
  .flatMap(({ input }) => (input.type === 'number' && input.unit !== undefined ? [input.unit] : []));

it('every unit of a limit, a price or a field has its word in Korean', () => {
  const units = [...new Set([...ofLimits, ...ofPrices, ...ofFields])];
  expect(units.length).toBeGreaterThan(100);
  expect(units.filter((unit) => /[a-z]{3}/.test(withUnit('2', unit, 'ko').replace(/Gbps|Mbps|GB-(month|second)|[RW]CU-hour/, '')))).toEqual([]);
});
