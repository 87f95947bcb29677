// `node scripts/walkthrough.mjs`: the pictures of the walkthrough's steps, light and dark, into media/walkthrough/. Run
// it with the product built.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Canvas } from '../test/e2e/lib/canvas.ts';
import { brokenConference, inTheme, picture, raised, themes } from './lib/pictures.mjs';
import { root, step } from './lib/steps.mjs';
import { asWebp } from './lib/webp.mjs';

const folder = join(root, 'media', 'walkthrough');
const size = { width: 1200, height: 760 };

const broken = await brokenConference();
await mkdir(folder, { recursive: true });
for (const name of ['light', 'dark']) {
  await step(`walkthrough, ${name}`, () => inTheme(themes[name], 'whole', (window) => pictures(window, name), size));
  await step(`walkthrough, findings, ${name}`, () => inTheme(themes[name], broken, (window) => findings(window, name), size));
}
await step('walkthrough, as WebP', () => asWebp(folder));

async function findings(window, theme) {
  await window.command('Show Findings');
  await raised(window, 260);
  await (await Canvas.of(window.page)).frame.getByRole('button', { name: 'Fit' }).click();
  await picture(window, `check-${theme}`, folder);
}

async function pictures(window, theme) {
  const take = (id) => picture(window, `${id}-${theme}`, folder);
  const fit = async () => (await Canvas.of(window.page)).frame.getByRole('button', { name: 'Fit' }).click();
  const { frame } = await Canvas.of(window.page);
  await fit();
  await take('sample');
  await window.command('Show Bill');
  await raised(window, 260);
  await fit();
  await frame.locator('.bill-figures').first().waitFor();
  await take('cost');
  await frame.getByRole('button', { name: 'Simulate', exact: true }).click();
  await frame.getByRole('button', { name: 'Run', exact: true }).click();
  await frame.locator('.simulation-details').first().waitFor({ timeout: 120_000 });
  await fit();
  await window.page.waitForTimeout(8_000);
  await take('simulate');
  await frame.getByRole('button', { name: 'Run locally' }).click();
  const site = frame.locator('.run-addresses .link').first();
  await site.waitFor({ timeout: 120_000 });
  await fetch(`${await site.textContent()}api/registrations`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: '김가람', email: 'garam@example.com', consent: true }) });
  await frame.locator('.run-traces .link', { hasText: 'POST' }).click();
  await window.command('Notifications: Clear All Notifications');
  await fit();
  await take('run');
  await frame.locator('.bar').getByRole('button', { name: 'Stop' }).click();
  await frame.locator('.results').getByRole('button', { name: 'Close' }).click();
  await window.command('Export CloudFormation');
  const name = window.page.locator('.quick-input-widget input');
  await name.waitFor();
  while (!(await name.inputValue()).endsWith('template.yaml')) await window.page.waitForTimeout(100);
  await name.press('Enter');
  await window.page.locator('.tab', { hasText: 'template.yaml' }).waitFor();
  await window.command('Notifications: Clear All Notifications');
  await take('deploy');
}
