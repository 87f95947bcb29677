// Runs checks and test suites one after the other, whatever the others did, and sums them up.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { node24, root, run, step } from './steps.mjs';

const results = join(root, 'test-results');

/** `name` of the run: its sum is kept in test-results/<name>.json for whoever adds several up. */
export function createTally(name) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];

  /** A check that is one thing: types, style, walls. */
  async function check(title, work) {
    try {
      await step(title, work);
      sum.passed += 1;
    } catch (error) {
      sum.failed += 1;
      failures.push(title);
      console.log(error.output ?? error.stack ?? error);
    }
  }

  /** A suite of tests under Vitest; each of its tests counts. */
  async function suite(title, args, options = {}) {
    const report = join(results, `${title.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}.vitest.json`);
    await mkdir(results, { recursive: true });
    await rm(report, { force: true });
    const ended = await step(title, () => vitest([...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], options)).then(() => true, () => false);
    const counted = await count(report);
    for (const key of Object.keys(sum)) sum[key] += counted[key];
    if (!ended && counted.failed === 0) sum.failed += 1;
    if (!ended || counted.failed > 0) failures.push(title);
    console.log(`  ${counted.passed} passed, ${counted.failed} failed${counted.skipped > 0 ? `, ${counted.skipped} skipped` : ''}`);
  }

  /** Says what failed, keeps the sum, prints it last; the answer is the exit code. */
  async function finish() {
    await mkdir(results, { recursive: true });
    await writeFile(join(results, `${name}.json`), JSON.stringify(sum));
    if (failures.length > 0) console.log(`\nfailed: ${failures.join('; ')}`);
    console.log(`${sum.passed} passed, ${sum.failed} failed`);
    return sum.failed > 0 ? 1 : 0;
  }

  return { check, suite, finish };
}

function vitest(args, { env = {} } = {}) {
  return run(node24(), [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...args], { env });
}

/** What Vitest's JSON report counts; nothing where it wrote none. A file that could not be run counts as one failure. */
async function count(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(await readFile(report, 'utf8'));
    const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed')).length;
    return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
