import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleNames } from '../../support/samples.ts';
import { Canvas } from '../lib/canvas.ts';
import { openWindow, type Window } from '../lib/window.ts';
import { changedFiles, openFile } from '../lib/workbench.ts';

let window: Window;
const [first = '', ...others] = sampleNames.map((name) => `${name}/${name}.arch.yaml`);

beforeAll(async () => {
  window = await openWindow({ samples: true, committed: true, open: first });
});
afterAll(() => window?.close());

/** Waits until a design is painted, all of it, then closes it; a tab that asks whether to save would stay. */
async function painted(file: string): Promise<void> {
  const canvas = await Canvas.of(window.page);
  await canvas.frame.getByRole('button', { name: 'Fit' }).waitFor();
  await canvas.frame.locator('.react-flow__edge').first().waitFor();
  expect(await window.page.locator('.tab.dirty').count(), file).toBe(0);
  await window.command('View: Close All Editors');
  await expect.poll(() => window.page.locator('.tab').count()).toBe(0);
}

it('every sample that is opened as a canvas, painted and closed leaves the repository as it was', async () => {
  await painted(first);
  for (const file of others) {
    await openFile(window, file.slice(file.indexOf('/') + 1));
    await painted(file);
  }
  expect(await changedFiles(window)).toEqual([]);
}, 180_000);
