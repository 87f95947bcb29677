import { readdir, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Canvas } from '../lib/canvas.ts';
import { isAlive, isOpen } from '../../support/processes.ts';
import { familyOf, listenerOn, parentOf } from '../lib/processes.ts';
import { canvasOf, openWindow, type Window } from '../lib/window.ts';

/** What starts processes and bundles code takes its time on a busy machine. */
const PATIENT = { timeout: 60_000 };

let window: Window;
let canvas: Canvas;

const bar = (): Locator => canvas.frame.locator('.bar');
const panel = (): Locator => canvas.frame.locator('.run-panel');
const leftovers = async (pid: number): Promise<readonly string[]> => (await readdir(tmpdir())).filter((entry) => entry.startsWith(`serverless-canvas-run-${pid}-`));

interface Up {
  readonly site: string;
  readonly port: number;
  readonly pid: number;
}

/** Presses the button and waits until the design runs. */
async function start(): Promise<Up> {
  await bar().getByRole('button', { name: 'Run locally' }).click();
  await panel().locator('.run-status.is-running').waitFor(PATIENT);
  const site = (await panel().locator('.run-addresses .link').first().textContent()) ?? '';
  const port = Number(new URL(site).port);
  return { site, port, pid: (await listenerOn(port)) ?? 0 };
}

async function expectNothingLeft({ port, pid }: Up, family: readonly number[]): Promise<void> {
  await expect.poll(async () => ({ alive: family.filter(isAlive), open: await isOpen(port), folders: await leftovers(pid) }), PATIENT).toEqual({ alive: [], open: false, folders: [] });
}

beforeAll(async () => {
  window = await openWindow({ whole: true, size: { width: 1680, height: 950 } });
  canvas = await Canvas.of(window.page);
});

afterAll(() => window?.close());

describe('Run locally, on the canvas in VS Code', () => {
  let up: Up;

  it('starts the design by one click, in a process that is not the extension host\'s', async () => {
    up = await start();
    expect(up.site).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect((await fetch(up.site)).status).toBe(200);
    await window.page.locator('.statusbar-item', { hasText: 'conference' }).first().waitFor();
  }, 120_000);

  it('shows a registration travel: counts on the connections, its hops, the item in the table', async () => {
    const context = await window.page.context().browser()?.newContext();
    const page = await context!.newPage();
    await page.goto(up.site);
    await page.locator('#name').fill('김가람');
    await page.locator('#email').fill('garam@example.com');
    await page.locator('#consent').check();
    await page.locator('#send').click();
    await page.waitForFunction(() => document.querySelector<HTMLElement>('#asking')?.hidden === true, undefined, PATIENT);
    await context?.close();
    await expect.poll(() => canvas.node('register').locator('.node-summary').textContent(), PATIENT).toMatch(/^1 call · /);
    await expect.poll(() => canvas.node('certificate').locator('.node-summary').textContent(), PATIENT).toMatch(/^1 call · /);
    await panel().locator('.run-traces .link', { hasText: 'POST /api/registrations' }).first().click();
    await expect.poll(() => panel().locator('.waterfall-name strong').allTextContents(), PATIENT).toEqual(expect.arrayContaining(['cdn', 'api', 'register', 'registrations', 'registered', 'certificate']));
    await panel().getByRole('button', { name: 'Resources' }).click();
    await panel().locator('.run-resource', { hasText: 'registrations' }).click();
    await panel().locator('.run-cell', { hasText: '김가람' }).or(panel().locator('.run-cell', { hasText: 'garam@example.com' })).first().waitFor(PATIENT);
  }, 120_000);

  // What stands in it is tried in test/host/local-runs.test.ts: this server lacks the native module that output is written with.
  it('has an output channel for the log of each function', async () => {
    await canvas.node('register').click();
    await canvas.frame.getByRole('region', { name: 'Local run: register' }).getByRole('button', { name: 'Log' }).click();
    await window.page.locator('.part.panel').getByText('conference: register').first().waitFor({ state: 'attached', ...PATIENT });
  }, 90_000);

  it('stops, and leaves no process, no port and no folder', async () => {
    const family = await familyOf(up.pid);
    expect(family.length).toBeGreaterThan(1);
    await bar().getByRole('button', { name: 'Stop' }).click();
    await bar().getByRole('button', { name: 'Run locally' }).waitFor(PATIENT);
    await expectNothingLeft(up, family);
  }, 90_000);

  it('ends with the window when that is loaded anew', async () => {
    up = await start();
    await fetch(`${up.site}api/registrations/none`);
    const family = await familyOf(up.pid);
    await window.command('Developer: Reload Window');
    await expectNothingLeft(up, family);
    await canvasOf(window.page, 120_000);
    canvas = await Canvas.of(window.page);
  }, 300_000);

  it('says at its node that its code is not there, and leaves nothing behind', async () => {
    await rename(join(window.folder, 'functions', 'register'), join(window.folder, 'functions', 'elsewhere'));
    await bar().getByRole('button', { name: 'Run locally' }).click();
    const alert = panel().getByRole('alert');
    await alert.waitFor(PATIENT);
    expect(await alert.textContent()).toMatch(/register/);
    await canvas.node('register').locator('.run-mark.is-error').waitFor();
    await rename(join(window.folder, 'functions', 'elsewhere'), join(window.folder, 'functions', 'register'));
  }, 120_000);

  it('leaves nothing behind either when the extension host crashes', async () => {
    up = await start();
    await fetch(`${up.site}api/registrations/none`);
    const family = await familyOf(up.pid);
    process.kill(await parentOf(up.pid), 'SIGKILL');
    await expectNothingLeft(up, family);
  }, 180_000);
});
