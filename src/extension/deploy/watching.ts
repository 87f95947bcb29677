import { ProgressLocation, window, type Progress } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import type { DeployEvent, DeployPort, Phase } from '../../node/deploy/contract.ts';
import type { DeployLog } from './log.ts';
import type { nodeStates } from './node-states.ts';
import { changingNow, deployTexts as texts, progressed } from './texts.ts';

export interface Watching {
  readonly title: string;
  readonly stack: string;
  /** Resources that the stack will have. */
  readonly resources: number;
  readonly states: ReturnType<typeof nodeStates>;
  readonly log: DeployLog;
  readonly locale: Locale;
}

export type WatchPort = Pick<DeployPort, 'notify' | 'signal' | 'wait' | 'rollBack'>;

/**
 * Runs with a notification that counts resources and seconds. Cancelling while AWS changes the stack asks whether to let
 * it finish or to roll it back; at any other time it ends the work.
 */
export async function watching<T>(parts: Watching, work: (port: WatchPort) => Promise<T>): Promise<T> {
  const { title, stack, locale } = parts;
  const [stop, back] = [new AbortController(), new AbortController()];
  const told = progressOf(parts);
  let isOver = false;
  const working = work({ signal: stop.signal, rollBack: back.signal, wait: (milliseconds) => pause(milliseconds, stop.signal), notify: told.notify }).finally(() => { isOver = true; });
  while (await cancelled(title, told.show, working)) {
    if (told.phase() !== 'execute') {
      stop.abort();
      return working;
    }
    const rollBack = say(texts.rollBack, locale);
    const answer = await window.showWarningMessage(say(changingNow(stack), locale), { modal: true, detail: say(texts.finishOrRollBack, locale) }, say(texts.letFinish, locale), rollBack);
    if (answer === rollBack && !isOver) back.abort();
  }
  return working;
}

/** What the notification says, second by second. */
function progressOf({ resources, states, log, locale }: Watching) {
  const started = Date.now();
  const done = new Set<string>();
  let phase: Phase | undefined;
  let words = '';
  const message = (): string => (done.size > 0 ? `${words} · ${say(progressed(done.size, resources, Math.round((Date.now() - started) / 1000)), locale)}` : words);
  return {
    phase: () => phase,
    notify: (event: DeployEvent): void => {
      log.event(event);
      if (event.kind === 'phase') {
        phase = event.phase;
        words = say(event.text, locale);
      }
      if (event.kind !== 'resource') return;
      states.follow(event.event);
      if (event.event.status.endsWith('_COMPLETE') && event.event.type !== 'AWS::CloudFormation::Stack') done.add(event.event.logicalId);
    },
    /** Keeps a notification up to date until it is stopped. */
    show: (progress: Progress<{ message?: string }>): (() => void) => {
      const tell = (): void => { progress.report({ message: message() }); };
      tell();
      const clock = setInterval(tell, SECOND_MS / 2);
      return () => { clearInterval(clock); };
    },
  };
}

const SECOND_MS = 1_000;

/** Shows a notification until the work is over or the user cancels it; whether it was cancelled. */
async function cancelled(title: string, show: (progress: Progress<{ message?: string }>) => () => void, working: Promise<unknown>): Promise<boolean> {
  return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (progress, token) => {
    const stopShowing = show(progress);
    const turnedAway = new Promise<true>((resolve) => { token.onCancellationRequested(() => { resolve(true); }); });
    const over = working.then(() => false, () => false);
    return Promise.race([over, turnedAway]).finally(stopShowing);
  });
}

/** Waits; rejects with an `AbortError` where the signal is aborted first. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new DOMException('cancelled', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
