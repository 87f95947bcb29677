import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { deployCommand } from '../../src/node/cli/deploy.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What the command line answered: its exit code, what it printed, and what it told beside. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `deploy` or `destroy` of the command line, at an emulator. */
export async function runDeploy(command: 'deploy' | 'destroy', argv: readonly string[]): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await deployCommand(command, argv, {
    read: (file) => readFile(file, 'utf8'), out: (text) => (out += text), err: (text) => (err += text), env: {},
    signal: new AbortController().signal, wait: (milliseconds) => wait(Math.min(milliseconds, 100)), product: ROOT, root: (file) => Promise.resolve(dirname(dirname(file))),
  });
  return { code, out, err };
}

/** A copy of a sample that a test may change; its functions find the repository's packages. */
export async function copyOfSample(name: string): Promise<{ readonly design: string; readonly folder: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'deploying-'));
  await cp(join(ROOT, 'samples', name), join(folder, name), { recursive: true });
  await cp(join(ROOT, 'samples/tsconfig.json'), join(folder, 'tsconfig.json'));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return { design: join(folder, name, `${name}.arch.yaml`), folder: join(folder, name), remove: () => rm(folder, { recursive: true, force: true }) };
}
