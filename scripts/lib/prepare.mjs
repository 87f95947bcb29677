// What a fresh clone needs before anything else can run. Uses nothing that is not in Node itself.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, step } from './steps.mjs';

/** Ends with a sentence where Node is too old to go on. */
export function requireNode(major = 20) {
  if (Number(process.versions.node.split('.')[0]) >= major) return;
  console.error(`Node ${major} or later is needed; this is ${process.version}.`);
  process.exit(1);
}

/** `npm ci` where the installed packages are not those of the lock file. */
export async function ensurePackages() {
  if (isInstalled()) return;
  await step('install the packages (npm ci)', () => run('npm', ['ci', '--no-fund', '--no-audit'], { quiet: true }));
}

function isInstalled() {
  const mark = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(mark) || !existsSync(join(root, 'node_modules', 'esbuild'))) return false;
  return statSync(mark).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs || sameVersions(mark);
}

/** A checkout touches the lock file without changing it: compare what it says. */
function sameVersions(mark) {
  const versions = (file) => new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages).filter(([path]) => path !== '').map(([path, { version }]) => [path, version]));
  const installed = versions(mark);
  const wanted = versions(join(root, 'package-lock.json'));
  return [...installed].every(([path, version]) => wanted.get(path) === version);
}
