import { indexOf } from '../../model/design.ts';
import type { Text } from '../../model/text.ts';
import { formatCount, formatDuration, formatRatio } from '../../model/units-format.ts';
import type { FlowTrace, NodeFigures, TracedTime } from '../result-contract.ts';
import type { Evidence, WhyStep } from './contract.ts';
import { called, failureSteps, figuresOf, optional, readerSteps } from './failures.ts';
import { faultPath, limitStep, stated } from './limits.ts';

/** A part of the time is told from this share on. */
const WORTH_TELLING = 0.15;
const MOST_PARTS = 3;

/** What the slowest calls of a flow spend their time with: the largest parts, and what stands behind the first of them. */
export function slowSteps(flow: string, { all, slowest }: FlowTrace, evidence: Evidence): readonly WhyStep[] {
  const parts = slowest.parts.filter(({ ms }, at) => at < MOST_PARTS && ms >= WORTH_TELLING * slowest.meanMs);
  return parts.flatMap((part, at) => [
    partStep(part, slowest.meanMs, all.parts.find((usual) => isSame(usual, part))?.ms ?? 0, evidence),
    ...(at === 0 || part.cause === 'retry' ? behind(part, evidence, flow) : []),
  ]);
}

function isSame(a: TracedTime, b: TracedTime): boolean {
  return a.cause === b.cause && a.node === b.node && a.connection === b.connection;
}

function partStep({ cause, ms, node = '', connection }: TracedTime, wholeMs: number, usualMs: number, evidence: Evidence): WhyStep {
  const target = connection === undefined ? node : indexOf(evidence.design).connection(connection)?.to ?? '';
  const text = CAUSE_TEXTS[cause](called(target, evidence));
  const [share, usually] = [formatRatio(ms / wholeMs), { en: formatDuration(usualMs), ko: formatDuration(usualMs, 'ko') }];
  return {
    ...(connection === undefined ? { node } : { connection }),
    text: {
      en: `of the slowest 1 %, ${formatDuration(ms)} (${share}) ${text.en}; of all calls it is ${usually.en} on average`,
      ko: `가장 느린 1 %에서 ${formatDuration(ms, 'ko')}(${share}): ${text.ko}. 전체 평균은 ${usually.ko}입니다`,
    },
  };
}

const CAUSE_TEXTS: Readonly<Record<TracedTime['cause'], (name: string) => Text>> = {
  work: (name) => ({ en: `is the own work of ${name}`, ko: `${name} 자체의 처리 시간` }),
  hop: (name) => ({ en: `is the way to ${name}`, ko: `${name}까지 전달되는 시간` }),
  cold: (name) => ({ en: `waits until ${name} has started an environment (cold start)`, ko: `${name}의 실행 환경이 시작되기를 기다리는 시간(콜드 스타트)` }),
  retry: (name) => ({ en: `waits before ${name} is called again`, ko: `${name} 호출을 다시 시도하기 전의 대기` }),
  throttled: (name) => ({ en: `waits because ${name} turned the event away`, ko: `${name}에서 거부되어 기다린 시간` }),
  again: (name) => ({ en: `waits before ${name} tries a failed event again`, ko: `${name}에서 실패한 이벤트를 다시 시도하기 전의 대기` }),
  capacity: (name) => ({ en: `waits at ${name} for units of its rate`, ko: `${name}의 처리율 한도에 자리가 나기를 기다리는 시간` }),
};

/** What stands behind a part of the time: a setting, an assumption, a fault, or the failures that made calls be made again. */
function behind({ cause, node = '', connection }: TracedTime, evidence: Evidence, flow?: string): readonly WhyStep[] {
  if (cause === 'retry') {
    const target = indexOf(evidence.design).connection(connection ?? '')?.to;
    return target === undefined ? [] : failureSteps(target, evidence, flow);
  }
  if (cause === 'cold') return coldSteps(node, evidence);
  if (cause === 'throttled' || cause === 'again') return failureSteps(node, evidence);
  const slowed = faultPath(node, 'slower', evidence);
  if (slowed) return [{ node, path: slowed, text: { en: 'because the scenario makes it slower', ko: '시나리오가 이 노드를 느리게 하기 때문입니다' } }];
  const duration = stated(node, ['assume', 'duration'], evidence);
  return duration ? [{ node, path: duration, text: { en: `because the duration of ${called(node, evidence)} is assumed so`, ko: `${called(node, evidence)}의 실행 시간을 그렇게 가정했기 때문입니다` } }] : [];
}

/** Why environments have to start: how many did, and what decides how long that takes. */
function coldSteps(node: string, evidence: Evidence): readonly WhyStep[] {
  const figures = figuresOf(node, evidence);
  if (!figures || figures.coldStarts === 0) return [];
  const wait = figures.causes.waits.find(({ cause }) => cause === 'cold');
  const each = wait ? wait.ms / wait.count : 0;
  const fault = faultPath(node, 'cold', evidence);
  const place = fault ?? stated(node, ['assume', 'initDuration'], evidence) ?? stated(node, ['properties', 'Runtime'], evidence);
  return [{
    node,
    text: fault
      ? { en: `because the scenario keeps no environment of ${called(node, evidence)}`, ko: `시나리오가 ${called(node, evidence)}의 실행 환경을 유지하지 않기 때문입니다` }
      : {
        en: `because ${formatCount(figures.coldStarts)} of its calls (${formatRatio(figures.coldStartProbability)}) found no idle environment, and one takes ${formatDuration(each)} to start`,
        ko: `호출 ${formatCount(figures.coldStarts)}건(${formatRatio(figures.coldStartProbability)})이 유휴 실행 환경을 찾지 못했고, 하나를 시작하는 데 ${formatDuration(each, 'ko')} 걸리기 때문입니다`,
      },
    ...optional(place),
  }];
}

/** Why messages wait in a queue, or events at a function: what holds those back who process them. */
export function waitingSteps(figures: NodeFigures, evidence: Evidence): readonly WhyStep[] {
  if (figures.queue) return queueSteps(figures, evidence);
  const wait = [...figures.causes.waits].filter(({ cause }) => cause !== 'work' && cause !== 'hop').sort((a, b) => b.ms - a.ms)[0];
  if (!wait) return [];
  const text = CAUSE_TEXTS[wait.cause](called(figures.node, evidence));
  return [
    { node: figures.node, text: { en: `${formatDuration(wait.ms / wait.count)} on average, ${formatCount(wait.count)} times: it ${text.en}`, ko: `평균 ${formatDuration(wait.ms / wait.count, 'ko')}, ${formatCount(wait.count)}번: ${text.ko}` } },
    ...behind({ cause: wait.cause, ms: wait.ms, node: figures.node }, evidence),
  ];
}

function queueSteps(figures: NodeFigures, evidence: Evidence): readonly WhyStep[] {
  const { node, queue } = figures;
  if (!queue) return [];
  if (queue.readers.length === 0) return [{ node, text: { en: `because nothing reads ${called(node, evidence)}`, ko: `${called(node, evidence)} 큐를 읽는 노드가 없기 때문입니다` } }];
  if (queue.hiddenMs > queue.waitedMs) {
    return [
      {
        node, ...optional(stated(node, ['properties', 'VisibilityTimeout'], evidence)),
        text: { en: `because ${formatCount(queue.again)} deliveries failed and their messages stayed hidden for ${formatDuration(queue.hiddenMs / Math.max(1, queue.again))} each`, ko: `전달 ${formatCount(queue.again)}건이 실패해 메시지가 각각 ${formatDuration(queue.hiddenMs / Math.max(1, queue.again), 'ko')} 동안 숨겨졌기 때문입니다` },
      },
      ...readerSteps(figures, evidence),
    ];
  }
  const reader = queue.readers[0];
  const busy = queue.full.most + queue.full.growing;
  if (!reader || busy === 0) return [];
  const step: WhyStep = {
    connection: reader.connection,
    text: {
      en: `because messages found every reader of ${called(node, evidence)} busy; they waited ${formatDuration(queue.waitedMs / Math.max(1, queue.delivered))} on average`,
      ko: `${called(node, evidence)} 큐를 읽는 실행이 모두 사용 중이었기 때문입니다. 메시지는 평균 ${formatDuration(queue.waitedMs / Math.max(1, queue.delivered), 'ko')} 기다렸습니다`,
    },
  };
  const held = queue.full.most < queue.full.growing ? reader.growth : reader.held;
  return held ? [step, limitStep(held, ['connections', reader.connection], evidence, { connection: reader.connection })] : [step];
}
