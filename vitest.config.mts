import { defineConfig } from 'vitest/config';

// Unit, contract, property, golden and architecture tests. The browser, the real VS Code, the slow and
// the outside suites have configurations of their own, so that each can be run and counted alone.

/** These hold files, servers, processes or a mocked `vscode`: each test file has modules of its own. */
const IMPURE = ['src/{node,extension}/**/*.test.ts', 'test/host/**/*.test.ts', 'samples/**/*.test.ts'];

const shared = { environment: 'node', pool: 'threads', testTimeout: 30_000, hookTimeout: 60_000 } as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'pure',
          include: ['src/**/*.test.ts', 'webview/**/*.test.{ts,tsx}', 'test/{contract,golden,property,analytic,architecture}/**/*.test.ts'],
          exclude: IMPURE,
          // The core holds no state: loading the catalogue once for all test files takes nearly half the time off.
          isolate: false,
        },
      },
      { test: { ...shared, name: 'impure', include: IMPURE } },
    ],
  },
});
