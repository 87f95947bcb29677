import { fork, type ChildProcess } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Text } from '../../core/model/text.ts';
import type { Happened, RunMessage, RunRequest, RunRequestName, RunRequests } from '../local/channel-contract.ts';

/** Why the run did not do what it was asked. */
export interface RunFault {
  readonly text: Text;
  readonly node?: string;
}

export type RunAnswer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: RunFault };

/** How the process ended: by itself, or because it was asked to. */
export interface RunEnded {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The end of what it wrote to its standard error. */
  readonly said: string;
}

/** A local run in a process of its own, as whoever started it sees it. */
export interface RunProcess {
  readonly pid: number | undefined;
  /** Never rejects: a process that ends answers with a fault. */
  readonly request: <Name extends RunRequestName>(name: Name, params: RunRequests[Name]['params']) => Promise<RunAnswer<RunRequests[Name]['result']>>;
  /** Asks it to end and waits for it; one that does not is ended. */
  readonly stop: () => Promise<void>;
  /** Settles when the process is gone and nothing of it is left. */
  readonly ended: Promise<RunEnded>;
}

export interface RunProcessOptions {
  /** The built command line. */
  readonly command: string;
  /** Milliseconds that an orderly end may take. */
  readonly patience?: number;
  readonly onHappened: (happened: Happened) => void;
}

/** Functions that are told to end may take their timeout's kill; then nobody waits any longer. */
const PATIENCE = 5_000;
/** Milliseconds in which last words are read after the exit. */
const LINGERS = 500;
/** Characters of the process's last words. */
const LAST_WORDS = 4_000;

const gone: RunFault = { text: { en: 'The local run has ended.', ko: '로컬 실행이 끝났습니다.' } };

/** Starts the process of a local run. It ends with this one, however that ends: its channel closes then. */
export function startRunProcess({ command, patience = PATIENCE, onHappened }: RunProcessOptions): RunProcess {
  const child = fork(command, ['run', '--channel'], { execArgv: [], env: environment(), stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const waiting = new Map<number, (answer: RunAnswer<never>) => void>();
  const said = lastWords(child);
  let asked = 0;
  child.on('message', (message: RunMessage) => {
    if ('happened' in message) return onHappened(message.happened);
    const settle = waiting.get(message.id);
    waiting.delete(message.id);
    settle?.('fault' in message ? { ok: false, error: { text: message.fault, ...(message.node !== undefined && { node: message.node }) } } : { ok: true, value: message.result as never });
  });
  const ended = ending(child, said).then(async (how) => {
    for (const settle of waiting.values()) settle({ ok: false, error: gone });
    waiting.clear();
    await removeRemains(child.pid);
    return how;
  });
  const request: RunProcess['request'] = (name, params) => new Promise((resolve) => {
    if (!child.connected) return resolve({ ok: false, error: gone });
    const id = ++asked;
    waiting.set(id, resolve as (answer: RunAnswer<never>) => void);
    // A process that ends just now takes nothing: that is an answer too, not an error of the process.
    child.send({ id, request: name, params } satisfies RunRequest, (error) => {
      if (error && waiting.delete(id)) resolve({ ok: false, error: gone });
    });
  });
  return {
    pid: child.pid,
    request,
    ended,
    stop: async () => {
      const late = setTimeout(() => { child.kill('SIGKILL'); }, patience);
      void request('stop', {}).then(() => { if (child.connected) child.disconnect(); });
      await ended;
      clearTimeout(late);
    },
  };
}

/** What is set for VS Code's own processes means nothing, or the wrong thing, to one of the user's. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name));
  return { ...Object.fromEntries(kept), ELECTRON_RUN_AS_NODE: '1' };
}

function lastWords(child: ChildProcess): () => string {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => { said = (said + text).slice(-LAST_WORDS); });
  return () => said.trim();
}

/** `close` does not come to a process whose channel was closed from this side: its exit and the end of its words are awaited. */
function ending(child: ChildProcess, said: () => string): Promise<RunEnded> {
  const silent = new Promise<void>((resolve) => { child.stderr?.once('close', () => { resolve(); }); });
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      // What it has started may hold its pipe open for a moment longer.
      void Promise.race([silent, wait(LINGERS)]).then(() => { resolve({ code, signal, said: said() }); });
    });
    child.once('error', (error) => { resolve({ code: null, signal: null, said: error.message }); });
  });
}

/** A process that was killed leaves its folder; its name begins with the number of the process. */
async function removeRemains(pid: number | undefined): Promise<void> {
  if (pid === undefined) return;
  const entries = await readdir(tmpdir()).catch(() => []);
  await Promise.all(entries.filter((entry) => entry.startsWith(`serverless-canvas-run-${pid}-`)).map((entry) => rm(join(tmpdir(), entry), { recursive: true, force: true, maxRetries: 5 })));
}
