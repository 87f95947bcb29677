import { defineConfig } from 'vitest/config';

// Judges from outside: tools that are not npm packages. Each suite says so where its tool is missing;
// in CI (CI=true) a missing tool is a failure.
export default defineConfig({
  test: {
    include: ['test/outside/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
