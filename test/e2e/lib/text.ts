import type { Page } from 'playwright-core';

/** Puts the cursor of the text editor in front at a one-based place. */
export async function goTo(page: Page, line: number, column: number): Promise<void> {
  const widget = page.locator('.quick-input-widget');
  for (;;) {
    await page.keyboard.press('Control+G');
    await widget.locator('input').fill(`:${line}:${column}`);
    await widget.locator('input').press('Enter');
    // On a busy machine the widget may take the key before it has read the line; then it is asked again.
    const gone = await widget.waitFor({ state: 'hidden', timeout: 3_000 }).then(() => true, () => false);
    const isThere = gone && await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor({ timeout: 3_000 }).then(() => true, () => false);
    if (isThere) return;
    await page.keyboard.press('Escape');
  }
}

/** One-based line and column just behind the first occurrence of `what`. */
export function behind(text: string, what: string): { readonly line: number; readonly column: number } {
  const at = text.indexOf(what);
  if (at < 0) throw new Error(`${what} is not in the text`);
  const before = text.slice(0, at + what.length).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
