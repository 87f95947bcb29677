import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/core/catalog/catalog.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import type { Path } from '../../src/core/model/json.ts';
import { createResolver } from '../../src/core/resolve/resolver.ts';
import { checkTemplate } from '../../src/core/specification/check.ts';
import { SPECIFICATION_FILE } from '../../src/core/specification/loader.ts';
import { readSpecification } from '../../src/core/specification/read.ts';
import { findLinter, type Remark } from './linter.ts';

/** The checks of the template against cfn-lint's, on templates that people wrote. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const corpus = join(root, '../shared/corpus');
const linter = await findLinter();
const missing = 'missing' in linter ? linter.missing : existsSync(corpus) ? undefined : `there are no templates in ${corpus}`;
if (missing !== undefined) console.warn(`the comparison with cfn-lint is skipped: ${missing}`);

const specification = readSpecification(readFileSync(join(root, ...SPECIFICATION_FILE), 'utf8'));
const catalog = createCatalog([]);

/** Errors that cfn-lint does not report and that are true, each with its reason. */
const OURS_ONLY: readonly { readonly rule: string; readonly path: RegExp; readonly reason: string }[] = [];

/** Rules of cfn-lint about what the checks of the template are about; the others are a function's runtime, the template's form, SAM. */
const COMPARED = /^E(1010|1020|3002|3003|3005|3006|3008|3012|3014|3017|3018|3020|3021|3030|3031|3032|3033|3034|3037|3040|3058|36\d\d|3710|6101)$/;

interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly path: Path;
  readonly message: string;
}

/** The templates as designs: all of it below `template:`. What our reader does not take is another test's. */
function templates(): ReadonlyMap<string, { readonly yaml: string; readonly found: readonly Found[] }> {
  const all = ['templates', 'sam-expanded'].flatMap((folder) => readdirSync(join(corpus, folder)).filter((name) => name !== 'index.json').map((name) => [`${folder}-${name.replace(/\.\w+$/, '')}`, join(corpus, folder, name)] as const));
  return new Map(all.flatMap(([name, file]) => {
    const yaml = readFileSync(file, 'utf8').replace(/^---\s*\n/, '');
    const document = parseDocument(`version: 1\nname: t\nregion: us-east-1\ntemplate:\n${yaml.split('\n').map((line) => `  ${line.replaceAll('\t', '  ')}`).join('\n')}`);
    if (document.broken || document.design.template['Resources'] === undefined) return [];
    const { design } = document;
    const resolve = createResolver(design);
    const findings = checkTemplate({ design, resolve, specification, synthesis: synthesize({ design, catalog, resolve }) });
    return [[name, { yaml, found: findings.map(({ rule, severity, path, message }) => ({ rule, severity, path: (path ?? []).slice(1), message: message.en })) }] as const];
  }));
}

/** The same place, or one inside the other below the resource. */
function isSamePlace(a: Path, b: Path): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 2 && short.every((step, at) => String(step) === String(long[at]));
}

describe.skipIf(missing !== undefined)('the checks of the template, beside cfn-lint', async () => {
  const checked = missing === undefined ? templates() : new Map<string, never>();
  const remarks: readonly Remark[] = 'missing' in linter || missing !== undefined ? [] : await linter.lint(new Map([...checked].map(([name, { yaml }]) => [name, { region: 'us-east-1', yaml }])));
  const remarksOn = (name: string): readonly Remark[] => remarks.filter(({ template }) => template === name);

  it('report no error that cfn-lint does not', () => {
    const alone = [...checked].flatMap(([name, { found }]) => found
      .filter(({ severity, path, rule }) => severity === 'error' && !remarksOn(name).some((remark) => isSamePlace(path, remark.path)) && !OURS_ONLY.some((each) => each.rule === rule && each.path.test(path.join('.'))))
      .map(({ rule, path, message }) => `${name}: ${rule} ${path.join('.')}: ${message}`));
    expect(checked.size).toBeGreaterThan(100);
    expect(alone).toEqual([]);
  });

  it('report most of what cfn-lint reports of properties and references', () => {
    const errors = remarks.filter(({ level, rule }) => level === 'Error' && COMPARED.test(rule));
    const met = errors.filter(({ template, path }) => checked.get(template)?.found.some((each) => isSamePlace(each.path, path)));
    const lost = errors.filter((remark) => !met.includes(remark)).map(({ template, rule, path, message }) => `${template}: ${rule} ${path.join('.')}: ${message}`);
    console.info(`cfn-lint's errors of properties and references that are found: ${met.length} of ${errors.length}${lost.map((each) => `\n  not ${each}`).join('')}`);
    expect(met.length / Math.max(1, errors.length)).toBeGreaterThanOrEqual(0.6);
  });
});
