import type { Design } from '../model/design.ts';
import { own } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import { formatNumber } from '../model/units-format.ts';
import { parseCount } from '../model/units.ts';
import { assumedNumber } from '../traffic/assumptions.ts';
import type { Usage } from '../traffic/contract.ts';
import type { Bill, BillLine } from './contract.ts';

/** What people forget when they estimate by hand: traffic out, charges by the call, logs. */
export type HiddenKind = 'transfer' | 'requests' | 'logs';

export const HIDDEN_KINDS: readonly HiddenKind[] = ['transfer', 'requests', 'logs'];

/** A bill read from above: by node, by service, by what is easily forgotten, by request and by user. */
export interface BillSummary {
  /** In the order of the bill. */
  readonly nodes: readonly Subtotal[];
  readonly services: readonly Subtotal[];
  /** USD a month of each kind, within the total. */
  readonly hidden: Readonly<Record<HiddenKind, number>>;
  readonly perMillionRequests: UnitCost;
  readonly perUser: UnitCost;
  readonly doubts: Doubts;
}

export interface Subtotal {
  /** Id of the node or of the service. */
  readonly id: string;
  /** USD a month. */
  readonly amount: number;
  readonly lines: number;
  /** Entries of the bill's list of what is not priced. */
  readonly unpriced: number;
}

/** The total divided by something, and by what; without `usd`, why it cannot be told. */
export interface UnitCost {
  readonly usd?: number;
  readonly how: Text;
}

/** How much of the bill is not certain, for its head. */
export interface Doubts {
  /** Entries without a price (or quantity). */
  readonly unpriced: number;
  /** Lines whose price was not read in AWS's own list, and their USD a month. */
  readonly uncertain: { readonly lines: number; readonly usd: number };
  /** Lines that go above the last tier whose price is known. */
  readonly beyond: number;
}

/** Units of what is paid by the call, whatever it carries. */
const CALLS: ReadonlySet<string> = new Set(['request', 'message', 'event', 'invocation', 'delivery']);

/** Which of the easily forgotten a line is, by the naming of components: `transfer-…`, `logs`, and what is counted in calls. */
export function hiddenKindOf({ component, unit }: Pick<BillLine, 'component' | 'unit'>): HiddenKind | undefined {
  if (component.startsWith('transfer-')) return 'transfer';
  if (component === 'logs' || component.startsWith('logs-') || component === 'log-storage' || component === 'traces') return 'logs';
  return CALLS.has(unit) ? 'requests' : undefined;
}

/** Sums up a bill of a design under its traffic. */
export function summarize(bill: Bill, design: Design, usage: Usage): BillSummary {
  return {
    nodes: subtotals(bill, 'node'),
    services: subtotals(bill, 'service'),
    hidden: hiddenIn(bill.lines),
    perMillionRequests: perMillionRequests(bill, design, usage),
    perUser: perUser(bill, design),
    doubts: {
      unpriced: bill.unpriced.length,
      uncertain: { lines: bill.lines.filter(({ uncertain }) => uncertain).length, usd: sumOf(bill.lines.filter(({ uncertain }) => uncertain)) },
      beyond: bill.lines.filter(({ beyond }) => beyond !== undefined).length,
    },
  };
}

function subtotals({ lines, unpriced }: Bill, by: 'node' | 'service'): readonly Subtotal[] {
  const sums = new Map<string, { amount: number; lines: number; unpriced: number }>();
  const sumFor = (id: string) => {
    const sum = sums.get(id) ?? { amount: 0, lines: 0, unpriced: 0 };
    sums.set(id, sum);
    return sum;
  };
  for (const line of lines) {
    const sum = sumFor(line[by]);
    sum.amount += line.amount;
    sum.lines += 1;
  }
  for (const entry of unpriced) sumFor(entry[by]).unpriced += 1;
  return [...sums].map(([id, sum]) => ({ id, ...sum }));
}

function hiddenIn(lines: readonly BillLine[]): BillSummary['hidden'] {
  const hidden = { transfer: 0, requests: 0, logs: 0 };
  for (const line of lines) {
    const kind = hiddenKindOf(line);
    if (kind) hidden[kind] += line.amount;
  }
  return hidden;
}

/** Over the requests that the design's own `traffic` starts; what a schedule starts is nobody's request. */
function perMillionRequests({ total, unpriced }: Bill, { nodes }: Design, { flows }: Usage): UnitCost {
  const missing = missingIn(unpriced);
  const traffic = new Map(nodes.map((node) => [node.id, node.traffic]));
  const requests = flows.reduce((sum, { node, name, perMonth }) => sum + (own(traffic.get(node), name) === undefined ? 0 : perMonth), 0);
  if (requests <= 0) return { how: { en: 'cannot be told: no traffic is written', ko: '알 수 없음: 트래픽이 적혀 있지 않습니다' } };
  const count = formatNumber(requests, 0);
  return { usd: (total / requests) * 1e6, how: { en: `${count} requests a month, as the traffic says${missing.en}`, ko: `트래픽에 적힌 월 요청 ${count}건 기준${missing.ko}` } };
}

/** A share of an incomplete total says so. */
function missingIn(unpriced: Bill['unpriced']): Text {
  return unpriced.length === 0 ? { en: '', ko: '' } : { en: '; what is not priced is missing', ko: ', 가격이 없는 항목 제외' };
}

const USER = 'monthly active user';

function perUser({ total, lines, unpriced }: Bill, { nodes }: Design): UnitCost {
  const billed = new Map<string, number>();
  for (const { node, unit, quantity } of lines) if (unit === USER) billed.set(node, (billed.get(node) ?? 0) + quantity);
  const counts = nodes.map((node) => ({ id: node.id, users: billed.get(node.id) ?? assumedNumber(node, 'monthlyActiveUsers', parseCount) ?? 0 })).filter(({ users }) => users > 0);
  const users = counts.reduce((sum, count) => sum + count.users, 0);
  if (users <= 0) {
    return { how: { en: 'cannot be told: no node says how many users are active (assume.monthlyActiveUsers)', ko: '알 수 없음: 활성 사용자 수(assume.monthlyActiveUsers)를 적은 노드가 없습니다' } };
  }
  const who = `${counts.slice(0, 3).map(({ id }) => id).join(', ')}${counts.length > 3 ? ', …' : ''}`;
  const count = formatNumber(users, 0);
  const missing = missingIn(unpriced);
  return { usd: total / users, how: { en: `${count} monthly active users who sign in (${who}); visitors who do not are not counted${missing.en}`, ko: `로그인하는 월간 활성 사용자 ${count}명(${who}) 기준, 로그인하지 않는 방문자는 제외${missing.ko}` } };
}

function sumOf(lines: readonly BillLine[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0);
}
