import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser, type Frame, type Locator, type Page } from 'playwright-core';
import { chromiumArguments, ensureChromium } from '../../../scripts/lib/chromium.mjs';
import { root } from '../../../scripts/lib/steps.mjs';
import { startVscodeServer, windowAddress } from '../../../scripts/lib/vscode-server.mjs';
import { forBrowsersAlone, inWebHost } from './web-host.ts';

export interface WindowOptions {
  /** Files of the workspace by name; the conference sample where absent. */
  readonly files?: Readonly<Record<string, string>>;
  /** The whole conference sample, with code and pages, and the packages that its code imports. */
  readonly whole?: boolean;
  /** All samples, in folders of their names. */
  readonly samples?: boolean;
  /** The workspace is a git repository, and its files are committed. */
  readonly committed?: boolean;
  /** Opened as a canvas once VS Code is up. */
  readonly open?: string;
  /** `web`: the extension runs in the web extension host, as it does everywhere with E2E_KIND=web. */
  readonly kind?: 'web';
  /** A folder with the installed extension, instead of the one under development. */
  readonly extensions?: string;
  /** Display language; English where absent. */
  readonly language?: 'ko';
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly size?: { readonly width: number; readonly height: number };
}

/** A window of the real VS Code on a workspace of its own. */
export interface Window {
  readonly page: Page;
  /** Absolute path of the workspace. */
  readonly folder: string;
  readonly read: (file: string) => Promise<string>;
  /** Runs a command of the palette by its title. */
  readonly command: (title: string) => Promise<void>;
  /** Waits until the palette has a command: the extension that brings it is registered. */
  readonly knows: (title: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const DESIGN = 'conference.arch.yaml';

export async function openWindow(options: WindowOptions = {}): Promise<Window> {
  const folder = await workspaceWith(options);
  const product = options.kind === 'web' || inWebHost ? await forBrowsersAlone() : root;
  if (options.committed) await commit(folder);
  const server = await startVscodeServer({
    // What the cursor of a text is in is selected on the canvas, which pans to it: only tests of that want it.
    settings: { 'serverlessCanvas.selectionInStep': false, 'workbench.startupEditor': 'none', 'workbench.secondarySideBar.defaultVisibility': 'hidden', 'chat.commandCenter.enabled': false, 'workbench.tips.enabled': false, 'files.autoSave': 'off', ...options.settings },
    open: join(folder, options.open ?? DESIGN),
    ...(options.extensions !== undefined && { extensions: options.extensions }),
  });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArguments });
  const page = await browser.newPage({ viewport: options.size ?? { width: 1500, height: 900 } });
  // What a language pack sets: the extension and its manifest follow it, VS Code's own texts stay English.
  if (options.language) await page.addInitScript((language) => { Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language }); }, options.language);
  await page.goto(windowAddress(server, folder, options.extensions === undefined ? { develop: product } : {}));
  return {
    page,
    folder,
    read: (file) => readFile(join(folder, file), 'utf8'),
    command: (title) => pick(page, `>${title}`),
    knows: async (title) => {
      await paletteRow(page, `>${title}`);
      await page.keyboard.press('Escape');
    },
    close: () => close(browser, server.stop, product === root ? [folder] : [folder, product]),
  };
}

/** Makes a folder a repository with one commit, whatever git's own settings on this machine say. */
async function commit(folder: string): Promise<void> {
  const git = async (...args: readonly string[]) => promisify(execFile)('git', [...args], { cwd: folder, env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' } });
  await git('init', '--quiet');
  await git('add', '--all');
  await git('-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com', 'commit', '--quiet', '--message', 'First');
}

async function workspaceWith({ files, whole, samples }: WindowOptions): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'serverless-canvas-workspace-'));
  if (samples) await cp(join(root, 'samples'), folder, { recursive: true });
  else if (whole) {
    await cp(join(root, 'samples', 'conference'), folder, { recursive: true });
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  } else if (files === undefined) await cp(join(root, 'samples', 'conference', DESIGN), join(folder, DESIGN));
  else for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

async function close(browser: Browser, stop: () => Promise<void>, folders: readonly string[]): Promise<void> {
  await browser.close();
  await stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}

/** How long a busy machine may take to bring the palette: less than a test may, or the next test would meet this one's keys. */
const PALETTE_PATIENCE_MS = 50_000;

/** A row of the palette: of commands behind `>`, else of files. */
export async function paletteRow(page: Page, asked: string): Promise<Locator> {
  await page.locator('.monaco-workbench .statusbar').waitFor();
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: asked.replace(/^>/, '') }).first();
  for (const until = Date.now() + PALETTE_PATIENCE_MS; Date.now() < until;) {
    await page.keyboard.press('F1');
    // On a busy machine the palette may still be closing from the time before.
    const found = await page.locator('.quick-input-widget input').fill(asked, { timeout: 2_000 }).then(() => row.waitFor({ timeout: 2_000 })).then(() => true, () => false);
    if (found) return row;
    await page.keyboard.press('Escape');
  }
  throw new Error(`the palette has no row for ${asked}`);
}

/**
 * Picks a row of the palette, once. What opens meanwhile may take the focus, and the palette goes: then it is asked again.
 * A click that was made and only heard of too late is none to be made again.
 */
export async function pick(page: Page, asked: string): Promise<void> {
  for (const until = Date.now() + PALETTE_PATIENCE_MS; Date.now() < until;) {
    const row = await paletteRow(page, asked);
    const isPicked = await row.click({ timeout: 3_000 }).then(() => true, (fault: unknown) => String(fault).includes('performing click action'));
    if (isPicked) return;
    await page.keyboard.press('Escape');
  }
  throw new Error(`the palette closes before ${asked} can be picked`);
}

/** The frame of a canvas on the screen; a webview is an iframe in an iframe. */
export async function canvasOf(page: Page, timeout = 60_000): Promise<Frame> {
  const until = Date.now() + timeout;
  while (Date.now() < until) {
    for (const frame of page.frames()) {
      if (await showsCanvas(frame).catch(() => false)) return frame;
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`no canvas within ${timeout} ms; frames: ${page.frames().map((frame) => frame.url().slice(0, 80)).join(' ')}`);
}

/** A tab in the background keeps its frames for a while, out of sight. */
async function showsCanvas(frame: Frame): Promise<boolean> {
  if ((await frame.locator('.react-flow').count()) === 0) return false;
  for (let inner: Frame | null = frame; inner?.parentFrame(); inner = inner.parentFrame()) {
    if (!(await (await inner.frameElement()).isVisible())) return false;
  }
  return true;
}
