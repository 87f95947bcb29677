import type { Json } from '../model/json.ts';
import type { Result } from '../model/result.ts';
import type { Locale, Text } from '../model/text.ts';
import { formatDuration, formatMoney, formatNumber, formatRatio } from '../model/units-format.ts';
import { parseCount, parseDuration, parseMoney, parseRatio } from '../model/units.ts';
import type { FlowFigures, LatencyFigures, NodeFigures, SimulationResult } from '../simulation/result-contract.ts';
import type { Bill } from '../cost/contract.ts';
import type { Whose } from './contract.ts';

/** A figure that a goal can be about. */
export interface Metric {
  readonly title: Text;
  /** What it counts, for the documentation and the schema of the file. */
  readonly about: Text;
  readonly example: string;
  /** A bound that is written without an operator is the most, or the least, that is allowed. */
  readonly side: 'most' | 'least';
  /** Whose figure it can be. */
  readonly of: readonly Whose['kind'][];
  readonly parse: (value: Json) => Result<number>;
  readonly format: (value: number, locale: Locale) => string;
  /** It follows from a run. Otherwise from the bill, unless a run is named. */
  readonly needsRun: boolean;
}

/** Figures of whom a goal is about. */
export interface Measured {
  readonly result: SimulationResult;
  readonly of: Whose;
}

const time = { side: 'most', parse: parseDuration, format: formatDuration, needsRun: true } as const;
const ratio = { parse: parseRatio, format: (value: number) => formatRatio(value), needsRun: true } as const;
const count = { side: 'most', parse: parseCount, format: (value: number) => formatNumber(value), needsRun: true } as const;
const money = { side: 'most', parse: parseMoney, format: (value: number) => `${formatMoney(value)} USD` } as const;
const ANY = ['all', 'flow', 'node'] as const;
const NODES = ['all', 'node'] as const;

function latency(title: string, en: string, ko: string): Metric {
  return { ...time, title: { en: title, ko: title }, of: ANY, example: '< 300 ms', about: { en, ko } };
}

/** Every figure by the key that it has in the file; the order is that of the documentation. */
export const METRICS = {
  p50: latency('p50', 'Time within which half of the requests are answered.', '요청 절반이 응답을 받는 시간.'),
  p95: latency('p95', 'Time within which 95 % of the requests are answered.', '요청 95 %가 응답을 받는 시간.'),
  p99: latency('p99', 'Time within which 99 % of the requests are answered.', '요청 99 %가 응답을 받는 시간.'),
  mean: { ...latency('mean', 'Mean time to answer.', '평균 응답 시간.'), title: { en: 'mean time', ko: '평균 시간' } },
  errors: { ...ratio, side: 'most', title: { en: 'errors', ko: '오류' }, of: ANY, example: '< 0.1 %', about: { en: 'Share of requests that failed or were never answered; of a flow, those that were throttled too.', ko: '실패했거나 응답받지 못한 요청의 비율. 흐름에서는 제한된 요청도 포함.' } },
  throttles: { ...ratio, side: 'most', title: { en: 'throttles', ko: '제한' }, of: ANY, example: '< 0.1 %', about: { en: 'Share of calls that were turned away; without a flow or node, at the node that turns most away.', ko: '거부된 호출의 비율. 흐름이나 노드가 없으면 가장 많이 거부한 노드의 값.' } },
  timeouts: { ...ratio, side: 'most', title: { en: 'timeouts', ko: '시간 초과' }, of: NODES, example: '< 0.1 %', about: { en: 'Share of calls that took longer than the node allows.', ko: '노드가 허용하는 시간보다 오래 걸린 호출의 비율.' } },
  unfinished: { ...count, title: { en: 'unfinished', ko: '미완료' }, of: ANY, example: '0', about: { en: 'Requests that were not answered when the run ended.', ko: '실행이 끝났을 때 응답받지 못한 요청 수.' } },
  coldStarts: { ...ratio, side: 'most', title: { en: 'cold starts', ko: '콜드 스타트' }, of: NODES, example: '< 1 %', about: { en: 'Share of invocations that began with a cold start.', ko: '콜드 스타트로 시작한 호출의 비율.' } },
  requests: { ...count, title: { en: 'requests', ko: '요청' }, of: ['flow', 'node'], example: '0', about: { en: 'Requests that came: none, for a queue of what was given up.', ko: '들어온 요청 수. 처리를 포기한 메시지의 큐라면 0.' } },
  concurrency: { ...count, title: { en: 'most at once', ko: '최대 동시 호출' }, of: ['node'], example: '< 500', about: { en: 'Most calls at the node at once.', ko: '노드에 동시에 머문 호출의 최댓값.' } },
  queueAge: { ...time, title: { en: 'age in the queue (p99)', ko: '대기열 체류 시간(p99)' }, of: NODES, example: '< 1 min', about: { en: 'Time from sending to the end of processing of 99 % of the messages.', ko: '메시지 99 %가 전송부터 처리 완료까지 걸린 시간.' } },
  queueDepth: { ...count, title: { en: 'longest queue', ko: '최대 대기열' }, of: NODES, example: '< 1000', about: { en: 'Most messages in the queue at once.', ko: '대기열에 동시에 있던 메시지의 최댓값.' } },
  queueLeft: { ...count, title: { en: 'left in the queue', ko: '대기열에 남음' }, of: NODES, example: '0', about: { en: 'Messages that were still there when the run ended.', ko: '실행이 끝났을 때 남아 있던 메시지 수.' } },
  deadLetters: { ...count, title: { en: 'dead letters', ko: '배달 못 한 메시지' }, of: NODES, example: '0', about: { en: 'Messages that were given up.', ko: '처리를 포기한 메시지 수.' } },
  hitRatio: { ...ratio, side: 'least', title: { en: 'cache hits', ko: '캐시 적중' }, of: ['node'], example: '90 %', about: { en: 'Share of requests that the cache answers at least. (An operator would have to be quoted: YAML keeps > for itself.)', ko: '캐시가 응답해야 하는 요청의 최소 비율. (YAML에서 >는 따옴표로 묶어야 함)' } },
  cost: { ...money, needsRun: false, title: { en: 'cost of a month', ko: '월 비용' }, of: ANY, example: '< 30 USD/month', about: { en: 'The bill of a month; with a scenario, of a month that goes on like it; with a node, its lines alone.', ko: '월 청구액. 시나리오가 있으면 그 부하가 한 달 이어질 때의 금액, 노드가 있으면 그 노드의 항목만.' } },
  runCost: { ...money, needsRun: true, title: { en: 'cost of the run', ko: '실행 비용' }, of: ['all', 'flow'], example: '< 10 USD', about: { en: 'What the run itself costs at list prices.', ko: '실행 자체의 비용(정가).' } },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricKey = keyof typeof METRICS;
export const METRIC_KEYS = Object.keys(METRICS) as readonly MetricKey[];

/** What a metric is about; the same object as in the table, with the type of every metric. */
export function metricOf(key: MetricKey): Metric {
  return METRICS[key];
}

/** A figure of a run; undefined where nothing came that it could be told of. */
export function measure(key: MetricKey, { result, of }: Measured): number | undefined {
  if (key === 'cost') return costOf(result.cost.bill, of) ?? result.cost.month;
  if (key === 'runCost') return result.cost.run;
  const nodes = of.kind === 'node' ? result.nodes.filter(({ node }) => node === of.id) : result.nodes;
  if (isOfNodes(key)) return worst(nodes.map((node) => OF_NODE[key](node)));
  if (key === 'throttles' && of.kind === 'all') return worst(nodes.map((node) => share(node.throttles, node.requests)));
  const figures = of.kind === 'all' ? result.endToEnd : of.kind === 'node' ? nodes[0] : result.flows.find(({ flow }) => flow === of.id);
  return figures && OF_ANY[key](figures);
}

/** What a node's lines of a bill come to; undefined where the bill as a whole is meant. */
export function costOf(bill: Bill, of: Whose): number | undefined {
  return of.kind === 'node' ? bill.lines.reduce((sum, { node, amount }) => (node === of.id ? sum + amount : sum), 0) : undefined;
}

type OfNode = 'timeouts' | 'coldStarts' | 'concurrency' | 'queueAge' | 'queueDepth' | 'queueLeft' | 'deadLetters' | 'hitRatio';
type OfAny = Exclude<MetricKey, OfNode | 'cost' | 'runCost'>;

const OF_NODE: Readonly<Record<OfNode, (node: NodeFigures) => number | undefined>> = {
  timeouts: ({ timeouts, requests }) => share(timeouts, requests),
  coldStarts: ({ environments, coldStartProbability, requests }) => (environments && requests > 0 ? coldStartProbability : undefined),
  concurrency: ({ concurrency }) => concurrency.max,
  queueAge: ({ queue }) => (queue && queue.delivered > 0 ? queue.age.p99 : undefined),
  queueDepth: ({ queue }) => queue?.max,
  queueLeft: ({ queue }) => queue?.left,
  deadLetters: ({ queue }) => queue?.deadLetters,
  hitRatio: ({ hitRatio }) => hitRatio,
};

const timeAs = (percentile: Exclude<keyof LatencyFigures, 'halfWidth'>) => ({ requests, latency }: FlowFigures | NodeFigures): number | undefined => (requests > 0 ? latency[percentile] : undefined);

const OF_ANY: Readonly<Record<OfAny, (figures: FlowFigures | NodeFigures) => number | undefined>> = {
  p50: timeAs('p50'), p95: timeAs('p95'), p99: timeAs('p99'), mean: timeAs('mean'),
  errors: ({ errors, unfinished, requests }) => share(errors + unfinished, requests),
  throttles: ({ throttles, requests }) => share(throttles, requests),
  unfinished: ({ unfinished }) => unfinished,
  requests: ({ requests }) => requests,
};

function isOfNodes(key: MetricKey): key is OfNode {
  return Object.hasOwn(OF_NODE, key);
}

function share(count: number, requests: number): number | undefined {
  return requests > 0 ? count / requests : undefined;
}

/** Every figure of nodes but the hit ratio, which is one node's, is the worse the higher. */
function worst(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
