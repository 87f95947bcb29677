import { ProgressLocation, window } from 'vscode';
import { say, type Locale } from '../../core/model/text.ts';
import type { DeployPort } from '../../node/deploy/contract.ts';
import type { DeployLog } from './log.ts';
import type { nodeStates } from './node-states.ts';
import { progressed } from './texts.ts';

export interface Watching {
  readonly title: string;
  /** Resources that the stack will have. */
  readonly resources: number;
  readonly states: ReturnType<typeof nodeStates>;
  readonly log: DeployLog;
  readonly locale: Locale;
}

/** Runs with a notification that counts resources and seconds. Cancelling ends the watching; AWS goes on with what it has begun. */
export function watching<T>({ title, resources, states, log, locale }: Watching, work: (port: Pick<DeployPort, 'notify' | 'signal' | 'wait'>) => Promise<T>): Promise<T> {
  return Promise.resolve(window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => { stop.abort(); });
    const started = Date.now();
    const done = new Set<string>();
    let phase = '';
    const tell = (): void => {
      const counted = done.size > 0 ? ` · ${say(progressed(done.size, resources, Math.round((Date.now() - started) / 1000)), locale)}` : '';
      progress.report({ message: phase + counted });
    };
    const clock = setInterval(tell, 1000);
    try {
      return await work({
        signal: stop.signal,
        wait: (milliseconds) => pause(milliseconds, stop.signal),
        notify: (event) => {
          log.event(event);
          if (event.kind === 'phase') phase = say(event.text, locale);
          if (event.kind === 'resource') {
            states.follow(event.event);
            if (event.event.status.endsWith('_COMPLETE') && event.event.type !== 'AWS::CloudFormation::Stack') done.add(event.event.logicalId);
          }
          tell();
        },
      });
    } finally {
      clearInterval(clock);
    }
  }));
}

/** Rejects with an `AbortError` where the signal is aborted first. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
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
