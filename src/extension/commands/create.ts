import { commands, Uri } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import { VIEW_TYPE } from '../editor/canvas-editor.ts';
import { texts } from '../texts.ts';
import { askWhere, exists, folderFor, writeText } from './files.ts';
import starters from './starters.generated.json' with { type: 'json' };

/** What a new design may begin with; `design` is the empty one. */
export type StarterId = keyof typeof starters;

export function openCanvas(uri: Uri): Thenable<void> {
  return commands.executeCommand('vscode.openWith', uri, VIEW_TYPE);
}

/** A design where the user wants it, empty or with a starter, open as a canvas. A file that is there is opened as it is. */
export async function newDesign(locale: Locale, { target, starter = 'design' }: { readonly target?: Uri | undefined; readonly starter?: StarterId } = {}): Promise<void> {
  const folder = folderFor(undefined);
  const proposed = folder ? await freeName(folder, starter, '.arch.yaml') : `${starter}.arch.yaml`;
  const where = target ?? (await askWhere(say(texts.newTitle, locale), folder, proposed, { 'Serverless Canvas': ['yaml'] }));
  if (!where) return;
  // Dialogs add their own ending to names with two; the design ends in `.arch.yaml` whatever was typed.
  const uri = where.with({ path: `${where.path.replace(/((\.arch)?\.ya?ml)+$/, '')}.arch.yaml` });
  if (!(await exists(uri))) await writeText(uri, starters[starter].replace(/^name: .*$/m, `name: ${nameOf(uri)}`));
  await openCanvas(uri);
}

/** `name`, `name-2`… : the first that is not taken. */
async function freeName(folder: Uri, name: string, extension: string): Promise<string> {
  let candidate = `${name}${extension}`;
  for (let number = 2; await exists(Uri.joinPath(folder, candidate)); number += 1) candidate = `${name}-${number}${extension}`;
  return candidate;
}

function nameOf(uri: Uri): string {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/\.arch\.yaml$/, '');
  return /^[a-zA-Z][a-zA-Z0-9-]*$/.test(name) ? name : 'design';
}
