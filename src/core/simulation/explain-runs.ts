import { indexOf, nameOf, type Design } from '../model/design.ts';
import type { Locale, Text } from '../model/text.ts';
import { formatDuration, formatNumber } from '../model/units-format.ts';
import type { RunSide } from './run-side.ts';
import { nodesReached, nodesWaitedFor, ownTime } from './waits.ts';

/** A flow that takes so many times as long is worth a sentence. */
const WORTH_TELLING = 1.25;
/** A node that nobody waits for is worth naming from this part of the difference on. */
const WORTH_NAMING = 0.2;

/**
 * Why the flow that differs most takes longer in one of two runs: where its time passes while the caller waits, and
 * what the other design does after the caller has its answer.
 */
export function explainRuns(before: RunSide, after: RunSide): readonly Text[] {
  const flow = mostDifferent(before, after);
  if (flow === undefined) return [];
  const [slow, quick] = p99Of(before, flow) > p99Of(after, flow) ? [before, after] : [after, before];
  return [
    differenceText(flow, slow, quick),
    ...whereItPasses(flow, slow, quick),
    ...whatNobodyWaitsFor(flow, slow, quick),
  ];
}

function p99Of({ result }: RunSide, flow: string): number {
  return result.flows.find((each) => each.flow === flow)?.latency.p99 ?? 0;
}

function mostDifferent(before: RunSide, after: RunSide): string | undefined {
  const ratios = before.result.flows.flatMap(({ flow, requests }) => {
    const [a, b] = [p99Of(before, flow), p99Of(after, flow)];
    return requests > 0 && a > 0 && b > 0 && a !== b ? [{ flow, ratio: Math.max(a, b) / Math.min(a, b) }] : [];
  });
  return ratios.filter(({ ratio }) => ratio >= WORTH_TELLING).sort((a, b) => b.ratio - a.ratio)[0]?.flow;
}

function differenceText(flow: string, slow: RunSide, quick: RunSide): Text {
  const [long, short] = [p99Of(slow, flow), p99Of(quick, flow)];
  const times = Number.isFinite(long) ? formatNumber(long / short, long / short < 10 ? 1 : 0) : '∞';
  return {
    en: `${flow} takes ${time(long, 'en')} at p99 (${slow.name.en}) instead of ${time(short, 'en')} (${quick.name.en}): ${times} times as long.`,
    ko: `${flow}의 p99: ${time(long, 'ko')}(${slow.name.ko}), ${time(short, 'ko')}(${quick.name.ko}). ${times}배입니다.`,
  };
}

/** The node at which the flow that is slow waits so much longer than the other one does. */
function whereItPasses(flow: string, slow: RunSide, quick: RunSide): readonly Text[] {
  const times = nodesWaitedFor(startOf(flow), slow, flow).map((node) => ({ node, own: ownTime(node, slow.result, slow) ?? 0, other: ownTime(node, quick.result, quick) ?? 0 }));
  const [most] = times.sort((a, b) => b.own - b.other - (a.own - a.other));
  if (!most || most.own <= most.other) return [];
  const name = called(slow.design, most.node);
  return [{
    en: `While the caller waits, ${time(most.own, 'en')} on average pass at ${name} (${slow.name.en}) instead of ${time(most.other, 'en')} (${quick.name.en}).`,
    ko: `호출자가 기다리는 동안 ${name}에서 걸리는 시간은 평균 ${time(most.own, 'ko')}(${slow.name.ko}), ${time(most.other, 'ko')}(${quick.name.ko})입니다.`,
  }];
}

/** What the quick one does after it has answered, and what takes it over. */
function whatNobodyWaitsFor(flow: string, slow: RunSide, quick: RunSide): readonly Text[] {
  const waited = new Set(nodesWaitedFor(startOf(flow), quick, flow));
  const behind = nodesReached(startOf(flow), quick, flow).filter((node) => !waited.has(node));
  const difference = meanOf(slow, flow) - meanOf(quick, flow);
  const worth = behind.flatMap((node) => {
    const own = ownTime(node, quick.result, quick) ?? 0;
    return own >= WORTH_NAMING * difference ? [{ node, own }] : [];
  });
  const [most] = worth.sort((a, b) => b.own - a.own);
  if (!most) return [];
  const taker = indexOf(quick.design).incoming(most.node).map(({ from }) => from).find((from) => behind.includes(from) && from !== most.node);
  const [name, by] = [called(quick.design, most.node), taker === undefined ? undefined : called(quick.design, taker)];
  return [{
    en: `Nobody waits for the ${time(most.own, 'en')} of ${name} (${quick.name.en})${by === undefined ? '.' : `: ${by} takes over and answers at once.`}`,
    ko: `${name}의 ${time(most.own, 'ko')}는 아무도 기다리지 않습니다(${quick.name.ko}).${by === undefined ? '' : ` ${by}이(가) 넘겨받고 바로 응답합니다.`}`,
  }];
}

function meanOf({ result }: RunSide, flow: string): number {
  return result.flows.find((each) => each.flow === flow)?.latency.mean ?? 0;
}

function startOf(flow: string): string {
  return flow.slice(0, flow.indexOf('.'));
}

function called(design: Design, id: string): string {
  const node = indexOf(design).node(id);
  return node ? nameOf(node) : id;
}

function time(milliseconds: number, locale: Locale): string {
  return Number.isFinite(milliseconds) ? formatDuration(milliseconds, locale) : '∞';
}
