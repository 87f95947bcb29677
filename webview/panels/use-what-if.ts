import { useEffect, useState } from 'react';
import type { WebviewRequests } from '../../src/protocol/messages.ts';
import { useController, type WhatIf } from '../state/controller.ts';
import { useApp } from '../state/store.ts';

/** An answer, and whether it is of the design as it stands now. */
export interface Told<T> {
  readonly value?: T;
  readonly refused?: string;
  readonly busy: boolean;
}

/** An edit is seldom alone: a question waits until the design has stood still for so long. */
const STILL_MS = 250;

/**
 * Asks the host what the design would cost otherwise, anew after each edit, for as long as the component is shown. The
 * last answer stays until the next is there; what nobody waits for any more is given up. Without params nothing is asked.
 */
export function useWhatIf<K extends WhatIf>(question: K, params: WebviewRequests[K]['params'] | undefined): Told<WebviewRequests[K]['result']> {
  const controller = useController();
  const version = useApp((state) => state.snapshot?.version);
  const [told, setTold] = useState<Told<WebviewRequests[K]['result']>>({ busy: params !== undefined });
  const key = params === undefined ? undefined : JSON.stringify(params);
  useEffect(() => {
    if (key === undefined) {
      setTold({ busy: false });
      return undefined;
    }
    const given = new AbortController();
    setTold((before) => ({ ...before, busy: true }));
    const ask = async (): Promise<void> => {
      const answer = await controller.whatIf(question, JSON.parse(key) as WebviewRequests[K]['params'], given.signal);
      if (given.signal.aborted) return;
      setTold(answer.ok ? { value: answer.value, busy: false } : { refused: answer.error.message, busy: false });
    };
    const timer = setTimeout(() => void ask(), STILL_MS);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [controller, question, key, version]);
  return told;
}
