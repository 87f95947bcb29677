import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webviewHtml } from '../../src/extension/editor/webview-html.ts';
import type { SamplesShown } from '../../src/protocol/samples-view.ts';
import { violations } from './page/axe.ts';
import { THEMES, type ThemeName } from './page/themes.ts';

const root = new URL('../../', import.meta.url);
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#888888"/></svg>';
const shown: readonly SamplesShown[] = [
  { kind: 'words', title: 'Samples', about: 'Designs to begin with.', open: 'Open', filter: 'Search samples…', none: 'No such sample.' },
  ...['Chat', 'Crawler'].map((title): SamplesShown => ({ kind: 'card', card: { name: title.toLowerCase(), title, about: `A ${title.toLowerCase()} without servers.`, price: '$5.69 a month', picture: PICTURE } })),
];

let browser: Browser;
let bundle: { readonly script: string; readonly style: string };
beforeAll(async () => {
  await promisify(execFile)(process.execPath, ['esbuild.mjs', 'samples-view'], { cwd: root });
  const [script, style] = await Promise.all(['js', 'css'].map((ending) => readFile(new URL(`dist/samples-view.${ending}`, root), 'utf8')));
  bundle = { script: script ?? '', style: style ?? '' };
  const { findChromium, chromiumArguments } = (await import(new URL('scripts/lib/chromium.mjs', root).href)) as { findChromium: () => Promise<string | undefined>; chromiumArguments: readonly string[] };
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium. Set CHROMIUM_PATH to one, or run `npm test`, which installs it.');
  browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
});
afterAll(() => browser.close());

/** The gallery as VS Code would show it, with two samples; `asked` is what the page told its host. */
async function gallery(name: ThemeName): Promise<{ readonly page: Page; readonly asked: () => Promise<readonly unknown[]> }> {
  const page = await browser.newPage({ viewport: { width: 900, height: 600 } });
  const origin = 'http://gallery.test';
  const html = webviewHtml({ scriptUri: `${origin}/view.js`, styleUri: `${origin}/view.css`, cspSource: origin, nonce: 'n', locale: 'en' });
  const bodies = new Map([['/', ['text/html', html]], ['/view.js', ['text/javascript', bundle.script]], ['/view.css', ['text/css', bundle.style]]]);
  await page.route('**/*', (route) => {
    const [contentType = 'text/plain', body = ''] = bodies.get(new URL(route.request().url()).pathname) ?? [];
    return route.fulfill({ contentType: `${contentType}; charset=utf-8`, body });
  });
  await page.addInitScript(({ kind, variables }) => {
    const asked: unknown[] = [];
    Object.assign(window, { asked, acquireVsCodeApi: () => ({ postMessage: (message: unknown) => asked.push(message) }) });
    document.addEventListener('DOMContentLoaded', () => {
      document.body.classList.add(kind);
      for (const [key, value] of Object.entries(variables)) document.documentElement.style.setProperty(`--vscode-${key}`, value);
    });
  }, THEMES[name]);
  await page.goto(`${origin}/`);
  await page.evaluate((messages) => { for (const message of messages) window.postMessage(message, '*'); }, shown);
  await page.getByRole('listitem').nth(1).waitFor();
  return { page, asked: () => page.evaluate(() => (window as unknown as { asked: readonly unknown[] }).asked) };
}

describe('the gallery of samples', () => {
  it.each(Object.keys(THEMES) as ThemeName[])('has nothing that axe-core would say in the theme %s', async (theme) => {
    const { page } = await gallery(theme);
    expect(await violations({ page })).toEqual([]);
    await page.close();
  });

  it('is searched and opened by keyboard alone', async () => {
    const { page, asked } = await gallery('dark');
    await page.keyboard.press('Tab');
    await page.keyboard.type('crawl');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect((await asked()).at(-1)).toEqual({ kind: 'open', name: 'crawler' });
    await page.close();
  });

  it('says that nothing was found', async () => {
    const { page } = await gallery('dark');
    await page.getByRole('searchbox').fill('mainframe');
    await expect.poll(() => page.getByRole('status').innerText()).toBe('No such sample.');
    await page.close();
  });
});
