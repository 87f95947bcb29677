import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleTexts, simulationBundle } from '../support/simulation-bundle.ts';
import { runHashes } from '../support/simulation-runs.ts';

/** Another Node on this machine, of the oldest version that the product runs on; undefined where there is none. */
const OLDEST = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
  try {
    return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).startsWith('v20.');
  } catch {
    return false;
  }
});

function printed(hashes: Readonly<Record<string, string>>): string {
  return `${Object.entries(hashes).map(([run, hash]) => `${hash}  ${run}`).join('\n')}\n`;
}

describe('runs', () => {
  it('come to the same, bit by bit, as they did before', async () => {
    await expect(printed(runHashes(sampleTexts()))).toMatchFileSnapshot('simulation-runs.txt');
  });

  it.skipIf(OLDEST === undefined)('come to the same on Node 20', async () => {
    const script = join(tmpdir(), `simulation-${process.pid}.js`);
    writeFileSync(script, `${await simulationBundle()}\nconsole.log(JSON.stringify(globalThis.runHashes(${JSON.stringify(sampleTexts())})));`);
    const hashes = JSON.parse(execFileSync(OLDEST ?? '', [script], { encoding: 'utf8', maxBuffer: 1 << 24 })) as Readonly<Record<string, string>>;
    await expect(printed(hashes)).toMatchFileSnapshot('simulation-runs.txt');
  });
});
