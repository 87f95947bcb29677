// `npm run package`: builds and packs the extension, and says what its parts weigh. `--out FILE` names the file.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensurePackages, requireNode } from './lib/prepare.mjs';
import { node24, root, run, step } from './lib/steps.mjs';
import { weigh } from './package-budget.mjs';

const { values } = parseArgs({ options: { out: { type: 'string' } } });
const { name, version } = createRequire(import.meta.url)('../package.json');
const out = values.out ?? join(root, `${name}-${version}.vsix`);

requireNode();
await ensurePackages();
await step('build', () => run(node24(), ['esbuild.mjs'], { quiet: true }));
// Everything is bundled: no dependencies go along.
await step('package (vsce)', () => run(node24(), [join(root, 'node_modules', '@vscode', 'vsce', 'vsce'), 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', out], { quiet: true }));
const { table, isWithin } = await weigh(out);
console.log(`${out}\n${table}`);
if (!isWithin) throw new Error('the package is above its budget (scripts/package-budget.mjs)');
