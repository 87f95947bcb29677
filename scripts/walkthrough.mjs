// `node scripts/walkthrough.mjs`: the pictures of the walkthrough's steps, light and dark, into media/walkthrough/. Run
// it with the product built.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Canvas } from '../test/e2e/lib/canvas.ts';
import { brokenConference, inTheme, raised, themes } from './lib/pictures.mjs';
import { shot } from './lib/shots.mjs';
import { root, step } from './lib/steps.mjs';

const folder = join(root, 'media', 'walkthrough');
/** A step shows its picture in a third of the window: what is in it has to be large. */
const size = { width: 980, height: 680 };
/** Pixels of VS Code above and below. */
const [TABS, STATUS] = [38, 30];
const settings = { 'window.commandCenter': false, 'workbench.layoutControl.enabled': false, 'breadcrumbs.enabled': false, 'window.menuBarVisibility': 'hidden' };
const take = (window, name) => shot(window, name, { folder, clip: { y: TABS, height: size.height - TABS - STATUS } });

const broken = await brokenConference();
await mkdir(folder, { recursive: true });
for (const name of ['light', 'dark']) {
  await step(`walkthrough, ${name}`, () => inTheme(themes[name], 'whole', (window) => pictures(window, name), size, { settings }));
  await step(`walkthrough, findings, ${name}`, () => inTheme(themes[name], broken, (window) => findings(window, name), size, { settings }));
}

async function findings(window, theme) {
  await window.command('Show Findings');
  await raised(window, 260);
  await (await Canvas.of(window.page)).frame.getByRole('button', { name: 'Fit' }).click();
  await take(window, `check-${theme}`);
}

async function pictures(window, theme) {
  const fit = async () => (await Canvas.of(window.page)).frame.getByRole('button', { name: 'Fit' }).click();
  const { frame } = await Canvas.of(window.page);
  await fit();
  await take(window, `sample-${theme}`);
  await window.command('Show Bill');
  await raised(window, 260);
  await fit();
  await frame.locator('.bill-figures').first().waitFor();
  await take(window, `cost-${theme}`);
  await frame.getByRole('button', { name: 'Simulate', exact: true }).click();
  await frame.getByRole('button', { name: 'Run', exact: true }).click();
  await frame.locator('.simulation-details').first().waitFor({ timeout: 120_000 });
  await fit();
  await window.page.waitForTimeout(8_000);
  await take(window, `simulate-${theme}`);
  await frame.getByRole('button', { name: 'Run locally' }).click();
  const site = frame.locator('.run-addresses .link').first();
  await site.waitFor({ timeout: 120_000 });
  await fetch(`${await site.textContent()}api/registrations`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: '김가람', email: 'garam@example.com', consent: true }) });
  await frame.locator('.run-traces .link', { hasText: 'POST' }).click();
  await window.command('Notifications: Clear All Notifications');
  await fit();
  await take(window, `run-${theme}`);
  await frame.locator('.bar').getByRole('button', { name: 'Stop' }).click();
  await frame.locator('.results').getByRole('button', { name: 'Close' }).click();
  await window.command('Export CloudFormation');
  const name = window.page.locator('.quick-input-widget input');
  await name.waitFor();
  while (!(await name.inputValue()).endsWith('template.yaml')) await window.page.waitForTimeout(100);
  await name.press('Enter');
  await window.page.locator('.tab', { hasText: 'template.yaml' }).waitFor();
  await window.command('Notifications: Clear All Notifications');
  await take(window, `deploy-${theme}`);
}
