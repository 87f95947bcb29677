import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { SPECIFICATION_FILE } from '../../src/core/specification/loader.ts';
import { readSpecification } from '../../src/core/specification/read.ts';
import { catalog } from '../../src/services/catalog.ts';

/** The checks of the template on everything that the product makes and ships: they find nothing. */

const root = resolve(import.meta.dirname, '../..');
const specification = readSpecification(readFileSync(join(root, ...SPECIFICATION_FILE), 'utf8'));
const FAMILIES = /^(property|resource|reference|cloudformation|iam|internal)\./;

function foundIn(text: string): readonly string[] {
  const { findings } = createAnalyser(catalog, undefined, () => specification).analyse(text);
  return findings.filter(({ rule }) => FAMILIES.test(rule)).map(({ rule, severity, path, message }) => `${severity} ${rule} ${(path ?? []).join('.')}: ${message.en}`);
}

describe('the checks of the template', () => {
  const samples = readdirSync(join(root, 'samples'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.arch.yaml')).map((name) => join('samples', name));
  const designs = readdirSync(join(root, 'test/outside/designs')).map((name) => join('test/outside/designs', name));

  it.each([...samples, ...designs])('find nothing in %s', (file) => {
    expect(foundIn(readFileSync(join(root, file), 'utf8'))).toEqual([]);
  });

  it.each(catalog.services.flatMap(({ kinds }) => kinds).map((kind) => [kind.service, kind] as const))('find no error in a %s from the palette', (service, kind) => {
    const text = stringify({ version: 1, name: 't', region: 'us-east-1', nodes: { it: { service, properties: kind.about.initial } } });
    expect(foundIn(text).filter((found) => found.startsWith('error'))).toEqual([]);
  });
});
