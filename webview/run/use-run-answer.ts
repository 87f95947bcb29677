import { useEffect, useRef, useState } from 'react';
import type { RunWebviewRequests } from '../../src/protocol/run-messages.ts';
import { useController } from '../state/controller.ts';
import type { RunQuestion } from './runner.ts';

export interface RunTold<T> {
  /** The last answer; that of the question before while a new one is under way. */
  readonly value?: T;
  readonly refused?: string;
  readonly busy: boolean;
}

/** Under load something passes ten times a second: what is shown of it is asked for twice a second. */
const EVERY_MS = 500;

/** Asks the run a question, anew where its params are others and, not too often, where `again` is. Without params nothing is asked. */
export function useRunAnswer<K extends RunQuestion>(question: K, params: RunWebviewRequests[K]['params'] | undefined, again = 0): RunTold<RunWebviewRequests[K]['result']> {
  const { runner } = useController();
  const [told, setTold] = useState<RunTold<RunWebviewRequests[K]['result']>>({ busy: params !== undefined });
  const key = params === undefined ? undefined : JSON.stringify(params);
  const turn = useSlowly(again, EVERY_MS);
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
  }, [runner, question, key, turn]);
  return told;
}

/** A value that follows another one, so many milliseconds apart at least. */
function useSlowly<T>(value: T, every: number): T {
  const [followed, setFollowed] = useState(value);
  const last = useRef(-Infinity);
  useEffect(() => {
    const timer = setTimeout(() => {
      last.current = performance.now();
      setFollowed(value);
    }, Math.max(0, last.current + every - performance.now()));
    return () => clearTimeout(timer);
  }, [value, every]);
  return followed;
}
