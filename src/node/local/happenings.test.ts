import { describe, expect, it } from 'vitest';
import type { HopSnapshot } from '../../protocol/run-messages.ts';
import { Happenings } from './happenings.ts';

const HOP: HopSnapshot = { trace: 't', span: 's', from: 'api', to: 'register', connection: 'api-register', what: 'POST /', at: 0, milliseconds: 1, sent: 0, received: 0 };

describe('what happens between two messages', () => {
  it('is nothing at first, and again once it was taken', () => {
    const happenings = new Happenings();
    expect(happenings.take()).toBeUndefined();
    happenings.add({ kind: 'hop', hop: HOP });
    expect(happenings.take()?.hops).toEqual([HOP]);
    expect(happenings.take()).toBeUndefined();
  });

  it('counts every hop of a connection, and tells the first two hundred of an interval', () => {
    const happenings = new Happenings();
    for (let index = 0; index < 1_000; index++) happenings.add({ kind: 'hop', hop: index % 10 === 0 ? { ...HOP, error: '500' } : HOP });
    const happened = happenings.take();
    expect(happened?.hops).toHaveLength(200);
    expect(happened?.counts).toEqual([{ from: 'api', to: 'register', connection: 'api-register', count: 1_000, errors: 100 }]);
  });

  it('lets lines of logs give way to what matters more', () => {
    const happenings = new Happenings();
    for (let index = 0; index < 600; index++) happenings.add({ kind: 'log', node: 'a', line: String(index) });
    happenings.add({ kind: 'undelivered', node: 'a', requestId: '1', to: undefined });
    const happened = happenings.take();
    expect([happened?.events.length, happened?.leftOut, happened?.events.at(-1)?.kind]).toEqual([500, 101, 'undelivered']);
  });
});
