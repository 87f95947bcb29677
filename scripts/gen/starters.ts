import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { editsFor } from '../../src/core/document/edits.ts';
import { applyEdits } from '../../src/core/document/pieces.ts';
import type { Starter } from '../../webview/state/starters.ts';

/** A new design; a blank line stands between its parts. */
const EMPTY = 'version: 1\nname: design\nregion: us-east-1\n\nnodes: {}\n\nconnections: {}\n';

/** The texts that New File makes, by id: the empty design, and the starters of a checkout, which an empty canvas has as intents. */
export async function starterTexts(root: string): Promise<string> {
  const file = join(root, 'webview/state/starters.ts');
  const { STARTERS } = existsSync(file) ? await import(pathToFileURL(file).href) as { readonly STARTERS: readonly Starter[] } : { STARTERS: [] };
  return `${JSON.stringify({ design: EMPTY, ...Object.fromEntries(STARTERS.map((starter) => [starter.id, textOf(starter)])) }, null, 1)}\n`;
}

function textOf({ id, intent }: Starter): string {
  const edits = editsFor(EMPTY, intent());
  if (!edits.ok) throw new Error(`${id}: ${edits.error.message.en}`);
  return applyEdits(EMPTY, edits.value);
}
