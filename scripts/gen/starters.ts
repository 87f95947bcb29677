import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { editsFor } from '../../src/core/document/edits.ts';
import { applyEdits } from '../../src/core/document/pieces.ts';
import type { Starter } from '../../webview/state/starters.ts';

/** As a new design is, so that a blank line stands between the parts. */
const EMPTY = 'version: 1\nname: design\nregion: us-east-1\n\nnodes: {}\n\nconnections: {}\n';

/** The texts of the starters of a checkout, by id: an empty canvas has them as intents, New File as files. */
export async function starterTexts(root: string): Promise<string> {
  const file = join(root, 'webview/state/starters.ts');
  const { STARTERS } = existsSync(file) ? await import(pathToFileURL(file).href) as { readonly STARTERS: readonly Starter[] } : { STARTERS: [] };
  return `${JSON.stringify(Object.fromEntries(STARTERS.map((starter) => [starter.id, textOf(starter)])), null, 1)}\n`;
}

function textOf({ id, intent }: Starter): string {
  const edits = editsFor(EMPTY, intent());
  if (!edits.ok) throw new Error(`${id}: ${edits.error.message.en}`);
  return applyEdits(EMPTY, edits.value);
}
