import { ok } from '../../../src/core/model/result.ts';
import { createChannel } from '../../../src/protocol/channel.ts';
import type { HostEvents, Snapshot, ViewState, WebviewRequests } from '../../../src/protocol/messages.ts';

declare global {
  interface Window {
    /** What the extension host has ready when a canvas opens. */
    readyHost: { readonly snapshot: Snapshot; readonly viewState?: ViewState };
  }
}

/** A host that has read the design already, as the worker of the extension does beside the page, and keeps what it is told to itself. */
function startReadyHost(): void {
  let fromWebview: (message: unknown) => void = () => {};
  const answers = { ready: () => ok(window.readyHost), edit: () => ok({ version: 1 }), saveViewState: () => ok(null) };
  createChannel<Record<never, never>, Pick<WebviewRequests, 'ready' | 'edit' | 'saveViewState'>, HostEvents, Record<never, never>>({
    pipe: {
      post: (message) => window.postMessage(message, '*'),
      listen: (handler) => {
        fromWebview = handler;
        return () => {};
      },
    },
    handlers: answers,
  });
  Object.assign(window, { acquireVsCodeApi: () => ({ postMessage: (message: unknown) => fromWebview(message) }) });
}

startReadyHost();
