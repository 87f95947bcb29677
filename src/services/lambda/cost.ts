import type { NotModelled } from '../../core/catalog/service.ts';
import type { Assumed, CostComponent, CostContext, CostPart } from '../../core/cost/contract.ts';
import { counted, marked, size, times } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import { at, type Json } from '../../core/model/json.ts';
import { ok, type Result } from '../../core/model/result.ts';
import type { Text } from '../../core/model/text.ts';
import { parseDurationModel } from '../../core/model/units-distribution.ts';
import { formatDuration, formatNumber } from '../../core/model/units-format.ts';
import { GB, parseBytes } from '../../core/model/units.ts';
import { total } from '../../core/traffic/forward.ts';
import { limits } from './limits.ts';

/** Where the file says nothing. Shown in the bill as defaults; docs/cost.md gives the reasons. */
export const DEFAULT_DURATION_MS = 100;
const DEFAULT_LOG_BYTES = 512;

/**
 * Requests, GB-seconds (each invocation rounded up to 1 ms), temporary storage above what is included,
 * and the log lines that a function writes.
 * https://aws.amazon.com/lambda/pricing/
 */
export const lambda: CostPart | NotModelled = {
  assumptions: ['duration', 'logBytes'],
  components(node, context) {
    const invocations = total(context.usage.arriving(node.id));
    const calls = counted(invocations, 'invocations', '호출');
    return [
      { component: 'requests', title: { en: 'Requests', ko: '요청' }, quantity: invocations, price: 'lambda.requests', how: calls },
      ...compute(node, context, invocations),
      logs(node, context, invocations),
      ...notCounted(node),
    ];
  },
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
      { ...unknown('edge-logs', 'CloudWatch Logs at the edge', '엣지의 CloudWatch Logs'), component: 'logs' },
    ];
  },
};

function onAverage(duration: Assumed): Text {
  return marked({ en: `${formatDuration(duration.value)} on average`, ko: `평균 ${formatDuration(duration.value, 'ko')}` }, duration);
}

function compute(node: Node, context: CostContext, invocations: number): readonly CostComponent[] {
  const { resolve } = context;
  const memory = resolve.number(node.properties, 'MemorySize') ?? limits['memory-default'].value;
  const storage = resolve.number(node.properties, 'EphemeralStorage.Size') ?? limits['ephemeral-storage-min'].value;
  const arm = resolve.string(node.properties, 'Architectures.0') === 'arm64';
  const duration = context.assumed(node, 'duration', billedDuration, DEFAULT_DURATION_MS);
  const seconds = (invocations * duration.value) / 1000;
  const calls = counted(invocations, 'invocations', '호출');
  const each = onAverage(duration);
  const extra = Math.max(0, storage - limits['ephemeral-storage-min'].value) / 1024;
  return [
    {
      component: 'duration', title: { en: `Duration (${arm ? 'Arm' : 'x86'})`, ko: `실행 시간(${arm ? 'Arm' : 'x86'})` },
      quantity: seconds * (memory / 1024), price: arm ? 'lambda.duration-arm' : 'lambda.duration-x86',
      how: times(calls, each, `${formatNumber(memory / 1024, 4)} GB`),
    },
    ...(extra > 0
      ? [{
          component: 'ephemeral-storage', title: { en: 'Temporary storage', ko: '임시 스토리지' },
          quantity: seconds * extra, price: 'lambda.ephemeral-storage',
          how: times(calls, each, { en: `${formatNumber(extra, 4)} GB above 512 MB`, ko: `512 MB를 넘는 ${formatNumber(extra, 4)} GB` }),
        }]
      : []),
  ];
}

/** Mean billed milliseconds: each invocation is rounded up to a whole step, which adds half of one where durations vary. */
function billedDuration(value: Json | undefined): Result<number> {
  const model = parseDurationModel(value);
  if (!model.ok) return model;
  const step = limits['billing-step'].value;
  return ok(model.value.kind === 'constant' ? Math.ceil(model.value.mean / step) * step : model.value.mean + step / 2);
}

function logs(node: Node, context: CostContext, invocations: number): CostComponent {
  const bytes = context.assumed(node, 'logBytes', parseBytes, DEFAULT_LOG_BYTES);
  return {
    component: 'logs', title: { en: 'CloudWatch Logs, ingestion', ko: 'CloudWatch Logs 수집' },
    quantity: (invocations * bytes.value) / GB, price: 'lambda.logs-ingested',
    how: times(counted(invocations, 'invocations', '호출'), size(bytes)),
  };
}

/** What the function is set to use and this bill does not count yet. */
function notCounted(node: Node): readonly CostComponent[] {
  const provisioned = Object.values(node.parts).some((part) => at(part, ['Properties', 'ProvisionedConcurrencyConfig']) !== undefined);
  const snapStart = at(node.properties, ['SnapStart', 'ApplyOn']) === 'PublishedVersions';
  return [
    ...(provisioned ? [unknown('provisioned-concurrency', 'Provisioned concurrency', '프로비저닝된 동시성')] : []),
    ...(snapStart ? [unknown('snap-start', 'SnapStart', 'SnapStart')] : []),
  ];
}

function unknown(component: string, en: string, ko: string): CostComponent {
  return {
    component, title: { en, ko }, quantity: 0, price: `lambda.${component}`, how: { en, ko },
    unknown: { en: `${en} is not priced yet.`, ko: `${ko} 요금은 아직 계산하지 않습니다.` },
  };
}
