import type { Result } from '../core/model/result.ts';

/** Two ends that can hand each other structured-cloneable messages: a webview, a worker, a pair in a test. */
export interface Pipe {
  readonly post: (message: unknown) => void;
  /** Calls back for every message; the answer stops it. */
  readonly listen: (handler: (message: unknown) => void) => () => void;
}

/** Why a request has no result. Codes starting with `channel.` are the channel's own, others the handler's. */
export interface ChannelError {
  readonly code: string;
  /** For a person, in the locale of the side that answers. */
  readonly message: string;
}

export type Answer<T> = Result<T, ChannelError>;

type Method = { readonly params: unknown; readonly result: unknown };
type Methods<M> = { readonly [K in keyof M]: Method };
type Params<M extends Methods<M>, K extends keyof M> = M[K]['params'];
type ResultOf<M extends Methods<M>, K extends keyof M> = M[K]['result'];

/** Tells a handler that nobody waits for its answer any more. */
export interface Cancellation {
  readonly cancelled: boolean;
  /** Called once, at once where it has happened already. */
  readonly onCancelled: (listener: () => void) => void;
}

/** The part of an `AbortSignal` that a request needs, so that this file leans on no platform. */
export interface AbortLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export type Handlers<M extends Methods<M>> = {
  readonly [K in keyof M]: (params: Params<M, K>, cancellation: Cancellation) => Answer<ResultOf<M, K>> | Promise<Answer<ResultOf<M, K>>>;
};

export interface ChannelOptions<Served extends Methods<Served>> {
  readonly pipe: Pipe;
  /** What the other side may ask. */
  readonly handlers: Handlers<Served>;
  /** Checks params before they reach a handler. Needed where the other side is not trusted; absent: passed as they are. */
  readonly check?: (method: string, params: unknown) => Answer<unknown>;
  /** Told of what went wrong here and is nobody's request: a throwing handler's exception, a message that is no message. */
  readonly onFault?: (fault: unknown) => void;
}

export interface Channel<Asked extends Methods<Asked>, Sent, Heard> {
  /** Never rejects: a handler that throws, a cancelled request and a disposed channel answer with an error. */
  readonly request: <K extends keyof Asked & string>(method: K, params: Params<Asked, K>, signal?: AbortLike) => Promise<Answer<ResultOf<Asked, K>>>;
  readonly emit: <K extends keyof Sent & string>(event: K, payload: Sent[K]) => void;
  /** The answer stops listening. */
  readonly on: <K extends keyof Heard & string>(event: K, listener: (payload: Heard[K]) => void) => () => void;
  /** Answers all that waits with `channel.disposed`, cancels what runs here, stops listening. */
  readonly dispose: () => void;
}

type Frame =
  | { readonly type: 'request'; readonly id: number; readonly method: string; readonly params: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer<unknown> }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'event'; readonly event: string; readonly payload: unknown };

/** An error arm of an answer. */
export function failure(code: string, message: string): { readonly ok: false; readonly error: ChannelError } {
  return { ok: false, error: { code, message } };
}

/**
 * Requests with answers, cancellation and one-way events over any pipe.
 * `Asked`: requests this side makes; `Served`: requests it answers; `Sent`/`Heard`: events out and in.
 */
export function createChannel<Asked extends Methods<Asked>, Served extends Methods<Served>, Sent, Heard>(
  options: ChannelOptions<Served>,
): Channel<Asked, Sent, Heard> {
  const server = createServer(options);
  const caller = createCaller(options.pipe);
  const listeners = new Map<string, Set<(payload: never) => void>>();

  const stop = options.pipe.listen((message) => {
    const frame = readFrame(message);
    if (frame === undefined) options.onFault?.(new Error('a message that the channel does not know'));
    else if (frame.type === 'request') void server.serve(frame.id, frame.method, frame.params);
    else if (frame.type === 'cancel') server.cancel(frame.id);
    else if (frame.type === 'answer') caller.settle(frame.id, frame.answer);
    else for (const listener of listeners.get(frame.event) ?? []) listener(frame.payload as never);
  });

  return {
    request: (method, params, signal) => caller.request(method, params, signal) as Promise<Answer<never>>,
    emit: (event, payload) => options.pipe.post({ type: 'event', event, payload } satisfies Frame),
    on: (event, listener) => {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known.add(listener));
      return () => known.delete(listener);
    },
    dispose: () => {
      stop();
      listeners.clear();
      server.dispose();
      caller.dispose();
    },
  };
}

/** The side that waits for answers. */
function createCaller(pipe: Pipe) {
  const pending = new Map<number, (answer: Answer<unknown>) => void>();
  let lastId = 0;
  let disposed = false;

  function settle(id: number, answer: Answer<unknown>): void {
    const resolve = pending.get(id);
    pending.delete(id);
    resolve?.(answer);
  }

  function request(method: string, params: unknown, signal?: AbortLike): Promise<Answer<unknown>> {
    if (disposed) return Promise.resolve(failure('channel.disposed', 'The other side is gone.'));
    if (signal?.aborted) return Promise.resolve(failure('channel.cancelled', 'Cancelled.'));
    const id = ++lastId;
    return new Promise((resolve) => {
      const cancel = () => {
        pipe.post({ type: 'cancel', id } satisfies Frame);
        settle(id, failure('channel.cancelled', 'Cancelled.'));
      };
      pending.set(id, (answer) => {
        signal?.removeEventListener('abort', cancel);
        resolve(answer);
      });
      signal?.addEventListener('abort', cancel);
      try {
        pipe.post({ type: 'request', id, method, params } satisfies Frame);
      } catch (error) {
        settle(id, failure('channel.not-sent', String(error)));
      }
    });
  }

  function dispose(): void {
    disposed = true;
    for (const id of [...pending.keys()]) settle(id, failure('channel.disposed', 'The other side is gone.'));
  }

  return { request, settle, dispose };
}

/** The side that answers. */
function createServer<Served extends Methods<Served>>(options: ChannelOptions<Served>) {
  const running = new Map<number, () => void>();
  let disposed = false;

  async function answer(method: string, params: unknown, cancellation: Cancellation): Promise<Answer<unknown>> {
    if (!Object.hasOwn(options.handlers, method)) return failure('channel.unknown-method', `There is no request ${JSON.stringify(method)}.`);
    const checked = options.check?.(method, params) ?? { ok: true, value: params };
    if (!checked.ok) return checked;
    try {
      return await options.handlers[method as keyof Served](checked.value as never, cancellation);
    } catch (error) {
      options.onFault?.(error);
      return failure('channel.handler-failed', error instanceof Error ? error.message : String(error));
    }
  }

  async function serve(id: number, method: string, params: unknown): Promise<void> {
    const { cancellation, cancel } = createCancellation();
    running.set(id, cancel);
    const result = await answer(method, params, cancellation);
    running.delete(id);
    if (disposed || cancellation.cancelled) return;
    try {
      options.pipe.post({ type: 'answer', id, answer: result } satisfies Frame);
    } catch (error) {
      options.onFault?.(error);
      options.pipe.post({ type: 'answer', id, answer: failure('channel.not-sent', String(error)) } satisfies Frame);
    }
  }

  function dispose(): void {
    disposed = true;
    for (const cancel of running.values()) cancel();
    running.clear();
  }

  return { serve, cancel: (id: number) => running.get(id)?.(), dispose };
}

function createCancellation(): { readonly cancellation: Cancellation; readonly cancel: () => void } {
  const listeners = new Set<() => void>();
  let cancelled = false;
  return {
    cancellation: {
      get cancelled() {
        return cancelled;
      },
      onCancelled: (listener) => (cancelled ? listener() : void listeners.add(listener)),
    },
    cancel: () => {
      cancelled = true;
      for (const listener of listeners) listener();
      listeners.clear();
    },
  };
}

/** The message as a frame; undefined where it is none (another script's `postMessage`, a hostile page). */
function readFrame(message: unknown): Frame | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { type, id, method, event, answer } = message as Record<string, unknown>;
  switch (type) {
    case 'request':
      return Number.isSafeInteger(id) && typeof method === 'string' ? (message as Frame) : undefined;
    case 'cancel':
      return Number.isSafeInteger(id) ? (message as Frame) : undefined;
    case 'answer':
      return Number.isSafeInteger(id) && isAnswer(answer) ? (message as Frame) : undefined;
    case 'event':
      return typeof event === 'string' ? (message as Frame) : undefined;
    default:
      return undefined;
  }
}

function isAnswer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { ok, error } = value as { ok?: unknown; error?: { code?: unknown; message?: unknown } };
  return ok === true || (ok === false && typeof error?.code === 'string' && typeof error.message === 'string');
}
