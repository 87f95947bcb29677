import { env, Uri, window, workspace, type ExtensionContext } from 'vscode';
import { localeOf, type Locale } from '../core/model/text.ts';
import { offerLanguageModelTools } from './agents/language-model-tools.ts';
import { createPictures } from './commands/pictures.ts';
import { exportBill, exportSimulation, exportTemplate } from './commands/export.ts';
import { noDeployer } from './deploy/no-deployer.ts';
import { registerCommands } from './commands/register.ts';
import { convertText } from './commands/templates.ts';
import { DesignWatcher } from './designs/designs.ts';
import { speakDesigns } from './designs/language.ts';
import { showHovers } from './designs/hover.ts';
import { showGoalTests } from './goals/goal-tests.ts';
import { showProblems } from './designs/problems.ts';
import { offerQuickFixes } from './designs/quick-fixes.ts';
import { showSymbols } from './designs/symbols.ts';
import { registerCanvasEditor, type Canvases } from './editor/canvas-editor.ts';
import type { SessionParts } from './editor/canvas-session.ts';
import { createEditing } from './editor/edits.ts';
import { followCursor } from './editor/in-step.ts';
import { createViewStates } from './editor/view-states.ts';
import { createEngineHost, judged, type EngineHost } from './engine-host.ts';
import type { LocalRuns } from './run/contract.ts';
import { noLocalRuns } from './run/no-local-runs.ts';
import type { Runner } from './runner.ts';
import { createGallery } from './samples/gallery.ts';
import { offerTasks } from './tasks/design-tasks.ts';
import { showBillInStatusBar } from './views/bill-status.ts';
import { createDifferenceViews } from './views/difference-view.ts';
import { createMermaidPreviews } from './views/mermaid-preview.ts';
import { createPages } from './views/pages.ts';
import { createTemplateViews } from './views/template-views.ts';

/** Starts the extension; what differs between desktop and web comes in as the runner. */
export function activateWith(context: ExtensionContext, runner: Runner): void {
  const locale = localeOf(env.language);
  const log = window.createOutputChannel('Serverless Canvas', { log: true });
  const engine = engineIn(context, runner);
  const designs = new DesignWatcher(engine, locale);
  const pages = createPages(engine, designs, locale);
  const pictures = createPictures(locale);
  const gallery = createGallery(context.extensionUri, engine, locale);
  const previews = createMermaidPreviews(context.extensionUri, engine, designs, locale);
  const [templates, differences] = [createTemplateViews(engine, locale), createDifferenceViews(engine, locale)];
  const deployer = runner.createDeployer?.({
    product: context.extensionUri, locale, memento: context.workspaceState, showStates: (design, nodes) => { canvas.of(design)?.emit('deployment', { nodes }); },
  }) ?? noDeployer(locale);
  const localRuns = localRunsOf(context.extensionUri, runner, designs, locale, () => canvas);
  const parts: SessionParts = {
    engine,
    pages,
    pictures,
    designs,
    locale,
    editing: createEditing(engine, locale),
    viewStates: createViewStates(context.workspaceState),
    exportTemplate: (document) => exportTemplate(document, engine, locale), convertTemplate: (template) => convertText(template, engine, locale),
    exportBill: (document) => exportBill(document, engine, locale),
    exportSimulation: (document, csv) => exportSimulation(document, csv, locale),
    inBrowser: runner.createDeployer === undefined,
    deploy: deployer.deploy, compareWithCommit: differences.open,
    localRuns,
    onFault: (fault) => log.error(fault instanceof Error ? fault : String(fault)),
  };
  const canvas = registerCanvasEditor(context, parts);
  context.subscriptions.push(
    log, engine, designs, pages, previews, templates, differences, canvas, deployer, localRuns,
    showProblems(designs, locale), offerQuickFixes(designs, locale), showHovers(engine, locale), showSymbols(engine, locale), speakDesigns(engine, designs, locale), followCursor(engine, canvas), showBillInStatusBar(designs, locale),
    showGoalTests(engine, locale), offerLanguageModelTools(engine, locale),
    gallery, registerCommands(gallery, parts, canvas, previews, templates, deployer),
  );
  if (runner.startCommand) context.subscriptions.push(offerTasks({ product: context.extensionUri, locale, start: runner.startCommand }));
  void deployer.resume();
}

/** What answers about designs; its code is read with the first question, not with the extension. */
function engineIn({ extensionUri }: ExtensionContext, runner: Runner): EngineHost {
  const inProduct = async (file: readonly string[]) => workspace.fs.readFile(Uri.joinPath(extensionUri, ...file));
  const engine: EngineHost = createEngineHost(runner, async () => {
    const { engineOf } = await import('../node/worker/host-engine.ts');
    return engineOf(inProduct, (language, definition) => judged(engine, language, definition));
  });
  return engine;
}

/** Runs on this machine, where there is one, which show themselves on the canvases of their design. */
function localRunsOf(product: Uri, runner: Runner, designs: DesignWatcher, locale: Locale, canvases: () => Canvases): LocalRuns {
  return runner.createLocalRuns?.({
    product, locale,
    hashOf: async (document) => {
      const outcome = await designs.current(document);
      return outcome.ok ? outcome.value.snapshot.hash : '';
    },
    showRun: (design, run) => { for (const session of canvases().allOf(design)) session.emit('run', run); },
    showActivity: (design, activity) => { for (const session of canvases().allOf(design)) session.emit('runActivity', activity); },
  }) ?? noLocalRuns(locale);
}
