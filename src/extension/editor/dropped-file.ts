import { Uri, workspace, type TextDocument } from 'vscode';
import { ok } from '../../core/model/result.ts';
import { say } from '../../core/model/text.ts';
import { failure, type Answer } from '../../protocol/channel.ts';
import type { EditingRequests } from '../../protocol/editing-messages.ts';
import { isHandlerFile } from '../../node/worker/handler-languages.ts';
import type { EditingParts } from './editing-parts.ts';
import { editingTexts } from './editing-texts.ts';

type Dropped = EditingRequests['dropFile']['params'];
type Done = Answer<EditingRequests['dropFile']['result']>;

/** Files that no one drops on a canvas for what they say. */
const MAX_BYTES = 5_000_000;

/** A template becomes a design of its own, as `Convert template to a design` makes it; code becomes a function at the place. */
export async function dropFile(document: TextDocument, { uri, name, text, at }: Dropped, parts: EditingParts): Promise<Done> {
  const { locale } = parts;
  const file = uri === undefined ? undefined : asSeenHere(Uri.parse(uri, true), document.uri);
  const path = file?.path ?? name ?? '';
  const read = text ?? (file && (await readText(file)));
  if (read === undefined) return failure('drop.unreadable', say(editingTexts.unreadable, locale));
  if (isHandlerFile(path)) return addFunction(document, { file, code: read, at }, parts);
  if (!/\.(ya?ml|json|template)$/.test(path)) return failure('drop.unknown-file', say(editingTexts.unknownFile, locale));
  const converted = await parts.convertTemplate({ name: nameOf(path), text: read, beside: file ?? document.uri });
  return converted.ok ? ok({}) : converted;
}

/** Pages of a remote window name files as the window does; where extensions run, they are plain files. */
function asSeenHere(given: Uri, design: Uri): Uri {
  return given.scheme === 'vscode-remote' && design.scheme === 'file' ? Uri.file(given.path) : given;
}

async function addFunction(document: TextDocument, { file, code, at }: { readonly file: Uri | undefined; readonly code: string; readonly at: Dropped['at'] }, { engine, editing, locale }: EditingParts): Promise<Done> {
  if (!file) return failure('drop.no-path', say(editingTexts.noPath, locale));
  const path = relative(document.uri, file);
  if (path === undefined) return failure('drop.outside', say(editingTexts.outside, locale));
  const intent = await engine.ask('handlerNode', { file: document.uri.toString(), text: document.getText(), path, code, at });
  if (!intent.ok) return intent;
  return intent.value === null ? failure('drop.unknown-file', say(editingTexts.unknownFile, locale)) : editing.apply(document, intent.value);
}

/** The way from the folder of a design to a file of the same workspace: `./functions/a.ts`, `../shared/b.ts`. */
function relative(design: Uri, file: Uri): string | undefined {
  const home = workspace.getWorkspaceFolder(design);
  const isNear = file.scheme === design.scheme && file.authority === design.authority;
  if (!isNear || workspace.getWorkspaceFolder(file)?.uri.toString() !== home?.uri.toString()) return undefined;
  const [from, to] = [design.path.split('/').slice(0, -1), file.path.split('/')];
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  const up = from.slice(shared).map(() => '..');
  return [...(up.length === 0 ? ['.'] : up), ...to.slice(shared)].join('/');
}

async function readText(file: Uri): Promise<string | undefined> {
  try {
    const bytes = await workspace.fs.readFile(file);
    return bytes.length > MAX_BYTES ? undefined : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/(\.template)?\.(ya?ml|json|template)$/, '') || 'design';
}
