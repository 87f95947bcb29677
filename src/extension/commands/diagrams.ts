import { ColorThemeKind, commands, ProgressLocation, Range, Uri, ViewColumn, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import { mermaidFences } from '../../core/diagram/markdown-fences.ts';
import { regionsOf } from '../../core/readme/regions.ts';
import { say, type Locale } from '../../core/model/text.ts';
import type { Answer } from '../../protocol/channel.ts';
import type { EngineRequests } from '../../protocol/engine.ts';
import type { CanvasSession } from '../editor/canvas-session.ts';
import type { EngineHost } from '../engine-host.ts';
import { openCanvas } from './create.ts';
import { diagramTexts as texts, pictureWritten } from './diagram-texts.ts';
import { askWhere, exists, folderFor, writeText } from './files.ts';
import { tellNotices } from './notices.ts';
import type { Pictures } from './pictures.ts';

type Canvas = (document: TextDocument) => Promise<CanvasSession | undefined>;

/** What the commands about diagrams need. */
export interface DiagramParts {
  readonly engine: EngineHost;
  readonly locale: Locale;
  readonly pictures: Pictures;
  /** The canvas of a design, brought to the front. */
  readonly canvasOf: Canvas;
}

const FORMS: readonly (readonly [ending: RegExp, form: EngineRequests['diagram']['params']['form']])[] = [[/\.svg$/i, 'svg'], [/\.drawio$/i, 'drawio'], [/\.(?:mmd|mermaid)$/i, 'flowchart']];

/** Writes the diagram as the name of the file asks; a PNG is drawn by the canvas. */
export async function exportDiagram(document: TextDocument, parts: DiagramParts, target?: Uri): Promise<void> {
  const { engine, locale, pictures, canvasOf } = parts;
  const filters = { SVG: ['svg'], PNG: ['png'], 'draw.io': ['drawio'], Mermaid: ['mmd'] };
  const where = target ?? (await askWhere(say(texts.exportTitle, locale), folderFor(document.uri), `${baseName(document.uri)}.svg`, filters));
  if (!where) return;
  const form = FORMS.find(([ending]) => ending.test(where.path))?.[1];
  const diagram = await engine.ask('diagram', { file: document.uri.toString(), text: document.getText(), form: form ?? 'svg', theme: theme(), locale });
  if (!diagram.ok) return complain(diagram);
  if (form === undefined && where.path.toLowerCase().endsWith('.png')) {
    const canvas = await canvasOf(document);
    if (canvas) await pictures.save(canvas, diagram.value, where);
    return;
  }
  await writeText(where, diagram.value);
  if (form === 'drawio' || form === 'flowchart') await window.showTextDocument(await workspace.openTextDocument(where), { viewColumn: ViewColumn.Beside, preview: false });
  else void tellWritten(where, locale);
}

/** A picture as text beside the canvas would help nobody: it is opened where the user wants it. */
async function tellWritten(file: Uri, locale: Locale): Promise<void> {
  const chosen = await window.showInformationMessage(say(pictureWritten(workspace.asRelativePath(file)), locale), say(texts.openFile, locale));
  if (chosen !== undefined) await commands.executeCommand('vscode.open', file, ViewColumn.Beside);
}

/** Puts the picture into the clipboard; the canvas draws it. */
export async function copyPicture(document: TextDocument, { engine, locale, pictures, canvasOf }: DiagramParts): Promise<void> {
  const diagram = await engine.ask('diagram', { file: document.uri.toString(), text: document.getText(), form: 'svg', theme: theme(), locale });
  if (!diagram.ok) return complain(diagram);
  const canvas = await canvasOf(document);
  if (canvas) pictures.copy(canvas, diagram.value);
}

/** The design of a Mermaid file, or of the block of a Markdown file that the cursor is in, saved where the user says and opened. */
export async function openDiagram(document: TextDocument, { engine, locale }: DiagramParts, target?: Uri): Promise<void> {
  const block = blockAt(document);
  const params = { name: workspace.asRelativePath(document.uri), text: document.getText(), fallback: baseName(document.uri), locale, ...(block !== undefined && { block }) };
  const imported = await engine.ask('importDiagram', params);
  if (!imported.ok) return complain(imported);
  const where = target ?? (await askWhere(say(texts.openTitle, locale), folderFor(document.uri), `${baseName(document.uri)}.arch.yaml`, { 'Serverless Canvas': ['yaml'] }));
  if (!where) return;
  await writeText(where, imported.value.text);
  await openCanvas(where);
  void tellNotices(texts.opened, imported.value.notices, locale);
}

/** The number of the block, from 1, that the cursor is in. */
function blockAt(document: TextDocument): number | undefined {
  if (!isMarkdown(document)) return undefined;
  const editor = window.visibleTextEditors.find((candidate) => candidate.document === document);
  const line = editor?.selection.active.line;
  if (line === undefined) return undefined;
  const at = mermaidFences(document.getText()).findIndex((fence) => fence.line - 1 <= line && line < fence.end);
  return at < 0 ? undefined : at + 1;
}

/** Fills the regions of a Markdown file, as one undo step; the file is not saved. */
export async function updateRegions(document: TextDocument, { engine, locale }: DiagramParts): Promise<void> {
  const markdown = document.getText();
  const named = [...new Set(regionsOf(markdown).regions.map(({ file }) => file))];
  if (named.length === 0) return void window.showInformationMessage(say(texts.noRegions, locale));
  const designs = await Promise.all(named.map(async (file) => [file, await textOf(Uri.joinPath(document.uri, '..', file))] as const));
  const filled = await engine.ask('readme', { markdown, designs: designs.flatMap(([file, text]) => (text === undefined ? [] : [[file, text] as const])), locale });
  if (!filled.ok) return complain(filled);
  if (filled.value.stale === 0) return void window.showInformationMessage(say(texts.upToDate, locale));
  await replaceText(document, filled.value.text);
}

async function textOf(uri: Uri): Promise<string | undefined> {
  return workspace.openTextDocument(uri).then((document) => document.getText(), () => undefined);
}

/** Only the lines that differ are replaced, so that cursors elsewhere stay. */
async function replaceText(document: TextDocument, text: string): Promise<void> {
  const before = document.getText();
  let start = 0;
  while (start < before.length && before[start] === text[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < text.length - start && before[before.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(before.length - end)), text.slice(start, text.length - end));
  await workspace.applyEdit(edit);
}

const LANGUAGES: readonly { readonly label: string; readonly language: EngineRequests['cdk']['params']['language'] }[] = [
  { label: 'TypeScript', language: 'typescript' }, { label: 'Python', language: 'python' }, { label: 'Java', language: 'java' }, { label: 'Go', language: 'go' }, { label: 'C#', language: 'csharp' },
];

/** Writes the design as a CDK app into a folder; asks before it writes over anything. */
export async function exportCdk(document: TextDocument, { engine, locale }: DiagramParts): Promise<void> {
  const chosen = await window.showQuickPick(LANGUAGES, { title: say(texts.cdkLanguage, locale) });
  if (!chosen) return;
  const parent = folderFor(document.uri);
  const folder = (await window.showOpenDialog({ title: say(texts.cdkTitle, locale), canSelectFiles: false, canSelectFolders: true, ...(parent && { defaultUri: parent }) }))?.[0];
  if (!folder) return;
  const written = await window.withProgress({ location: ProgressLocation.Window, title: 'CDK' }, () => engine.ask('cdk', { file: document.uri.toString(), text: document.getText(), language: chosen.language, locale }));
  if (!written.ok) return complain(written);
  const files = written.value.map(([path, text]) => [Uri.joinPath(folder, ...path.split('/')), text] as const);
  const taken = await Promise.all(files.map(([uri]) => exists(uri)));
  if (taken.includes(true) && (await window.showWarningMessage(say(texts.cdkOverwrite, locale), { modal: true }, say(texts.overwrite, locale))) === undefined) return;
  for (const [uri, text] of files) await writeText(uri, text);
  const [first] = files;
  if (first) await commands.executeCommand('vscode.open', first[0], ViewColumn.Beside);
}

export function isMarkdown({ languageId, uri }: TextDocument): boolean {
  return languageId === 'markdown' || /\.(md|markdown|mdx)$/i.test(uri.path);
}

function theme(): 'light' | 'dark' {
  const { kind } = window.activeColorTheme;
  return kind === ColorThemeKind.Dark || kind === ColorThemeKind.HighContrast ? 'dark' : 'light';
}

function baseName(file: Uri): string {
  return file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.arch\.yaml$|\.\w+$/, '');
}

function complain(answer: Answer<unknown>): void {
  if (!answer.ok) void window.showErrorMessage(answer.error.message);
}
