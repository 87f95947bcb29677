import { defineConfig } from 'vitest/config';

// Unit, contract, property, golden and architecture tests. The browser, the real VS Code, the slow and
// the outside suites have configurations of their own, so that each can be run and counted alone.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'webview/**/*.test.{ts,tsx}', 'test/{contract,golden,property,analytic,architecture,host}/**/*.test.ts', 'samples/**/*.test.ts'],
    environment: 'node',
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
