import { eachNode, ofNode, type Alternative, type AlternativeContext, type AlternativesPart, type NodeOutcome } from '../../core/cost/alternatives.ts';
import { nameOf, type Node } from '../../core/model/design.ts';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { ok, refuse } from '../../core/model/result.ts';
import { formatNumber, formatRatio } from '../../core/model/units-format.ts';
import { parseDuration } from '../../core/model/units.ts';
import { DEFAULT_DURATION_MS } from './cost.ts';
import { limits } from './limits.ts';

const FUNCTION = { en: 'function', ko: '함수' };
const PER_VCPU = formatNumber(limits['memory-per-vcpu'].value);
const isFunction = ({ service }: Node): boolean => service === 'lambda';

/** https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html */
const ARCHITECTURES = { url: 'https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html', asOf: '2026-11-21' };

type Architecture = 'arm64' | 'x86_64';

function architectureOf({ properties }: Node, { resolve }: AlternativeContext): string {
  return resolve.string(properties, 'Architectures.0') ?? 'x86_64';
}

function architecture(id: string, to: Architecture, title: Alternative['title']): Alternative {
  return {
    id, title,
    apply: (context) => eachNode(context, {
      what: FUNCTION, isMeant: isFunction,
      change: (node): NodeOutcome => {
        const from = architectureOf(node, context);
        if (from === to) return { because: { en: `${nameOf(node)} runs on ${to} already.`, ko: `${nameOf(node)}은(는) 이미 ${to}에서 실행됩니다.` } };
        return { node: { ...node, properties: { ...node.properties, Architectures: [to] } }, change: ofNode(node, { en: `${from} → ${to}`, ko: `${from} → ${to}` }) };
      },
      assumes: [{ en: 'The duration is the same on both. Measure it: what is spent computing may take shorter or longer.', ko: '두 아키텍처의 실행 시간이 같다고 봅니다. 계산에 쓰는 시간은 달라질 수 있으니 측정하세요.' }],
      features: [{ text: { en: `Native code, layers and container images must be built for ${to}.`, ko: `네이티브 코드, 계층, 컨테이너 이미지를 ${to}용으로 빌드해야 합니다.` }, source: ARCHITECTURES }],
    }),
  };
}

const memory: Alternative = {
  id: 'memory',
  title: { en: 'Memory of functions', ko: '함수 메모리' },
  value: {
    label: { en: 'Memory in MB', ko: '메모리(MB)' },
    unit: 'MB',
    examples: ['128', '256', '512', '1024', '1769', '3008'],
    check: (value) => {
      const size = Number(value);
      const [least, most] = [limits['memory-min'].value, limits['memory-max'].value];
      if (Number.isInteger(size) && size >= least && size <= most) return ok(String(size));
      return refuse('compare.not-a-memory-size', { en: `Memory is a whole number of MB from ${least} to ${most}, not ${JSON.stringify(value)}.`, ko: `메모리는 ${least}부터 ${most}까지의 정수(MB)입니다: ${JSON.stringify(value)}` });
    },
  },
  apply: (context) => {
    const size = Number(context.value);
    return eachNode(context, {
      what: FUNCTION, isMeant: isFunction,
      change: (node) => resized(node, size, context),
      assumes: [assumedShare(context.cpuBound)],
      features: [{
        text: { en: `CPU grows with memory, up to one vCPU at ${PER_VCPU} MB; above it only code with several threads gets faster, which is not counted.`, ko: `CPU는 메모리에 비례해 늘어나 ${PER_VCPU} MB에서 vCPU 1개가 됩니다. 그 위에서는 멀티스레드 코드만 빨라지며 이는 계산에 넣지 않았습니다.` },
        source: limits['memory-per-vcpu'].source,
      }],
    });
  },
};

function assumedShare(cpuBound: number): Alternative['title'] {
  if (cpuBound === 0) return { en: 'The duration does not change with memory (0 % of it is computing; say how much is).', ko: '메모리를 바꿔도 실행 시간은 그대로라고 봅니다(계산 비중 0 %, 비중을 지정할 수 있음).' };
  return { en: `${formatRatio(cpuBound)} of the duration is computing and gets shorter or longer with the CPU; the rest is waiting.`, ko: `실행 시간의 ${formatRatio(cpuBound)}은 계산으로, CPU에 따라 늘거나 줄어듭니다. 나머지는 대기 시간입니다.` };
}

function resized(node: Node, size: number, { resolve, cpuBound }: AlternativeContext): NodeOutcome {
  const from = resolve.number(node.properties, 'MemorySize') ?? limits['memory-default'].value;
  if (from === size) return { because: { en: `${nameOf(node)} has ${size} MB already.`, ko: `${nameOf(node)}은(는) 이미 ${size} MB입니다.` } };
  const factor = durationFactor(from, size, cpuBound);
  const duration = own(node.assume, 'duration') ?? `${DEFAULT_DURATION_MS} ms`;
  const assume: JsonObject = factor === 1 ? node.assume : { ...node.assume, duration: scaled(duration, factor) };
  return { node: { ...node, properties: { ...node.properties, MemorySize: size }, assume }, change: ofNode(node, { en: `${from} → ${size} MB`, ko: `${from} → ${size} MB` }) };
}

/** How much longer an invocation takes where CPU changes with memory, up to one vCPU for one thread. */
function durationFactor(from: number, to: number, cpuBound: number): number {
  const whole = limits['memory-per-vcpu'].value;
  return 1 - cpuBound + cpuBound * (Math.min(from, whole) / Math.min(to, whole));
}

/** A duration as written (constant, distribution or range), each part of it multiplied. */
function scaled(value: Json, factor: number): Json {
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, scaled(part, factor)]));
  const duration = parseDuration(value);
  return duration.ok ? `${duration.value * factor} ms` : value;
}

export const alternatives: AlternativesPart = {
  list: [
    architecture('arm64', 'arm64', { en: 'Functions on arm64 (Graviton)', ko: '함수를 arm64(Graviton)에서 실행' }),
    architecture('x86', 'x86_64', { en: 'Functions on x86_64', ko: '함수를 x86_64에서 실행' }),
    memory,
  ],
};
