import type { Bill } from '../cost/contract.ts';
import type { Design } from '../model/design.ts';
import { nameOf, indexOf } from '../model/design.ts';
import type { Text } from '../model/text.ts';
import { formatDuration, formatMoney, formatNumber } from '../model/units-format.ts';
import type { NodeFigures, SimulationResult } from '../simulation/result-contract.ts';
import { nodesWaitedFor, ownTime, waitedFor, type Wired } from '../simulation/waits.ts';
import type { Usage } from '../traffic/contract.ts';
import type { Whose } from './contract.ts';
import type { MetricKey } from './metrics.ts';

/** A node that stands in the way of a goal, and how. */
export interface Culprit {
  readonly node: string;
  /** Absent where the figure says it all. */
  readonly text?: Text;
}

interface Evidence {
  readonly design: Design;
  readonly usage: Usage;
  readonly bill: Bill;
  readonly result?: SimulationResult | undefined;
}

const MOST = 2;
/** A node is named for its time from this part of the slowest one's on. */
const WORTH_NAMING = 0.2;

/** The nodes that make a figure what it is, the one that matters most first. */
export function culpritsOf(metric: MetricKey, of: Whose, { design, usage, bill, result }: Evidence): readonly Culprit[] {
  const named = (culprits: readonly Culprit[]): readonly Culprit[] => culprits.slice(0, MOST);
  switch (metric) {
    case 'cost':
    case 'runCost': return named(dearest(result?.cost.bill ?? bill, of, design));
    case 'p50': case 'p95': case 'p99': case 'mean': return result ? named(slowest(result, of, { design, usage })) : [];
    case 'errors': case 'throttles': case 'timeouts': case 'unfinished': return result ? named(failing(result, of, { design, usage })) : [];
    case 'queueAge': case 'queueDepth': case 'queueLeft': case 'deadLetters': return result ? named(fullest(result, of, design)) : [];
    case 'coldStarts': return result ? named(coldest(result, of, design)) : [];
    default: return of.kind === 'node' ? [{ node: of.id }] : [];
  }
}

function called(design: Design, id: string): string {
  const node = indexOf(design).node(id);
  return node ? nameOf(node) : id;
}

function dearest({ lines }: Bill, of: Whose, design: Design): readonly Culprit[] {
  const amounts = new Map<string, number>();
  for (const { node, amount } of lines) if (of.kind !== 'node' || of.id === node) amounts.set(node, (amounts.get(node) ?? 0) + amount);
  return [...amounts].filter(([, amount]) => amount > 0).sort(([, a], [, b]) => b - a).map(([node, amount]) => ({
    node, text: { en: `${called(design, node)} costs ${formatMoney(amount)} USD a month.`, ko: `${called(design, node)} 월 ${formatMoney(amount)} USD.` },
  }));
}

/** Nodes that whoever waits for the flow (the node) waits for, with the part of the mean time that passes there and nowhere behind. */
function slowest(result: SimulationResult, of: Whose, wired: Wired & Pick<Evidence, 'usage'>): readonly Culprit[] {
  const times = wayOf(of, wired).map((node) => ({ node, own: ownTime(node, result, wired) ?? 0 })).filter(({ own }) => own > 0).sort((a, b) => b.own - a.own);
  return times.filter(({ own }, _at, [first]) => own >= (first?.own ?? 0) * WORTH_NAMING).map(({ node, own }) => {
    const p99 = result.nodes.find((each) => each.node === node)?.latency.p99 ?? Infinity;
    const name = called(wired.design, node);
    return {
      node,
      text: {
        en: `Of it, ${formatDuration(own)} on average pass at ${name} itself (p99 ${finiteText(p99)}).`,
        ko: `그중 평균 ${formatDuration(own, 'ko')}이(가) ${name} 자체에서 걸립니다(p99 ${finiteText(p99, 'ko')}).`,
      },
    };
  });
}

/** Nodes that calls of the flow (of the node, of anybody) come by while somebody waits. */
function wayOf(of: Whose, wired: Wired & Pick<Evidence, 'usage'>): readonly string[] {
  switch (of.kind) {
    case 'all': return wired.design.nodes.map(({ id }) => id).filter((id) => wired.usage.arriving(id).length > 0);
    case 'node': return nodesWaitedFor(of.id, wired);
    case 'flow': return nodesWaitedFor(of.id.slice(0, of.id.indexOf('.')), wired, of.id);
  }
}

/** Where calls fail by themselves: what turns them away or takes too long first, else what nothing behind it explains. */
function failing({ nodes }: SimulationResult, of: Whose, wired: Wired & Pick<Evidence, 'usage'>): readonly Culprit[] {
  const figures = new Map(nodes.map((node) => [node.node, node]));
  const failed = (node: NodeFigures | undefined): number => (node ? node.errors + node.throttles + node.unfinished : 0);
  const counted = wayOf(of, wired).flatMap((id) => figures.get(id) ?? []).map((node) => {
    const behind = waitedFor(node.node, wired).reduce((sum, { to }) => sum + failed(figures.get(to)), 0);
    return { node, own: node.throttles + node.timeouts + Math.max(0, node.errors + node.unfinished - node.timeouts - behind) };
  });
  return counted.filter(({ own }) => own > 0).sort((a, b) => b.own - a.own).map(({ node }) => ({ node: node.node, text: failureText(node, called(wired.design, node.node)) }));
}

function failureText({ throttles, timeouts, errors, unfinished }: NodeFigures, name: string): Text {
  const counts = [
    [throttles, 'turned away', '제한'], [timeouts, 'timed out', '시간 초과'], [errors - timeouts, 'failed', '실패'], [unfinished, 'unfinished', '미완료'],
  ] as const;
  const told = counts.filter(([count]) => count > 0);
  return {
    en: `At ${name}: ${told.map(([count, en]) => `${formatNumber(count)} ${en}`).join(', ')}.`,
    ko: `${name}: ${told.map(([count, , ko]) => `${ko} ${formatNumber(count)}`).join(', ')}.`,
  };
}

function fullest({ nodes }: SimulationResult, of: Whose, design: Design): readonly Culprit[] {
  return nodes.filter(({ node, queue }) => queue && (of.kind !== 'node' || of.id === node)).flatMap(({ node, queue }) => (queue ? [{ node, queue }] : []))
    .sort((a, b) => finite(b.queue.age.p99) + b.queue.max - finite(a.queue.age.p99) - a.queue.max)
    .map(({ node, queue }) => ({
      node,
      text: {
        en: `At ${called(design, node)}: at most ${formatNumber(queue.max)} waited, ${formatNumber(queue.left)} were left, ${formatNumber(queue.deadLetters)} given up.`,
        ko: `${called(design, node)}: 최대 ${formatNumber(queue.max)}개 대기, ${formatNumber(queue.left)}개 남음, ${formatNumber(queue.deadLetters)}개 포기.`,
      },
    }));
}

function coldest({ nodes }: SimulationResult, of: Whose, design: Design): readonly Culprit[] {
  return nodes.filter(({ node, coldStarts }) => coldStarts > 0 && (of.kind !== 'node' || of.id === node)).sort((a, b) => b.coldStartProbability - a.coldStartProbability)
    .map(({ node, coldStarts, requests }) => ({
      node, text: { en: `${called(design, node)} started cold ${formatNumber(coldStarts)} times in ${formatNumber(requests)}.`, ko: `${called(design, node)}: ${formatNumber(requests)}번 중 ${formatNumber(coldStarts)}번 콜드 스타트.` },
    }));
}

function finite(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : 0;
}

function finiteText(value: number, locale: 'en' | 'ko' = 'en'): string {
  return Number.isFinite(value) ? formatDuration(value, locale) : '∞';
}
