// `npm run test:all`: the slow suites and those that need tools from outside, after `npm test`.
import { ensureChromium } from './lib/chromium.mjs';
import { ensurePackages, requireNode } from './lib/prepare.mjs';
import { node24, run, step } from './lib/steps.mjs';
import { createTally } from './lib/tally.mjs';

requireNode();
await ensurePackages();
const chromium = await step('find Chromium', ensureChromium);

const tally = createTally('test-all');
const env = { CHROMIUM_PATH: chromium };
await tally.check('build', () => run(node24(), ['esbuild.mjs'], { quiet: true }));
await tally.suite('outside judges: cfn-lint, moto, MiniStack, aws-sam-translator, CDK', ['--config', 'test/outside/vitest.config.ts'], { env });
await tally.suite('the rest of the webview in Chromium', ['--config', 'test/browser/vitest.config.ts'], { env: { ...env, BROWSER_SUITE: 'slow' } });
await tally.suite('the rest end to end in the real VS Code', ['--config', 'test/e2e/vitest.config.ts'], { env: { ...env, E2E_SUITE: 'slow' } });
await tally.suite('the core suite end to end in the web extension host', ['--config', 'test/e2e/vitest.config.ts'], { env: { ...env, E2E_KIND: 'web' } });
await tally.check('fuzz: 100,000 mutated documents', () => run(node24(), ['scripts/fuzz.ts'], { quiet: true }));
await tally.check('bench', () => run(node24(), ['scripts/bench.ts']));
await tally.suite('the package in the real VS Code', ['--config', 'test/e2e/vitest.config.ts'], { env: { ...env, E2E_SUITE: 'package' } });
await tally.check('npm start answers', () => run(node24(), ['scripts/start.mjs', '--check']));
process.exit(await tally.finish());
