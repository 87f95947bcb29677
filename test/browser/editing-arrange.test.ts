import { describe, expect, it } from 'vitest';
import { drag, edits, element, grouped, middleOf, pick, said, selected, small } from './page/hands.ts';
import { useCanvas } from './page/use-workbench.ts';

const open = useCanvas();

describe('groups', () => {
  it('are made of the selection and named at once', async () => {
    const view = await open({ text: small });
    await pick(view, 'node:first');
    await pick(view, 'node:second', ['Shift']);
    await view.page.keyboard.press('Control+G');
    const name = view.page.locator('.group-outline .name-editor');
    await name.waitFor();
    await name.fill('Production account');
    await name.press('Enter');
    await expect.poll(() => view.text()).toContain('groups:\n  group: { contains: [first, second], label: Production account }');
  });

  it('take in what is dropped on them and let go what is dropped beside', async () => {
    const view = await open({ text: grouped });
    const [people, first] = [await middleOf(view, 'node:people', '.service-icon'), await middleOf(view, 'node:first', '.service-icon')];
    await drag(view, people, [first.x - people.x + 190, first.y - people.y + 20]);
    expect(await view.page.locator('.group-outline.is-target').count()).toBe(1);
    await view.page.mouse.up();
    await expect.poll(() => view.text()).toContain('back: { label: Back end, contains: [first, table, people] }');
    await expect.poll(() => said(view)).toBe('Moved into Back end.');
    expect((await edits(view)).length).toBe(1);
    const table = await middleOf(view, 'node:table', '.service-icon');
    await drag(view, table, [0, 420]);
    await view.page.mouse.up();
    await expect.poll(() => view.text()).toContain('contains: [first, people] }');
  });

  it('move as a whole by their label', async () => {
    const view = await open({ text: grouped });
    const label = await middleOf(view, 'group:back', '.group-label');
    await drag(view, { x: label.x + 20, y: label.y }, [0, -100]);
    await view.page.mouse.up();
    await expect.poll(async () => (await edits(view)).length).toBe(1);
    const [intent] = await edits(view) as [{ kind: string; nodes: Record<string, [number, number]> }];
    expect(Object.keys(intent.nodes)).toEqual(['first', 'table']);
    expect(intent.nodes['table']?.[1]).toBe(intent.nodes['first']?.[1]);
    expect(intent.nodes['first']?.[1]).toBeLessThan(0);
  });

  it('collapse to one card that tells cost and worst finding, and expand again', async () => {
    const view = await open({ text: grouped });
    await pick(view, 'group:back');
    await view.page.keyboard.press('Control+Alt+C');
    const card = view.page.locator('.fold-card');
    await card.waitFor();
    expect(await card.locator('.node-summary').innerText()).toBe('2 nodes');
    expect(await view.text()).toContain('back: { label: Back end, contains: [first, table], collapsed: true }');
    expect(await element(view, 'node:first').count()).toBe(0);
    expect(await element(view, 'group:back').getAttribute('aria-label')).toContain('collapsed, 2 nodes');
    await view.page.keyboard.press('Control+Alt+C');
    await card.waitFor({ state: 'detached' });
    await expect.poll(() => view.text()).toBe(grouped);
  });

  it('keep their names readable from afar, above their outline', async () => {
    const view = await open({ text: grouped, viewState: { viewport: { x: 500, y: 400, zoom: 0.08 } } });
    const label = view.page.locator('[data-id="group:back"] .group-label');
    await expect.poll(async () => Math.round((await label.boundingBox())?.height ?? 0)).toBeGreaterThan(13);
    expect((await label.boundingBox())?.height).toBeLessThan(18);
    const [name, outline] = [await label.boundingBox(), await view.page.locator('[data-id="group:back"] .group-outline').boundingBox()];
    expect((name?.y ?? 0) + (name?.height ?? 0)).toBeLessThanOrEqual((outline?.y ?? 0) + 1);
  });

  it('are dissolved with their members left where they are', async () => {
    const view = await open({ text: grouped });
    await pick(view, 'group:back');
    await view.page.keyboard.press('Control+Alt+G');
    await expect.poll(() => edits(view)).toEqual([{ kind: 'delete', groups: ['back'] }]);
    await expect.poll(() => selected(view)).toEqual(['node:first', 'node:table']);
  });
});

describe('notes', () => {
  it('are added by N, written where they stand, and deleted', async () => {
    const view = await open({ text: small });
    await pick(view, 'node:people');
    await view.page.mouse.move(700, 700);
    await view.page.keyboard.press('n');
    const editor = view.page.locator('.note-editor');
    await editor.waitFor();
    await editor.fill('Ask the team.\nTwice.');
    await editor.press('Control+Enter');
    await expect.poll(() => view.text()).toContain('text: "Ask the team.\\nTwice."');
    await view.page.keyboard.press('Delete');
    await expect.poll(() => view.text()).not.toContain('Ask the team');
  });

  it('become larger with Shift and the arrow keys', async () => {
    const view = await open({ text: grouped });
    await pick(view, 'note:n1');
    await view.page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => view.text()).toContain('n1: { text: Busy at noon., at: [0, 340], size: [190, 64] }');
  });
});

describe('arranging', () => {
  it('aligns what is selected on the outermost edge', async () => {
    const view = await open({ text: small.replace('at: [0, 200]', 'at: [37, 200]') });
    await pick(view, 'node:first');
    await pick(view, 'node:second', ['Shift']);
    await view.page.keyboard.press('Shift+Alt+ArrowLeft');
    await expect.poll(() => edits(view)).toEqual([{ kind: 'move', nodes: { second: [0, 200] } }]);
  });

  it('has a button for each way beside the canvas, those for three only where there are three', async () => {
    const view = await open({ text: small.replace('at: [0, 200]', 'at: [37, 200]') });
    await pick(view, 'node:first');
    await pick(view, 'node:second', ['Shift']);
    const button = (name: string) => view.page.getByRole('region', { name: 'Arrange' }).getByRole('button', { name });
    expect(await button('Distribute vertically').getAttribute('aria-disabled')).toBe('true');
    await button('Align right edges').click();
    await expect.poll(() => edits(view)).toEqual([{ kind: 'move', nodes: { first: [37, 0] } }]);
  });

  it('is called off with Escape while the pointer still has it: all stands where it stood, and the file hears of nothing', async () => {
    const view = await open({ text: small });
    const from = await middleOf(view, 'node:second', '.service-icon');
    await drag(view, from, [120, 60]);
    await view.page.keyboard.press('Escape');
    await expect.poll(() => said(view)).toBe('Not moved.');
    await view.page.mouse.move(from.x + 200, from.y + 90, { steps: 3 });
    await view.page.mouse.up();
    expect(await middleOf(view, 'node:second', '.service-icon')).toEqual(from);
    expect(await edits(view)).toEqual([]);
    await drag(view, from, [120, 60]);
    await view.page.mouse.up();
    await expect.poll(async () => (await edits(view)).length).toBe(1);
  });

  it('shows helper lines while something is dragged, and snaps to them', async () => {
    const view = await open({ text: small });
    const from = await middleOf(view, 'node:second', '.service-icon');
    await drag(view, from, [203, 60]);
    await expect.poll(() => view.page.locator('.guide-lines line').count()).toBeGreaterThan(0);
    await view.page.mouse.up();
    expect(await view.page.locator('.guide-lines').count()).toBe(0);
  });
});
