import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { webviewHtml } from '../../../src/extension/editor/webview-html.ts';
import type { FakeHost, FakeHostOptions } from './fake-host.ts';
import { THEMES, type ThemeName } from './themes.ts';

export type { FakeHost } from './fake-host.ts';

/** The product's webview in a browser, its host replaced by one in the page. */
export interface Workbench {
  readonly open: (options: OpenOptions) => Promise<Opened>;
  readonly close: () => Promise<void>;
}

export interface OpenOptions extends FakeHostOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  /** What the system says of motion. */
  readonly motion?: 'reduce' | 'no-preference';
}

export interface Opened {
  readonly page: Page;
  /** Errors of the page and violations of its content security policy, as they come. */
  readonly troubles: string[];
  readonly requests: (method?: string) => Promise<FakeHost['requests']>;
  readonly text: () => Promise<string>;
  readonly setText: (text: string) => Promise<void>;
}

const root = new URL('../../../', import.meta.url);

/** What `scripts/lib/chromium.mjs` gives, which is plain JavaScript. */
interface ChromiumScript {
  readonly findChromium: () => Promise<string | undefined>;
  readonly chromiumArguments: readonly string[];
}

export async function startWorkbench(): Promise<Workbench> {
  const files = await bundles();
  const server = await serve(files);
  const browser = await launch();
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    open: (options) => open(browser, origin, options),
    close: async () => {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function launch(): Promise<Browser> {
  const { findChromium, chromiumArguments } = (await import(new URL('scripts/lib/chromium.mjs', root).href)) as ChromiumScript;
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium. Set CHROMIUM_PATH to one, or run `npm test`, which installs it.');
  return chromium.launch({ executablePath, args: [...chromiumArguments] });
}

/** The webview as the product builds it, and the host beside it. */
async function bundles(): Promise<ReadonlyMap<string, { readonly type: string; readonly body: string }>> {
  await promisify(execFile)(process.execPath, ['esbuild.mjs', 'webview', 'layout'], { cwd: root });
  const host = await build({ entryPoints: [new URL('fake-host.ts', import.meta.url).pathname], bundle: true, write: false, format: 'iife', platform: 'browser', target: 'es2023' });
  return new Map([
    ['/webview.js', { type: 'text/javascript', body: await readFile(new URL('dist/webview.js', root), 'utf8') }],
    ['/layout.js', { type: 'text/javascript', body: await readFile(new URL('dist/layout.js', root), 'utf8') }],
    ['/webview.css', { type: 'text/css', body: await readFile(new URL('dist/webview.css', root), 'utf8') }],
    ['/fake-host.js', { type: 'text/javascript', body: host.outputFiles[0]?.text ?? '' }],
  ]);
}

async function serve(files: Awaited<ReturnType<typeof bundles>>): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname, origin, searchParams } = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const file = pathname === '/' ? { type: 'text/html', body: html(origin, searchParams.get('locale') ?? 'en') } : files.get(pathname);
    response.writeHead(file ? 200 : pathname === '/favicon.ico' ? 204 : 404, { 'content-type': `${file?.type ?? 'text/plain'}; charset=utf-8` }).end(file?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** The product's own page, policy included, with the host's script before the webview's. */
function html(origin: string, locale: string): string {
  const nonce = randomBytes(16).toString('hex');
  const page = webviewHtml({ scriptUri: `${origin}/webview.js`, styleUri: `${origin}/webview.css`, cspSource: origin, nonce, locale });
  return page.replace('<div id="root">', () => `<script nonce="${nonce}" src="${origin}/fake-host.js"></script><div id="root">`);
}

async function open(browser: Browser, origin: string, options: OpenOptions): Promise<Opened> {
  const { theme = 'dark', width = 1680, height = 960, motion = 'no-preference', ...host } = options;
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: motion });
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') troubles.push(`console: ${message.text()}`); });
  page.on('dialog', (dialog) => { troubles.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  await page.exposeFunction('reportViolation', (violation: string) => troubles.push(`policy: ${violation}`));
  await page.addInitScript(prepare, JSON.stringify({ host: { keybindings: await keybindings(), ...host }, theme: THEMES[theme] }));
  await page.goto(`${origin}/?locale=${host.locale ?? 'en'}`);
  return {
    page, troubles,
    requests: async (method) => (await page.evaluate(() => window.fakeHost.requests)).filter((request) => method === undefined || request.method === method),
    text: () => page.evaluate(() => window.fakeHost.text()),
    setText: (text) => page.evaluate((next) => window.fakeHost.setText(next), text),
  };
}

async function keybindings(): Promise<NonNullable<FakeHostOptions['keybindings']>> {
  const manifest = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { readonly contributes: { readonly keybindings: NonNullable<FakeHostOptions['keybindings']> } };
  return manifest.contributes.keybindings;
}

/** Runs in the page before anything else. */
function prepare(options: string): void {
  const { host, theme } = JSON.parse(options) as { host: FakeHostOptions; theme: { kind: string; variables: Readonly<Record<string, string>> } };
  window.fakeHostOptions = host;
  document.addEventListener('securitypolicyviolation', (event) => {
    void (window as unknown as { reportViolation: (text: string) => Promise<void> }).reportViolation(`${event.violatedDirective} ${event.blockedURI}`);
  });
  document.addEventListener('DOMContentLoaded', () => document.body.classList.add(theme.kind));
  const dress = (): void => {
    for (const [name, value] of Object.entries(theme.variables)) document.documentElement.style.setProperty(`--vscode-${name}`, value);
  };
  if (document.documentElement) dress();
  else new MutationObserver((_changes, observer) => { if (document.documentElement) { observer.disconnect(); dress(); } }).observe(document, { childList: true });
}
