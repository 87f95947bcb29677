// Pictures of the webview in every theme, to be looked at: `node test/browser/screenshots.ts [folder] [name…]`.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { activityOf, FAILURE, REGISTRATION, RUNNING } from './page/fake-run.ts';
import { startWorkbench, type Opened, type OpenOptions } from './page/open.ts';
import type { ThemeName } from './page/themes.ts';

const [folder = '/tmp/shots', ...wanted] = process.argv.slice(2);
const conference = await readFile(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');

interface Shot {
  readonly name: string;
  readonly options: OpenOptions;
  readonly act?: (opened: Opened) => Promise<void>;
}

const select = (name: string) => async ({ page }: Opened): Promise<void> => {
  await page.locator(`.react-flow__node[data-id="node:${name}"]`).click();
};

const THEMES: readonly ThemeName[] = ['dark', 'light', 'high-contrast', 'high-contrast-light'];
const tooSlow = conference.replace('Timeout: 60', 'Timeout: 1200');

const ranged = conference.replace('receives: 40 KB', 'receives: { p10: 20 KB, p90: 90 KB }').replace('cacheHitRatio: 0.93', 'cacheHitRatio: { from: 80 %, to: 97 % }');

/** By the keyboard, as the list of the select does not stand in the page's own elements. */
const chooseProvisioned = async ({ page }: Opened): Promise<void> => {
  await page.locator('.break-even').waitFor();
  await page.locator('.compare-form vscode-single-select').first().evaluate((element) => {
    (element as HTMLSelectElement).value = 'provisioned';
    element.dispatchEvent(new Event('change'));
  });
  await page.locator('.crossing').first().waitFor();
};

/** A minute of the opening with five certificates at a time: what fails is to be seen. */
const crowded = conference.replace('duration: 15 min', 'duration: 60 s').replace('Timeout: 60', 'Timeout: 60, ReservedConcurrentExecutions: 5');

const run = async ({ page }: Opened): Promise<void> => {
  await page.locator('.run-form .is-primary').click();
  await page.locator('.simulation-table tfoot, .simulation-table tbody').first().waitFor();
  await page.locator('.run-form .is-primary').waitFor();
};
const simulating = (simulationView: string): NonNullable<OpenOptions['viewState']> => ({ mode: 'simulate', results: 'simulation', resultsHeight: 400, simulationView });

/** A run of the conference after one registration, the certificate of a second one failing. */
const watch = async ({ page }: Opened): Promise<void> => {
  await page.locator('.run-panel').waitFor();
  const notes = [{ severity: 'info' as const, node: 'undelivered', text: 'The queue has no local form.' }, { severity: 'warning' as const, node: 'certificate', text: 'An event was given up after its last attempt, and sent to undelivered.' }];
  await page.evaluate(([run, first, second]) => {
    window.fakeHost.emit('run', run);
    window.fakeHost.emit('runActivity', first);
    window.fakeHost.emit('runActivity', second);
  }, [{ ...RUNNING, notes }, activityOf(REGISTRATION), activityOf(FAILURE)] as const);
};
const watchRequest = async (opened: Opened): Promise<void> => {
  await watch(opened);
  await opened.page.getByRole('button', { name: 'POST /api/registrations' }).click();
  await opened.page.locator('.waterfall').waitFor();
};
const watchTable = async (opened: Opened): Promise<void> => {
  await watch(opened);
  await opened.page.locator('.run-resource', { hasText: 'registrations' }).click();
  await opened.page.locator('.run-listing .link').first().click();
};
const running = (runView: string, resultsHeight = 380): NonNullable<OpenOptions['viewState']> => ({ mode: 'run', results: 'run', resultsHeight, runView });

const shots: readonly Shot[] = [
  ...THEMES.map((theme): Shot => ({ name: `run-${theme}`, options: { text: conference, theme, viewState: running('requests') }, act: watchRequest })),
  { name: 'run-resources', options: { text: conference, viewState: running('resources') }, act: watchTable },
  { name: 'run-resources-light', options: { text: conference, theme: 'light', viewState: running('resources') }, act: async (opened) => { await watchTable(opened); await opened.page.locator('.run-resource', { hasText: 'register' }).first().click(); await opened.page.getByRole('button', { name: 'Invoke' }).click(); } },
  { name: 'run-measured', options: { text: conference, theme: 'light', viewState: running('measured') }, act: async (opened) => { await watch(opened); await opened.page.locator('.run-measured').waitFor(); } },
  { name: 'run-notes', options: { text: conference, viewState: running('notes') }, act: async (opened) => { await watch(opened); await select('certificate')(opened); } },
  { name: 'run-900-korean', options: { text: conference, theme: 'light', locale: 'ko', width: 900, viewState: running('requests') }, act: watchRequest },
  { name: 'run-600', options: { text: conference, theme: 'dark', width: 600, viewState: running('resources') }, act: watchTable },
  { name: 'run-none', options: { text: conference, viewState: running('requests') } },
  ...THEMES.map((theme): Shot => ({ name: `simulate-${theme}`, options: { text: crowded, theme, viewState: simulating('flows') }, act: async (opened) => { await run(opened); await select('certificate')(opened); } })),
  { name: 'simulate-nodes', options: { text: crowded, viewState: simulating('nodes') }, act: run },
  { name: 'simulate-breaking', options: { text: crowded, theme: 'light', viewState: simulating('breaking') }, act: run },
  { name: 'simulate-running', options: { text: conference.replace('15 min', '6 h'), viewState: simulating('flows') }, act: async ({ page }) => { await page.locator('.run-form .is-primary').click(); await page.waitForTimeout(1500); } },
  { name: 'simulate-900-korean', options: { text: crowded, theme: 'light', locale: 'ko', width: 900, viewState: simulating('flows') }, act: run },
  ...THEMES.flatMap((theme): Shot[] => [
    { name: `${theme}-wide`, options: { text: tooSlow, theme }, act: select('certificate') },
    { name: `${theme}-900`, options: { text: conference, theme, width: 900 } },
  ]),
  { name: 'bill', options: { text: conference }, act: async ({ page }) => page.locator('.bar-count').first().click() },
  ...(['dark', 'light', 'high-contrast'] as const).flatMap((theme): Shot[] => [
    { name: `compare-${theme}`, options: { text: conference, theme, viewState: { results: 'bill', billView: 'compare', resultsHeight: 560 } }, act: chooseProvisioned },
    { name: `ranges-${theme}`, options: { text: ranged, theme, viewState: { results: 'bill', billView: 'ranges', resultsHeight: 480 } }, act: async ({ page }) => page.locator('.tornado').waitFor() },
  ]),
  { name: 'compare-900-korean', options: { text: conference, locale: 'ko', theme: 'light', width: 900, viewState: { results: 'bill', billView: 'compare', resultsHeight: 660 } }, act: async ({ page }) => page.locator('.break-even').waitFor() },
  { name: 'findings', options: { text: tooSlow, theme: 'light' }, act: async ({ page }) => page.locator('.bar-count').nth(1).click() },
  { name: 'empty', options: { text: 'version: 1\nname: empty\nregion: us-east-1\n' } },
  { name: 'narrow', options: { text: conference, width: 600, height: 800 }, act: select('register') },
  { name: 'slim', options: { text: tooSlow, width: 600, height: 800, locale: 'ko' }, act: async ({ page }) => page.locator('.bar-count').first().click() },
  { name: 'korean', options: { text: conference, locale: 'ko', theme: 'light' }, act: select('register') },
  { name: 'cost', options: { text: conference }, act: async (opened) => { await select('certificate')(opened); await opened.page.getByRole('tab', { name: 'Cost' }).click(); } },
  { name: 'connection', options: { text: conference, theme: 'light' }, act: async ({ page }) => page.evaluate(() => window.fakeHost.emit('reveal', { id: 'register-registrations' })) },
  { name: 'near', options: { text: conference, viewState: { viewport: { x: -480, y: 160, zoom: 1 } } } },
  {
    name: 'connecting', options: { text: conference, viewState: { viewport: { x: -480, y: 160, zoom: 1 } } },
    act: async ({ page }) => {
      const [from, to] = await Promise.all(['node:register"] .node-source', 'node:organizers"] .node-name'].map((part) => page.locator(`[data-id="${part}`).boundingBox()));
      if (!from || !to) return;
      await page.mouse.move(from.x + 12, from.y + 12);
      await page.mouse.down();
      await page.mouse.move(from.x + 30, from.y + 40, { steps: 3 });
      await page.mouse.move(to.x + 20, to.y + 10, { steps: 5 });
    },
  },
  { name: 'dialog', options: { text: conference }, act: async ({ page }) => { await page.locator('.react-flow__node[data-id="node:register"]').focus(); await page.keyboard.press('c'); } },
  { name: 'broken', options: { text: conference }, act: async ({ setText }) => setText(conference.replace('nodes:', 'nodes: [')) },
];

await mkdir(folder, { recursive: true });
const workbench = await startWorkbench();
try {
  for (const { name, options, act } of shots) {
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
    const opened = await workbench.open(options);
    await opened.page.locator('.bar').waitFor();
    await opened.page.waitForTimeout(300);
    await act?.(opened);
    await opened.page.waitForTimeout(300);
    await opened.page.screenshot({ path: join(folder, `${name}.png`) });
    if (opened.troubles.length > 0) console.log(name, opened.troubles);
    await opened.page.close();
    console.log(join(folder, `${name}.png`));
  }
} finally {
  await workbench.close();
}
