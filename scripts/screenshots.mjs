// `npm run screenshots`: the conference design in the real VS Code, in every kind of theme, wide and
// narrow, into docs/images/; wide with a node selected, which narrow would cover the canvas. Then the
// findings of a conference that breaks several limits, its bill, the bill held against an alternative and the
// bill of ranges, and the conference as it runs on this machine. Run it with the product built; names of themes as arguments take the pictures of these
// alone, `design`, `findings`, `bill` and `run` alone those of the one or the other.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Canvas } from '../test/e2e/lib/canvas.ts';
import { canvasOf } from '../test/e2e/lib/window.ts';
import { brokenConference, fitted, height, images, inTheme, picture, raised, themes, widths } from './lib/pictures.mjs';
import { root, step } from './lib/steps.mjs';

const wanted = process.argv.slice(2);
const chosen = Object.entries(themes).filter(([name]) => !wanted.some((word) => word in themes) || wanted.includes(name));

/** The conference with two assumptions that nobody can be sure of. */
async function uncertainConference() {
  const file = 'conference.arch.yaml';
  const text = await readFile(join(root, 'samples', 'conference', file), 'utf8');
  return { [file]: text.replace('receives: 40 KB', 'receives: { p10: 20 KB, p90: 90 KB }').replace('cacheHitRatio: 0.93', 'cacheHitRatio: { from: 80 %, to: 97 % }') };
}

/** As `fitted`, where so little is left of the canvas that its nodes may lie outside until they are fitted in. */
async function sized(window, width) {
  await window.page.setViewportSize({ width, height });
  await (await canvasOf(window.page)).getByRole('button', { name: 'Fit' }).click();
  return Canvas.of(window.page);
}

const PARTS = ['design', 'findings', 'bill', 'run'];
const asked = (part) => !wanted.some((word) => PARTS.includes(word)) || wanted.includes(part);

await mkdir(images, { recursive: true });
if (asked('design')) {
  for (const [name, theme] of chosen) {
    await step(theme[0], () => inTheme(theme, undefined, async (window) => {
      for (const width of widths) {
        const canvas = await fitted(window, width);
        if (width === widths[0]) await canvas.node('register').click();
        await picture(window, `${name}-${width}`);
      }
    }));
  }
}
const broken = await brokenConference();
for (const [name, theme] of asked('findings') ? chosen : []) {
  await step(`findings, ${theme[0]}`, () => inTheme(theme, broken, async (window) => {
    await window.command('Show Findings');
    for (const width of widths) {
      const canvas = await fitted(window, width);
      if (width === widths[0]) await canvas.frame.locator('.finding-show', { hasText: '1,200 s' }).first().click();
      await picture(window, `findings-${name}-${width}`);
    }
  }));
}
const uncertain = await uncertainConference();
for (const [name, theme] of asked('bill') ? chosen : []) {
  await step(`bill, ${theme[0]}`, () => inTheme(theme, uncertain, async (window) => {
    await window.command('Show Bill');
    await raised(window, 580);
    for (const width of widths) {
      const canvas = await sized(window, width);
      for (const view of width === widths[0] ? ['Lines', 'Ranges', 'Compare'] : ['Compare']) {
        await canvas.frame.getByRole('button', { name: view, exact: true }).click();
        if (view === 'Compare') await chooseProvisioned(canvas);
        if (width < widths[0]) await canvas.frame.locator('.break-even-chart').scrollIntoViewIfNeeded();
        if (view === 'Ranges') await canvas.frame.locator('.tornado').waitFor();
        await canvas.frame.locator('.bill-figures dd', { hasText: '–' }).first().waitFor();
        await picture(window, `bill-${view.toLowerCase()}-${name}-${width}`);
      }
    }
  }));
}
for (const [name, theme] of asked('run') ? chosen : []) {
  await step(`run, ${theme[0]}`, () => inTheme(theme, 'whole', async (window) => {
    const { frame } = await Canvas.of(window.page);
    await frame.getByRole('button', { name: 'Run locally' }).click();
    const site = frame.locator('.run-addresses .link').first();
    await site.waitFor({ timeout: 120_000 });
    const registered = await fetch(`${await site.textContent()}api/registrations`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: '김가람', email: 'garam@example.com', consent: true }) });
    if (!registered.ok) throw new Error(`the registration was answered with ${registered.status}`);
    await frame.locator('.run-traces .link', { hasText: 'POST' }).click();
    await frame.locator('.waterfall-row', { hasText: 'certificate' }).first().waitFor({ timeout: 60_000 });
    await window.command('Notifications: Clear All Notifications');
    const canvas = await raised(window, 340);
    await canvas.frame.locator('.waterfall-row', { hasText: 'register' }).first().click();
    await canvas.frame.getByRole('button', { name: 'Fit' }).click();
    await picture(window, `run-${name}-${widths[0]}`);
    await canvas.frame.locator('.bar').getByRole('button', { name: 'Stop' }).click();
    await canvas.frame.locator('.bar').getByRole('button', { name: 'Run locally' }).waitFor();
  }));
}

/** What is bought ahead costs less from some traffic on: the curves cross. */
async function chooseProvisioned(canvas) {
  const select = canvas.frame.getByRole('combobox', { name: 'Compare with' });
  await select.click();
  await canvas.frame.getByRole('option', { name: 'Tables with provisioned capacity' }).click();
  await canvas.frame.locator('.crossing').first().waitFor();
}
