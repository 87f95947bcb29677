import { defineConfig } from 'vitest/config';

/** What takes long and changes seldom: `npm run test:all` runs it (BROWSER_SUITE=slow), `npm test` the rest. */
const SLOW = ['bill', 'editing-accessibility', 'editing-arrange', 'goals', 'pictures', 'run-mode', 'samples-view', 'screen-reader', 'simulation-why'].map((name) => `test/browser/${name}.test.ts`);
const isSlow = process.env['BROWSER_SUITE'] === 'slow';

// The webview as built, in a real Chromium, under its own content security policy. BROWSER_SUITE=all runs everything.
export default defineConfig({
  test: {
    include: isSlow ? SLOW : ['test/browser/**/*.test.ts'],
    exclude: isSlow || process.env['BROWSER_SUITE'] === 'all' ? [] : SLOW,
    environment: 'node',
    pool: 'threads',
    maxWorkers: 1,
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
