import { useCallback } from 'react';
import type { AbortLike } from '../../src/protocol/channel.ts';
import type { WebviewRequests } from '../../src/protocol/messages.ts';
import { useController, type WhatIf } from '../state/controller.ts';
import { useApp } from '../state/store.ts';
import { useAnswer, type Told } from '../state/use-answer.ts';

/** An edit is seldom alone: a question waits until the design has stood still for so long. */
const STILL_MS = 250;

/** Asks the host what the design would cost otherwise, anew after each edit. Without params nothing is asked. */
export function useWhatIf<K extends WhatIf>(question: K, params: WebviewRequests[K]['params'] | undefined): Told<WebviewRequests[K]['result']> {
  const { whatIf } = useController();
  const version = useApp((state) => state.snapshot?.version);
  const ask = useCallback((given: WebviewRequests[K]['params'], signal: AbortLike) => whatIf(question, given, signal), [whatIf, question]);
  return useAnswer(ask, params, version, STILL_MS);
}
