import { describe, expect, it } from 'vitest';
import { violations } from './page/axe.ts';
import { element, grouped, said } from './page/hands.ts';
import { useCanvas } from './page/use-workbench.ts';

const open = useCanvas();
const folded = grouped.replace('contains: [first, table]', 'contains: [first, table], collapsed: true');

describe.each(['dark', 'light', 'high-contrast', 'high-contrast-light'] as const)('in the theme %s, axe-core has nothing to say about', (theme) => {
  it('a collapsed group, the menu of actions and the search', async () => {
    const view = await open({ text: folded, theme });
    await element(view, 'group:back').focus();
    await view.page.keyboard.press('Shift+F10');
    await view.page.getByRole('menu').waitFor();
    expect(await violations(view)).toEqual([]);
    await view.page.keyboard.press('Escape');
    await view.page.keyboard.press('Control+F');
    await view.page.locator('.find-input').fill('first');
    expect(await violations(view)).toEqual([]);
  });
});

it('axe-core has nothing to say about the list of keys, and a note that is being written', async () => {
  const view = await open({ text: grouped });
  await element(view, 'note:n1').focus();
  await view.page.keyboard.press('?');
  await view.page.getByRole('dialog').waitFor();
  expect(await violations(view)).toEqual([]);
  await view.page.keyboard.press('Escape');
  await element(view, 'note:n1').focus();
  await view.page.keyboard.press('F2');
  await view.page.locator('.note-editor').waitFor();
  expect(await violations(view)).toEqual([]);
});

it('says aloud what every action did', async () => {
  const view = await open({ text: grouped });
  const steps: readonly (readonly [flow: string, key: string, said: string])[] = [
    ['group:back', 'Control+Alt+C', 'Back end collapsed.'], ['group:back', 'Control+Alt+C', 'Back end expanded.'],
    ['node:people', 'Control+D', '1 duplicated.'], ['node:people-2', 'Control+C', '1 copied.'], ['node:people-2', 'Control+X', '1 cut.'],
    ['note:n1', 'Shift+ArrowDown', 'Resized.'], ['node:people', 'Shift+Alt+ArrowLeft', 'Select at least two things to align.'], ['node:people', 'Control+A', '5 selected.'],
  ];
  for (const [flow, key, words] of steps) {
    await element(view, flow).focus();
    if (!key.endsWith('A')) await view.page.keyboard.press('Enter');
    await view.page.keyboard.press(key);
    await expect.poll(() => said(view)).toBe(words);
  }
});
