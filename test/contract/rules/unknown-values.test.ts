import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { createAnalyser } from '../../../src/core/analysis/analyse.ts';
import { isModelled } from '../../../src/core/catalog/service.ts';
import { catalog } from '../../../src/services/catalog.ts';

type Tree = { [key: string]: unknown };

function put(tree: Tree, path: readonly string[], value: unknown): void {
  const [step = '', ...rest] = path;
  if (rest.length === 0) tree[step] = value;
  else put((tree[step] ??= {}) as Tree, rest, value);
}

const kinds = catalog.services.flatMap((service) => service.kinds.map((kind) => [kind.service, service.family, kind] as const));

describe('a value that only a deployment tells breaks no rule', () => {
  it.each(kinds)('%s', (name, family, kind) => {
    const properties: Tree = {};
    const fields = isModelled(kind.properties) ? kind.properties.fields : [];
    for (const field of fields) {
      if ((field.home ?? 'properties') === 'properties') put(properties, field.path.split('.'), { Ref: 'Later' });
    }
    const design = { version: 1, name: 'unknown', region: 'us-east-1', parameters: { Later: { Type: 'String' } }, nodes: { it: { service: name, properties } } };
    const { findings } = createAnalyser(catalog).analyse(stringify(design));
    expect(findings.filter(({ rule }) => rule.startsWith(`${family}.`))).toEqual([]);
  });
});

describe('what the palette places breaks no rule', () => {
  it.each(kinds)('%s', (name, family, kind) => {
    const design = { version: 1, name: 'new', region: 'us-east-1', nodes: { it: { service: name, properties: kind.about.initial } } };
    const { findings } = createAnalyser(catalog).analyse(stringify(design));
    const broken = findings.filter(({ rule, severity }) => rule.startsWith(`${family}.`) && severity === 'error');
    expect(broken).toEqual([]);
  });
});
