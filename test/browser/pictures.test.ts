import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { webviewHtml } from '../../src/extension/editor/webview-html.ts';
import { diagramText } from '../../src/node/diagram/form.ts';
import type { MermaidAsked, MermaidShown } from '../../src/protocol/mermaid-view.ts';
import { catalog } from '../../src/services/catalog.ts';
import { THEMES, type ThemeName } from './page/themes.ts';
import { useCanvas } from './page/use-workbench.ts';

const root = new URL('../../', import.meta.url);
const conference = readFileSync(new URL('samples/conference/conference.arch.yaml', root), 'utf8');
const analysis = createAnalyser(catalog).analyse(conference);
/** A folder for pictures to be looked at. */
const shots = process.env['SHOTS'];
if (shots !== undefined) mkdirSync(shots, { recursive: true });

describe('a picture for the host', () => {
  const open = useCanvas();

  it('is the SVG as a PNG, twice as fine, drawn without leaving the page\'s policy', async () => {
    const view = await open({ text: conference });
    const svg = diagramText(analysis, { as: 'svg', theme: 'light' }, 'en');
    await view.page.evaluate((drawn) => window.fakeHost.emit('picture', { svg: drawn, to: 'host' }), svg);
    await expect.poll(async () => (await view.requests('pictureDrawn')).length, { timeout: 10_000 }).toBe(1);
    const { png } = (await view.requests('pictureDrawn'))[0]?.params as { png: string };
    const bytes = Buffer.from(png, 'base64');
    const [, width = 0, height = 0] = (/width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number);
    if (shots !== undefined) writeFileSync(`${shots}/picture.png`, bytes);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([width * 2, height * 2]);
    // The walk through the design, which the SVG has as its description.
    expect(bytes.includes(Buffer.from('iTXtTitle\0\0\0en\0\0conference'))).toBe(true);
    expect(bytes.includes(Buffer.from('iTXtDescription\0\0\0en\0\0Client “참가자” sends'))).toBe(true);
  });
});

describe('the preview of Mermaid', () => {
  let browser: Browser;
  let origin: string;
  const files = new Map<string, string>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const body = path === '/' ? webviewHtml({ scriptUri: `${origin}/mermaid-view.js`, styleUri: `${origin}/mermaid-view.css`, cspSource: origin, nonce: 'n', locale: 'en' }) : files.get(path);
    response.writeHead(body === undefined ? 204 : 200, { 'content-type': path.endsWith('.js') ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8' }).end(body);
  });

  beforeAll(async () => {
    await promisify(execFile)(process.execPath, ['esbuild.mjs', 'mermaid-view'], { cwd: root });
    for (const name of ['mermaid-view.js', 'mermaid-view.css']) files.set(`/${name}`, await readFile(new URL(`dist/${name}`, root), 'utf8'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { findChromium, chromiumArguments } = (await import(new URL('scripts/lib/chromium.mjs', root).href)) as { findChromium: () => Promise<string>; chromiumArguments: readonly string[] };
    browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArguments] });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  });

  const words: MermaidShown['words'] = { flowchart: 'flowchart', architecture: 'architecture-beta', copy: 'Copy', failed: 'Mermaid cannot draw this:' };

  /** The page as VS Code would show it, with what it asked of the host and what went wrong. */
  async function open(theme: ThemeName) {
    const page = await browser.newPage({ viewport: { width: 1100, height: 760 } });
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => { if (message.type() === 'error') troubles.push(message.text()); });
    await page.addInitScript((given) => {
      const { kind, variables } = JSON.parse(given) as { kind: string; variables: Record<string, string> };
      const asked: unknown[] = [];
      Object.assign(window, { asked, acquireVsCodeApi: () => ({ postMessage: (message: unknown) => asked.push(message) }) });
      document.addEventListener('DOMContentLoaded', () => {
        document.body.classList.add(kind);
        for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(`--vscode-${name}`, value);
      });
    }, JSON.stringify(THEMES[theme]));
    await page.goto(origin);
    const show = (text: string, form: MermaidShown['form'] = 'flowchart') => page.evaluate((message) => window.postMessage(message, '*'), { kind: 'show', text, form, words } satisfies MermaidShown);
    const asked = () => page.evaluate(() => (window as unknown as { asked: MermaidAsked[] }).asked);
    return { page, troubles, show, asked };
  }

  it.each(['dark', 'light'] as const)('shows the flowchart and the architecture of a design in the theme %s, by the page\'s policy', async (theme) => {
    const { page, troubles, show, asked } = await open(theme);
    expect(await asked()).toEqual([{ kind: 'ready' }]);
    for (const form of ['flowchart', 'architecture'] as const) {
      await show(diagramText(analysis, { as: form, theme: 'light' }, 'en'), form);
      await page.locator('main svg g').getByText('registrations').first().waitFor({ timeout: 15_000 });
      if (form === 'flowchart') expect(await page.locator('main svg').textContent()).toContain('/api/*');
      expect(await page.locator('header button[aria-pressed="true"]').textContent()).toBe(words[form]);
      if (shots !== undefined) await page.screenshot({ path: `${shots}/mermaid-${form}-${theme}.png` });
    }
    expect(troubles).toEqual([]);
    await page.close();
  }, 60_000);

  it('asks the host for the other form, and says why a text cannot be drawn', async () => {
    const { page, show, asked } = await open('light');
    await show('flowchart LR\n  a --> b');
    await page.getByRole('button', { name: 'architecture-beta' }).click();
    expect((await asked()).at(-1)).toEqual({ kind: 'form', form: 'architecture' });
    await show('flowchart LR\n  a[b(c');
    await page.locator('.reason').waitFor();
    expect(await page.locator('.reason').textContent()).toContain('Mermaid cannot draw this: Parse error on line 2');
    await page.close();
  }, 60_000);

  it('runs nothing that a label holds: mermaid takes it out, and the policy would not run it', async () => {
    const { page, show } = await open('light');
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => { dialogs.push(dialog.message()); void dialog.dismiss(); });
    await show('flowchart LR\n  a["<img src=x onerror=alert(1)><script>alert(2)</script>x"] --> b\n  click a "javascript:alert(3)"');
    await page.locator('main svg').waitFor();
    expect(await page.locator('main script, main [onerror]').count()).toBe(0);
    expect(dialogs).toEqual([]);
    await page.close();
  }, 60_000);
});
