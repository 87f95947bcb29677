import type { Page } from 'playwright-core';

/** Puts the cursor of the text editor in front at a one-based place. */
export async function goTo(page: Page, line: number, column: number): Promise<void> {
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input').fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** One-based line and column just behind the first occurrence of `what`. */
export function behind(text: string, what: string): { readonly line: number; readonly column: number } {
  const at = text.indexOf(what);
  if (at < 0) throw new Error(`${what} is not in the text`);
  const before = text.slice(0, at + what.length).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
