import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunActivity, RunSnapshot } from '../../src/protocol/run-messages.ts';
import { activityOf, FAILURE, REGISTRATION, RUNNING } from './page/fake-run.ts';
import { startWorkbench, type Opened, type OpenOptions, type Workbench } from './page/open.ts';
import type { ThemeName } from './page/themes.ts';

const conference = readFileSync(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const THEMES: readonly ThemeName[] = ['light', 'high-contrast'];

/** Pages are opened once for each view and size, and told of a new run for each test. */
const pages = new Map<string, Opened>();
let workbench: Workbench;
/** Requests that the page of a test had made before. */
let before = 0;

beforeAll(async () => {
  workbench = await startWorkbench();
});
afterEach(() => expect([...pages.values()].flatMap(({ troubles }) => troubles.splice(0))).toEqual([]));
afterAll(() => workbench.close());

async function open(options: OpenOptions): Promise<Opened> {
  const key = JSON.stringify(options);
  const known = pages.get(key);
  const view = known ?? await workbench.open(options);
  pages.set(key, view);
  await view.page.locator('.bar').waitFor();
  await view.page.evaluate(() => window.fakeHost.emit('run', null));
  await view.page.keyboard.press('Escape');
  before = (await view.requests()).length;
  return view;
}

const tell = ({ page }: Opened, run: RunSnapshot, ...activity: readonly RunActivity[]): Promise<void> => page.evaluate(([state, passed]) => {
  window.fakeHost.emit('run', state);
  for (const each of passed) window.fakeHost.emit('runActivity', each);
}, [run, activity] as const);

/** The canvas while the conference runs, in one of the panel's views. */
async function running(runView = 'requests', options: Partial<OpenOptions> = {}): Promise<Opened> {
  const view = await open({ text: conference, viewState: { mode: 'run', results: 'run', resultsHeight: 420, runView }, ...options });
  await tell(view, RUNNING);
  await view.page.locator('.run-status.is-running').waitFor();
  await panel(view).locator('.bill-groups .button').nth(['requests', 'resources', 'measured', 'notes'].indexOf(runView)).click();
  return view;
}

const node = ({ page }: Opened, id: string) => page.locator(`.react-flow__node[data-id="node:${id}"]`);
const panel = ({ page }: Opened) => page.locator('.run-panel');
const params = async (view: Opened, method: string): Promise<readonly unknown[]> => (await view.requests()).slice(before).filter((request) => request.method === method).map((request) => request.params);

describe('Run locally', () => {
  it('starts the design by one click and shows where it is watched', async () => {
    const view = await open({ text: conference });
    await view.page.getByRole('button', { name: 'Run locally' }).click();
    expect(await params(view, 'runLocally')).toEqual([{}]);
    await tell(view, { ...RUNNING, status: 'starting', addresses: [] });
    expect(await panel(view).locator('.run-status').textContent()).toBe('Starting…');
    await tell(view, RUNNING);
    expect(await panel(view).locator('.run-addresses').textContent()).toBe('cdn http://127.0.0.1:4100/api http://127.0.0.1:4101/api/');
  });

  it('opens its addresses by way of the host, pages first, and stops it', async () => {
    const view = await running();
    await view.page.locator('.bar').getByRole('button', { name: 'Open site' }).click();
    await panel(view).getByRole('button', { name: 'http://127.0.0.1:4101/api/' }).click();
    expect(await params(view, 'openRunAddress')).toEqual([{ url: 'http://127.0.0.1:4100/' }, { url: 'http://127.0.0.1:4101/api/' }]);
    await view.page.locator('.bar').getByRole('button', { name: 'Stop' }).click();
    expect(await params(view, 'stopRun')).toEqual([{}]);
    await tell(view, { ...RUNNING, status: 'stopped' });
    await view.page.locator('.bar').getByRole('button', { name: 'Run locally' }).waitFor();
  });

  it('says at its node why it could not be started', async () => {
    const view = await open({ text: conference, viewState: { mode: 'run', results: 'run' } });
    await tell(view, { ...RUNNING, status: 'failed', addresses: [], notes: [{ severity: 'error', node: 'register', text: 'register: ./functions/register leads nowhere.' }] });
    expect(await view.page.getByRole('alert').textContent()).toBe('register: ./functions/register leads nowhere.');
    expect(await node(view, 'register').getByRole('img', { name: /leads nowhere/ }).count()).toBe(1);
  });

  it('tells at the start what has no local form, at its node and in a list', async () => {
    const view = await running('notes');
    await tell(view, { ...RUNNING, notes: [{ severity: 'info', node: 'undelivered', text: 'undelivered has no local form: calls to it fail.' }] });
    expect(await node(view, 'undelivered').locator('.run-mark.is-info').getAttribute('aria-label')).toBe('undelivered has no local form: calls to it fail.');
    expect(await panel(view).locator('.findings li').allTextContents()).toEqual(['undelivered has no local form: calls to it fail.']);
  });

  it('says when the design that runs is not the one on the canvas any more', async () => {
    const view = await running();
    await panel(view).getByText('The design has changed since it was started.').waitFor();
    await panel(view).getByRole('button', { name: 'Restart' }).click();
    expect(await params(view, 'runLocally')).toEqual([{}]);
  });

  it('is not offered for a file that can only be read', async () => {
    const view = await open({ text: conference.replace('version: 1', 'version: 99') });
    expect(await view.page.getByRole('button', { name: 'Run locally' }).count()).toBe(0);
  });
});

describe('on the canvas', () => {
  it('each connection counts what passed, each node what it was asked', async () => {
    const view = await running();
    await tell(view, RUNNING, activityOf(REGISTRATION), activityOf(REGISTRATION));
    await expect.poll(() => node(view, 'register').locator('.node-summary').textContent()).toBe('2 calls · 202 ms');
    await view.page.getByRole('button', { name: 'Fit', exact: true }).click();
    await expect.poll(() => view.page.locator('.connection-flow').allTextContents()).toEqual(['2', '2', '2', '2', '2', '2']);
  });

  it('what fails is red, on the connection and at the node', async () => {
    const view = await running();
    await tell(view, RUNNING, activityOf(FAILURE));
    await view.page.locator('.connection-flow.is-waiting').waitFor();
    expect(await view.page.locator('.connection-flow.is-waiting').textContent()).toBe('1 · 1 failed');
    expect(await node(view, 'certificate').locator('.node-failed').textContent()).toBe('1 failed');
  });

  it('a batch is a pulse along the connection', async () => {
    const view = await running();
    await tell(view, RUNNING, activityOf(REGISTRATION));
    await view.page.locator('.run-pulse').first().waitFor({ state: 'attached' });
    expect(await view.page.locator('.run-pulse').count()).toBe(6);
    expect(await view.page.locator('.run-pulse').first().evaluate((pulse) => getComputedStyle(pulse).animationName)).toBe('run-pulse');
  });

  it('nothing moves for who wants no motion; the counts tell', async () => {
    const view = await running();
    await view.page.emulateMedia({ reducedMotion: 'reduce' });
    await tell(view, RUNNING, activityOf(REGISTRATION));
    await view.page.locator('.run-pulse').first().waitFor({ state: 'attached' });
    expect(await view.page.locator('.run-pulse').first().evaluate((pulse) => [getComputedStyle(pulse).animationName, getComputedStyle(pulse).opacity])).toEqual(['none', '0']);
    await view.page.emulateMedia({ reducedMotion: null });
  });

  it('a new page of a design that runs knows what has passed', async () => {
    const view = await running();
    await tell(view, RUNNING, { whole: true, hops: REGISTRATION, counts: [{ to: 'api', connection: 'cdn-api', count: 41, errors: 0 }] });
    await expect.poll(() => node(view, 'api').locator('.node-summary').textContent()).toBe('41 calls · 206 ms');
  });

  it('a node has its log and its debugger in the inspector', async () => {
    const view = await running();
    await node(view, 'register').click();
    const figures = view.page.getByRole('region', { name: 'Local run: register' });
    await figures.getByRole('button', { name: 'Log' }).click();
    await figures.getByRole('button', { name: 'Debug' }).click();
    expect([await params(view, 'showRunLog'), await params(view, 'debugRun')]).toEqual([[{ node: 'register' }], [{ node: 'register', on: true }]]);
    await tell(view, { ...RUNNING, debugged: ['register'] });
    await figures.getByRole('button', { name: 'Stop debugging' }).click();
    expect((await params(view, 'debugRun')).at(-1)).toEqual({ node: 'register', on: false });
  });
});

describe('a request', () => {
  const chosen = async (): Promise<Opened> => {
    const view = await running();
    await tell(view, RUNNING, activityOf(REGISTRATION), activityOf(FAILURE));
    await panel(view).locator('.run-traces .link', { hasText: 'POST' }).click();
    await panel(view).locator('.waterfall').waitFor();
    return view;
  };

  it('stands in the list with its answer and its time, the newest first', async () => {
    const view = await running();
    await tell(view, RUNNING, activityOf(REGISTRATION), activityOf(FAILURE));
    const rows = () => panel(view).locator('.run-traces tbody tr').evaluateAll((all) => all.map((row) => [...row.children].slice(1).map((cell) => cell.textContent?.trim())));
    await expect.poll(rows).toEqual([['Invoke certificate', '1 error', '12 ms'], ['POST /api/registrations cdn', '201', '300 ms']]);
  });

  it('opens to its hops, each below what caused it, as bars over its time', async () => {
    const view = await chosen();
    expect(await panel(view).locator('.waterfall-name strong').allTextContents()).toEqual(['cdn', 'api', 'register', 'registrations', 'registered', 'certificate']);
    const last = panel(view).locator('.waterfall-row', { hasText: 'certificate' }).locator('.waterfall-bar');
    expect(await last.evaluate((bar) => [(bar as HTMLElement).style.left, (bar as HTMLElement).style.width])).toEqual(['70%', '30%']);
  });

  it('shows what went there and back: laid out, secrets masked, the rest of a large one left out', async () => {
    const view = await chosen();
    const payloads = view.page.getByRole('region', { name: 'Payloads' });
    await payloads.locator('pre').first().waitFor();
    expect(await payloads.locator('.run-payload p').allTextContents()).toEqual(['Request 90 B · 1 secret masked Copy', 'Answer the beginning of 39.06 KB Copy']);
    expect(await payloads.locator('pre').first().textContent()).toContain('"authorization": "•••"');
    await panel(view).locator('.waterfall-row', { hasText: 'PutItem' }).click();
    await payloads.getByText('Nothing is kept of it any more.').waitFor();
  });
});

describe('the resources', () => {
  const chosen = async (name: string): Promise<Opened> => {
    const view = await running('resources');
    await panel(view).locator('.run-resource', { hasText: name }).click();
    return view;
  };

  it('are grouped by what they are', async () => {
    const view = await running('resources');
    await expect.poll(() => panel(view).locator('.run-resource-list').evaluate((list) => [...list.querySelectorAll('h3, .run-resource span')].map(({ textContent }) => textContent))).toEqual(['Functions', 'register', 'Tables', 'registrations', 'Queues', 'undelivered']);
  });

  it('show the items of a table, whole where one is opened, as text whatever is in them', async () => {
    const view = await chosen('registrations');
    await panel(view).getByRole('button', { name: 'r1' }).click();
    expect(await panel(view).locator('.run-listing pre').textContent()).toBe('{\n  "id": "r1",\n  "name": "김하나"\n}');
    await panel(view).getByRole('button', { name: 'More' }).click();
    await panel(view).locator('.run-cell', { hasText: '<b>Bob</b>' }).waitFor();
  });

  it('take a message, and say what it was refused with', async () => {
    const view = await chosen('undelivered');
    await panel(view).getByRole('button', { name: 'Send message' }).click();
    const form = panel(view).getByRole('form', { name: 'Send message' });
    expect(await form.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
    await form.getByLabel('Body').fill('refused');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.locator('pre.is-wrong', { hasText: 'InvalidMessageContents' }).waitFor();
    await form.getByLabel('Body').fill('hello');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.locator('pre', { hasText: 'message 1' }).waitFor();
    expect((await params(view, 'runAct')).at(-1)).toEqual({ id: 'Undelivered', action: 'send', values: { body: 'hello' } });
  });

  it('call a function with JSON alone, and lead to the request that it set off', async () => {
    const view = await chosen('register');
    await panel(view).getByRole('button', { name: 'Invoke' }).click();
    const form = panel(view).getByRole('form', { name: 'Invoke' });
    await form.getByLabel('Event').fill('{"a":');
    await form.getByText('This is no JSON.').waitFor();
    expect(await form.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
    await form.getByLabel('Event').fill('{"a":1}');
    await form.getByRole('button', { name: 'Send' }).click();
    await tell(view, RUNNING, activityOf(REGISTRATION));
    await form.getByRole('button', { name: 'Show the request' }).click();
    await panel(view).locator('.waterfall').waitFor();
  });

  it('do with a row what can be done with it', async () => {
    const view = await chosen('registrations');
    await panel(view).locator('.run-row-actions .link', { hasText: 'Delete' }).click();
    await panel(view).getByRole('form', { name: 'Delete' }).getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => params(view, 'runAct')).toEqual([{ id: 'Registrations', action: 'delete', values: { row: 'r1' } }]);
  });
});

describe('measured values', () => {
  it('stand beside the assumptions of the design, without those that are the same', async () => {
    const view = await running('measured');
    await panel(view).locator('.run-measured tbody tr').first().waitFor();
    const rows = await panel(view).locator('.run-measured tbody tr').evaluateAll((all) => all.map((row) => [...row.children].slice(1).map((cell) => cell.textContent)));
    expect(rows).toEqual([['register duration.p50', '35 ms', '12 ms', '20'], ['registrations itemSize', '1 KB', '210 B', '20'], ['list duration.p50', '60 ms', '9 ms', '1']]);
  });

  it('are shown as an edit first where that is asked for', async () => {
    const view = await running('measured');
    await panel(view).getByRole('button', { name: 'Show the edit' }).click();
    expect(await params(view, 'writeMeasured')).toEqual([{ show: true, chosen: [{ node: 'register', path: 'duration.p50' }, { node: 'registrations', path: 'itemSize' }] }]);
    expect(await view.text()).toBe(conference);
  });

  it('are written into the design as one step that can be undone, with their source: those alone that are chosen, and rest on more than a few samples', async () => {
    const view = await running('measured');
    await panel(view).getByRole('checkbox', { name: 'Take registrations.itemSize' }).uncheck();
    await panel(view).getByRole('button', { name: 'Write 1 assumption' }).click();
    await expect.poll(() => view.text()).toBe(conference.replace('p50: 35 ms, p99: 140 ms', 'p50: 12 ms, p99: 140 ms').replace('  register:\n    service', '  # Measured in a local run on 2026-11-21, 20 invocations or items.\n  register:\n    service'));
    await view.page.locator('.canvas').focus();
    await view.page.keyboard.press('Control+z');
    await expect.poll(() => view.text()).toBe(conference);
  });
});

describe('how it looks', () => {
  it.each(THEMES)('has no fault that a machine can find (%s)', async (theme) => {
    const view = await running('requests', { theme });
    await tell(view, { ...RUNNING, notes: [{ severity: 'warning', node: 'certificate', text: 'given up' }] }, activityOf(REGISTRATION), activityOf(FAILURE));
    await panel(view).locator('.run-traces .link', { hasText: 'POST' }).click();
    await panel(view).locator('.run-payload pre').first().waitFor();
    await view.page.waitForTimeout(800);
    await view.page.evaluate(axe);
    const { violations } = await view.page.evaluate(() => (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
  });

  it.each([900, 600])('nothing of the bar is cut off at %i pixels, in Korean', async (width) => {
    const view = await running('requests', { locale: 'ko', width });
    const outside = await view.page.locator('.bar > *').evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().right > innerWidth).map(({ textContent }) => textContent));
    expect(outside).toEqual([]);
  });
});
