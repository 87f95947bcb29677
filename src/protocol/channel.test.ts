import { describe, expect, it } from 'vitest';
import { ok } from '../core/model/result.ts';
import { createChannel, failure, type Channel, type Handlers, type Pipe } from './channel.ts';

interface Calls {
  readonly double: { readonly params: { readonly n: number }; readonly result: number };
  readonly wait: { readonly params: Record<string, never>; readonly result: null };
}
interface Events {
  readonly changed: { readonly version: number };
}

type Faults = unknown[];

/** Two ends whose messages travel as JSON, as those of a webview do, one turn later. */
function pipes(): [Pipe, Pipe] {
  const handlers: [Set<(message: unknown) => void>, Set<(message: unknown) => void>] = [new Set(), new Set()];
  const end = (mine: 0 | 1): Pipe => ({
    post: (message) => {
      const copy = JSON.parse(JSON.stringify(message)) as unknown;
      queueMicrotask(() => handlers[mine === 0 ? 1 : 0].forEach((handler) => handler(copy)));
    },
    listen: (handler) => {
      handlers[mine].add(handler);
      return () => handlers[mine].delete(handler);
    },
  });
  return [end(0), end(1)];
}

function pairOf(handlers: Handlers<Calls>, extra: { check?: (method: string, params: unknown) => ReturnType<typeof failure> } = {}) {
  const [near, far] = pipes();
  const faults: Faults = [];
  const server = createChannel<Record<never, never>, Calls, Events, unknown>({ pipe: far, handlers, onFault: (fault) => faults.push(fault), ...extra });
  const client: Channel<Calls, unknown, Events> = createChannel<Calls, Record<never, never>, unknown, Events>({ pipe: near, handlers: {} });
  return { client, server, faults, near };
}

const never = () => new Promise<never>(() => undefined);
const working: Handlers<Calls> = { double: ({ n }) => ok(n * 2), wait: never };

describe('a request', () => {
  it('is answered with the result of its handler', async () => {
    expect(await pairOf(working).client.request('double', { n: 21 })).toEqual(ok(42));
  });

  it('gets its own answer when several are under way', async () => {
    const { client } = pairOf({ ...working, double: async ({ n }) => { await new Promise((resolve) => setTimeout(resolve, 10 - n)); return ok(n * 2); } });
    expect(await Promise.all([1, 9, 5].map((n) => client.request('double', { n })))).toEqual([ok(2), ok(18), ok(10)]);
  });

  it('that is refused is answered with the code and the reason', async () => {
    const { client } = pairOf({ ...working, double: () => failure('edit.stale', 'The file has changed.') });
    expect(await client.request('double', { n: 1 })).toEqual({ ok: false, error: { code: 'edit.stale', message: 'The file has changed.' } });
  });

  it('whose handler throws is answered with an error, and the fault is told here', async () => {
    const fault = new Error('broken');
    const { client, faults } = pairOf({ ...working, double: () => { throw fault; } });
    expect(await client.request('double', { n: 1 })).toEqual({ ok: false, error: { code: 'channel.handler-failed', message: 'broken' } });
    expect(faults).toEqual([fault]);
  });

  it.each(['nonsense', '__proto__', 'constructor', 'toString'])('for %s, which nobody serves, is answered with an error', async (method) => {
    const { client } = pairOf(working);
    const answer = await (client.request as (method: string, params: unknown) => Promise<unknown>)(method, {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'channel.unknown-method' } });
  });

  it('with params that the check refuses does not reach the handler', async () => {
    let reached = false;
    const { client } = pairOf({ ...working, double: () => { reached = true; return ok(0); } }, { check: () => failure('channel.invalid-params', 'params.n: not a whole number') });
    expect(await client.request('double', { n: 1.5 })).toMatchObject({ ok: false, error: { code: 'channel.invalid-params' } });
    expect(reached).toBe(false);
  });

  it('that cannot be sent is answered with an error', async () => {
    const circular: { self?: unknown } = {};
    circular.self = circular;
    expect(await pairOf(working).client.request('double', circular as never)).toMatchObject({ ok: false, error: { code: 'channel.not-sent' } });
  });
});

describe('cancelling', () => {
  it('answers the caller at once and tells the handler', async () => {
    let told = false;
    const { client } = pairOf({ ...working, wait: (_params, cancellation) => { cancellation.onCancelled(() => { told = true; }); return never(); } });
    const abort = new AbortController();
    const answer = client.request('wait', {}, abort.signal);
    await Promise.resolve();
    abort.abort();
    expect(await answer).toMatchObject({ ok: false, error: { code: 'channel.cancelled' } });
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).toBe(true);
  });

  it('before the request sends nothing', async () => {
    let reached = false;
    const { client } = pairOf({ ...working, wait: () => { reached = true; return ok(null); } });
    expect(await client.request('wait', {}, AbortSignal.abort())).toMatchObject({ ok: false, error: { code: 'channel.cancelled' } });
    expect(reached).toBe(false);
  });
});

describe('dispose', () => {
  it('answers all that waits, and all that comes after', async () => {
    const { client } = pairOf(working);
    const waiting = client.request('wait', {});
    client.dispose();
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'channel.disposed' } });
    expect(await client.request('double', { n: 1 })).toMatchObject({ ok: false, error: { code: 'channel.disposed' } });
  });

  it('cancels the handlers that still run', async () => {
    let told = false;
    const { client, server } = pairOf({ ...working, wait: (_params, cancellation) => { cancellation.onCancelled(() => { told = true; }); return never(); } });
    void client.request('wait', {});
    await Promise.resolve();
    server.dispose();
    expect(told).toBe(true);
  });
});

describe('events', () => {
  it('reach every listener until it stops', async () => {
    const { client, server } = pairOf(working);
    const heard: number[] = [];
    const stop = client.on('changed', ({ version }) => heard.push(version));
    server.emit('changed', { version: 1 });
    await new Promise((resolve) => setTimeout(resolve));
    stop();
    server.emit('changed', { version: 2 });
    await new Promise((resolve) => setTimeout(resolve));
    expect(heard).toEqual([1]);
  });
});

it.each([null, 7, 'request', {}, { type: 'request' }, { type: 'answer', id: 1, answer: { ok: false } }, { type: 'event' }, { type: '__proto__' }])(
  'a message that is none (%j) is a fault, not a crash',
  async (message) => {
    const { near, faults } = pairOf(working);
    near.post(message);
    await new Promise((resolve) => setTimeout(resolve));
    expect(faults).toHaveLength(1);
  },
);
