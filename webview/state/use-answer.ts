import { useEffect, useState } from 'react';
import type { AbortLike, Answer } from '../../src/protocol/channel.ts';

/** An answer, and whether one to the question as it stands now is under way. */
export interface Told<T> {
  /** The last answer; that of the question before while a new one is under way. */
  readonly value?: T;
  readonly refused?: string;
  readonly busy: boolean;
}

/**
 * Asks a question for as long as the component is shown, anew where its params or `ask` are others or `again` is, but
 * not before nothing of these has changed for `still` milliseconds. What nobody waits for any more is given up. Without
 * params nothing is asked.
 */
export function useAnswer<P, T>(ask: (params: P, signal: AbortLike) => Promise<Answer<T>>, params: P | undefined, again: unknown, still = 0): Told<T> {
  const [told, setTold] = useState<Told<T>>({ busy: params !== undefined });
  const key = params === undefined ? undefined : JSON.stringify(params);
  useEffect(() => {
    if (key === undefined) {
      setTold({ busy: false });
      return undefined;
    }
    const given = new AbortController();
    setTold((before) => ({ ...before, busy: true }));
    const timer = setTimeout(() => {
      void ask(JSON.parse(key) as P, given.signal).then((answer) => {
        if (!given.signal.aborted) setTold(answer.ok ? { value: answer.value, busy: false } : { refused: answer.error.message, busy: false });
      });
    }, still);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [ask, key, again, still]);
  return told;
}
