import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PRODUCT = fileURLToPath(new URL('../../', import.meta.url));
const CLI = join(PRODUCT, 'dist/cli.js');
const executablePath = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path !== undefined && existsSync(path));
const isReady = executablePath !== undefined && existsSync(join(PRODUCT, 'dist/local.js')) && existsSync(CLI);
if (!isReady) console.warn('The pages of a local run are not opened: this needs a Chromium and a built dist/.');

/** For what happens in the page after a test has gone on; a busy machine takes its time. */
const PATIENT = { timeout: 15_000 };

describe.skipIf(!isReady)('the conference, started by one command and opened in a browser', () => {
  let command: ChildProcess;
  let browser: Browser;
  let page: Page;
  let site = '';
  let password = '';
  const problems: string[] = [];

  beforeAll(async () => {
    command = spawn(process.execPath, [CLI, 'run', 'samples/conference/conference.arch.yaml', '--user', 'organizer@example.com:organizers'], { cwd: PRODUCT, stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, LC_ALL: 'C' } });
    let said = '';
    await new Promise<void>((resolve) => {
      command.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Ctrl+C')) resolve();
      });
    });
    site = /^cdn {2}(\S+)$/m.exec(said)?.[1] ?? '';
    password = /first sign-in (\S+),/.exec(said)?.[1] ?? '';
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
    page = await browser.newPage({ locale: 'en-US', timezoneId: 'Asia/Seoul' });
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => void (/Content Security Policy|Trusted/.test(message.text()) && problems.push(message.text())));
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    const ended = new Promise((resolve) => { command.once('exit', resolve); });
    command.kill('SIGINT');
    expect(await ended).toBe(0);
    // No exception, and nothing that the pages' own policy forbids.
    expect(problems).toEqual([]);
  });

  it('leads a visitor from registering to the certificate and its download', async () => {
    await page.goto(site);
    await page.getByLabel('Name').fill('김가람');
    await page.getByLabel('E-mail').fill('garam@example.com');
    await page.getByLabel(/I agree/).check();
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByRole('link', { name: 'Open my registration' }).click();
    await page.getByRole('link', { name: 'See my certificate' }).click();
    const image = page.getByRole('img', { name: 'Certificate of participation of 김가람' });
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth), PATIENT).toBeGreaterThan(500);
    const href = await page.getByRole('link', { name: 'Download (SVG)' }).getAttribute('href');
    expect(await (await fetch(href!)).text()).toContain('김가람');
  }, 60_000);

  it('shows the list to an organizer whom an administrator made, once the first password is changed', async () => {
    await page.goto(`${site}admin.html`);
    await page.getByLabel('E-mail').fill('organizer@example.com');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('New password').fill('Chosen-by-me-1');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('rowheader', { name: '김가람' }).waitFor();
  }, 60_000);
});
