import { describe, expect, it } from 'vitest';
import type { HopSnapshot, RunSnapshot } from '../../src/protocol/run-messages.ts';
import { MOST_PULSES, PULSE_MS, rowsOf, withActivity, withSnapshot, type RunState } from './state.ts';

const SNAPSHOT: RunSnapshot = { status: 'running', hash: 'h', addresses: [], users: [], notes: [], debugged: [] };
const START = withSnapshot(undefined, SNAPSHOT);

function hop(span: string, rest: Partial<HopSnapshot> = {}): HopSnapshot {
  return { trace: 't', span, to: 'api', what: 'GET /', at: 100, milliseconds: 10, sent: 0, received: 0, ...rest };
}

function after(state: RunState, activity: Parameters<typeof withActivity>[1], now = 0): RunState {
  return withActivity(state, activity, { locale: 'en', now });
}

describe('what the canvas shows of a run', () => {
  it('adds up the calls of each node and connection, and says how long the last one took', () => {
    const once = after(START, { hops: [hop('1', { connection: 'c', milliseconds: 35 })], counts: [{ to: 'api', connection: 'c', count: 1, errors: 0 }] });
    expect([once.shown.nodes.get('api')?.text, once.shown.connections.get('c')?.text]).toEqual(['1 call · 35 ms', '1']);
    const twice = after(once, { hops: [], counts: [{ to: 'api', connection: 'c', count: 2, errors: 1 }] });
    expect(twice.shown.nodes.get('api')).toEqual({ text: '3 calls · 35 ms', level: 'wrong', failed: 1 });
    expect(twice.shown.connections.get('c')).toMatchObject({ text: '3 · 1 failed', waits: true });
  });

  it('leaves what was not touched the same object, so that it is not drawn again', () => {
    const once = after(START, { hops: [], counts: [{ to: 'a', connection: 'c', count: 1, errors: 0 }] });
    const twice = after(once, { hops: [], counts: [{ to: 'b', count: 1, errors: 0 }] });
    expect(twice.shown.nodes.get('a')).toBe(once.shown.nodes.get('a'));
    expect(twice.shown.connections).toBe(once.shown.connections);
  });

  it('begins anew with what a whole message says, without pulses for the past', () => {
    const once = after(START, { hops: [], counts: [{ to: 'api', connection: 'c', count: 5, errors: 0 }] });
    const anew = after(once, { whole: true, hops: [], counts: [{ to: 'api', connection: 'c', count: 7, errors: 0 }] });
    expect([anew.nodes.get('api')?.count, anew.pulses.size]).toEqual([7, 0]);
  });
});

describe('pulses', () => {
  const batch = { hops: [], counts: [{ to: 'api', connection: 'c', count: 9, errors: 0 }] };

  it('travel one for each batch, and no second one while the first is on its way', () => {
    const first = after(START, batch, 1_000);
    const soon = after(first, batch, 1_000 + PULSE_MS - 1);
    const later = after(soon, batch, 1_000 + PULSE_MS);
    expect([first, soon, later].map(({ pulses }) => pulses.get('c')?.number)).toEqual([1, 1, 2]);
  });

  it('are never more than thirty at a time', () => {
    const many = { hops: [], counts: Array.from({ length: 80 }, (_each, index) => ({ to: 'api', connection: `c${index}`, count: 1, errors: 0 })) };
    expect(after(START, many, 5).pulses.size).toBe(MOST_PULSES);
  });
});

describe('the list of requests', () => {
  it('names a request after the hop that began it, which is told last', () => {
    const state = after(START, { hops: [hop('2', { parent: '1', what: 'PutItem', to: 'table', at: 104, milliseconds: 3 }), hop('1', { what: 'POST /x', status: 201, milliseconds: 12 })], counts: [] });
    expect(state.traces).toEqual([{ trace: 't', what: 'POST /x', to: 'api', isRoot: true, status: 201, at: 100, until: 112, hops: 2, errors: 0 }]);
  });

  it('takes in what the request leads to later, errors too', () => {
    const first = after(START, { hops: [hop('1')], counts: [] });
    const [trace] = after(first, { hops: [hop('9', { parent: '1', at: 900, milliseconds: 50, error: 'RangeError' })], counts: [] }).traces;
    expect(trace).toMatchObject({ what: 'GET /', until: 950, hops: 2, errors: 1 });
  });

  it('keeps the newest two hundred, the newest first', () => {
    const state = after(START, { hops: Array.from({ length: 300 }, (_each, index) => hop(String(index), { trace: String(index), at: index })), counts: [] });
    expect([state.traces.length, state.traces[0]?.trace, state.traces.at(-1)?.trace]).toEqual([200, '299', '100']);
  });
});

describe('the hops of a request', () => {
  it('stand below what caused them, by their beginning', () => {
    const rows = rowsOf([hop('c', { parent: 'a', at: 30 }), hop('b', { parent: 'a', at: 20 }), hop('a', { at: 10 }), hop('d', { parent: 'b', at: 25 })]);
    expect(rows.map(({ hop: { span }, depth }) => `${depth}${span}`)).toEqual(['0a', '1b', '2d', '1c']);
  });

  it('stand at the top where their cause is not known', () => {
    expect(rowsOf([hop('b', { parent: 'gone' })]).map(({ depth }) => depth)).toEqual([0]);
  });

  it('stand there once even where causes make a circle', () => {
    expect(rowsOf([hop('a', { parent: 'a' }), hop('b', { parent: 'a' })]).map(({ hop: { span } }) => span)).toEqual(['a', 'b']);
  });
});
