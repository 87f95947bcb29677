import type { Text } from '../../src/core/model/text.ts';
import type { RunComparisonSnapshot } from '../../src/protocol/run-comparison-messages.ts';
import type { HostClient } from '../host/client.ts';
import type { Store } from '../state/store.ts';
import { goalStrings } from '../ui/goal-strings.ts';

/** What this design is run against, and what came of it. */
export interface RunsCompared {
  readonly status: 'running' | 'done' | 'cancelled';
  readonly result?: RunComparisonSnapshot;
}

export interface RunComparer {
  /** Runs this design and another (without a path: itself as committed last) under one load. One at a time. */
  readonly compare: (asked: { readonly path?: string; readonly scenario?: string; readonly seed?: number }) => Promise<void>;
  /** Ends the runs; the comparison before stays. */
  readonly cancel: () => void;
  readonly exportMarkdown: (markdown: string) => void;
}

interface Speaker {
  readonly announce: (text: Text) => void;
  readonly complain: (text: string) => void;
}

export function createRunComparer(store: Store, host: HostClient, { announce, complain }: Speaker): RunComparer {
  let given: AbortController | undefined;
  const become = (status: RunsCompared['status'], result = store.get().runsCompared?.result): void => store.set({ runsCompared: { status, ...(result && { result }) } });
  return {
    compare: async (asked) => {
      given?.abort();
      const mine = new AbortController();
      given = mine;
      become('running');
      announce(goalStrings.comparing);
      const answer = await host.request('compareRuns', asked, mine.signal);
      if (mine.signal.aborted) return;
      if (answer.ok) {
        become('done', answer.value);
        announce(goalStrings.compared);
      } else {
        become('cancelled');
        complain(answer.error.message);
      }
    },
    cancel: () => {
      given?.abort();
      if (store.get().runsCompared?.status !== 'running') return;
      become('cancelled');
      announce(goalStrings.cancelled);
    },
    exportMarkdown: (markdown) => void host.request('exportRunComparison', { markdown }).then((answer) => {
      if (!answer.ok) complain(answer.error.message);
    }),
  };
}
