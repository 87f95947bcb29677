import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What the command line answered: its exit code, what it printed, and what it told beside. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A command of the built command line, at an emulator. */
export async function runDeploy(command: 'deploy' | 'destroy' | 'drift' | 'logs', argv: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), command, ...argv], { env: { PATH: process.env['PATH'] ?? '' } });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close') as Promise<[number]>]);
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
