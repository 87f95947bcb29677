import { commands, Disposable, Uri, window, workspace, type TextDocument } from 'vscode';
import type { Intent } from '../../core/document/contract.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import type { Answer } from '../../protocol/channel.ts';
import type { FindingRef } from '../../protocol/messages.ts';
import type { Deployer } from '../deploy/contract.ts';
import { goToDefinition } from '../designs/definitions.ts';
import { isDesign } from '../designs/designs.ts';
import type { Canvases } from '../editor/canvas-editor.ts';
import type { CanvasSession, SessionParts } from '../editor/canvas-session.ts';
import { showText } from '../editor/text-beside.ts';
import type { Gallery } from '../samples/gallery.ts';
import { texts } from '../texts.ts';
import { activeFile } from '../views/bill-status.ts';
import type { MermaidPreviews } from '../views/mermaid-preview.ts';
import type { TemplateViews } from '../views/template-views.ts';
import { canvasActions } from './canvas-actions.ts';
import { newDesign, openCanvas } from './create.ts';
import { diagramTexts } from './diagram-texts.ts';
import { copyPicture, exportCdk, exportDiagram, openDiagram, updateRegions, type DiagramParts } from './diagrams.ts';
import { exportBill, exportTemplate } from './export.ts';
import { silence } from './silence.ts';
import { convertTemplate, openTemplate, templateTexts } from './templates.ts';

/** Registers every command of the manifest. Those about a design take its URI, else the design in front. */
export function registerCommands(gallery: Gallery, parts: SessionParts, canvases: Canvases, previews: MermaidPreviews, templates: TemplateViews, deployer: Deployer): Disposable {
  const { engine, locale } = parts;
  const onDesign = (work: (document: TextDocument, ...rest: unknown[]) => unknown) => (uri?: unknown, ...rest: unknown[]) => withDesign(uri, locale, (document) => work(document, ...rest));
  const diagrams: DiagramParts = { engine, locale, pictures: parts.pictures, canvasOf: (document) => canvasOf(document, canvases) };
  const table: Readonly<Record<string, (...args: unknown[]) => unknown>> = {
    openCanvas: onDesign((document) => openCanvas(document.uri)),
    goToDefinition: () => goToDefinition(engine),
    openText: onDesign((document) => showText(document)),
    exportTemplate: onDesign((document, target) => exportTemplate(document, engine, locale, target instanceof Uri ? target : undefined)),
    exportBill: onDesign((document, target) => exportBill(document, engine, locale, target instanceof Uri ? target : undefined)),
    exportDiagram: onDesign((document, target) => exportDiagram(document, diagrams, target instanceof Uri ? target : undefined)),
    copyPicture: onDesign((document) => copyPicture(document, diagrams)),
    exportCdk: onDesign((document) => exportCdk(document, diagrams)),
    previewMermaid: onDesign((document) => previews.open(document)),
    openDiagram: (uri, target) => withFile(uri, locale, diagramTexts.noDiagram, (document) => openDiagram(document, diagrams, target instanceof Uri ? target : undefined)),
    openTemplate: (uri) => withFile(uri, locale, templateTexts.noTemplate, (document) => openTemplate(document, templates)),
    convertTemplate: (uri, target) => withFile(uri, locale, templateTexts.noTemplate, (document) => convertTemplate(document, engine, locale, target instanceof Uri ? target : undefined)),
    updateRegions: (uri) => withFile(uri, locale, diagramTexts.noMarkdown, (document) => updateRegions(document, diagrams)),
    ...Object.fromEntries(Object.entries(atAws(deployer)).map(([name, work]) => [name, onDesign(work)])),
    runLocally: onDesign((document) => runLocally(document, parts, canvases)),
    stopLocalRun: onDesign((document) => parts.localRuns.stop(document.uri)),
    openLocalSite: onDesign((document) => parts.localRuns.openSite(document.uri)),
    chooseLocalRun: () => parts.localRuns.choose(),
    showBill: onDesign(async (document) => (await canvasOf(document, canvases))?.emit('show', { panel: 'bill' })),
    compareBill: onDesign(async (document) => (await canvasOf(document, canvases))?.emit('show', { panel: 'bill', bill: 'compare' })),
    compareBillWithCommit: onDesign(async (document) => (await canvasOf(document, canvases))?.emit('show', { panel: 'bill', bill: 'compare-commit' })),
    showFindings: onDesign(async (document) => (await canvasOf(document, canvases))?.emit('show', { panel: 'findings' })),
    quotaRequests: onDesign((document) => parts.pages.openQuotas(document)),
    reveal: onDesign((document, id) => revealOnCanvas(document, parts, canvases, id)),
    compareWithCommit: onDesign((document) => parts.compareWithCommit(document)),
    simulate: onDesign(async (document) => (await canvasOf(document, canvases))?.emit('show', { panel: 'simulation' })),
    applyFix: onDesign((document, intent) => parts.editing.apply(document, intent as Intent)),
    silence: onDesign(async (document, finding) => complain(await silence(document, finding as FindingRef, parts))),
    openRule: (rule) => (typeof rule === 'string' ? parts.pages.openRule(rule) : undefined),
  };
  return Disposable.from(...Object.entries({ ...table, ...creating(gallery, locale), ...canvasActions(canvases, locale) }).map(([name, work]) => commands.registerCommand(`serverlessCanvas.${name}`, work)));
}

/** What makes designs, by the command's name. */
function creating(gallery: Gallery, locale: Locale): Readonly<Record<string, (...args: unknown[]) => Promise<void> | void>> {
  return {
    newDesign: (target) => newDesign(locale, { target: target instanceof Uri ? target : undefined }),
    newStaticSite: () => newDesign(locale, { starter: 'static-site' }),
    newHttpApi: () => newDesign(locale, { starter: 'http-api' }),
    newQueueWorker: () => newDesign(locale, { starter: 'queue-worker' }),
    openSample: (name, folder) => (typeof name === 'string' ? gallery.copy(name, folder instanceof Uri ? folder : undefined) : gallery.open()),
  };
}

/** What is done at AWS, by the command's name. */
function atAws({ deploy, destroy, drift, logs, openSite }: Deployer): Readonly<Record<string, (document: TextDocument) => Promise<void>>> {
  return {
    deploy: (document) => deploy(document),
    destroy: (document) => destroy(document),
    drift: (document) => drift(document),
    functionLogs: (document) => logs(document),
    openSite: (document) => openSite(document),
  };
}

async function runLocally(document: TextDocument, { localRuns }: SessionParts, canvases: Canvases): Promise<void> {
  (await canvasOf(document, canvases))?.emit('show', { panel: 'run' });
  await localRuns.start(document);
}

async function withDesign(uri: unknown, locale: Locale, work: (document: TextDocument) => unknown): Promise<unknown> {
  const file = uri instanceof Uri ? uri : activeFile();
  const document = file && (await workspace.openTextDocument(file));
  if (document && isDesign(document)) return work(document);
  return tell(texts.noDesign, locale);
}

/** Any file: the one that is named, else the one in front. */
async function withFile(uri: unknown, locale: Locale, none: Text, work: (document: TextDocument) => unknown): Promise<unknown> {
  const document = uri instanceof Uri ? await workspace.openTextDocument(uri) : window.activeTextEditor?.document;
  return document ? work(document) : tell(none, locale);
}

async function canvasOf(document: TextDocument, canvases: Canvases): Promise<CanvasSession | undefined> {
  const shown = canvases.of(document.uri);
  if (shown) shown.panel.reveal(shown.panel.viewColumn, false);
  else await openCanvas(document.uri);
  return canvases.of(document.uri);
}

/** Shows on the canvas the node or connection that is named or, without a name, what the text cursor is in. */
async function revealOnCanvas(document: TextDocument, { engine, locale }: SessionParts, canvases: Canvases, named: unknown): Promise<unknown> {
  if (typeof named === 'string') return (await canvasOf(document, canvases))?.emit('reveal', { id: named });
  const editor = window.visibleTextEditors.find((candidate) => candidate.document.uri.toString() === document.uri.toString());
  const offset = editor ? document.offsetAt(editor.selection.active) : 0;
  const id = await engine.ask('idAt', { file: document.uri.toString(), text: document.getText(), offset });
  if (!id.ok) return window.showErrorMessage(id.error.message);
  if (id.value === null) return tell(texts.nothingHere, locale);
  return (await canvasOf(document, canvases))?.emit('reveal', { id: id.value });
}

function complain(answer: Answer<unknown>): void {
  if (!answer.ok) void window.showErrorMessage(answer.error.message);
}

function tell(text: Text, locale: Locale): Thenable<unknown> {
  return window.showInformationMessage(say(text, locale));
}
