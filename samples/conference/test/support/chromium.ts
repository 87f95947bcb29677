import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** A Chromium of the system, else the one that Playwright has downloaded, if any. */
export function findChromium(): string | undefined {
  return [...PLACES, chromium.executablePath()].find((path) => path !== undefined && path !== '' && existsSync(path));
}
