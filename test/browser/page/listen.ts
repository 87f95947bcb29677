import type { Opened } from './open.ts';

/** What a screen reader would say: what has the focus after each key, and what is announced meanwhile. */
export interface Listener {
  /** Presses keys one after the other and notes what is heard after the last one. `until` waits for an announcement. */
  readonly press: (keys: readonly string[], until?: string) => Promise<void>;
  /** Presses a key until what has the focus is called so; at most 80 times. */
  readonly pressUntil: (key: string, name: string) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  readonly transcript: () => string;
}

export async function listen({ page }: Opened): Promise<Listener> {
  const lines: string[] = [];
  let heard = 0;
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const region = document.querySelector('[role=status][aria-live]');
    if (region) new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, { childList: true, subtree: true, characterData: true });
  });
  const said = () => page.evaluate(() => (window as unknown as { said: readonly string[] }).said);
  /** Role and name as Chromium's accessibility tree would have them, with the description of the role. */
  const focused = async (): Promise<string> => {
    const snapshot = await page.locator(':focus').last().ariaSnapshot({ timeout: 2_000 }).catch(() => 'document');
    const first = /^- (\w+(?: "(?:[^"\\]|\\.)*")?)/.exec(snapshot)?.[1] ?? 'document';
    const kind = await page.evaluate(() => document.activeElement?.getAttribute('aria-roledescription') ?? undefined);
    return kind === undefined ? first : first.replace(/^\w+/, kind);
  };
  const note = async (keys: string, until?: string): Promise<void> => {
    for (let tries = 0; until !== undefined && tries < 100 && !(await said()).slice(heard).includes(until); tries += 1) await page.waitForTimeout(30);
    await page.waitForTimeout(60);
    const all = await said();
    lines.push(`[${keys}] ${await focused()}`, ...all.slice(heard).filter((text) => text !== '').map((text) => `    says “${text}”`));
    heard = all.length;
  };
  return {
    press: async (keys, until) => {
      for (const key of keys) await page.keyboard.press(key);
      await note(keys.join(' '), until);
    },
    pressUntil: async (key, name) => {
      for (let tries = 0; tries < 80; tries += 1) {
        await page.keyboard.press(key);
        if ((await focused()).includes(name)) return note(`${key}…`);
      }
      throw new Error(`nothing called ${name} gets the focus by ${key}`);
    },
    type: async (text) => {
      await page.keyboard.type(text);
      await note(`“${text}”`);
    },
    transcript: () => `${lines.join('\n')}\n`,
  };
}
