import { describe, expect, it } from 'vitest';
import type { Happened } from '../local/channel-contract.ts';
import type { HopSnapshot } from '../../protocol/run-messages.ts';
import { RunRecord } from './record.ts';

const NOTHING: Happened = { events: [], hops: [], counts: [], leftOut: 0 };

function hop(span: string): HopSnapshot {
  return { trace: 't', span, to: 'api', what: 'GET /', at: 0, milliseconds: 1, sent: 0, received: 0 };
}

function running(): RunRecord {
  const record = new RunRecord('hash', 'en');
  record.started({ addresses: [{ node: 'cdn', url: 'http://127.0.0.1:1/' }], endpoints: {}, users: [] });
  return record;
}

describe('what is known of a run', () => {
  it('is told whole to a page that opens later: counts added up, the last hops', () => {
    const record = running();
    record.happened({ ...NOTHING, hops: [hop('1')], counts: [{ to: 'api', connection: 'cdn-api', count: 2, errors: 0 }] });
    record.happened({ ...NOTHING, hops: [hop('2')], counts: [{ to: 'api', connection: 'cdn-api', count: 1, errors: 1 }, { to: 'api', count: 4, errors: 0 }] });
    expect(record.activity).toEqual({ whole: true, hops: [hop('1'), hop('2')], counts: [{ to: 'api', connection: 'cdn-api', count: 3, errors: 1 }, { to: 'api', count: 4, errors: 0 }] });
  });

  it('keeps a bounded number of hops, however many came', () => {
    const record = running();
    for (let index = 0; index < 1_000; index++) record.happened({ ...NOTHING, hops: [hop(String(index))] });
    expect(record.activity.hops.map(({ span }) => span)).toEqual(Array.from({ length: 400 }, (_each, index) => String(600 + index)));
  });

  it('notes at its node what has no local form, and what goes wrong later', () => {
    const record = new RunRecord('hash', 'en');
    record.happened({ ...NOTHING, events: [{ kind: 'notice', node: 'flow', text: { en: 'no local form', ko: '' } }] });
    record.started({ addresses: [], endpoints: {}, users: [] });
    record.happened({ ...NOTHING, events: [{ kind: 'notice', node: 'show', text: { en: 'does not bundle', ko: '' } }] });
    expect(record.snapshot.notes).toEqual([{ severity: 'info', node: 'flow', text: 'no local form' }, { severity: 'warning', node: 'show', text: 'does not bundle' }]);
  });

  it('forgets what was wrong with code as soon as new code runs', () => {
    const record = running();
    record.happened({ ...NOTHING, events: [{ kind: 'notice', node: 'show', text: { en: 'does not bundle', ko: '' } }] });
    expect(record.happened({ ...NOTHING, events: [{ kind: 'restarted', node: 'show', milliseconds: 12 }] })).toBe(true);
    expect(record.snapshot.notes).toEqual([]);
  });

  it('says the same once, however often it is told', () => {
    const record = running();
    for (let index = 0; index < 3; index++) record.happened({ ...NOTHING, events: [{ kind: 'undelivered', node: 'certificate', requestId: String(index), to: 'undelivered' }] });
    expect(record.snapshot.notes).toEqual([{ severity: 'warning', node: 'certificate', text: 'An event was given up after its last attempt, and sent to undelivered.' }]);
  });

  it('fails at the node that it failed for, in the language of the user', () => {
    const record = new RunRecord('hash', 'ko');
    record.failed({ text: { en: 'no code', ko: '코드 없음' }, node: 'register' });
    expect(record.snapshot).toMatchObject({ status: 'failed', notes: [{ severity: 'error', node: 'register', text: '코드 없음' }] });
  });

  it('knows whose debugger is on', () => {
    const record = running();
    expect(record.happened({ ...NOTHING, events: [{ kind: 'debugger', node: 'show', port: 1234 }] })).toBe(true);
    expect(record.snapshot.debugged).toEqual(['show']);
    record.happened({ ...NOTHING, events: [{ kind: 'debugger', node: 'show', port: 1234, ended: true }] });
    expect(record.snapshot.debugged).toEqual([]);
  });
});
