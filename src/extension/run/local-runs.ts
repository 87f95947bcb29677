import { commands, env, ProgressLocation, Uri, window, workspace, type TextDocument } from 'vscode';
import { sourceOf } from '../../core/cloudformation/import/overlay-source.ts';
import { ok } from '../../core/model/result.ts';
import { say } from '../../core/model/text.ts';
import { failure } from '../../protocol/channel.ts';
import type { LocalRuns, LocalRunsParts } from './contract.ts';
import { runHandlers } from './handlers.ts';
import { LocalRun } from './local-run.ts';
import { createMeasuredWriter } from './measured.ts';
import { createRunStatus } from './status.ts';
import { hasNoLocalForm, notStarted, runsAt, runTexts as texts, starting } from './texts.ts';

/** Set while anything runs: the command that stops it is offered then. */
const RUNNING = 'serverlessCanvas.running';

export function createLocalRuns(parts: LocalRunsParts): LocalRuns {
  return new Runs(parts);
}

class Runs implements LocalRuns {
  readonly #parts: LocalRunsParts;
  /** The last of each design, over or not. */
  readonly #runs = new Map<string, LocalRun>();
  /** Starts of one design wait for each other: of two quick clicks, the second must know of the first one's run. */
  readonly #beginning = new Map<string, Promise<unknown>>();
  readonly #status: ReturnType<typeof createRunStatus>;
  readonly #measured: ReturnType<typeof createMeasuredWriter>;

  constructor(parts: LocalRunsParts) {
    this.#parts = parts;
    this.#status = createRunStatus(parts.locale);
    this.#measured = createMeasuredWriter(parts.locale);
  }

  readonly start = (document: TextDocument): Promise<void> => startRun(document, () => this.#inTurn(document), this.#parts);

  readonly stop = async (design: Uri): Promise<void> => this.#of(design)?.stop();

  readonly openSite = async (design: Uri): Promise<void> => {
    const run = this.#of(design);
    const [site] = run?.record.snapshot.addresses ?? [];
    if (site && run?.isAlive) await env.openExternal(Uri.parse(site.url));
    else void window.showInformationMessage(say(run?.isAlive ? texts.noAddress : texts.notRunning, this.#parts.locale));
  };

  readonly choose = (): Promise<void> => choose(this.#going(), this, this.#parts);

  readonly shown = (design: Uri): ReturnType<LocalRuns['shown']> => {
    const record = this.#of(design)?.record;
    return record && { run: record.snapshot, activity: record.activity };
  };

  readonly handlers = (document: TextDocument): ReturnType<LocalRuns['handlers']> => ({
    ...runHandlers(() => this.#of(document.uri), this.#parts.locale),
    runLocally: () => {
      // It takes seconds and tells what becomes of it itself: the request only begins it.
      void this.start(document);
      return ok(null);
    },
    stopRun: () => this.stop(document.uri).then(() => ok(null)),
    writeMeasured: ({ chosen, show }) => this.#measured.write(document, this.#of(document.uri), chosen, show),
    openRunAddress: async ({ url }) => {
      if (!this.#of(document.uri)?.record.snapshot.addresses.some((address) => address.url === url)) return failure('run.not-its-address', say(texts.notItsAddress, this.#parts.locale));
      await env.openExternal(Uri.parse(url));
      return ok(null);
    },
  });

  /** The channel closes with this process in any case, and each run ends with its channel. */
  dispose(): void {
    for (const run of this.#runs.values()) {
      void run.stop();
      run.dispose();
    }
    this.#status.dispose();
    this.#measured.dispose();
  }

  #inTurn(document: TextDocument): Promise<LocalRun> {
    const key = document.uri.toString();
    const begun = (this.#beginning.get(key) ?? Promise.resolve()).catch(() => undefined).then(() => this.#begin(document));
    this.#beginning.set(key, begun);
    return begun;
  }

  /** A run in the place of the one before, which has ended by then. */
  async #begin(document: TextDocument): Promise<LocalRun> {
    const { uri } = document;
    const before = this.#of(uri);
    await before?.stop();
    before?.dispose();
    const run = new LocalRun({
      document, name: nameOf(document), product: this.#parts.product, locale: this.#parts.locale, hash: await this.#parts.hashOf(document),
      root: workspace.getWorkspaceFolder(uri)?.uri.fsPath,
      onChange: (snapshot) => {
        this.#parts.showRun(uri, snapshot);
        this.#changed();
      },
      onActivity: (activity) => { this.#parts.showActivity(uri, activity); },
    });
    this.#runs.set(uri.toString(), run);
    this.#parts.showRun(uri, run.record.snapshot);
    this.#parts.showActivity(uri, run.record.activity);
    return run;
  }

  #of(design: Uri): LocalRun | undefined {
    return this.#runs.get(design.toString());
  }

  #going(): readonly LocalRun[] {
    return [...this.#runs.values()].filter(({ record }) => ['starting', 'running', 'stopping'].includes(record.snapshot.status));
  }

  #changed(): void {
    const going = this.#going();
    this.#status.show(going);
    void commands.executeCommand('setContext', RUNNING, going.length > 0);
  }
}

function nameOf({ uri }: TextDocument): string {
  return (uri.path.split('/').at(-1) ?? '').replace(/\.arch\.yaml$/, '');
}

async function startRun(document: TextDocument, begin: () => Promise<LocalRun>, { locale }: LocalRunsParts): Promise<void> {
  const refusal = !workspace.isTrusted ? texts.untrusted : sourceOf(document.getText()) !== undefined ? texts.overlay : document.uri.scheme !== 'file' ? texts.noFile : undefined;
  if (refusal) return void window.showWarningMessage(say(refusal, locale));
  const name = nameOf(document);
  const run = await begin();
  const problem = await window.withProgress({ location: ProgressLocation.Notification, title: say(starting(name), locale), cancellable: true }, (_progress, token) => {
    token.onCancellationRequested(() => void run.stop());
    return run.start();
  });
  if (problem !== undefined) return void window.showErrorMessage(say(notStarted(name, problem), locale));
  if (run.record.snapshot.status === 'running') await tellRunning(run, locale);
}

async function tellRunning({ name, record, design }: LocalRun, locale: LocalRunsParts['locale']): Promise<void> {
  const { addresses: [site], notes } = record.snapshot;
  const missing = notes.filter(({ severity }) => severity === 'info').length;
  const message = [say(runsAt(name, site?.url), locale), ...(missing > 0 ? [say(hasNoLocalForm(missing), locale)] : [])].join(' ');
  const [open, stop] = [say(texts.open, locale), say(texts.stop, locale)];
  const answer = await window.showInformationMessage(message, ...(site ? [open] : []), stop);
  if (answer === open) await commands.executeCommand('serverlessCanvas.openLocalSite', design);
  if (answer === stop) await commands.executeCommand('serverlessCanvas.stopLocalRun', design);
}

async function choose(running: readonly LocalRun[], { stop, openSite }: Pick<LocalRuns, 'stop' | 'openSite'>, { locale }: LocalRunsParts): Promise<void> {
  if (running.length === 0) return void window.showInformationMessage(say(texts.notRunning, locale));
  const items = running.flatMap((run) => [
    ...(run.record.snapshot.addresses.length > 0 ? [{ label: `$(link-external) ${say(texts.open, locale)}`, description: run.record.snapshot.addresses[0]?.url ?? '', work: () => openSite(run.design) }] : []),
    { label: `$(type-hierarchy) ${say(texts.showCanvas, locale)}`, description: run.name, work: async () => void (await commands.executeCommand('serverlessCanvas.openCanvas', run.design)) },
    { label: `$(debug-stop) ${say(texts.stop, locale)}`, description: run.name, work: () => stop(run.design) },
  ]);
  await (await window.showQuickPick(items))?.work();
}
