import { Uri, type ExtensionContext } from 'vscode';
import { activateWith } from './activate.ts';
import type { RunningWorker } from './runner.ts';

export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'web-worker.js').toString(true);
  activateWith(context, { startWorker: (onFailed) => startWebWorker(script, onFailed) });
}

function startWebWorker(script: string, onFailed: (reason: string) => void): RunningWorker {
  const worker = new Worker(script);
  worker.addEventListener('error', (event) => onFailed(event.message));
  return {
    pipe: {
      post: (message) => worker.postMessage(message),
      listen: (handler) => {
        const listener = (event: MessageEvent<unknown>) => handler(event.data);
        worker.addEventListener('message', listener);
        return () => worker.removeEventListener('message', listener);
      },
    },
    terminate: () => worker.terminate(),
  };
}
