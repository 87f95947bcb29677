import { defineConfig } from 'vitest/config';

// The real VS Code, one window at a time. `npm test` runs what everyone meets first (develop), `npm run test:all` the rest:
// E2E_SUITE=slow, and E2E_SUITE=package, which takes a packaged extension.
const suite = process.env['E2E_SUITE'] ?? 'develop';

export default defineConfig({
  test: {
    include: [`test/e2e/${suite}/**/*.test.ts`],
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    // Windows, focus and a busy machine: what fails once and holds at a second try has been shown.
    retry: 1,
    testTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
  },
});
