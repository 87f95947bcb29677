import type { DefinitionFault, DefinitionLanguage } from '../core/catalog/definition.ts';
import type { JsonObject } from '../core/model/json.ts';
import { loadOnce } from '../core/model/load-once.ts';
import { createChannel, failure, type AbortLike, type Answer, type Channel, type Handlers } from '../protocol/channel.ts';
import type { EngineRequests } from '../protocol/engine.ts';
import type { Runner } from './runner.ts';

/** From this many UTF-16 units on (some thousand nodes) a text is worked on in a thread of its own: it would hold up every extension. */
export const WORKER_FROM = 250_000;
/** A worker that takes longer is taken for stuck; a run takes what it takes, and whoever asks how far it is finds a stuck one out. */
const WORKER_TIMEOUT_MS = 180_000;

type Ask = <M extends keyof EngineRequests>(method: M, params: EngineRequests[M]['params'], signal?: AbortLike) => Promise<Answer<EngineRequests[M]['result']>>;

/** What is worked on in a thread of its own however small the text is: engines too heavy for this one, hundreds of estimates, runs of scenarios. */
const ALWAYS_IN_WORKER: ReadonlySet<keyof EngineRequests> = new Set(['judge', 'compare', 'ranges', 'importDiagram', 'cdk', 'simulate', 'simulating', 'judgeRun', 'testGoals', 'compareRuns', 'agentTool']);

/** They take what they take. */
const RUNS: ReadonlySet<keyof EngineRequests> = new Set(['simulate', 'testGoals', 'compareRuns', 'agentTool']);

export interface EngineHost {
  readonly ask: Ask;
  readonly dispose: () => void;
}

type EngineChannel = Channel<EngineRequests, Record<never, never>, Record<never, never>>;

/**
 * Answers about texts: small ones here and now, large ones and what only an engine can judge in a worker, started when it
 * is first needed. So is what answers here: `load` is called with the first question, and no window pays for designs
 * that nobody opens.
 */
export function createEngineHost(runner: Runner, load: () => Promise<Handlers<EngineRequests>>): EngineHost {
  let worker: { readonly channel: EngineChannel; readonly stop: () => void } | undefined;
  const here = inProcess(load);

  function startWorker(): EngineChannel {
    const stop = () => {
      worker = undefined;
      running.terminate();
      channel.dispose();
    };
    const running = runner.startWorker(stop);
    const channel = createChannel<EngineRequests, Record<never, never>, Record<never, never>, Record<never, never>>({ pipe: running.pipe, handlers: running.serves ?? {} });
    worker = { channel, stop };
    return channel;
  }

  const inWorker: Ask = async (method, params, signal) => {
    const channel = worker?.channel ?? startWorker();
    const timer = RUNS.has(method) ? undefined : setTimeout(() => worker?.channel === channel && worker.stop(), WORKER_TIMEOUT_MS);
    try {
      return await channel.request(method, params, signal);
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    ask: (method, params, signal) => {
      if (method === 'forget' && worker) void inWorker(method, params);
      return ALWAYS_IN_WORKER.has(method) || ('text' in params && params.text.length >= WORKER_FROM) ? inWorker(method, params, signal) : here(method, params);
    },
    dispose: () => worker?.stop(),
  };
}

/** The handlers without a channel between, and with its promise: never a rejection. */
function inProcess(load: () => Promise<Handlers<EngineRequests>>): Ask {
  const nobodyCancels = { cancelled: false, onCancelled: () => undefined };
  const loaded = loadOnce(load);
  return async (method, params) => {
    try {
      const handlers = await loaded();
      return await handlers[method](params, nobodyCancels);
    } catch (error) {
      return failure('channel.handler-failed', error instanceof Error ? error.message : String(error));
    }
  };
}

/** The verdict of the worker on a definition, whose engine is too heavy for this thread; undefined where there is none. */
export async function judged(host: EngineHost, language: DefinitionLanguage, definition: JsonObject): Promise<readonly DefinitionFault[] | undefined> {
  const answer = await host.ask('judge', { language, definition });
  return answer.ok ? answer.value : undefined;
}
