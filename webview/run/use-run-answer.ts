import { useCallback, useEffect, useRef, useState } from 'react';
import type { AbortLike } from '../../src/protocol/channel.ts';
import type { RunWebviewRequests } from '../../src/protocol/run-messages.ts';
import { useController } from '../state/controller.ts';
import { useAnswer, type Told } from '../state/use-answer.ts';
import type { RunQuestion } from './runner.ts';

/** Under load something passes ten times a second: what is shown of it is asked for twice a second. */
const EVERY_MS = 500;

/** Asks the run a question, anew where its params are others and, not too often, where `again` is. Without params nothing is asked. */
export function useRunAnswer<K extends RunQuestion>(question: K, params: RunWebviewRequests[K]['params'] | undefined, again = 0): Told<RunWebviewRequests[K]['result']> {
  const { runner } = useController();
  const ask = useCallback((given: RunWebviewRequests[K]['params'], signal: AbortLike) => runner.ask(question, given, signal), [runner, question]);
  return useAnswer(ask, params, useSlowly(again, EVERY_MS));
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
