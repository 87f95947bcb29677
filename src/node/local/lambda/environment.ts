import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { limits } from '../../../services/lambda/limits.ts';
import { RuntimeApi, type Answered } from './runtime-api.ts';

/** How an execution environment is started. */
export interface EnvironmentSpec {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly code: string;
  /** What stands for `/tmp`: made at the start, removed at the end. */
  readonly temporary: string;
  readonly arn: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly onLine: (line: string) => void;
  /** A debugger may attach to the port; `ended` when the process has gone. */
  readonly onDebugger: (port: number, ended: boolean) => void;
}

export type Ended =
  | ({ readonly kind: 'answered'; readonly milliseconds: number } & Answered)
  | { readonly kind: 'timed-out'; readonly milliseconds: number }
  | { readonly kind: 'exited'; readonly milliseconds: number; readonly how: string; readonly initError: string | undefined };

const INIT = limits['init-max'].value * 1000;

/** One execution environment: a process that is initialized once and then handles one event at a time. */
export class Environment {
  readonly #api: RuntimeApi;
  readonly #child: ChildProcess;
  readonly #spec: EnvironmentSpec;
  readonly #exited: Promise<string>;
  /** Milliseconds that its initialization took; told once, by the first invocation. */
  initDuration: number | undefined;
  #initialized = false;
  /** Whoever waits for an answer at the moment; a promise for each would gather at the one of the exit. */
  #onExit: ((how: string) => void) | undefined;
  #gone = false;
  #debugger: number | undefined;

  private constructor(api: RuntimeApi, child: ChildProcess, spec: EnvironmentSpec) {
    this.#api = api;
    this.#child = child;
    this.#spec = spec;
    this.#exited = new Promise((resolve) => {
      child.once('error', ({ message }) => { resolve(message); });
      child.once('exit', (code, signal) => { resolve(signal === null ? `exit status ${code}` : `signal: ${signal}`); });
    });
    void this.#exited.then((how) => {
      this.#gone = true;
      if (this.#debugger !== undefined) spec.onDebugger(this.#debugger, true);
      this.#onExit?.(how);
    });
    for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on('line', (line) => { this.#heard(line); });
    // Where the process has gone, writing to it fails; its exit is what is told.
    child.stdin?.on('error', () => undefined);
  }

  static async start(spec: EnvironmentSpec): Promise<Environment> {
    const api = new RuntimeApi(limits['sync-response-max'].value);
    const address = await api.listen();
    await mkdir(spec.temporary, { recursive: true });
    const child = spawn(spec.command, spec.arguments, {
      cwd: spec.code, env: { ...spec.variables, AWS_LAMBDA_RUNTIME_API: address, TMPDIR: spec.temporary, TMP: spec.temporary, TEMP: spec.temporary }, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true,
    });
    return new Environment(api, child, spec);
  }

  /** What Node.js says of its debugger is for who asked for it, and not for the function's log. */
  #heard(line: string): void {
    const port = /^Debugger listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(line)?.[1];
    if (port !== undefined) {
      this.#debugger = Number(port);
      this.#spec.onDebugger(this.#debugger, false);
    } else if (!/^(?:For help, see: https:\/\/nodejs\.org|Debugger attached\.|Debugger ending on |Waiting for the debugger to disconnect)/.test(line)) this.#spec.onLine(line);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Whether it has handled nothing yet. */
  get isNew(): boolean {
    return !this.#initialized;
  }

  /** Whether the process has ended. */
  get gone(): boolean {
    return this.#gone;
  }

  /** Hands it an event and waits until it has answered, has exited or has taken too long. */
  async run(requestId: string, payload: string, trace: string): Promise<Ended> {
    await this.#initialize();
    const { arn, timeout } = this.#spec;
    const started = performance.now();
    const took = (): number => performance.now() - started;
    if (this.#gone) return { kind: 'exited', milliseconds: 0, how: await this.#exited, initError: this.#api.initError };
    return new Promise((resolve) => {
      const settle = (ended: Ended): void => {
        clearTimeout(timer);
        this.#onExit = undefined;
        resolve(ended);
      };
      const timer = setTimeout(() => { settle({ kind: 'timed-out', milliseconds: timeout }); }, timeout);
      this.#onExit = (how) => { settle({ kind: 'exited', milliseconds: took(), how, initError: this.#api.initError }); };
      void this.#api.give({ requestId, payload, deadline: Date.now() + timeout, arn, trace }).then((answer) => { settle({ kind: 'answered', milliseconds: took(), ...answer }); });
    });
  }

  async #initialize(): Promise<void> {
    if (this.#initialized) return;
    this.#initialized = true;
    const started = performance.now();
    const stop = new AbortController();
    await Promise.race([this.#api.initialized, this.#exited, wait(INIT, undefined, { signal: stop.signal }).catch(() => undefined)]);
    stop.abort();
    this.initDuration = performance.now() - started;
  }

  /** Ends the process, its port and its folder. */
  async stop(): Promise<void> {
    if (!this.#gone) this.#child.kill('SIGKILL');
    await this.#exited;
    await this.#api.close();
    await rm(this.#spec.temporary, { recursive: true, force: true });
  }
}
