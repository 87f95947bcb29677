// What every script shares: saying what happens and how long it took, running commands, leaving nothing behind.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

/** The top of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const seconds = (milliseconds) => (milliseconds < 60_000 ? `${(milliseconds / 1000).toFixed(1)} s` : `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`);

/** Announces a step, does it, says how long it took; the answer is that of `work`. */
export async function step(title, work) {
  const started = performance.now();
  console.log(`→ ${title}`);
  try {
    const result = await work();
    console.log(`✓ ${title} (${seconds(performance.now() - started)})`);
    return result;
  } catch (error) {
    console.log(`✗ ${title} (${seconds(performance.now() - started)})`);
    throw error;
  }
}

/** A command that ended with another code than 0. */
export class CommandFailed extends Error {
  constructor(command, code, output) {
    super(`${command} ended with ${code}${output ? `\n${output}` : ''}`);
    this.code = code;
    this.output = output;
  }
}

/**
 * Runs a command to its end, in the repository, with the repository's own tools first in PATH.
 * `quiet`: the output is shown only where the command fails.
 */
export function run(command, args, { quiet = false, env = {}, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...toolEnvironment(), ...env }, stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'], shell: process.platform === 'win32' });
    let output = '';
    child.stdout?.on('data', (chunk) => { output += chunk; });
    child.stderr?.on('data', (chunk) => { output += chunk; });
    child.on('error', (error) => reject(new CommandFailed(command, error.message, output)));
    child.on('close', (code, signal) => (code === 0 ? resolve(output) : reject(new CommandFailed([command, ...args].join(' '), code ?? signal, output))));
  });
}

/** The environment in which `node` is Node 24 and the installed tools are found by name. */
export function toolEnvironment() {
  const separator = process.platform === 'win32' ? ';' : ':';
  return { ...process.env, PATH: [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(separator) };
}

/** Node 24, which the `node` package brings whatever the machine has. */
export function node24() {
  const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error('Node 24 is missing: the `node` package could not bring it. `npm rebuild node` says why.');
}

const cleanups = new Set();
let ending = false;

/** Does `work` when the process ends, however it ends short of being killed; the answer takes it back. */
export function atEnd(work) {
  if (cleanups.size === 0) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => endWith(signal === 'SIGINT' ? 130 : 143));
    process.on('exit', () => { for (const cleanup of cleanups) cleanup(); });
  }
  cleanups.add(work);
  return () => cleanups.delete(work);
}

function endWith(code) {
  if (ending) return;
  ending = true;
  process.exit(code);
}
