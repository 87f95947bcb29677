import type { HostEvents, WebviewRequests } from '../../src/protocol/messages.ts';
import { createChannel, type Channel, type Pipe } from '../../src/protocol/channel.ts';

/** The extension host as the webview sees it: requests with answers, events that only arrive. */
export type HostClient = Pick<Channel<WebviewRequests, Record<never, never>, HostEvents>, 'request' | 'on'>;

interface VsCodeApi {
  readonly postMessage: (message: unknown) => void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The typed channel over the one pipe that VS Code gives a webview. May be called once per page. */
export function connectHost(): HostClient {
  const api = acquireVsCodeApi();
  const pipe: Pipe = {
    post: (message) => api.postMessage(message),
    listen: (handler) => {
      const receive = (event: MessageEvent): void => handler(event.data);
      window.addEventListener('message', receive);
      return () => window.removeEventListener('message', receive);
    },
  };
  return createChannel<WebviewRequests, Record<never, never>, Record<never, never>, HostEvents>({ pipe, handlers: {} });
}
