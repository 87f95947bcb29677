import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { limitFamilies } from '../../scripts/gen/limit-coverage.ts';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { ruleContext } from '../../src/core/rules/context.ts';
import { propagate } from '../../src/core/traffic/propagate.ts';
import { catalog } from '../../src/services/catalog.ts';
import { services } from '../../src/services/index.generated.ts';

/** What AWS raises on request can be written under `account.quotas`, whatever service it is of. */

const root = resolve(import.meta.dirname, '../..');
const limits = (await limitFamilies(services, root)).flatMap(({ family, limits: table }) => Object.entries(table).map(([name, limit]) => [`${family}.${name}`, limit] as const));
const adjustable = limits.filter(([, { kind }]) => kind === 'adjustable');
const raised = (id: string, value: number) => `version: 1\nname: raised\nregion: ap-northeast-2\nnodes: {}\naccount: { quotas: { ${id}: ${value} } }\n`;
const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(resolve(root, 'media/arch.schema.json'), 'utf8')) as object);

describe('an account with a higher quota', () => {
  it.each(adjustable)('may say so of %s', (id, { value }) => {
    const text = raised(id, value * 2);
    expect(createAnalyser(catalog).analyse(text).findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('account.'))).toEqual([]);
    expect(validate(parseDocument(text).data)).toBe(true);
  });

  it.each(adjustable)('has its own value of %s read by the rules', (id, { value }) => {
    const { design } = parseDocument(raised(id, value * 2));
    const resolver = createResolver(design);
    const input = { design, catalog, resolve: resolver, usage: propagate(design, catalog, resolver) };
    expect(ruleContext(input, () => undefined).quota(id)).toBe(value * 2);
  });
});

describe('a limit that AWS does not raise', () => {
  const hard = limits.filter(([, { kind }]) => kind === 'hard');

  it.each(hard)('%s may be lower and not higher', (id, { value }) => {
    const rules = (to: number) => createAnalyser(catalog).analyse(raised(id, to)).findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('account.'));
    expect(rules(value + 1)).toHaveLength(1);
    expect(rules(value)).toEqual([]);
  });
});
