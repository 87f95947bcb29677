// `npm test`: installs what it needs, then checks everything that is quick enough to be checked every time.
import { join } from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { ensurePackages, requireNode } from './lib/prepare.mjs';
import { node24, root, run, step } from './lib/steps.mjs';
import { createTally } from './lib/tally.mjs';
import { ensureVscodeServer, hasVscodeServer } from './lib/vscode-server.mjs';

requireNode();
await ensurePackages();
const chromium = await step('find Chromium', ensureChromium);
await step(hasVscodeServer() ? 'find VS Code in .vscode-test' : 'get VS Code from npm into .vscode-test (about 600 MB, once)', ensureVscodeServer);

const tally = createTally('test');
const tool = (file, ...args) => run(node24(), [join(root, 'node_modules', file), ...args], { quiet: true });
const env = { CHROMIUM_PATH: chromium };

await tally.check('types (tsc)', () => tool('typescript/bin/tsc', '-b'));
await tally.check('style (eslint)', () => tool('eslint/bin/eslint.js', '.'));
await tally.check('build', () => run(node24(), ['esbuild.mjs'], { quiet: true }));
await tally.suite('unit, contract, property, golden and architecture tests', []);
await tally.suite('the webview in Chromium', ['--config', 'test/browser/vitest.config.ts'], { env });
await tally.suite('end to end in the real VS Code', ['--config', 'test/e2e/vitest.config.ts'], { env });
process.exit(await tally.finish());
