import type { Text } from '../../model/text.ts';
import { formatCount, formatDuration } from '../../model/units-format.ts';
import type { FlowFigures, NodeFigures } from '../result-contract.ts';
import type { Evidence, Why, WhyStep } from './contract.ts';
import { called, failed, failureSteps, figuresOf } from './failures.ts';
import { slowSteps, waitingSteps } from './times.ts';

/** Messages and events that wait for so long, milliseconds at the 95th percentile, are told why. */
const WORTH_ASKING = 1000;

/**
 * Why a run came to what it came to: for each flow why its slowest calls take so long and why calls fail or never
 * end, for each node why calls fail at it, and what its messages and events wait for. Nothing is guessed: a chain
 * ends where the run counted nothing further.
 */
export function explain(evidence: Evidence): readonly Why[] {
  const { flows, nodes } = evidence.result;
  return [...flows.flatMap((flow) => whysOfFlow(flow, evidence)), ...nodes.flatMap((node) => whysOfNode(node, evidence))];
}

function whysOfFlow({ flow, requests, errors, unfinished, latency, trace }: FlowFigures & { readonly flow: string; readonly trace?: Parameters<typeof slowSteps>[1] }, evidence: Evidence): readonly Why[] {
  if (requests === 0) return [];
  const starts = evidence.design.nodes.find(({ id }) => flow.startsWith(`${id}.`))?.id;
  const of = { flow };
  return [
    ...(trace && trace.slowest.meanMs > 0 ? [{ of, figure: 'time' as const, steps: [{ text: timeText(flow, latency, trace.slowest.meanMs) }, ...slowSteps(flow, trace, evidence)] }] : []),
    ...(errors > 0 && starts !== undefined ? [{ of, figure: 'failures' as const, steps: [{ text: failed(flow, errors, requests) }, ...failureSteps(starts, evidence, flow)] }] : []),
    ...(unfinished > 0 ? [{ of, figure: 'unfinished' as const, steps: [{ text: unfinishedText(flow, unfinished, requests) }, ...unfinishedSteps(evidence)] }] : []),
  ];
}

function whysOfNode(figures: NodeFigures, evidence: Evidence): readonly Why[] {
  const { node, requests, errors, throttles, unfinished, queue, causes, latency } = figures;
  const of = { node };
  const name = called(node, evidence);
  const waits = queue ? queue.age.p95 : causes.waits.some(({ cause }) => cause === 'throttled' || cause === 'again') ? latency.p95 : 0;
  const time: readonly WhyStep[] = waits >= WORTH_ASKING ? waitingSteps(figures, evidence) : [];
  return [
    ...(errors + throttles > 0 ? [{ of, figure: 'failures' as const, steps: [{ node, text: failed(name, errors + throttles, requests) }, ...failureSteps(node, evidence)] }] : []),
    ...(time.length > 0 ? [{ of, figure: 'time' as const, steps: [{ node, text: waitText(name, waits) }, ...time] }] : []),
    ...(unfinished > 0 ? [{ of, figure: 'unfinished' as const, steps: [{ node, text: unfinishedText(name, unfinished, requests) }, ...waitingSteps(figures, evidence)] }] : []),
  ];
}

/** What never ended in a flow is still somewhere: where most of it is, and what it waits for there. */
function unfinishedSteps(evidence: Evidence): readonly WhyStep[] {
  const [most] = [...evidence.result.nodes].sort((a, b) => (b.queue?.left ?? b.unfinished) - (a.queue?.left ?? a.unfinished));
  const figures = most && figuresOf(most.node, evidence);
  if (!figures || figures.unfinished === 0) return [];
  const name = called(figures.node, evidence);
  return [
    { node: figures.node, text: { en: `most of what is unfinished stands at ${name}: ${formatCount(figures.unfinished)}`, ko: `미완료가 가장 많은 곳은 ${name}입니다: ${formatCount(figures.unfinished)}건` } },
    ...waitingSteps(figures, evidence),
  ];
}

function timeText(flow: string, { p99 }: FlowFigures['latency'], slowestMs: number): Text {
  const told = (locale: 'en' | 'ko'): string => (Number.isFinite(p99) ? formatDuration(p99, locale) : '∞');
  return {
    en: `${flow}: p99 is ${told('en')}; the slowest 1 % of the calls that were followed take ${formatDuration(slowestMs)} on average`,
    ko: `${flow}: p99는 ${told('ko')}입니다. 추적한 호출 중 가장 느린 1 %의 평균은 ${formatDuration(slowestMs, 'ko')}입니다`,
  };
}

function waitText(name: string, ms: number): Text {
  const told = (locale: 'en' | 'ko'): string => (Number.isFinite(ms) ? formatDuration(ms, locale) : '∞');
  return { en: `${name}: 5 % wait for ${told('en')} or longer`, ko: `${name}: 5 %는 ${told('ko')} 이상 기다립니다` };
}

function unfinishedText(name: string, unfinished: number, requests: number): Text {
  return { en: `${name}: ${formatCount(unfinished)} of ${formatCount(requests)} had not ended when the run did`, ko: `${name}: ${formatCount(requests)}건 중 ${formatCount(unfinished)}건이 실행이 끝날 때까지 끝나지 않았습니다` };
}
