import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = 'serverless-canvas-run-';

/** A folder for one run, named after its process. What runs that were killed have left behind goes. */
export async function scratchFolder(): Promise<string> {
  for (const entry of await readdir(tmpdir())) {
    const owner = entry.startsWith(NAME) ? Number(entry.slice(NAME.length).split('-')[0]) : undefined;
    if (owner !== undefined && !isAlive(owner)) await rm(join(tmpdir(), entry), { recursive: true, force: true });
  }
  return mkdtemp(join(tmpdir(), `${NAME}${process.pid}-`));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be asked, but is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
