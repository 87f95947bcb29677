import { Disposable, Uri, window, workspace, type TextDocument } from 'vscode';
import { sourceOf } from '../../core/cloudformation/import/overlay-source.ts';
import { say, type Locale, type Text } from '../../core/model/text.ts';
import type { Target } from '../../node/deploy/clients.ts';
import { whoseIn } from '../../node/deploy/states.ts';
import { openSite, showDrift, showLogs } from './afterwards.ts';
import { askStack } from './ask-stack.ts';
import { complain, confirmed, destroyConfirmed, tellDeployed, tellDestroyed } from './dialogs.ts';
import { createFunctionLog, createLog, type DeployLog } from './log.ts';
import type { Deployer, DeployerParts } from './contract.ts';
import { nodeStates } from './node-states.ts';
import type { Run } from './run.ts';
import { deployTexts as texts, interrupted, mfaFor } from './texts.ts';
import { watching, type Watching } from './watching.ts';

const UNDER_WAY = 'serverlessCanvas.deploying';

interface UnderWay {
  readonly file: string;
  readonly stack: string;
}

export function createDeployer(parts: DeployerParts): Deployer {
  const { locale, memento } = parts;
  const log = createLog(locale);
  const functionLog = createFunctionLog();
  const running = new Set<string>();
  const alone = (work: (document: TextDocument) => Promise<void>) => async (document: TextDocument): Promise<void> => {
    const key = document.uri.toString();
    const refusal = refusalOf(document) ?? (running.has(key) ? texts.running : undefined);
    if (refusal) return void window.showWarningMessage(say(refusal, locale));
    running.add(key);
    await work(document).catch((error: unknown) => complain(error, log, locale)).finally(() => running.delete(key));
  };
  const deploy = alone((document) => deployDesign(document, parts, log));
  return {
    deploy,
    destroy: alone((document) => destroyDesign(document, parts, log)),
    drift: alone((document) => afterwards(document, parts, (run) => showDrift(document, run, parts, log))),
    // Following takes as long as the user wants: a deployment may run beside it.
    logs: async (document) => afterwards(document, parts, (run) => showLogs(run, functionLog, locale)).catch((error: unknown) => complain(error, log, locale)),
    openSite: async (document) => afterwards(document, parts, (run) => openSite(run, locale)).catch((error: unknown) => complain(error, log, locale)),
    resume: async () => {
      const last = memento.get<UnderWay>(UNDER_WAY);
      if (!last || !workspace.isTrusted) return;
      await memento.update(UNDER_WAY, undefined);
      if ((await window.showInformationMessage(say(interrupted(last.stack), locale), say(texts.resume, locale))) !== undefined) await deploy(await workspace.openTextDocument(Uri.parse(last.file)));
    },
    dispose: () => { Disposable.from(log, functionLog).dispose(); },
  };
}

/** Why nothing of a document is brought to AWS. */
function refusalOf(document: TextDocument): Text | undefined {
  if (!workspace.isTrusted) return texts.untrusted;
  if (sourceOf(document.getText()) !== undefined) return texts.overlay;
  return document.uri.scheme === 'file' ? undefined : texts.noFile;
}

/** Asks for the stage, reads the design and finds the account, for which the clients of AWS are loaded; undefined where the user turned away. */
async function begin(document: TextDocument, stageTitle: Text, { locale }: DeployerParts): Promise<Run | undefined> {
  const { deployableOf } = await import('../../node/worker/host-engine.ts');
  const deployable = deployableOf(document.getText());
  const { design } = deployable.analysis.document;
  const chosen = await askStack(design, say(stageTitle, locale));
  if (!chosen) return undefined;
  const { openDeployment } = await import('../../node/deploy/deployment.ts');
  return { ...deployable, chosen, deployment: await openDeployment(targetFor(document, design.region, locale)) };
}

/** The notification and the nodes of a run; what an earlier one has left on the canvas goes. */
function watchedFor(title: Text, document: TextDocument, { synthesis, chosen: { stack } }: Run, { locale, showStates }: DeployerParts, log: DeployLog): Watching {
  const states = nodeStates(document.uri, showStates);
  states.clear();
  return { title: `${say(title, locale)} ${stack}`, stack, resources: synthesis.parts.resources.keys.length, states, log, locale };
}

/** What is done with a stack that is there. */
async function afterwards(document: TextDocument, parts: DeployerParts, work: (run: Run) => Promise<void>): Promise<void> {
  const refusal = refusalOf(document);
  if (refusal) return void window.showWarningMessage(say(refusal, parts.locale));
  const run = await begin(document, texts.stageOf, parts);
  if (run) await work(run).finally(run.deployment.close);
}

/** The settings are those of the user's machine: no repository can send a deployment elsewhere. */
function targetFor(document: TextDocument, region: string, locale: Locale): Target {
  const settings = workspace.getConfiguration('serverlessCanvas', document.uri);
  const [endpoint, profile] = [settings.get<string>('endpoint'), settings.get<string>('profile')];
  return {
    region, ...(profile && { profile }), ...(endpoint && { endpoint }),
    mfaCode: async (device) => (await window.showInputBox({ prompt: say(mfaFor(device), locale), ignoreFocusOut: true })) ?? '',
  };
}

async function deployDesign(document: TextDocument, parts: DeployerParts, log: DeployLog): Promise<void> {
  const { locale, memento, product } = parts;
  const run = await begin(document, texts.stage, parts);
  if (!run) return;
  const { analysis, synthesis, catalog, chosen: { stack, parameters }, deployment } = run;
  const watched = watchedFor(texts.deploy, document, run, parts, log);
  const folder = Uri.joinPath(document.uri, '..').fsPath;
  const places = { folder, root: workspace.getWorkspaceFolder(document.uri)?.uri.fsPath ?? folder, product: product.fsPath };
  try {
    await memento.update(UNDER_WAY, { file: document.uri.toString(), stack } satisfies UnderWay);
    const result = await watching(watched, (port) => deployment.deploy(
      { analysis, synthesis, catalog, stack, parameters, places }, { ...port, confirm: (question) => confirmed(question, analysis.bill.total, log, locale) },
    ));
    void tellDeployed(result, log, locale);
  } finally {
    await memento.update(UNDER_WAY, undefined);
    deployment.close();
  }
}

async function destroyDesign(document: TextDocument, parts: DeployerParts, log: DeployLog): Promise<void> {
  const { locale } = parts;
  const run = await begin(document, texts.stageOf, parts);
  if (!run) return;
  const { synthesis, chosen: { stack }, deployment } = run;
  const watched = watchedFor(texts.destroy, document, run, parts, log);
  try {
    const what = await window.showQuickPick([say(texts.keepData, locale), say(texts.deleteData, locale)], { title: say(texts.whatGoes, locale), ignoreFocusOut: true });
    if (what === undefined) return;
    const deleteData = what === say(texts.deleteData, locale);
    const result = await watching(watched, (port) => deployment.destroy({ stack, deleteData }, whoseIn(synthesis.sourceMap), { ...port, confirmDestroy: (question) => destroyConfirmed(question, locale) }));
    watched.states.clear();
    void tellDestroyed(result, log, locale);
  } finally {
    deployment.close();
  }
}
