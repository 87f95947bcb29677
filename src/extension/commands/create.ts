import { commands, Uri } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import { VIEW_TYPE } from '../editor/canvas-editor.ts';
import { texts } from '../texts.ts';
import { askWhere, exists, folderFor, writeText } from './files.ts';

export function openCanvas(uri: Uri): Thenable<void> {
  return commands.executeCommand('vscode.openWith', uri, VIEW_TYPE);
}

/** An empty design where the user wants it, open as a canvas. */
export async function newDesign(locale: Locale, target?: Uri): Promise<void> {
  const folder = folderFor(undefined);
  const proposed = folder ? await freeName(folder, 'design', '.arch.yaml') : 'design.arch.yaml';
  const where = target ?? (await askWhere(say(texts.newTitle, locale), folder, proposed, { 'Serverless Canvas': ['yaml'] }));
  if (!where) return;
  // Dialogs add their own ending to names with two; the design ends in `.arch.yaml` whatever was typed.
  const uri = where.with({ path: `${where.path.replace(/((\.arch)?\.ya?ml)+$/, '')}.arch.yaml` });
  if (!(await exists(uri))) await writeText(uri, emptyDesign(nameOf(uri)));
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

function emptyDesign(name: string): string {
  return `version: 1\nname: ${name}\nregion: us-east-1\n\nnodes: {}\n\nconnections: {}\n`;
}
