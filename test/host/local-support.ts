import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import type { LocalEvent, LocalOptions, Running } from '../../src/node/local/contract.ts';
import type { HopSnapshot } from '../../src/protocol/run-messages.ts';
import { startLocal } from '../../src/node/local/local.ts';
import { catalog } from '../../src/services/catalog.ts';

export const PRODUCT = fileURLToPath(new URL('../../', import.meta.url));

/** A folder with the code of functions in it. */
export async function folderWith(code: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'local-'));
  for (const [path, text] of Object.entries(code)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** Runs a design whose code is in a folder, waits between attempts two thousand times shorter than AWS's. */
export function startDesign(text: string, folder: string, events: LocalEvent[], options: Partial<LocalOptions> = {}): Promise<Running> {
  const analysis = createAnalyser(catalog).analyse(text);
  const synthesis = synthesize({ design: analysis.document.design, catalog, resolve: analysis.resolve });
  return startLocal({ analysis, synthesis, catalog, workspace: { folder, root: folder, product: PRODUCT } }, { timeScale: 0.0005, port: 0, users: [], environments: 4, parameters: new Map(), ...options }, (event) => events.push(event));
}

/** What has come about within ten seconds. */
export async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(50);
  }
  throw new Error('It did not happen within ten seconds.');
}

export function hopsIn(events: readonly LocalEvent[]): readonly HopSnapshot[] {
  return events.flatMap((event) => (event.kind === 'hop' ? [event.hop] : []));
}

/** The first line of a function's log that a pattern is found in. */
export function lineOf(events: readonly LocalEvent[], node: string, pattern: RegExp): string | undefined {
  return events.flatMap((event) => (event.kind === 'log' && event.node === node && pattern.test(event.line) ? [event.line] : []))[0];
}
