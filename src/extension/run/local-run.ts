import { Uri, type TextDocument } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import { RunRecord } from '../../node/run/record.ts';
import { startRunProcess, type RunAnswer, type RunEnded, type RunProcess } from '../../node/run/run-process.ts';
import type { Happened, RunRequestName, RunRequests } from '../../node/local/channel-contract.ts';
import type { RunActivity, RunSnapshot } from '../../protocol/run-messages.ts';
import { createDebugging, type Debugging } from './debugging.ts';
import { createRunLogs, type RunLogs } from './logs.ts';
import { crashed } from './texts.ts';

export interface LocalRunOptions {
  readonly document: TextDocument;
  /** What it is called. */
  readonly name: string;
  readonly product: Uri;
  /** The folder out of which no path of the design may lead. */
  readonly root: string | undefined;
  readonly hash: string;
  readonly locale: Locale;
  readonly onChange: (snapshot: RunSnapshot) => void;
  readonly onActivity: (activity: RunActivity) => void;
}

/** One design in its process, from its start to its end. */
export class LocalRun {
  readonly name: string;
  readonly design: Uri;
  readonly record: RunRecord;
  readonly #options: LocalRunOptions;
  readonly #process: RunProcess;
  readonly #logs: RunLogs;
  readonly #debugging: Debugging;

  constructor(options: LocalRunOptions) {
    const { document, name, product, hash, locale } = options;
    this.name = name;
    this.design = document.uri;
    this.#options = options;
    this.record = new RunRecord(hash, locale);
    this.#logs = createRunLogs(name, locale);
    this.#debugging = createDebugging(document.uri, name, locale, (node) => { void this.debug(node, false); });
    this.#process = startRunProcess({ command: Uri.joinPath(product, 'dist', 'cli.js').fsPath, onHappened: (happened) => { this.#happened(happened); } });
    void this.#process.ended.then((how) => { this.#ended(how); });
  }

  /** Waits until it is up; why it is not, where it is not. */
  async start(): Promise<string | undefined> {
    const { document, root, locale } = this.#options;
    this.#tell();
    const answer = await this.#process.request('start', { file: document.uri.fsPath, text: document.getText(), ...(root !== undefined && { root }) });
    if (this.record.snapshot.status !== 'starting') return undefined;
    if (answer.ok) this.record.started(answer.value);
    else this.record.failed(answer.error);
    this.#tell();
    if (answer.ok) return undefined;
    await this.#process.stop();
    return say(answer.error.text, locale);
  }

  get isAlive(): boolean {
    return this.record.snapshot.status === 'starting' || this.record.snapshot.status === 'running';
  }

  ask<Name extends RunRequestName>(name: Name, params: RunRequests[Name]['params']): Promise<RunAnswer<RunRequests[Name]['result']>> {
    return this.#process.request(name, params);
  }

  async debug(node: string, on: boolean): Promise<RunAnswer<null>> {
    const answer = await this.ask('debug', { node, on });
    if (answer.ok) {
      this.record.debugged(node, on);
      this.#tell();
    }
    return answer;
  }

  showLog(node: string): boolean {
    return this.#logs.show(node);
  }

  /** Ends its process and waits until nothing of it is left. */
  async stop(): Promise<void> {
    if (this.isAlive) {
      this.record.become('stopping');
      this.#tell();
    }
    await this.#process.stop();
  }

  dispose(): void {
    this.#logs.dispose();
    this.#debugging.dispose();
  }

  #happened(happened: Happened): void {
    for (const event of happened.events) {
      this.#logs.event(event);
      if (event.kind === 'debugger') {
        if (event.ended) this.#debugging.ended(event.node, event.port);
        else this.#debugging.attach(event.node, event.port);
      }
    }
    if (this.record.happened(happened)) this.#tell();
    if (happened.hops.length > 0 || happened.counts.length > 0) this.#options.onActivity({ hops: happened.hops, counts: happened.counts });
  }

  #ended({ code, signal, said }: RunEnded): void {
    const { status } = this.record.snapshot;
    if (status === 'stopping') this.record.become('stopped');
    else if (status !== 'failed') this.record.failed({ text: crashed(said.split('\n').at(-1) || (signal ?? `exit ${code}`)) });
    this.#tell();
  }

  #tell(): void {
    this.#options.onChange(this.record.snapshot);
  }
}
