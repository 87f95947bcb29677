import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { pick, type Window } from './window.ts';

/** Opens a file of the workspace in the editor that VS Code has for it, and waits until it is in front. */
export async function openFile({ page }: Window, file: string): Promise<void> {
  await pick(page, file);
  await page.locator('.tab.active', { hasText: file }).first().waitFor();
}

/** Answers VS Code's own dialog for a file or a folder, which proposes a place; gives what it proposed. */
export async function saveAs({ page }: Window, file: string): Promise<string> {
  const input = page.locator('.quick-input-widget input');
  await expect.poll(() => input.inputValue().catch(() => '')).toMatch(/^\/.*\/[^/]+$/);
  const proposed = await input.inputValue();
  await input.fill(proposed.replace(/[^/]*$/, file));
  await input.press('Enter');
  return proposed.slice(proposed.lastIndexOf('/') + 1);
}

/** What VS Code tells, the newest first. Under test it shows no toasts: the bell has them. */
export async function notifications(window: Window): Promise<readonly string[]> {
  const { page } = window;
  await window.command('Notifications: Show Notifications');
  await page.locator('.notifications-center.visible').waitFor();
  const messages = await page.locator('.notifications-center .monaco-list-row .notification-list-item-message').allTextContents();
  await page.keyboard.press('Escape');
  return messages;
}

/** Takes every notification away, so that the next one is the only one. */
export async function clearNotifications(window: Window): Promise<void> {
  await window.command('Notifications: Clear All Notifications');
}

/** What git says has changed in the workspace, a line each. */
export async function changedFiles({ folder }: Window): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)('git', ['status', '--porcelain'], { cwd: folder });
  return stdout.split('\n').filter((line) => line !== '');
}

/** Texts that are cut off by their own box, where nothing says that they go on. */
export function clippedTexts(): readonly string[] {
  const cut = (element: Element): boolean => {
    const { overflowX, overflowY, textOverflow, clipPath, position } = getComputedStyle(element);
    // Words for screen readers alone stand in a box of one pixel.
    if (element.clientWidth <= 1 || (position === 'absolute' && clipPath !== 'none')) return false;
    const across = overflowX === 'hidden' && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1;
    return across || (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1);
  };
  const texts = [...document.querySelectorAll('.bar *, .results *')].filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()));
  const outside = texts.filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.right > innerWidth + 1;
  });
  return [...new Set([...texts.filter(cut), ...outside])].map((element) => (element.textContent ?? '').slice(0, 60));
}
