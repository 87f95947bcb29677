import { indexOf, nameOf } from '../../model/design.ts';
import type { Text } from '../../model/text.ts';
import { formatCount, formatDuration, formatNumber } from '../../model/units-format.ts';
import type { NodeFigures } from '../result-contract.ts';
import type { Evidence, WhyStep } from './contract.ts';
import { faultPath, limitStep, stated } from './limits.ts';

export function figuresOf(node: string, { result }: Evidence): NodeFigures | undefined {
  return result.nodes.find((figures) => figures.node === node);
}

export function called(node: string, { design }: Evidence): string {
  const found = indexOf(design).node(node);
  return found ? nameOf(found) : node;
}

/** What a node's failures come from, each with how many there were. */
interface Reason {
  readonly count: number;
  readonly steps: () => readonly WhyStep[];
}

/**
 * Why calls fail at a node (of one flow, where one is named): the reason that most of them have, and behind a call
 * that failed the reason of that. `seen`: nodes that the chain came by.
 */
export function failureSteps(node: string, evidence: Evidence, flow?: string, seen: readonly string[] = []): readonly WhyStep[] {
  const figures = figuresOf(node, evidence);
  if (!figures || seen.includes(node)) return [];
  const reasons = [...refusals(figures, evidence), ...calls(figures, evidence, flow, [...seen, node]), ...ownFailures(figures, evidence)].filter(({ count }) => count > 0);
  const worst = reasons.sort((a, b) => b.count - a.count)[0];
  return worst?.steps() ?? [];
}

/** Calls that the node turned away: by which limit, and how much came. */
function refusals(figures: NodeFigures, evidence: Evidence): readonly Reason[] {
  const { node, causes, requests, concurrency } = figures;
  return causes.refusals.map(({ because, count }) => ({
    count,
    steps: () => {
      const step: WhyStep = {
        node,
        text: {
          en: `${called(node, evidence)} turned ${calling(count)} away${figures.environments ? ` with ${formatCount(concurrency.max)} running at once` : ` of ${formatCount(requests)}`}`,
          ko: `${called(node, evidence)} 노드가 호출 ${formatCount(count)}건을 거부했습니다${figures.environments ? `(동시 실행 ${formatCount(concurrency.max)}건)` : `(전체 ${formatCount(requests)}건)`}`,
        },
      };
      if (because !== 'fault') return [step, limitStep(because, ['nodes', node], evidence, { node })];
      return [step, byFault(node, 'throttles', evidence)];
    },
  }));
}

function byFault(node: string, key: string, evidence: Evidence): WhyStep {
  const path = faultPath(node, key, evidence);
  return { node, text: { en: 'because the scenario brings this fault upon it', ko: '시나리오가 이 장애를 일으키기 때문입니다' }, ...(path && { path }) };
}

/** Calls that the node made and that failed however often they were tried. */
function calls({ causes }: NodeFigures, evidence: Evidence, flow: string | undefined, seen: readonly string[]): readonly Reason[] {
  const sums = new Map<string, { failed: number; retried: number }>();
  for (const { connection, failed, retried, flow: of } of causes.calls) {
    if (flow !== undefined && of !== flow) continue;
    const sum = sums.get(connection) ?? { failed: 0, retried: 0 };
    sums.set(connection, { failed: sum.failed + failed, retried: sum.retried + retried });
  }
  return [...sums].map(([connection, { failed, retried }]) => ({
    count: failed,
    steps: () => {
      const target = indexOf(evidence.design).connection(connection)?.to ?? '';
      const again = retried > 0 ? { en: `, after ${formatCount(retried)} retries`, ko: `(재시도 ${formatCount(retried)}번 뒤)` } : { en: '', ko: '' };
      return [
        { connection, text: { en: `because ${calling(failed)} to ${called(target, evidence)} failed${again.en}`, ko: `${called(target, evidence)} 호출 ${formatCount(failed)}건이 실패했기 때문입니다${again.ko}` } },
        ...failureSteps(target, evidence, flow, seen),
      ];
    },
  }));
}

/** What failed at the node itself: by a timeout, by a fault, or as it is assumed of its code. */
function ownFailures(figures: NodeFigures, evidence: Evidence): readonly Reason[] {
  const { node, errors, timeouts, causes: { faults, calls: made }, queue } = figures;
  const others = errors - timeouts - faults - made.reduce((sum, { failed }) => sum + failed, 0);
  return [
    { count: timeouts, steps: () => [timeoutStep(figures, evidence)] },
    { count: faults, steps: () => [byFault(node, 'errors', evidence)] },
    { count: queue ? 0 : others, steps: () => [assumedStep(node, others, evidence)] },
    { count: queue?.deadLetters ?? 0, steps: () => [deadStep(figures, evidence), ...readerSteps(figures, evidence)] },
    { count: queue?.expired ?? 0, steps: () => [{ node, text: { en: `because ${formatCount(queue?.expired ?? 0)} messages were older than the queue keeps them`, ko: `메시지 ${formatCount(queue?.expired ?? 0)}건이 보존 기간을 넘겼기 때문입니다` }, ...optional(stated(node, ['properties', 'MessageRetentionPeriod'], evidence)) }] },
  ];
}

function timeoutStep({ node, timeouts, latency }: NodeFigures, evidence: Evidence): WhyStep {
  return {
    node,
    text: {
      en: `because ${calling(timeouts)} took longer than the timeout of ${called(node, evidence)}; the mean time is ${formatDuration(latency.mean)}`,
      ko: `호출 ${formatCount(timeouts)}건이 ${called(node, evidence)}의 제한 시간을 넘겼기 때문입니다. 평균 시간은 ${formatDuration(latency.mean, 'ko')}입니다`,
    },
    ...optional(stated(node, ['properties', 'Timeout'], evidence)),
  };
}

function assumedStep(node: string, count: number, evidence: Evidence): WhyStep {
  return {
    node,
    text: { en: `because ${calling(count)} failed in ${called(node, evidence)} itself, as its assumptions say`, ko: `가정에 적힌 대로 ${called(node, evidence)} 자체에서 ${formatCount(count)}건이 실패했기 때문입니다` },
    ...optional(stated(node, ['assume', 'errors'], evidence)),
  };
}

function deadStep({ node, queue }: NodeFigures, evidence: Evidence): WhyStep {
  return {
    node,
    text: {
      en: `because ${formatCount(queue?.deadLetters ?? 0)} messages of ${called(node, evidence)} were received as often as may be and never processed`,
      ko: `${called(node, evidence)}의 메시지 ${formatCount(queue?.deadLetters ?? 0)}건이 최대 수신 횟수까지 처리되지 못했기 때문입니다`,
    },
  };
}

/** Why the batches of the reader that fails most fail. */
export function readerSteps({ queue }: NodeFigures, evidence: Evidence): readonly WhyStep[] {
  const worst = [...queue?.readers ?? []].sort((a, b) => b.failed - a.failed)[0];
  if (!worst || worst.failed === 0) return [];
  const reader = indexOf(evidence.design).connection(worst.connection)?.to ?? '';
  return [
    { connection: worst.connection, text: { en: `because ${formatNumber(worst.failed)} of ${formatCount(worst.batches)} batches failed in ${called(reader, evidence)}`, ko: `${called(reader, evidence)}에서 배치 ${formatCount(worst.batches)}개 중 ${formatNumber(worst.failed)}개가 실패했기 때문입니다` } },
    ...failureSteps(reader, evidence),
  ];
}

export function optional(path: WhyStep['path']): Pick<WhyStep, 'path'> {
  return path ? { path } : {};
}

function calling(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'call' : 'calls'}`;
}

/** How a chain begins: so many of so many failed. */
export function failed(name: string, count: number, requests: number): Text {
  return { en: `${name}: ${formatCount(count)} of ${formatCount(requests)} failed`, ko: `${name}: ${formatCount(requests)}건 중 ${formatCount(count)}건 실패` };
}
