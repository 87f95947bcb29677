import { afterAll, beforeAll, expect, it } from 'vitest';
import { Canvas } from '../lib/canvas.ts';
import { canvasOf, openWindow, type Window } from '../lib/window.ts';

const SMALL = 'version: 1\nname: small\nregion: us-east-1\nnodes:\n  first: { service: lambda, at: [0, 0], properties: { Runtime: nodejs24.x, Handler: index.handler }, code: ./first }\nconnections: {}\n';
const COMMENT = '# a long comment, again and again, as generated files have them\n';

const files = {
  'small.arch.yaml': SMALL,
  'empty.arch.yaml': '',
  'broken.arch.yaml': SMALL.replace('connections: {}', '  second: { service: [\n'),
  'newer.arch.yaml': SMALL.replace('version: 1', 'version: 99'),
  'hostile.arch.yaml': SMALL.replace('service: lambda, at', 'service: lambda, label: "<img src=x onerror=document.title=1><script>1</script>", at').replace('first:', '__proto__:'),
  // Above five megabytes a file is not read, which is a finding; above a quarter of one it is read in a worker.
  'too-large.arch.yaml': `${SMALL}${COMMENT.repeat(82_000)}`,
  'large.arch.yaml': `${SMALL}${COMMENT.repeat(10_000)}`,
};

let window: Window;

beforeAll(async () => {
  window = await openWindow({ files, open: 'small.arch.yaml' });
  await Canvas.of(window.page);
});
afterAll(() => window?.close());

async function open(file: string): Promise<void> {
  await window.page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${file}"]`).dblclick();
  await window.page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
}

it.each(['empty.arch.yaml', 'broken.arch.yaml', 'newer.arch.yaml', 'hostile.arch.yaml', 'too-large.arch.yaml', 'large.arch.yaml'])('%s opens as a canvas, and is as it was', async (file) => {
  await open(file);
  const frame = await canvasOf(window.page);
  await frame.locator('.bar').waitFor();
  await expect.poll(async () => (await canvasOf(window.page)).locator('.bar h1').getAttribute('title')).toBe(file);
  expect(await window.page.locator('.tab.dirty').count()).toBe(0);
  expect(await window.read(file)).toBe(files[file as keyof typeof files]);
});

it('a change in the large file is written like any other', async () => {
  const canvas = await Canvas.of(window.page);
  await canvas.node('first').click();
  const timeout = canvas.field('Timeout').getByRole('textbox');
  await timeout.fill('25');
  await timeout.press('Enter');
  await window.page.locator('.tab.dirty').waitFor();
  await window.page.keyboard.press('Control+S');
  await window.page.locator('.tab.dirty').waitFor({ state: 'detached' });
  expect(await window.read('large.arch.yaml')).toBe(files['large.arch.yaml'].replace('Handler: index.handler }', 'Handler: index.handler, Timeout: 25 }'));
});
