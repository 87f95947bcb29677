// A Chromium for the tests: found, else Debian's, else Playwright's.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { node24, root, run, step } from './steps.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const macs = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** The path of an executable browser, or undefined. `CHROMIUM_PATH` goes first. */
export async function findChromium() {
  const given = process.env['CHROMIUM_PATH'];
  if (given && existsSync(given)) return given;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).concat(macs).find((path) => existsSync(path));
  return found ?? (await playwrights());
}

async function playwrights() {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

/** The browser, installed where there is none; asks nothing. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    await step('install Chromium (apt-get)', debians).catch((error) => console.log(`  not from Debian: ${error.message.split('\n')[0]}`));
    const installed = await findChromium();
    if (installed) return installed;
  }
  await step("download Playwright's Chromium", () => run(node24(), [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'], { quiet: true }));
  const downloaded = await findChromium();
  if (!downloaded) throw new Error('There is no Chromium, and none could be installed. Set CHROMIUM_PATH to one.');
  return downloaded;
}

async function debians() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { quiet: true, env });
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { quiet: true, env });
}

/** For `chromium.launch`: quiet, offline, and in a container too. */
export const chromiumArguments = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
