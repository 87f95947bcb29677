import type { Text } from '../../src/core/model/text.ts';
import type { SimulationSnapshot } from '../../src/protocol/simulation-messages.ts';
import type { HostClient } from '../host/client.ts';
import type { Store } from '../state/store.ts';
import { simulationStrings } from '../ui/simulation-strings.ts';
import { pageLocale } from '../ui/use-text.ts';
import { shownOf } from './shown.ts';
import type { SimulationState } from './state.ts';

/** How long the page lets pass between two questions for how far a run is. */
const ASK_EVERY_MS = 200;

/** Runs scenarios at the host and keeps what they come to in the store. One at a time: a new run ends the one before. */
export interface Simulator {
  readonly run: (asked: { readonly scenario?: string; readonly seed?: number }) => Promise<void>;
  /** Ends the run; what it came to so far stays. */
  readonly cancel: () => void;
  /** Shows one moment of the run on the canvas, milliseconds from its start; undefined: all of it. */
  readonly showAt: (ms: number | undefined) => void;
  readonly exportCsv: (csv: string) => void;
}

interface Speaker {
  readonly announce: (text: Text) => void;
  readonly complain: (text: string) => void;
}

export function createSimulator(store: Store, host: HostClient, { announce, complain }: Speaker): Simulator {
  let given: AbortController | undefined;
  judgeAgain(store, host);
  return {
    run: async (asked) => {
      given?.abort();
      const mine = new AbortController();
      given = mine;
      const run = crypto.randomUUID();
      become(store, { run, status: 'running', progress: 0 });
      announce(simulationStrings.started);
      void follow(host, run, mine.signal, (progress, result) => become(store, { run, status: 'running', progress, result }));
      const answer = await host.request('simulate', { run, ...asked }, mine.signal);
      if (mine.signal.aborted) return;
      mine.abort();
      if (answer.ok) {
        become(store, { run, status: 'done', progress: 1, result: answer.value });
        announce(simulationStrings.finished(answer.value.endToEnd.requests, answer.value.endToEnd.errors));
      } else {
        become(store, undefined);
        complain(answer.error.message);
      }
    },
    cancel: () => {
      given?.abort();
      const { simulation } = store.get();
      if (simulation?.status !== 'running') return;
      become(store, { ...simulation, status: 'cancelled' });
      announce(simulationStrings.cancelled);
    },
    showAt: (at) => become(store, store.get().simulation, at),
    exportCsv: (csv) => void host.request('exportSimulation', { csv }).then((answer) => {
      if (!answer.ok) complain(answer.error.message);
    }),
  };
}

/** The run, and what the canvas shows of it. */
function become(store: Store, simulation: SimulationState | undefined, at?: number): void {
  const { snapshot, model } = store.get();
  const shown = simulation?.result && shownOf(simulation.result, { locale: snapshot?.locale ?? pageLocale(), at, targets: model?.connections ?? new Map() });
  store.set({ simulation, shown, simulationAt: at });
}

/** Has a run held to the goals again once they are others: its figures stay as they are, since goals change no run. */
function judgeAgain(store: Store, host: HostClient): void {
  let asked = '';
  store.subscribe(() => {
    const { snapshot, simulation } = store.get();
    const result = simulation?.status === 'done' ? simulation.result : undefined;
    if (!snapshot || snapshot.broken || !result || result.hash !== snapshot.hash || result.goalsHash === snapshot.goalsHash) {
      asked = '';
      return;
    }
    const question = `${simulation?.run} ${snapshot.goalsHash}`;
    if (question === asked) return;
    asked = question;
    void host.request('judgeRun', { run: simulation?.run ?? '' }).then((answer) => {
      const { simulation: now, simulationAt } = store.get();
      if (answer.ok && answer.value && now?.result && now.run === simulation?.run) become(store, { ...now, result: { ...now.result, ...answer.value } }, simulationAt);
    });
  });
}

/** Asks how far a run is until the signal says that it is over. */
async function follow(host: HostClient, run: string, over: AbortSignal, tell: (progress: number, result: SimulationSnapshot) => void): Promise<void> {
  while (!over.aborted) {
    await new Promise((resolve) => { setTimeout(resolve, ASK_EVERY_MS); });
    if (over.aborted) return;
    const answer = await host.request('simulating', { run }, over);
    if (answer.ok && answer.value && !over.aborted) tell(answer.value.progress, answer.value.result);
  }
}
