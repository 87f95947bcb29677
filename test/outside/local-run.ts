import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { RunAnswer } from '../../src/node/run/run-process.ts';

const PRODUCT = fileURLToPath(new URL('../../', import.meta.url));
export const CLI = join(PRODUCT, 'dist/cli.js');
export const RUN_PROCESS = join(PRODUCT, 'src/node/run/run-process.ts');
/** The command line as it is shipped. */
export const isBuilt = existsSync(CLI) && existsSync(join(PRODUCT, 'dist/local.js'));

/** What a run answers; a fault is an error here. */
export async function answered<T>(asked: Promise<RunAnswer<T>>): Promise<T> {
  const answer = await asked;
  if (!answer.ok) throw new Error(answer.error.text.en);
  return answer.value;
}

/** A folder with files in it, of its own name so that its processes are found by it. */
export async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'local-run-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** Temporary folders of runs whose process is this one. */
export async function scratchOf(pid: number): Promise<readonly string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith(`serverless-canvas-run-${pid}-`));
}

/** What has come about within twenty seconds. */
export async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let tries = 0; tries < 400; tries++) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(50);
  }
  throw new Error('It did not happen within twenty seconds.');
}
