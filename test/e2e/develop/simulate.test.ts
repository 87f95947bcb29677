import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/steps.mjs';
import { Canvas } from '../lib/canvas.ts';
import { inWebHost } from '../lib/web-host.ts';
import { openWindow, type Window } from '../lib/window.ts';

const sample = await readFile(join(root, 'samples', 'conference', 'conference.arch.yaml'), 'utf8');

let window: Window | undefined;

afterEach(() => window?.close());

async function openOn(text: string, kind?: 'web'): Promise<Canvas> {
  window = await openWindow({ files: { 'conference.arch.yaml': text }, ...(kind && { kind }) });
  const canvas = await Canvas.of(window.page);
  await canvas.frame.getByRole('button', { name: 'Simulate' }).click();
  return canvas;
}

const run = ({ frame }: Canvas): Promise<void> => frame.getByRole('button', { name: 'Run', exact: true }).click();

describe.each(([['on the desktop', undefined], ['in the web extension host', 'web']] as const).filter(([, kind]) => kind === 'web' || !inWebHost))('%s', (_where, kind) => {
  it('a scenario runs in the worker, and its figures stand on the canvas and in the table', async () => {
    const canvas = await openOn(sample.replace('duration: 15 min', 'duration: 60 s'), kind);
    await run(canvas);
    await canvas.frame.getByRole('button', { name: 'Run again' }).waitFor();
    await canvas.frame.getByRole('button', { name: 'Fit', exact: true }).click();
    expect(await canvas.frame.locator('.simulation-table tbody th').allTextContents()).toContain('visitors.register');
    expect(await canvas.node('certificate').locator('.node-summary').textContent()).toMatch(/\/s · p99 /);
    expect(await canvas.frame.locator('.simulation-figures').textContent()).toContain('certificate');
  });
});

describe('while a long run goes on', () => {
  it('the canvas answers at once, a file can be edited, and the run ends on request', async () => {
    const canvas = await openOn(sample.replace('duration: 15 min', 'duration: 6 h'));
    await run(canvas);
    await canvas.frame.locator('.simulation-table').waitFor();
    const longest = await canvas.frame.evaluate(() => new Promise<number>((resolve) => {
      const tasks = [0];
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
      setTimeout(() => resolve(Math.max(...tasks)), 4_000);
    }));
    // The runs' own thread may take a core: the page has no task of 50 ms, and may have one on a busy machine.
    expect(longest).toBeLessThan(200);
    await canvas.node('register').click();
    const timeout = canvas.field('Timeout').getByRole('textbox');
    await timeout.fill('25');
    await timeout.press('Enter');
    await canvas.frame.getByText('The design has changed since this run.').waitFor();
    await canvas.frame.getByRole('button', { name: 'Cancel' }).click();
    await canvas.frame.getByText('The run was cancelled').first().waitFor();
  });
});
