import type { NotModelled } from '../../core/catalog/service.ts';
import type { Assumed, CostComponent, CostContext, CostPart } from '../../core/cost/contract.ts';
import { LOG_STORAGE_ASSUMPTIONS, logStorage } from '../../core/cost/logs.ts';
import { traces } from '../../core/cost/traces.ts';
import { counted, marked, size, times, worded } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import { own, type Json } from '../../core/model/json.ts';
import { ok, type Result } from '../../core/model/result.ts';
import type { Text } from '../../core/model/text.ts';
import { parseDurationModel } from '../../core/model/units-distribution.ts';
import { formatDuration, formatNumber, formatRatio } from '../../core/model/units-format.ts';
import { GB, KB, parseBytes } from '../../core/model/units.ts';
import type { Stream } from '../../core/traffic/contract.ts';
import { total } from '../../core/traffic/forward.ts';
import { LOG_RETENTION_DAYS } from './cloudformation.ts';
import { COLD_START_ASSUMPTIONS, coldStartsOf, startsFromSnapshot, type ColdStarts } from './cold-starts.ts';
import { FEATURE_ASSUMPTIONS, featuresOf, notOnTheCanvas, type Work } from './cost-features.ts';
import { limits } from './limits.ts';
import { PROVISIONED_ASSUMPTIONS, provisionedOf, type Provisioned } from './provisioned.ts';

/** Where the file says nothing. Shown in the bill as defaults; docs/cost.md gives the reasons. */
export const DEFAULT_DURATION_MS = 100;
const DEFAULT_LOG_BYTES = 512;

/** An event that nobody waits for is one request up to the first, and one more for each started step above. https://aws.amazon.com/lambda/pricing/ (2026-11-21) */
const ASYNC_REQUEST = 256 * KB;
const ASYNC_STEP = 64 * KB;

/**
 * Requests, GB-seconds (each invocation rounded up to 1 ms; those of provisioned concurrency at a price of
 * their own), initialisation of cold starts, temporary storage above what is included, what is switched on
 * besides, and the log lines that a function writes.
 * https://aws.amazon.com/lambda/pricing/ (2026-11-21)
 */
export const lambda: CostPart | NotModelled = {
  assumptions: ['duration', 'logBytes', 'traceRatio', ...COLD_START_ASSUMPTIONS, ...PROVISIONED_ASSUMPTIONS, ...FEATURE_ASSUMPTIONS, ...LOG_STORAGE_ASSUMPTIONS],
  components(node, context) {
    const work = workOf(node, context);
    return [requests(node, context, work), ...compute(node, context, work), ...featuresOf(node, context, work), ...logs(node, context, work.invocations), ...traces(node, context, 'lambda.traces')];
  },
  onlyByHand: (node, context) => notOnTheCanvas(isArm(node, context)),
};

/** Requests and GB-seconds, the same everywhere and without a free tier; logs stand in the Regions where viewers are. */
export const edge: CostPart | NotModelled = {
  assumptions: ['duration'],
  components(node, context) {
    const invocations = total(context.usage.arriving(node.id));
    const calls = counted(invocations, 'invocations', '호출');
    const memory = context.resolve.number(node.properties, 'MemorySize') ?? limits['memory-default'].value;
    const duration = context.assumed(node, 'duration', billedDuration, DEFAULT_DURATION_MS);
    return [
      { component: 'requests', title: { en: 'Requests at the edge', ko: '엣지 요청' }, quantity: invocations, price: 'lambda.edge-requests', region: '*', how: calls },
      {
        component: 'duration', title: { en: 'Duration at the edge', ko: '엣지 실행 시간' }, price: 'lambda.edge-duration', region: '*',
        quantity: ((invocations * duration.value) / 1000) * (memory / 1024),
        how: times(calls, onAverage(duration), `${formatNumber(memory / 1024, 4)} GB`),
      },
      {
        component: 'logs', title: { en: 'CloudWatch Logs at the edge', ko: '엣지의 CloudWatch Logs' }, quantity: 0, price: 'lambda.edge-logs',
        how: { en: 'CloudWatch Logs at the edge', ko: '엣지의 CloudWatch Logs' },
        unknown: { en: 'CloudWatch Logs at the edge is not priced yet.', ko: '엣지의 CloudWatch Logs 요금은 아직 계산하지 않습니다.' },
      },
    ];
  },
};

function isArm(node: Node, { resolve }: CostContext): boolean {
  return resolve.string(node.properties, 'Architectures.0') === 'arm64';
}

/** What a function does in a month, as far as several lines of its bill need it. */
function workOf(node: Node, context: CostContext): Work {
  const invocations = total(context.usage.arriving(node.id));
  const duration = context.assumed(node, 'duration', billedDuration, DEFAULT_DURATION_MS);
  const seconds = duration.value / 1000;
  const provisioned = provisionedOf(node, context, seconds);
  const served = invocations * (provisioned?.share.value ?? 0);
  return {
    invocations, duration, seconds, provisioned, served,
    memory: (context.resolve.number(node.properties, 'MemorySize') ?? limits['memory-default'].value) / 1024,
    cold: coldStartsOf(node, context, invocations - served, seconds),
    managed: own(node.properties, 'CapacityProviderConfig') !== undefined,
  };
}

function onAverage(duration: Assumed): Text {
  return marked(worded((locale) => (locale === 'en' ? `${formatDuration(duration.value)} on average` : `평균 ${formatDuration(duration.value, 'ko')}`)), duration);
}

function lasting(duration: Assumed): Text {
  return marked(worded((locale) => formatDuration(duration.value, locale)), duration);
}

function sizeOf(memory: number): Text {
  return worded(() => `${formatNumber(memory, 4)} GB`);
}

function requests(node: Node, { usage }: CostContext, { invocations, managed }: Work): CostComponent {
  const more = usage.arriving(node.id).reduce((sum, stream) => sum + (stream.unattended ? stream.perMonth * stepsAbove(stream) : 0), 0);
  const calls = counted(invocations, 'invocations', '호출');
  return {
    component: 'requests', title: { en: 'Requests', ko: '요청' }, quantity: invocations + more, price: managed ? 'lambda.managed-requests' : 'lambda.requests',
    how: more > 0 ? { en: `${calls.en}, and each started 64 KB of an event above 256 KB`, ko: `${calls.ko}, 256 KB를 넘는 이벤트는 64 KB 단위로 추가` } : calls,
  };
}

function stepsAbove({ sends = 0 }: Stream): number {
  return Math.ceil(Math.max(0, sends - ASYNC_REQUEST) / ASYNC_STEP);
}

function compute(node: Node, context: CostContext, work: Work): readonly CostComponent[] {
  if (work.managed) return [];
  const { invocations, duration, memory, served, provisioned } = work;
  const arm = isArm(node, context);
  const storage = context.resolve.number(node.properties, 'EphemeralStorage.Size') ?? limits['ephemeral-storage-min'].value;
  const seconds = (invocations * duration.value) / 1000;
  const [each, gigabytes] = [onAverage(duration), sizeOf(memory)];
  const calls = counted(invocations - served, 'invocations', '호출');
  const extra = Math.max(0, storage - limits['ephemeral-storage-min'].value) / 1024;
  return [
    {
      component: 'duration', title: { en: `Duration (${arm ? 'Arm' : 'x86'})`, ko: `실행 시간(${arm ? 'Arm' : 'x86'})` },
      quantity: (seconds - served * work.seconds) * memory, price: arm ? 'lambda.duration-arm' : 'lambda.duration-x86',
      how: times(provisioned ? { en: `${calls.en} that provisioned concurrency does not serve`, ko: `프로비저닝된 동시성을 벗어난 ${calls.ko}` } : calls, each, gigabytes),
    },
    ...(provisioned ? provisionedLines(provisioned, work, arm ? 'arm' : 'x86', each) : []),
    ...(startsFromSnapshot(node) ? [] : [initialisation(work.cold, memory, arm)]),
    ...(extra > 0
      ? [{
          component: 'ephemeral-storage', title: { en: 'Temporary storage', ko: '임시 스토리지' },
          quantity: seconds * extra, price: 'lambda.ephemeral-storage',
          how: times(counted(invocations, 'invocations', '호출'), each, { en: `${formatNumber(extra, 4)} GB above 512 MB`, ko: `512 MB를 넘는 ${formatNumber(extra, 4)} GB` }),
        }]
      : []),
  ];
}

/** The INIT phase of each cold start is billed as duration since August 2025. https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/ (2026-11-21) */
function initialisation({ perMonth, init }: ColdStarts, memory: number, arm: boolean): CostComponent {
  return {
    component: 'initialisation', title: { en: 'Initialisation of cold starts', ko: '콜드 스타트 초기화' },
    quantity: ((perMonth * init.value) / 1000) * memory, price: arm ? 'lambda.duration-arm' : 'lambda.duration-x86',
    how: times(counted(perMonth, 'cold starts', '콜드 스타트'), lasting(init), sizeOf(memory)),
  };
}

function provisionedLines({ environments, hours, share }: Provisioned, { invocations, duration, memory }: Work, architecture: 'arm' | 'x86', each: Text): readonly CostComponent[] {
  const gigabytes = `${formatNumber(memory, 4)} GB`;
  const unknown = environments === undefined && {
    unknown: { en: 'The number of provisioned executions is known only when it is deployed.', ko: '프로비저닝된 실행 수는 배포할 때만 알 수 있습니다.' },
  };
  return [
    {
      component: 'provisioned-concurrency', title: { en: 'Provisioned concurrency', ko: '프로비저닝된 동시성' }, price: `lambda.provisioned-concurrency-${architecture}`,
      quantity: (environments ?? 0) * hours.value * 3600 * memory,
      how: times(counted(environments ?? 0, 'environments', '환경'), marked({ en: `${formatNumber(hours.value)} hours`, ko: `${formatNumber(hours.value)}시간` }, hours), gigabytes),
      ...unknown,
    },
    {
      component: 'provisioned-duration', title: { en: 'Duration under provisioned concurrency', ko: '프로비저닝된 동시성의 실행 시간' }, price: `lambda.provisioned-duration-${architecture}`,
      quantity: ((invocations * share.value * duration.value) / 1000) * memory,
      how: times(counted(invocations, 'invocations', '호출'), marked({ en: `${formatRatio(share.value)} served`, ko: `${formatRatio(share.value)} 처리` }, share), each, gigabytes),
      ...unknown,
    },
  ];
}

/** Mean billed milliseconds: each invocation is rounded up to a whole step, which adds half of one where durations vary. */
function billedDuration(value: Json | undefined): Result<number> {
  const model = parseDurationModel(value);
  if (!model.ok) return model;
  const step = limits['billing-step'].value;
  return ok(model.value.kind === 'constant' ? Math.ceil(model.value.mean / step) * step : model.value.mean + step / 2);
}

function logs(node: Node, context: CostContext, invocations: number): readonly CostComponent[] {
  const each = context.assumed(node, 'logBytes', parseBytes, DEFAULT_LOG_BYTES);
  const bytes = invocations * each.value;
  return [
    {
      component: 'logs', title: { en: 'CloudWatch Logs, ingestion', ko: 'CloudWatch Logs 수집' },
      quantity: bytes / GB, price: 'lambda.logs-ingested',
      how: times(counted(invocations, 'invocations', '호출'), size(each)),
    },
    logStorage(node, context, { bytes, days: LOG_RETENTION_DAYS, price: 'lambda.logs-stored' }),
  ];
}
