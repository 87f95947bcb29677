import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { violations } from './page/axe.ts';
import { element, said, selected } from './page/hands.ts';
import { listen } from './page/listen.ts';
import { useCanvas } from './page/use-workbench.ts';

const conference = readFileSync(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');
const open = useCanvas();

it('a small design is built by keyboard alone, and everything is heard', async () => {
  const view = await open({ text: 'version: 1\nname: small\nregion: us-east-1\n' });
  const reader = await listen(view);
  await reader.pressUntil('Tab', 'Search services');
  await reader.type('http');
  await reader.pressUntil('Tab', 'HTTP API');
  await reader.press(['Enter'], 'http-api placed.');
  await reader.press(['a']);
  await reader.type('lambda');
  await reader.press(['Enter'], 'http-api connected to lambda.');
  await reader.pressUntil('Tab', 'Memory');
  await reader.press(['Control+A']);
  await reader.type('512');
  await reader.press(['Enter'], 'Changed.');
  await reader.pressUntil('Shift+Tab', 'Search services');
  await reader.press(['Control+A']);
  await reader.type('client');
  await reader.pressUntil('Tab', 'Client');
  await reader.press(['Enter'], 'client placed.');
  await reader.press(['c']);
  await reader.type('http');
  await reader.press(['Enter'], 'client connected to http-api.');
  await reader.press(['t']);
  await reader.press(['ArrowRight']);
  await reader.press(['Escape']);
  await reader.press(['Control+z'], 'Undone.');
  await expect(reader.transcript()).toMatchFileSnapshot('./screen-reader.small-design.txt');
  expect(await view.text()).toMatch(/MemorySize: 512/);
  expect(await view.text()).not.toContain('client-http-api');
});

describe('the walk through a design', () => {
  it('goes along the traffic by arrow keys, says each sentence and selects what it is about', async () => {
    const view = await open({ text: conference });
    await view.page.locator('main.canvas').focus();
    await view.page.keyboard.press('t');
    await expect.poll(() => said(view)).toMatch(/^Client “참가자” sends GET .* to CloudFront “cdn”\. 1 of 16\.$/);
    await view.page.keyboard.press('ArrowRight');
    await view.page.keyboard.press('ArrowDown');
    await expect.poll(() => said(view)).toBe('CloudFront “cdn” hands /api/* to HTTP API “api” where its cache has no answer. 3 of 16.');
    expect(await selected(view)).toEqual(['connection:cdn-api']);
    await view.page.keyboard.press('ArrowLeft');
    await expect.poll(() => selected(view)).toEqual(['connection:cdn-site']);
    await view.page.keyboard.press('End');
    await expect.poll(() => view.page.locator('.walk-place').innerText()).toBe('16 of 16');
    await view.page.keyboard.press('Escape');
    await expect.poll(() => said(view)).toBe('End of the walk.');
    await expect.poll(() => view.page.evaluate(() => document.activeElement?.getAttribute('data-id'))).toBe('connection:all-registrations');
    expect(await view.page.locator('.walk').count()).toBe(0);
  });

  it('has a narrow canvas for itself: settings lie over it again when it ends', async () => {
    const view = await open({ text: conference });
    await view.page.setViewportSize({ width: 900, height: 800 });
    await view.page.evaluate(() => window.fakeHost.emit('reveal', { id: 'register' }));
    const settings = view.page.locator('.inspector');
    await settings.waitFor();
    await view.page.evaluate(() => window.fakeHost.emit('act', { action: 'talkThrough' }));
    await view.page.locator('.walk').waitFor();
    expect(await settings.count()).toBe(0);
    await view.page.keyboard.press('Escape');
    await settings.waitFor();
  });

  it('begins at what is selected', async () => {
    const view = await open({ text: conference });
    await element(view, 'node:registered').focus();
    await view.page.keyboard.press('t');
    await expect.poll(() => view.page.locator('.walk-sentence').innerText()).toBe('Lambda “register” publishes to SNS topic “registered” and waits for nobody who takes it.');
  });

  it('gives the whole text to the clipboard, in the language of VS Code', async () => {
    const view = await open({ text: conference, locale: 'ko' });
    await view.page.evaluate(() => window.fakeHost.emit('act', { action: 'talkThrough' }));
    await view.page.getByRole('button', { name: '텍스트로 복사' }).click();
    await expect.poll(async () => ((await view.requests('copyText'))[0]?.params as { text: string } | undefined)?.text.split('\n')[1]).toBe('CloudFront ‘cdn’의 캐시에 없는 그 밖의 요청을 S3 버킷 ‘site’에 넘깁니다.');
  });

  it.each(['dark', 'light', 'high-contrast', 'high-contrast-light'] as const)('has nothing that axe-core would say in the theme %s', async (theme) => {
    const view = await open({ text: conference, theme });
    await view.page.evaluate(() => window.fakeHost.emit('act', { action: 'talkThrough' }));
    await view.page.locator('.walk').waitFor();
    expect(await violations(view)).toEqual([]);
  });
});

describe('the documentation of a property', () => {
  const shown = async (theme: 'dark' | 'light' | 'high-contrast' | 'high-contrast-light' = 'dark') => {
    const view = await open({ text: conference, theme });
    await view.page.evaluate(() => window.fakeHost.emit('reveal', { id: 'register' }));
    return { view, sign: view.page.getByRole('group', { name: 'Memory' }).getByRole('button', { name: 'Documentation of the property' }), card: view.page.locator('.property-card') };
  };

  it('opens and closes by key, and stays open for its link', async () => {
    const { view, sign, card } = await shown();
    await sign.focus();
    await view.page.keyboard.press('Enter');
    await expect.poll(() => card.innerText()).toContain('The amount of memory available to the function at runtime. The default value is 128 MB.');
    // Past the field and the source of its range.
    for (const key of ['Tab', 'Tab', 'Tab']) await view.page.keyboard.press(key);
    expect(await view.page.evaluate(() => document.activeElement?.textContent)).toBe('CloudFormation documentation');
    await view.page.keyboard.press('Escape');
    expect(await card.count()).toBe(0);
    expect((await view.requests('describeProperty'))[0]?.params).toEqual({ path: ['nodes', 'register', 'properties', 'MemorySize'] });
  });

  it('opens where the pointer rests, stays while it is over the card, and closes when it leaves', async () => {
    const { view, sign, card } = await shown();
    await sign.hover();
    await card.waitFor();
    await card.hover();
    expect(await card.count()).toBe(1);
    await view.page.mouse.move(600, 400);
    await expect.poll(() => card.count()).toBe(0);
  });

  it.each(['dark', 'light', 'high-contrast', 'high-contrast-light'] as const)('has nothing that axe-core would say in the theme %s', async (theme) => {
    const { view, sign, card } = await shown(theme);
    await sign.click();
    await card.getByText('The amount of memory').waitFor();
    expect(await violations(view)).toEqual([]);
  });
});
