import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/steps.mjs';
import { Canvas } from '../lib/canvas.ts';
import { goTo } from '../lib/text.ts';
import { openWindow, type Window } from '../lib/window.ts';
import { clearNotifications, notifications, openFile, saveAs } from '../lib/workbench.ts';

const FLOWCHART = `flowchart LR
  u((Visitors)) --> api{{HTTP API}}
  api --> f[Orders Lambda]
  f --> t[(orders table)]
  f --> pay[Stripe]
`;
const NOTES = `# Notes

\`\`\`mermaid
${FLOWCHART}\`\`\`

\`\`\`mermaid
sequenceDiagram
  A->>B: x
\`\`\`

<!-- arch:conference.arch.yaml#bill -->
<!-- /arch -->
`;

let window: Window;

beforeAll(async () => {
  const design = await readFile(join(root, 'samples', 'conference', 'conference.arch.yaml'), 'utf8');
  window = await openWindow({ files: { 'conference.arch.yaml': design, 'flow.mmd': FLOWCHART, 'NOTES.md': NOTES }, size: { width: 1680, height: 900 } });
  await Canvas.of(window.page);
});
afterAll(() => window?.close());

/** What mermaid drew, in whichever frame it did. */
async function drawnByMermaid(): Promise<string> {
  const texts = await Promise.all(window.page.frames().map((frame: Frame) => frame.locator('main > svg[role="img"]').textContent({ timeout: 200 }).catch(() => '')));
  return texts.join('');
}

it('Preview as Mermaid draws the design beside it, and follows it', async () => {
  await window.command('Preview as Mermaid');
  await expect.poll(drawnByMermaid).toContain('registrations');
  const canvas = await Canvas.of(window.page);
  await canvas.node('register').click();
  const memory = canvas.field('Memory').getByRole('textbox');
  await memory.fill('1536');
  await memory.press('Enter');
  await expect.poll(drawnByMermaid).toContain('Lambda · 1,536 MB');
  await window.command('File: Save');
  await window.command('View: Close Editors in Other Groups');
});

it('Export Diagram writes SVG, PNG, draw.io or Mermaid, as the name of the file ends, and shows it', async () => {
  const beginnings = { 'conference.svg': '<svg xmlns="http://www.w3.org/2000/svg"', 'conference.png': '\ufffdPNG', 'conference.drawio': '<mxfile host="serverless-canvas"', 'conference.mmd': '---\ntitle: "conference"\n---\nflowchart LR\n' };
  for (const [file, beginning] of Object.entries(beginnings)) {
    await openFile(window, 'conference.arch.yaml');
    await window.command('Export Diagram');
    expect(await saveAs(window, file)).toBe('conference.svg');
    await expect.poll(() => window.read(file).catch(() => '')).toContain(beginning);
    if (file !== 'conference.svg') await window.page.locator('.tab', { hasText: file }).waitFor();
    await window.command('View: Close Editors in Other Groups');
  }
  expect(await notifications(window)).toEqual(['conference.svg is written.']);
});

it('Copy as Picture puts a PNG into the clipboard and says so', async () => {
  await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await clearNotifications(window);
  await openFile(window, 'conference.arch.yaml');
  await window.command('Copy as Picture');
  await expect.poll(() => notifications(window)).toEqual(['The picture is in the clipboard.']);
  expect(await window.page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types))).toContain('image/png');
});

it('Export as CDK App asks for language and folder, and opens the app that it writes', async () => {
  await openFile(window, 'conference.arch.yaml');
  await window.command('Export as CDK App');
  await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'TypeScript' }).click();
  const folder = window.page.locator('.quick-input-widget input');
  await expect.poll(() => folder.inputValue()).toBe(`${window.folder}/`);
  await folder.press('Enter');
  await window.page.locator('.tab', { hasText: 'app.ts' }).waitFor({ timeout: 20_000 });
  expect(await readdir(window.folder)).toEqual(expect.arrayContaining(['bin', 'lib', 'cdk.json', 'package.json', 'tsconfig.json']));
  expect(await window.read('bin/app.ts')).toContain("import { ConferenceStack } from '../lib/stack';");
});

it('Update Architecture Regions fills the regions of a Markdown file', async () => {
  await openFile(window, 'NOTES.md');
  await window.command('Update Architecture Regions');
  await window.command('File: Save');
  await expect.poll(() => window.read('NOTES.md')).toMatch(/#bill -->\n[\s\S]*USD a month[\s\S]*\| \*\*Total\*\* \|[\s\S]*<!-- \/arch -->\n$/);
  expect((await window.read('NOTES.md')).startsWith(NOTES.slice(0, NOTES.indexOf('<!-- /arch')))).toBe(true);
});

it.each([['flow.mmd', 1], ['NOTES.md', 5]])('Open Mermaid Diagram as Architecture makes a design of %s, and tells what it guessed', async (file, line) => {
  await window.command('View: Close All Editors');
  await clearNotifications(window);
  await openFile(window, file);
  await goTo(window.page, line, 1);
  await window.command('Open Mermaid Diagram as Architecture');
  const design = `${file.replace(/\W/g, '-').toLowerCase()}.arch.yaml`;
  await saveAs(window, design);
  await window.page.locator('.tab.active', { hasText: design }).waitFor();
  expect(await (await Canvas.of(window.page)).node('orders-lambda').innerText()).toContain('Orders Lambda');
  expect(await window.read(design)).toMatch(/ {2}orders-table:\n {4}service: dynamodb\n[\s\S]* {4}service: external\n/);
  expect(await notifications(window)).toEqual(['The diagram is a design now. Some of it was guessed or could not be taken over.']);
});

it('a block that shows no architecture is refused by its name', async () => {
  await clearNotifications(window);
  await openFile(window, 'NOTES.md');
  await goTo(window.page, 12, 1);
  await window.command('Open Mermaid Diagram as Architecture');
  await expect.poll(() => notifications(window)).toEqual([expect.stringMatching(/^NOTES\.md:1\d: .*sequence/i)]);
});
