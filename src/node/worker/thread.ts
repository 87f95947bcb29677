import { Worker } from 'node:worker_threads';
import type { Pipe } from '../../protocol/channel.ts';

/** Starts a bundled script in a thread of its own. */
export function startThread(script: string, onFailed: (reason: string) => void): { readonly pipe: Pipe; readonly terminate: () => void } {
  const worker = new Worker(script);
  let wanted = true;
  worker.on('error', (error) => onFailed(error instanceof Error ? error.message : String(error)));
  worker.on('exit', (code) => {
    if (wanted) onFailed(`the worker ended with ${code}`);
  });
  return {
    pipe: {
      post: (message) => worker.postMessage(message),
      listen: (handler) => {
        worker.on('message', handler);
        return () => worker.off('message', handler);
      },
    },
    terminate: () => {
      wanted = false;
      void worker.terminate();
    },
  };
}
