import { describe, expect, it } from 'vitest';
import { EMPTY_DESIGN, type Design, type Node } from '../model/design.ts';
import type { JsonObject } from '../model/json.ts';
import type { Flow, Usage } from '../traffic/contract.ts';
import type { Bill, BillLine } from './contract.ts';
import { hiddenKindOf, summarize } from './summary.ts';

function line(node: string, component: string, amount: number, more: Partial<BillLine> = {}): BillLine {
  return { node, service: 'shop', component, title: { en: component, ko: component }, quantity: 1, unit: 'GB', amount, unitPrice: amount, how: { en: '', ko: '' }, source: 'https://example.com', asOf: '2026-10-01', ...more };
}

function bill(lines: readonly BillLine[], unpriced: Bill['unpriced'] = []): Bill {
  return { currency: 'USD', region: 'us-east-1', month: 1, freeTier: 'none', total: lines.reduce((sum, { amount }) => sum + amount, 0), lines, unpriced, notes: [], findings: [] };
}

function design(...nodes: readonly { readonly id: string; readonly traffic?: JsonObject; readonly assume?: JsonObject }[]): Design {
  return { ...EMPTY_DESIGN, nodes: nodes.map(({ id, traffic = {}, assume = {} }): Node => ({ id, service: 'shop', properties: {}, attributes: {}, parts: {}, assume, traffic, routes: {}, behaviours: {}, settings: {} })) };
}

const usage = (...flows: readonly (readonly [node: string, name: string, perMonth: number])[]): Usage => ({ flows: flows.map(([node, name, perMonth]) => ({ node, name, perMonth })) as unknown as readonly Flow[] }) as unknown as Usage;
const reason = { en: 'not said', ko: '없음' };

describe('sums', () => {
  it('by node and by service, in the order of the bill, with what has no price counted', () => {
    const { nodes, services } = summarize(bill([line('b', 'x', 2), line('a', 'x', 1, { service: 'inn' }), line('b', 'y', 4)], [{ node: 'c', service: 'inn', component: 'x', reason }]), EMPTY_DESIGN, usage());
    expect(nodes).toEqual([{ id: 'b', amount: 6, lines: 2, unpriced: 0 }, { id: 'a', amount: 1, lines: 1, unpriced: 0 }, { id: 'c', amount: 0, lines: 0, unpriced: 1 }]);
    expect(services).toEqual([{ id: 'shop', amount: 6, lines: 2, unpriced: 0 }, { id: 'inn', amount: 1, lines: 1, unpriced: 1 }]);
  });

  it('of a node whose name is a trap', () => {
    expect(summarize(bill([line('__proto__', 'x', 2)]), EMPTY_DESIGN, usage()).nodes).toEqual([{ id: '__proto__', amount: 2, lines: 1, unpriced: 0 }]);
  });

  it('count what is not certain', () => {
    const doubtful = bill([line('a', 'x', 2, { uncertain: true }), line('a', 'y', 3, { uncertain: true, beyond: 7 }), line('a', 'z', 9)], [{ node: 'a', service: 'shop', component: 'y', reason }]);
    expect(summarize(doubtful, EMPTY_DESIGN, usage()).doubts).toEqual({ unpriced: 1, uncertain: { lines: 2, usd: 5 }, beyond: 1 });
  });
});

describe('what is easily forgotten', () => {
  it.each([
    ['transfer-out', 'GB', 'transfer'], ['transfer-to-origin', 'GB', 'transfer'], ['logs', 'GB', 'logs'], ['log-storage', 'GB-month', 'logs'], ['traces', 'trace', 'logs'], ['requests', 'request', 'requests'], ['messages', 'message', 'requests'],
    ['custom-events', 'event', 'requests'], ['deliveries-queue', 'delivery', 'requests'], ['duration', 'GB-second', undefined], ['storage', 'GB-month', undefined], ['read-units', 'read request unit', undefined],
  ])('%s in %ss is %s', (component, unit, kind) => expect(hiddenKindOf({ component, unit })).toBe(kind));

  it('adds up within the total', () => {
    const lines = [line('a', 'transfer-out', 2), line('a', 'logs', 1), line('a', 'requests', 4, { unit: 'request' }), line('a', 'storage', 8), line('b', 'transfer-out', 16)];
    expect(summarize(bill(lines), EMPTY_DESIGN, usage()).hidden).toEqual({ transfer: 18, requests: 4, logs: 1 });
  });
});

describe('per million requests', () => {
  const visited = design({ id: 'v', traffic: { look: { requests: '2M/month' } } });

  it('divides by what the traffic says, not by what schedules start', () => {
    const { perMillionRequests } = summarize(bill([line('a', 'x', 10)]), visited, usage(['v', 'look', 2e6], ['timer', 'schedule', 5e6]));
    expect(perMillionRequests).toEqual({ usd: 5, how: { en: '2,000,000 requests a month, as the traffic says', ko: '트래픽에 적힌 월 요청 2,000,000건 기준' } });
  });

  it('says so where something of the total is missing', () => {
    const { perMillionRequests } = summarize(bill([line('a', 'x', 10)], [{ node: 'a', service: 'shop', component: 'y', reason }]), visited, usage(['v', 'look', 2e6]));
    expect(perMillionRequests.how.en).toBe('2,000,000 requests a month, as the traffic says; what is not priced is missing');
  });

  it('cannot be told without traffic', () => {
    expect(summarize(bill([line('a', 'x', 10)]), EMPTY_DESIGN, usage()).perMillionRequests).toEqual({ how: { en: 'cannot be told: no traffic is written', ko: '알 수 없음: 트래픽이 적혀 있지 않습니다' } });
  });
});

describe('per user', () => {
  it('divides by the users that are billed, those of several nodes together', () => {
    const { perUser } = summarize(bill([line('p', 'active-users', 30, { unit: 'monthly active user', quantity: 20 })]), design({ id: 'p' }, { id: 'q', assume: { monthlyActiveUsers: 40 } }), usage());
    expect(perUser.usd).toBe(0.5);
    expect(perUser.how.en).toBe('60 monthly active users who sign in (p, q); visitors who do not are not counted');
  });

  it.each([['nothing is assumed', {}], ['nobody is', { monthlyActiveUsers: 0 }], ['it is written wrongly', { monthlyActiveUsers: 'many' }]])('cannot be told where %s', (_what, assume) => {
    expect(summarize(bill([line('a', 'x', 10)]), design({ id: 'a', assume }), usage()).perUser).toEqual({ how: { en: expect.stringContaining('cannot be told') as string, ko: expect.stringContaining('알 수 없음') as string } });
  });
});
