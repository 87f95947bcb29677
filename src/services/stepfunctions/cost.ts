import type { NotModelled } from '../../core/catalog/service.ts';
import type { Assumed, CostComponent, CostContext, CostPart } from '../../core/cost/contract.ts';
import { LOG_STORAGE_ASSUMPTIONS, logStorage } from '../../core/cost/logs.ts';
import { traces } from '../../core/cost/traces.ts';
import { counted, marked, size, times } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import type { Json } from '../../core/model/json.ts';
import { ok, type Result } from '../../core/model/result.ts';
import type { Text } from '../../core/model/text.ts';
import { parseDurationModel } from '../../core/model/units-distribution.ts';
import { formatBytes, formatDuration } from '../../core/model/units-format.ts';
import { GB, MB, parseBytes, parseCount } from '../../core/model/units.ts';
import { total } from '../../core/traffic/forward.ts';
import { LOG_RETENTION_DAYS } from './cloudformation.ts';
import { DEFAULT_DURATION_MS, DEFAULT_ITEMS, DEFAULT_LOG_KB, DEFAULT_MEMORY_MB, DEFAULT_TRANSITIONS } from './defaults.ts';
import { transitionsOf, wayThrough } from './definition/way.ts';
import { definitionOf } from './definition/written.ts';
import { isDistributed } from './definition/states.ts';
import { workflowType } from './type.ts';

/** Express executions are billed in these steps of time and memory. https://aws.amazon.com/step-functions/pricing/ (2026-11-21) */
const DURATION_STEP_MS = 100;
const MEMORY_STEP = 64 * MB;

/**
 * Standard: state transitions, those of retries among them, which nobody can tell beforehand: `assume.retries`.
 * Express: requests, and gigabyte-seconds.
 */
export const stepfunctions: CostPart | NotModelled = {
  assumptions: ['transitions', 'items', 'retries', 'duration', 'memory', 'logBytes', 'traceRatio', ...LOG_STORAGE_ASSUMPTIONS],
  components(node, context) {
    const executions = total(context.usage.arriving(node.id));
    const type = workflowType(node, context.resolve);
    const billed = type === 'EXPRESS' ? express(node, executions, context) : [transitions(node, executions, context)];
    return [...billed.map((component) => (type === undefined ? { ...component, unknown: TYPE_UNKNOWN } : component)), ...logs(node, executions, context), ...traces(node, context, 'lambda.traces')];
  },
};

const TYPE_UNKNOWN: Text = { en: 'Whether it is standard or express is not known before deployment.', ko: 'Standard인지 Express인지는 배포 전에 알 수 없습니다.' };

function transitions(node: Node, executions: number, context: CostContext): CostComponent {
  const each = transitionsEach(node, context);
  const retries = context.stated(node, 'retries', parseCount) ?? 0;
  const retried = retries === 0 ? each.how : { en: `(${each.how.en} + ${counted(retries, 'retries', '').en})`, ko: `(${each.how.ko} + ${counted(retries, '', '재시도').ko})` };
  return {
    component: 'transitions', title: { en: 'State transitions', ko: '상태 전환' }, quantity: executions * (each.value + retries), price: 'stepfunctions.transitions',
    how: times(counted(executions, 'executions', '실행'), retried),
  };
}

/** Transitions of one execution: as assumed, else along the longest way through the definition. */
function transitionsEach(node: Node, context: CostContext): { readonly value: number; readonly how: Text } {
  const items = context.assumed(node, 'items', parseCount, DEFAULT_ITEMS);
  const stated = context.stated(node, 'transitions', parseCount);
  if (stated !== undefined) return { value: stated, how: counted(stated, 'transitions', '전환') };
  const definition = definitionOf(node);
  if (definition.kind !== 'read') return { value: DEFAULT_TRANSITIONS, how: marked(counted(DEFAULT_TRANSITIONS, 'transitions', '전환'), { value: 0, byDefault: true }) };
  const way = wayThrough(definition, items.value);
  const value = transitionsOf(way);
  const length = counted(value, `${value === 1 ? 'state' : 'states'} on the longest way, retries not counted`, '가장 긴 경로의 상태(재시도 제외)');
  return { value, how: way.some(({ state }) => state.type === 'Map') ? withItems(length, items, way.some(({ state }) => isDistributed(state))) : length };
}

function withItems(length: Text, items: Assumed, distributed: boolean): Text {
  const each = marked(counted(items.value, 'items', '항목'), items);
  return {
    en: `${length.en} (${each.en} in each Map${distributed ? ', its executions counted as standard ones' : ''})`,
    ko: `${length.ko}(Map마다 ${each.ko}${distributed ? ', 하위 실행은 Standard로 계산' : ''})`,
  };
}

function express(node: Node, executions: number, context: CostContext): readonly CostComponent[] {
  const duration = context.assumed(node, 'duration', billedDuration, DEFAULT_DURATION_MS);
  const memory = context.assumed(node, 'memory', parseBytes, DEFAULT_MEMORY_MB * MB);
  const chunks = Math.max(1, Math.ceil(memory.value / MEMORY_STEP)) * MEMORY_STEP;
  const calls = counted(executions, 'executions', '실행');
  return [
    { component: 'requests', title: { en: 'Requests', ko: '요청' }, quantity: executions, price: 'stepfunctions.express-requests', how: calls },
    {
      component: 'duration', title: { en: 'Duration', ko: '실행 시간' }, quantity: executions * (duration.value / 1000) * (chunks / GB), price: 'stepfunctions.express-duration',
      how: times(calls, marked({ en: `${formatDuration(duration.value)} on average`, ko: `평균 ${formatDuration(duration.value, 'ko')}` }, duration), marked(formatBytes(chunks), memory)),
    },
  ];
}

/** Mean billed milliseconds: each execution is rounded up to 100 ms, which adds half of that where durations vary. */
function billedDuration(value: Json | undefined): Result<number> {
  const model = parseDurationModel(value);
  if (!model.ok) return model;
  return ok(model.value.kind === 'constant' ? Math.ceil(model.value.mean / DURATION_STEP_MS) * DURATION_STEP_MS : model.value.mean + DURATION_STEP_MS / 2);
}

/** Execution events go to CloudWatch Logs where logging is on, at the prices that all logs of the account have. */
function logs(node: Node, executions: number, context: CostContext): readonly CostComponent[] {
  const level = context.resolve.string(node.properties, 'LoggingConfiguration.Level') ?? 'OFF';
  if (level === 'OFF') return [];
  const bytes = context.assumed(node, 'logBytes', parseBytes, DEFAULT_LOG_KB * 1024);
  return [
    {
      component: 'logs', title: { en: 'CloudWatch Logs, ingestion', ko: 'CloudWatch Logs 수집' }, quantity: (executions * bytes.value) / GB, price: 'lambda.logs-ingested',
      how: times(counted(executions, 'executions', '실행'), size(bytes)),
    },
    logStorage(node, context, { bytes: executions * bytes.value, days: LOG_RETENTION_DAYS, price: 'lambda.logs-stored' }),
  ];
}
