// How long the extension takes to be activated in the real VS Code, and what of it that loads.
import { mkdir, mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import { pick } from '../../test/e2e/lib/window.ts';
import { chromiumArguments, ensureChromium } from './chromium.mjs';
import { root } from './steps.mjs';
import { startVscodeServer, windowAddress } from './vscode-server.mjs';

export interface Activation {
  /** Somebody had activated it before it was measured: then it was not measured. */
  readonly wasActive: boolean;
  /** As VS Code tells it among the running extensions: its code read, its start called. */
  readonly milliseconds: number;
  /** Files of `dist/` that were loaded. */
  readonly modules: readonly string[];
}

const PATIENCE_MS = 60_000;

/** Activates the extension in new windows of the real VS Code, each with an extension host of its own. `files`: the workspace's, by name. */
export async function measureActivations(count: number, files: Readonly<Record<string, string>> = {}): Promise<readonly Activation[]> {
  const folder = await mkdtemp(join(tmpdir(), 'serverless-canvas-activation-'));
  const workspace = join(folder, 'workspace');
  await mkdir(workspace);
  for (const [name, text] of Object.entries(files)) await writeFile(join(workspace, name), text);
  const told = join(folder, 'activation.json');
  process.env['ACTIVATION'] = told;
  const server = await startVscodeServer({ settings: { 'workbench.startupEditor': 'none' } }).finally(() => { delete process.env['ACTIVATION']; });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArguments });
  try {
    const measured: Activation[] = [];
    while (measured.length < count) {
      // As high as all rows of running extensions: those outside of it are not in the page.
      const page = await browser.newPage({ viewport: { width: 1200, height: 2400 } });
      await page.goto(windowAddress(server, workspace, { develop: root }));
      const { wasActive, modules } = await readWhenThere(told);
      measured.push({ wasActive, modules, milliseconds: await toldByVscode(page) });
      await page.close();
    }
    return measured;
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function toldByVscode(page: Page): Promise<number> {
  await pick(page, '>Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'serverless-canvas.serverless-canvas' });
  return Number(/Activation: (\d+)ms/.exec(await row.innerText())?.[1]);
}

async function readWhenThere(file: string): Promise<Omit<Activation, 'milliseconds'>> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.endsWith('}')) {
      await unlink(file);
      return JSON.parse(text) as Omit<Activation, 'milliseconds'>;
    }
    await wait(100);
  }
  throw new Error(`the extension was not activated within ${PATIENCE_MS / 1000} s`);
}
