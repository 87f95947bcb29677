import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { sampleTexts, simulationBundle } from '../support/simulation-bundle.ts';
import { runHashes } from '../support/simulation-runs.ts';

/** The oldest Node that the product runs on: on this machine, else as npm has it; undefined where neither is to be had. */
const OLDEST = oldestNode();

function oldestNode(): readonly string[] | undefined {
  const candidates: readonly (readonly string[])[] = [['/usr/bin/node'], ['/usr/local/bin/node'], ['npx', '--yes', '--prefer-offline', '-p', 'node@20', 'node']];
  return candidates.find(([command = '', ...before]) => {
    try {
      return execFileSync(command, [...before, '--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 60_000 }).startsWith('v20.');
    } catch {
      return false;
    }
  });
}

function printed(hashes: Readonly<Record<string, string>>): string {
  return `${Object.entries(hashes).map(([run, hash]) => `${hash}  ${run}`).join('\n')}\n`;
}

describe('runs', () => {
  it('come to the same, bit by bit, as they did before', async () => {
    await expect(printed(runHashes(sampleTexts()))).toMatchFileSnapshot('simulation-runs.txt');
  });

  it('come to the same in a thread of its own', async () => {
    const script = `${await simulationBundle()}\nconst { parentPort, workerData } = require('node:worker_threads'); parentPort.postMessage(globalThis.runHashes(workerData));`;
    const worker = new Worker(script, { eval: true, workerData: sampleTexts() });
    const [hashes] = await once(worker, 'message') as [Readonly<Record<string, string>>];
    await expect(printed(hashes)).toMatchFileSnapshot('simulation-runs.txt');
  });

  it('come to the same on Node 20', async ({ skip }) => {
    if (!OLDEST && process.env['CI'] === undefined) skip('there is no Node 20 on this machine and npm has none either');
    const [command = '', ...before] = OLDEST ?? [];
    const script = join(tmpdir(), `simulation-${process.pid}.js`);
    writeFileSync(script, `${await simulationBundle()}\nconsole.log(JSON.stringify(globalThis.runHashes(${JSON.stringify(sampleTexts())})));`);
    const hashes = JSON.parse(execFileSync(command, [...before, script], { encoding: 'utf8', maxBuffer: 1 << 24 })) as Readonly<Record<string, string>>;
    await expect(printed(hashes)).toMatchFileSnapshot('simulation-runs.txt');
  });
});
