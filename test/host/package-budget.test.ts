import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUDGET, firstBundle, weigh } from '../../scripts/package-budget.mjs';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'budget-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A package with files of so many bytes, stored as they are. */
async function packageOf(files: Readonly<Record<string, number>>): Promise<string> {
  const file = join(folder, 'some.vsix');
  await writeFile(file, zipSync(Object.fromEntries(Object.entries(files).map(([name, size]) => [name, new Uint8Array(size)])), { level: 0 }));
  return file;
}

describe('the budget of the package', () => {
  it('tells what each part weighs, the heaviest first, and the whole', async () => {
    const { table, isWithin } = await weigh(await packageOf({ 'extension/dist/webview.js': 20_000, 'extension/dist/extension.js': 30_000, 'extension/dist/engine.js': 40_000 }));
    expect(table).toBe(['     70 KB  extension, workers and command line', '     20 KB  canvas and panels', '     90 KB  of 14,000 KB in all'].join('\n'));
    expect(isWithin).toBe(true);
  });

  it('fails whoever packs more than it', async () => {
    const file = await packageOf({ 'extension/dist/extension.js': BUDGET + 1 });
    expect((await weigh(file)).isWithin).toBe(false);
    const { status, stdout } = spawnSync(process.execPath, ['scripts/package-budget.mjs', file], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stdout).toContain(' 14,000 KB  extension, workers and command line');
  });

  it('counts what a canvas waits for: its script and its style, compressed', async () => {
    await writeFile(join(folder, 'webview.js'), 'x'.repeat(100_000));
    await writeFile(join(folder, 'webview.css'), '');
    expect(await firstBundle(folder)).toBeLessThan(300);
  });
});
