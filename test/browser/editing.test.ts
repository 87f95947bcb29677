import { describe, expect, it } from 'vitest';
import { clipboard, drag, edits, element, grouped, middleOf, paste, pick, said, selected, small } from './page/hands.ts';
import { useCanvas } from './page/use-workbench.ts';

const open = useCanvas();

describe('copy and paste', () => {
  it('puts the YAML of nodes, their comments and what connects them into the clipboard', async () => {
    const view = await open({ text: small });
    await pick(view, 'node:first');
    await pick(view, 'node:table', ['Shift']);
    await view.page.keyboard.press('Control+C');
    await expect.poll(() => clipboard(view)).toContain('nodes:\n  # Takes what comes.\n  first: { service: lambda');
    expect(await clipboard(view)).toContain('connections:\n  first-table: { from: first, to: table, access: [read] }\n');
    await expect.poll(() => said(view)).toBe('2 copied.');
  });

  it('pastes under new ids, connected the same way, selects what came of it, and is undone in one step', async () => {
    const view = await open({ text: small });
    await paste(view, { 'text/plain': 'nodes:\n  first: { service: lambda, at: [0, 0] }   # mine\n  jobs: { service: sqs, at: [0, 100] }\nconnections:\n  first-jobs: { from: first, to: jobs }\n' });
    await expect.poll(() => view.text()).toContain('first-2-jobs: { from: first-2, to: jobs }');
    expect(await view.text()).toMatch(/first-2: \{ service: lambda, at: \[40, 40\] \} {3}# mine/);
    await expect.poll(() => selected(view)).toEqual(['node:first-2', 'node:jobs']);
    await view.page.locator('.canvas').press('Control+Z');
    await expect.poll(() => view.text()).toBe(small);
  });

  it('duplicates with Ctrl+D, a little beside', async () => {
    const view = await open({ text: small });
    await pick(view, 'node:people');
    await view.page.keyboard.press('Control+D');
    await expect.poll(() => view.text()).toContain('  people-2: { service: client, at: [440, 240] }');
    await expect.poll(() => selected(view)).toEqual(['node:people-2']);
  });

  it('cuts: the nodes go, with what connected them, and come back from the clipboard', async () => {
    const view = await open({ text: small });
    await pick(view, 'node:first');
    await view.page.keyboard.press('Control+X');
    await expect.poll(() => view.text()).not.toContain('first-table');
    expect(await edits(view)).toEqual([{ kind: 'delete', nodes: ['first'] }]);
    expect(await clipboard(view)).toContain('# Takes what comes.');
  });

  it('says what is wrong with a picture and with a text that is nothing of a design', async () => {
    const view = await open({ text: small });
    await paste(view, { 'image/png': 'x' });
    await expect.poll(() => view.page.locator('.banner').innerText()).toContain('A picture cannot be pasted');
    await paste(view, { 'text/plain': 'Dear all,' });
    await expect.poll(() => view.page.locator('.banner').innerText()).toContain('There is nothing of a design in the clipboard');
    expect(await view.text()).toBe(small);
  });

  it('leaves text fields their own clipboard', async () => {
    const view = await open({ text: small });
    await pick(view, 'node:first');
    await view.page.keyboard.press('F2');
    await view.page.keyboard.press('Control+C');
    await view.page.keyboard.press('Control+D');
    expect(await view.requests('copyBlocks')).toEqual([]);
    await view.page.keyboard.press('Escape');
    expect(await view.text()).toBe(small);
  });
});

describe('selecting and moving several', () => {
  it('takes all with Ctrl+A, moves them with the arrow keys as one step, and deletes them', async () => {
    const view = await open({ text: grouped });
    await pick(view, 'node:second');
    await view.page.keyboard.press('Control+A');
    expect((await selected(view)).length).toBe(5);
    await view.page.keyboard.press('ArrowRight');
    await expect.poll(() => edits(view)).toEqual([{ kind: 'move', nodes: { first: [10, 0], second: [10, 200], table: [410, 0], people: [410, 200] }, notes: { n1: [10, 340] } }]);
    await view.page.keyboard.press('Delete');
    await expect.poll(() => view.text()).toContain('nodes: {}');
  });

  it('takes what a frame drawn with Shift touches', async () => {
    const view = await open({ text: small });
    const [from, to] = [await element(view, 'node:first').boundingBox(), await element(view, 'node:second').boundingBox()];
    await view.page.keyboard.down('Shift');
    await drag(view, { x: (from?.x ?? 0) - 20, y: (from?.y ?? 0) - 20 }, [(from?.width ?? 0) + 40, (to?.y ?? 0) + (to?.height ?? 0) - (from?.y ?? 0) + 40]);
    await view.page.mouse.up();
    await view.page.keyboard.up('Shift');
    await expect.poll(() => selected(view)).toEqual(expect.arrayContaining(['node:first', 'node:second']));
    expect((await selected(view)).filter((flow) => flow?.startsWith('node:')).length).toBe(2);
  });
});

describe('the menu of actions', () => {
  it('opens for what has the focus with Shift+F10, is walked by arrow keys, and gives the focus back', async () => {
    const view = await open({ text: small });
    await element(view, 'node:first').focus();
    await view.page.keyboard.press('Shift+F10');
    const items = view.page.getByRole('menuitem');
    await items.first().waitFor();
    expect(await items.first().innerText()).toContain('Connect to…');
    await view.page.keyboard.press('ArrowDown');
    expect(await view.page.evaluate(() => document.activeElement?.textContent)).toContain('Add and connect…');
    await view.page.keyboard.press('Escape');
    expect(await view.page.evaluate(() => document.activeElement?.getAttribute('data-id'))).toBe('node:first');
    expect(await view.page.getByRole('menu').count()).toBe(0);
  });

  it('offers on the canvas what the canvas can do, and pastes at the pointer', async () => {
    const view = await open({ text: small });
    await view.page.evaluate(() => { window.fakeHost.clipboard = 'jobs: { service: sqs, at: [0, 0] }\n'; });
    await view.page.locator('.react-flow__pane').click({ button: 'right', position: { x: 40, y: 40 } });
    await view.page.getByRole('menuitem', { name: 'Paste here' }).click();
    await expect.poll(() => view.text()).toMatch(/jobs: \{ service: sqs, at: \[-\d+, -?\d+\] \}/);
  });

  it('offers nothing that edits where nothing may be changed', async () => {
    const view = await open({ text: small.replace('version: 1', 'version: 99') });
    await element(view, 'node:first').click({ button: 'right' });
    expect((await view.page.getByRole('menuitem').allInnerTexts()).map((text) => text.split('\n')[0])).toEqual(['Copy', 'Zoom to the selection', 'Show in the text']);
    await view.page.keyboard.press('Escape');
    await view.page.keyboard.press('Control+D');
    await expect.poll(() => view.page.locator('.banner').innerText()).toContain('cannot be changed');
    expect(await edits(view)).toEqual([]);
  });
});

describe('adding what comes next', () => {
  it('offers from a loose end only services that may follow, and places and connects in one step', async () => {
    const view = await open({ text: small });
    await element(view, 'node:second').hover();
    const from = await middleOf(view, 'node:second', '.node-source');
    await drag(view, from, [150, 120]);
    await view.page.mouse.up();
    const dialog = view.page.getByRole('dialog');
    await dialog.waitFor();
    const names = await dialog.locator('.choice-name').allInnerTexts();
    expect(names).toContain('SQS queue');
    expect(names).not.toContain('CloudFront');
    // What takes the traffic on comes before what only guards it.
    expect(names.indexOf('DynamoDB table')).toBeLessThan(names.indexOf('HTTP API'));
    const [box, end] = [await dialog.boundingBox(), { x: from.x + 150, y: from.y + 120 }];
    expect([box?.x, (box?.y ?? 0) < end.y]).toEqual([end.x + 12, true]);
    await dialog.locator('.choice', { hasText: 'SQS' }).click();
    await expect.poll(async () => (await edits(view)).length).toBe(1);
    expect(await edits(view)).toMatchObject([{ kind: 'batch', intents: [{ kind: 'add-node', node: { service: 'sqs' } }, { kind: 'add-connection', connection: { from: 'second' } }] }]);
  });

  it('asks nothing where the connection was called off with Escape, and connects nothing', async () => {
    const view = await open({ text: small });
    await element(view, 'node:second').hover();
    const [from, table] = [await middleOf(view, 'node:second', '.node-source'), await middleOf(view, 'node:table', '.service-icon')];
    for (const [x, y] of [[150, 120], [table.x - from.x, table.y - from.y]] as const) {
      await drag(view, from, [x, y]);
      await expect.poll(() => view.page.locator('.connection-line.is-drawn').count()).toBe(1);
      await view.page.keyboard.press('Escape');
      await expect.poll(() => said(view)).toBe('Not connected.');
      await view.page.mouse.move(from.x + x + 3, from.y + y + 3, { steps: 2 });
      expect(await view.page.locator('.connection-line.is-drawn').count()).toBe(0);
      await view.page.mouse.up();
    }
    expect(await view.page.getByRole('dialog').count()).toBe(0);
    expect(await edits(view)).toEqual([]);
  });

  it('does the same by keyboard with A', async () => {
    const view = await open({ text: small });
    await element(view, 'node:second').focus();
    await view.page.keyboard.press('a');
    await view.page.getByRole('dialog').waitFor();
    await view.page.keyboard.type('sns');
    await view.page.keyboard.press('Enter');
    await expect.poll(() => view.text()).toContain('service: sns');
  });
});

describe('finding', () => {
  it('goes from one result to the next and leaves the focus on the last', async () => {
    const view = await open({ text: grouped });
    await element(view, 'node:first').focus();
    await view.page.keyboard.press('Control+F');
    await view.page.locator('.find-input').fill('lambda');
    await expect.poll(() => view.page.locator('.find-count').innerText()).toBe('1 of 2');
    expect(await selected(view)).toEqual(['node:first']);
    await view.page.keyboard.press('Enter');
    await expect.poll(() => selected(view)).toEqual(['node:second']);
    await view.page.keyboard.press('Escape');
    await expect.poll(() => view.page.evaluate(() => document.activeElement?.getAttribute('data-id'))).toBe('node:second');
  });

  it('finds what is in a collapsed group, by the group', async () => {
    const view = await open({ text: grouped.replace('contains: [first, table]', 'contains: [first, table], collapsed: true') });
    await element(view, 'node:second').focus();
    await view.page.keyboard.press('Control+F');
    await view.page.locator('.find-input').fill('first');
    await view.page.keyboard.press('Escape');
    await expect.poll(() => view.page.evaluate(() => document.activeElement?.getAttribute('data-id'))).toBe('group:back');
  });
});

it('lists its keys with ?, in the language of VS Code', async () => {
  const view = await open({ text: small, locale: 'ko' });
  await element(view, 'node:first').focus();
  await view.page.keyboard.press('?');
  const sheet = view.page.getByRole('dialog');
  await sheet.waitFor();
  expect(await sheet.innerText()).toContain('캔버스 단축키');
  expect(await sheet.innerText()).toContain('Ctrl+D');
  await view.page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
});

it('hands dropped files to VS Code by their address, with the place', async () => {
  const view = await open({ text: small });
  await view.page.locator('.canvas').evaluate((canvas) => {
    const data = new DataTransfer();
    data.setData('text/uri-list', 'file:///work/functions/pay/index.ts');
    for (const type of ['dragover', 'drop']) canvas.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, clientX: 700, clientY: 400 }));
  });
  await expect.poll(async () => (await view.requests('dropFile')).length).toBe(1);
  expect((await view.requests('dropFile'))[0]?.params).toMatchObject({ uri: 'file:///work/functions/pay/index.ts' });
});
