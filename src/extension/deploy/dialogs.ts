import { env, Uri, window } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import { formatMoney } from '../../core/model/units-format.ts';
import type { Confirmation, Deployed, Question } from '../../node/deploy/contract.ts';
import type { Destroyed, DestroyQuestion } from '../../node/deploy/destroy.ts';
import { isDeployFault } from '../../node/deploy/fault.ts';
import type { DeployLog } from './log.ts';
import { addsResources, costs, deployed, deployTexts as texts, destroyed, mayBeProtected, moreChanges, nothingToDo, takenBack, typeName, waitOrLeave, whereTo } from './texts.ts';

/** Changes that the dialog lists; the log has all of them. */
const MOST_LISTED = 14;
const MOST_ADDED = 4;

/** The one question before anything is changed: where, what, and what it costs. */
export async function confirmed(question: Question, usd: number, log: DeployLog, locale: Locale): Promise<Confirmation> {
  for (const { text } of question.changes) log.line(`  ${say(text, locale)}`);
  const lines = summary(question, locale);
  const listed = lines.length > MOST_LISTED ? [...lines.slice(0, MOST_LISTED), say(moreChanges(lines.length - MOST_LISTED), locale)] : lines;
  const mayProtect = question.unprotected.length > 0;
  const detail = [say(costs(formatMoney(usd)), locale), '', ...listed, ...(mayProtect ? ['', say(mayBeProtected(question.unprotected), locale)] : [])].join('\n');
  const [deploy, protect] = [say(texts.deploy, locale), say(texts.deployAndProtect, locale)];
  const answer = await window.showWarningMessage(say(whereTo(question), locale), { modal: true, detail }, deploy, ...(mayProtect ? [protect] : []));
  return answer === deploy ? 'yes' : answer === protect ? 'protect' : 'no';
}

/** What takes something away or changes it one by one, what is new as a number, and what is sent. */
function summary({ changes, sends }: Question, locale: Locale): readonly string[] {
  const added = changes.filter(({ action }) => action === 'add');
  const others = changes.filter(({ action }) => action !== 'add').map(({ text }) => say(text, locale));
  const few = added.length <= MOST_ADDED ? added.map(({ text }) => say(text, locale)) : [say(addsResources(added.length, new Set(added.map(({ node }) => node)).size), locale)];
  return [...others, ...few, ...sends.map((text) => say(text, locale))];
}

/** What goes and what stays; data goes only where the stack's name is typed. */
export async function destroyConfirmed({ text, type }: DestroyQuestion, locale: Locale): Promise<boolean> {
  const destroy = say(texts.destroy, locale);
  if ((await window.showWarningMessage(say(text, locale), { modal: true }, destroy)) !== destroy) return false;
  if (type === undefined) return true;
  const typed = await window.showInputBox({ prompt: say(typeName(type), locale), ignoreFocusOut: true, validateInput: (value) => (value === type ? undefined : type) });
  return typed === type;
}

export async function tellDeployed(result: Deployed, log: DeployLog, locale: Locale): Promise<void> {
  if (result.status === 'CANCELLED') return;
  const showLog = say(texts.showLog, locale);
  if (result.takenBack) {
    const { kept } = result.takenBack;
    for (const { logicalId, type, id } of kept) log.line(`  ${logicalId} (${type}) ${id}`);
    if ((await window.showWarningMessage(say(takenBack(result.stack, kept.length), locale), showLog)) === showLog) log.show();
    return;
  }
  if (result.failure) {
    log.line(say(result.failure.text, locale));
    if ((await window.showErrorMessage(say(result.failure.text, locale), showLog)) === showLog) log.show();
    return;
  }
  for (const { node, url } of result.links) log.line(`  ${node}  ${url}`);
  const [site] = result.links;
  const open = say(texts.open, locale);
  const message = say(result.status === 'NOTHING_TO_DO' ? nothingToDo(result.stack) : deployed(result.stack), locale);
  const answer = await window.showInformationMessage(message, ...(site ? [open] : []), showLog);
  if (answer === showLog) log.show();
  else if (answer !== undefined && site) await env.openExternal(Uri.parse(site.url));
}

export async function tellDestroyed(result: Destroyed, log: DeployLog, locale: Locale): Promise<void> {
  if (result.status === 'CANCELLED') return;
  for (const { type, id } of result.kept) log.line(`  ${type} ${id}`);
  const showLog = say(texts.showLog, locale);
  const answer = result.failure
    ? await window.showErrorMessage(say(result.failure.text, locale), showLog)
    : await window.showInformationMessage(say(destroyed(result.stack, result.kept.length), locale), showLog);
  if (answer === showLog) log.show();
}

/** What went wrong; where the user has cancelled, what AWS does now. */
export async function complain(error: unknown, log: DeployLog, locale: Locale): Promise<void> {
  if (error instanceof Error && error.name === 'AbortError') return void window.showInformationMessage(say(waitOrLeave(), locale));
  const message = isDeployFault(error) ? say(error.text, locale) : String(error);
  log.line(message);
  const showLog = say(texts.showLog, locale);
  if ((await window.showErrorMessage(message, showLog)) === showLog) log.show();
}
