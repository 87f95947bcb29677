// A complete VS Code from npm: the server that code-server ships, started directly, used through a browser.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atEnd, node24, root, run } from './steps.mjs';

/** code-server 4.139.1 holds VS Code 1.139.1. */
const version = '4.139.1';
const home = join(root, '.vscode-test');
const installed = join(home, `code-server-${version}`);
const serverFolder = join(installed, 'node_modules', 'code-server', 'lib', 'vscode');

/** Whether the server is there already (about 600 MB, a minute to get). */
export const hasVscodeServer = () => existsSync(join(installed, '.complete'));

/** Gets the server once; safe when several processes ask at the same time. The answer is its folder. */
export async function ensureVscodeServer() {
  if (hasVscodeServer()) return serverFolder;
  await mkdir(home, { recursive: true });
  await locked(join(home, 'lock'), async () => {
    if (!hasVscodeServer()) await install();
  });
  return serverFolder;
}

async function install() {
  const part = `${installed}.part`;
  await rm(part, { recursive: true, force: true });
  await rm(installed, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  await writeFile(join(part, 'package.json'), '{ "private": true }\n');
  // Without the scripts the native modules stay away: the server says so in its log and does without.
  const quick = ['install', '--ignore-scripts', '--no-fund', '--no-audit', '--no-package-lock', '--engine-strict=false'];
  await run('npm', [...quick, `code-server@${version}`], { cwd: part, quiet: true });
  await run('npm', [...quick, '--omit=dev'], { cwd: join(part, 'node_modules', 'code-server', 'lib', 'vscode'), quiet: true });
  await writeFile(join(part, '.complete'), `${version}\n`);
  await rename(part, installed);
}

/** Runs `work` while no other process does; a lock whose owner is gone is taken over. */
async function locked(path, work) {
  for (;;) {
    try {
      await mkdir(path);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (await isAbandoned(path)) await rm(path, { recursive: true, force: true });
      else await sleep(500);
    }
  }
  const release = atEnd(() => spawnSync('rm', ['-rf', path]));
  try {
    await writeFile(join(path, 'pid'), String(process.pid));
    await work();
  } finally {
    release();
    await rm(path, { recursive: true, force: true });
  }
}

async function isAbandoned(path) {
  try {
    process.kill(Number(await readFile(join(path, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    if (error.code === 'ESRCH') return true;
    // No pid yet: the owner has just begun, or ended before it could write.
    const age = await stat(path).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
    return age > 10_000;
  }
}

/**
 * Starts a server of its own data, on 127.0.0.1 and a free port, without a log-in.
 * `extensions`: a folder with installed extensions (see `installVsix`), else there are none but a
 * helper that opens the file `open` as a canvas; `settings`: VS Code settings.
 */
export async function startVscodeServer({ port = 0, settings = {}, extensions, open = '' } = {}) {
  const data = await mkdtemp(join(tmpdir(), 'serverless-canvas-vscode-'));
  if (!extensions) await cp(join(root, 'scripts', 'opener'), join(data, 'extensions', 'serverless-canvas.opener-0.0.0'), { recursive: true });
  await mkdir(join(data, 'data', 'Machine'), { recursive: true });
  await writeFile(join(data, 'data', 'Machine', 'settings.json'), JSON.stringify(settings, null, 2));
  const args = ['out/server-main.js', '--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms', '--enable-smoke-test-driver', '--disable-workspace-trust', '--disable-telemetry', '--server-data-dir', data, '--extensions-dir', extensions ?? join(data, 'extensions')];
  // A group of its own, so that the extension hosts it starts end with it.
  const child = spawn(node24(), args, { cwd: await ensureVscodeServer(), env: { ...process.env, OPEN_FILE: open }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = (signal) => { try { process.kill(-child.pid, signal); } catch { /* it is gone already */ } };
  const clean = () => { kill('SIGKILL'); spawnSync('rm', ['-rf', data]); };
  const release = atEnd(clean);
  const stop = async () => {
    const ended = child.exitCode !== null || new Promise((resolve) => { child.once('exit', resolve); });
    kill('SIGTERM');
    await Promise.race([ended, sleep(3_000)]);
    clean();
    release();
  };
  try {
    const bound = await boundPort(child);
    return { port: bound, authority: `127.0.0.1:${bound}`, stop, ended: new Promise((resolve) => { child.once('exit', resolve); }) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for the line in which the server says where it listens. */
function boundPort(child) {
  return new Promise((resolve, reject) => {
    let log = '';
    const timer = setTimeout(() => reject(new Error(`the VS Code server did not start within 60 s:\n${log}`)), 60_000);
    const read = (chunk) => {
      log = (log + chunk).slice(-20_000);
      const match = /Extension host agent listening on (\d+)/.exec(log);
      if (!match) return;
      clearTimeout(timer);
      resolve(Number(match[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => { clearTimeout(timer); reject(new Error(`the VS Code server ended with ${code}:\n${log}`)); });
  });
}

/** The address of a window on a folder. `develop`: an extension to load from its source folder. */
export function windowAddress(server, folder, { develop = '' } = {}) {
  const query = new URLSearchParams({ folder });
  if (develop) query.set('payload', JSON.stringify([['extensionDevelopmentPath', `vscode-remote://${server.authority}${develop}`]]));
  return `http://${server.authority}/?${query}`;
}

/** Installs a packaged extension into a folder of extensions, as a user would. */
export async function installVsix(vsix, extensions) {
  const data = await mkdtemp(join(tmpdir(), 'serverless-canvas-install-'));
  try {
    await run(node24(), ['out/server-main.js', '--accept-server-license-terms', '--server-data-dir', data, '--extensions-dir', extensions, '--install-extension', vsix], { cwd: await ensureVscodeServer(), quiet: true });
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}
