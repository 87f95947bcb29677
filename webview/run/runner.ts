import type { Text } from '../../src/core/model/text.ts';
import type { AbortLike, Answer } from '../../src/protocol/channel.ts';
import type { MeasuredRef, RunSnapshot, RunWebviewRequests } from '../../src/protocol/run-messages.ts';
import type { HostClient } from '../host/client.ts';
import type { Store } from '../state/store.ts';
import { runStrings } from '../ui/run-strings.ts';
import { pageLocale } from '../ui/use-text.ts';
import { withActivity, withSnapshot } from './state.ts';

/** What is asked of a run and answered; what begins, ends or shows something has a way of its own. */
export type RunQuestion = 'runTrace' | 'runPayloads' | 'runResources' | 'runRead' | 'runAct' | 'runMeasured';

/** The local run of the design, as the host tells of it. */
export interface Runner {
  readonly start: () => void;
  readonly stop: () => void;
  readonly open: (url: string) => void;
  readonly showLog: (node: string) => void;
  readonly debug: (node: string, on: boolean) => void;
  /** What was measured: shown beside what stands in the file, or written there. */
  readonly writeMeasured: (chosen: readonly MeasuredRef[], show: boolean) => Promise<void>;
  readonly ask: <K extends RunQuestion>(question: K, params: RunWebviewRequests[K]['params'], signal?: AbortLike) => Promise<Answer<RunWebviewRequests[K]['result']>>;
}

interface Speaker {
  readonly announce: (text: Text) => void;
  readonly complain: (text: string) => void;
}

export function createRunner(store: Store, host: HostClient, { announce, complain }: Speaker): Runner {
  const locale = () => store.get().snapshot?.locale ?? pageLocale();
  host.on('run', (snapshot) => {
    const before = store.get().run;
    store.set({ run: snapshot ? withSnapshot(before, snapshot) : undefined });
    const told = snapshot && spoken(before?.snapshot, snapshot);
    if (told) announce(told);
  });
  host.on('runActivity', (activity) => {
    const { run } = store.get();
    if (run) store.set({ run: withActivity(run, activity, { locale: locale(), now: performance.now() }) });
  });
  const tell = (answer: Promise<Answer<null>>): void => void answer.then((result) => {
    if (!result.ok) complain(result.error.message);
  });
  return {
    start: () => tell(host.request('runLocally', {})),
    stop: () => tell(host.request('stopRun', {})),
    open: (url) => tell(host.request('openRunAddress', { url })),
    showLog: (node) => tell(host.request('showRunLog', { node })),
    debug: (node, on) => tell(host.request('debugRun', { node, on })),
    writeMeasured: async (chosen, show) => {
      const answer = await host.request('writeMeasured', { chosen, show });
      if (!answer.ok) complain(answer.error.message);
      else if (answer.value.version !== undefined) announce(runStrings.written);
    },
    ask: (question, params, signal) => host.request(question, params, signal),
  };
}

/** What a screen reader says when the run becomes another. */
function spoken(before: RunSnapshot | undefined, { status, notes }: RunSnapshot): Text | undefined {
  if (before?.status === status) return undefined;
  const failure = notes.findLast(({ severity }) => severity === 'error');
  if (status === 'failed' && failure) return { en: `${runStrings.failed.en} ${failure.text}`, ko: `${runStrings.failed.ko} ${failure.text}` };
  return { starting: runStrings.status('starting'), running: runStrings.started, stopped: runStrings.stopped, stopping: undefined, failed: runStrings.failed }[status];
}
