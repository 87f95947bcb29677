import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumArguments, ensureChromium } from '../../../scripts/lib/chromium.mjs';
import { root } from '../../../scripts/lib/steps.mjs';
import { startVscodeServer, windowAddress } from '../../../scripts/lib/vscode-server.mjs';
import { sampleTexts, simulationBundle } from '../../support/simulation-bundle.ts';

let folder: string;
let server: Awaited<ReturnType<typeof startVscodeServer>>;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serverless-canvas-golden-runs-'));
  // One that has both runs in Node, whatever host the window is told to take.
  await Promise.all((['main', 'browser'] as const).map((entry) => extensionAt(join(folder, entry), entry)));
  [server, browser] = await Promise.all([
    startVscodeServer({ settings: { 'workbench.startupEditor': 'none' } }),
    chromium.launch({ executablePath: await ensureChromium(), args: chromiumArguments }),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** An extension with nothing but the simulator: it writes what the runs came to, and where it ran, into the workspace. */
async function extensionAt(path: string, entry: 'main' | 'browser'): Promise<void> {
  await mkdir(path);
  await writeFile(join(path, 'package.json'), JSON.stringify({
    name: 'golden-runs', publisher: 'serverless-canvas', version: '0.0.0', engines: { vscode: '^1.100.0' }, activationEvents: ['onStartupFinished'], [entry]: './golden-runs.js',
  }));
  await writeFile(join(path, 'golden-runs.js'), `${await simulationBundle()}
const vscode = require('vscode');
exports.activate = async () => {
  const ran = { hashes: globalThis.runHashes(${JSON.stringify(sampleTexts())}), host: typeof WorkerGlobalScope === 'function' ? 'worker' : 'node' };
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, 'ran.json'), new TextEncoder().encode(JSON.stringify(ran)));
};
`);
}

it.each([
  ['the extension host', 'main', 'node'],
  ['the extension host of the web', 'browser', 'worker'],
])('runs come to the same in %s as in Node, bit by bit', async (_name, entry, host) => {
  const workspace = await mkdtemp(join(folder, 'workspace-'));
  const page = await browser.newPage();
  await page.goto(windowAddress(server, workspace, { develop: join(folder, entry) }));
  await expect.poll(() => readFile(join(workspace, 'ran.json'), 'utf8').then((text) => text.length, () => 0), { timeout: 60_000, interval: 250 }).toBeGreaterThan(0);
  await page.close();
  const ran = JSON.parse(await readFile(join(workspace, 'ran.json'), 'utf8')) as { readonly hashes: Readonly<Record<string, string>>; readonly host: string };
  expect(ran.host).toBe(host);
  expect(Object.entries(ran.hashes).map(([run, hash]) => `${hash}  ${run}\n`).join('')).toBe(await readFile(join(root, 'test', 'golden', 'simulation-runs.txt'), 'utf8'));
}, 120_000);
