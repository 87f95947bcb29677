import { fork, type ChildProcess } from 'node:child_process';
import type { Text } from '../../core/model/text.ts';
import type { Happened, RunMessage, RunRequestName, RunRequests } from './channel-contract.ts';

/** What a run in a process of its own refused, in words for the user. */
export class RunFault extends Error {
  readonly text: Text;
  readonly node: string | undefined;

  constructor(text: Text, node?: string) {
    super(text.en);
    this.name = 'RunFault';
    this.text = text;
    this.node = node;
  }
}

export interface RunProcess {
  readonly pid: number | undefined;
  /** @throws RunFault */
  readonly ask: <Name extends RunRequestName>(name: Name, params: RunRequests[Name]['params']) => Promise<RunRequests[Name]['result']>;
  /** Stops the run and waits until its process has ended. */
  readonly end: () => Promise<void>;
  /** The process ended; `how` is what it wrote last where nobody asked it to. */
  readonly ended: Promise<string>;
}

const GONE: Text = { en: 'The local run has ended.', ko: '로컬 실행이 끝났습니다.' };
/** Milliseconds that an orderly end may take. */
const PATIENCE = 10_000;

/**
 * Starts a process for a run. It ends with this one, however this one ends: its channel closes.
 *
 * @param cli the built command line of the product
 */
export function startRunProcess(cli: string, onHappened: (happened: Happened) => void): RunProcess {
  const child = fork(cli, ['run', '--channel'], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, execArgv: [] });
  const waiting = new Map<number, { readonly resolve: (result: never) => void; readonly reject: (fault: RunFault) => void }>();
  let count = 0;
  let last = '';
  child.stderr?.on('data', (chunk: Buffer) => { last = `${last}${chunk.toString()}`.slice(-2_000); });
  child.on('message', (message: RunMessage) => {
    if ('happened' in message) return onHappened(message.happened);
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if ('fault' in message) asked?.reject(new RunFault(message.fault, message.node));
    else asked?.resolve(message.result as never);
  });
  const ended = exitOf(child).then(() => {
    for (const { reject } of waiting.values()) reject(new RunFault(GONE));
    waiting.clear();
    return last.trim();
  });
  const ask = <Name extends RunRequestName>(name: Name, params: RunRequests[Name]['params']): Promise<RunRequests[Name]['result']> => new Promise((resolve, reject) => {
    if (!child.connected) return reject(new RunFault(GONE));
    const id = ++count;
    waiting.set(id, { resolve: resolve as (result: never) => void, reject });
    child.send({ id, request: name, params }, (error) => { if (error && waiting.delete(id)) reject(new RunFault(GONE)); });
  });
  return {
    pid: child.pid, ask, ended,
    end: async () => {
      const timer = setTimeout(() => { child.kill('SIGKILL'); }, PATIENCE);
      await ask('stop', {}).catch(() => undefined);
      if (child.connected) child.disconnect();
      await ended;
      clearTimeout(timer);
    },
  };
}

function exitOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => { child.once('exit', () => { resolve(); }).once('error', () => { resolve(); }); });
}
