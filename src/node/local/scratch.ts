import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = 'serverless-canvas-run-';

/** A folder for one run. */
export interface Scratch {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/** Removes the folder of its first argument once its input ends, twice, since what still runs in it may write once more. */
const KEEPER = `const { rmSync } = require('node:fs');
const remove = () => { try { rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }); } catch {} };
process.stdin.resume().on('end', () => { remove(); setTimeout(remove, 500); });`;
const SHELL_KEEPER = 'cat > /dev/null; rm -rf -- "$0"; if [ -e "$0" ]; then sleep 1; rm -rf -- "$0"; fi';

/**
 * A folder for one run, named after its process. A small process watches the pipe to this one and removes the folder
 * when it closes: however this process ends, killed too, the folder goes. What an older machine has left goes as well.
 */
export async function scratchFolder(): Promise<Scratch> {
  for (const entry of await readdir(tmpdir())) {
    const owner = entry.startsWith(NAME) ? Number(entry.slice(NAME.length).split('-')[0]) : undefined;
    if (owner !== undefined && !isAlive(owner)) await rm(join(tmpdir(), entry), { recursive: true, force: true });
  }
  const path = await mkdtemp(join(tmpdir(), `${NAME}${process.pid}-`));
  const [command, given] = process.platform === 'win32' ? [process.execPath, ['-e', KEEPER, path]] : ['/bin/sh', ['-c', SHELL_KEEPER, path]];
  // Ctrl+C reaches every process of the terminal's group: this one has to outlive it.
  const keeper = spawn(command, given, { stdio: ['pipe', 'ignore', 'ignore'], detached: true, windowsHide: true, cwd: tmpdir(), env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
  const gone = once(keeper, 'exit').catch(() => undefined);
  keeper.stdin.on('error', () => undefined);
  return {
    path,
    remove: async () => {
      keeper.stdin.end();
      await gone;
      await rm(path, { recursive: true, force: true });
    },
  };
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
