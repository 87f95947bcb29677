import { useEffect, useState } from 'react';
import type { RunWebviewRequests } from '../../src/protocol/run-messages.ts';
import { useController } from '../state/controller.ts';
import type { RunQuestion } from './runner.ts';

export interface RunTold<T> {
  /** The last answer; that of the question before while a new one is under way. */
  readonly value?: T;
  readonly refused?: string;
  readonly busy: boolean;
}

/** Asks the run a question, anew where its params or `again` are others. Without params nothing is asked. */
export function useRunAnswer<K extends RunQuestion>(question: K, params: RunWebviewRequests[K]['params'] | undefined, again = 0): RunTold<RunWebviewRequests[K]['result']> {
  const { runner } = useController();
  const [told, setTold] = useState<RunTold<RunWebviewRequests[K]['result']>>({ busy: params !== undefined });
  const key = params === undefined ? undefined : JSON.stringify(params);
  useEffect(() => {
    if (key === undefined) {
      setTold({ busy: false });
      return undefined;
    }
    const given = new AbortController();
    setTold((before) => ({ ...before, busy: true }));
    void runner.ask(question, JSON.parse(key) as RunWebviewRequests[K]['params'], given.signal).then((answer) => {
      if (!given.signal.aborted) setTold(answer.ok ? { value: answer.value, busy: false } : { refused: answer.error.message, busy: false });
    });
    return () => given.abort();
  }, [runner, question, key, again]);
  return told;
}
