import { commands, Uri, workspace, type ExtensionContext } from 'vscode';
import { ok } from '../core/model/result.ts';
import { activateWith } from './activate.ts';
import type { RunningWorker } from './runner.ts';

type ReadProduct = (path: readonly string[]) => Promise<Uint8Array<ArrayBuffer>>;

export function activate(context: ExtensionContext): void {
  const read: ReadProduct = async (path) => new Uint8Array(await workspace.fs.readFile(Uri.joinPath(context.extensionUri, ...path)));
  void commands.executeCommand('setContext', 'serverlessCanvas.inBrowser', true);
  activateWith(context, { startWorker: (onFailed) => startWebWorker(read, onFailed) });
}

/**
 * The worker is made of its script's text, and asks here for files: by an address it could be had only where the product
 * is served over https, as on vscode.dev; VS Code refuses workers by the addresses of a remote machine.
 */
function startWebWorker(read: ReadProduct, onFailed: (reason: string) => void): RunningWorker {
  const handlers = new Set<(message: unknown) => void>();
  let address: string | undefined;
  let wanted = true;
  const starting = read(['dist', 'web-worker.js']).then((script) => {
    if (!wanted) return undefined;
    address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const worker = new Worker(address);
    worker.addEventListener('error', (event) => onFailed(event.message));
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => { for (const handler of handlers) handler(data); });
    return worker;
  });
  starting.catch((error: unknown) => onFailed(error instanceof Error ? error.message : String(error)));
  return {
    pipe: {
      post: (message) => void starting.then((worker) => worker?.postMessage(message), () => undefined),
      listen: (handler) => {
        handlers.add(handler);
        return () => handlers.delete(handler);
      },
    },
    serves: { readFile: async ({ path }) => ok(await read(path)) },
    terminate: () => {
      wanted = false;
      void starting.then((worker) => worker?.terminate(), () => undefined);
      if (address !== undefined) URL.revokeObjectURL(address);
    },
  };
}
