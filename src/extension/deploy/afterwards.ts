import { env, ProgressLocation, Uri, window, type TextDocument } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import { whoseIn } from '../../node/deploy/states.ts';
import type { DeployerParts } from './contract.ts';
import type { DeployLog, FunctionLog } from './log.ts';
import { driftStates } from './node-states.ts';
import type { Run } from './run.ts';
import { deployTexts as texts, drifted } from './texts.ts';
import { pause } from './watching.ts';

/** Lines of logs from so long ago on. */
const LOOK_BACK_MS = 10 * 60_000;

/** What was changed at AWS: where on the canvas, what in the log. */
export async function showDrift({ uri }: TextDocument, { deployment, synthesis, chosen: { stack } }: Run, { locale, showStates }: DeployerParts, log: DeployLog): Promise<void> {
  const drift = await underWay(`${say(texts.drift, locale)}: ${stack}`, (signal) => deployment.drift(stack, whoseIn(synthesis.sourceMap), { wait: (milliseconds) => pause(milliseconds, signal) }));
  showStates(uri, driftStates(drift, locale));
  const words = say(drifted(stack, drift.drifted.length), locale);
  log.line(words);
  for (const { text } of drift.drifted) log.line(`  ${say(text, locale)}`);
  const showLog = say(texts.showLog, locale);
  const answer = drift.drifted.length === 0 ? await window.showInformationMessage(words) : await window.showWarningMessage(words, showLog);
  if (answer === showLog) log.show();
}

/** Follows the logs of the functions that the user picks, until the notification is cancelled. */
export async function showLogs({ deployment, synthesis, chosen: { stack } }: Run, log: FunctionLog, locale: Locale): Promise<void> {
  const functions = await deployment.functions(stack, whoseIn(synthesis.sourceMap));
  if (functions.length === 0) return void window.showInformationMessage(say(texts.noFunctions, locale));
  const all = { label: say(texts.allFunctions, locale), node: undefined };
  const picked = await window.showQuickPick([all, ...functions.map(({ node, group }) => ({ label: node, description: group, node }))], { title: say(texts.whichFunctions, locale), ignoreFocusOut: true });
  if (!picked) return;
  log.show();
  const following = { since: Date.now() - LOOK_BACK_MS, onLine: log.line, ...(picked.node !== undefined && { nodes: new Set([picked.node]) }) };
  await underWay(`${say(texts.logs, locale)} ${stack}: ${picked.label}`, (signal) => deployment.follow(functions, following, { signal, wait: (milliseconds) => pause(milliseconds, signal) }));
}

/** Opens an address of the stack; asks which where there are several. */
export async function openSite({ deployment, synthesis, chosen: { stack } }: Run, locale: Locale): Promise<void> {
  const links = await deployment.links(stack, synthesis.sourceMap);
  const [first] = links;
  if (!first) return void window.showInformationMessage(say(texts.noLinks, locale));
  const picked = links.length === 1 ? { url: first.url } : await window.showQuickPick(links.map(({ node, url }) => ({ label: node, description: url, url })), { title: say(texts.open, locale) });
  if (picked) await env.openExternal(Uri.parse(picked.url));
}

function underWay<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Thenable<T> {
  return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (_, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => { stop.abort(); });
    return work(stop.signal);
  });
}
