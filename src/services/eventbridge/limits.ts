import { core, excused, limitsReadOn, requestable } from '../../core/catalog/limit.ts';
import type { Limit, LimitTable } from '../../core/catalog/service.ts';

const { hard, adjustable } = limitsReadOn('https://docs.aws.amazon.com/', '2026-11-21');
const GUIDE = 'eventbridge/latest/userguide/';
const QUOTAS = `${GUIDE}eb-quota`;
const PUT_EVENTS = `${GUIDE}eb-putevents`;
const TRANSFORM = `${GUIDE}eb-transform-target-input`;
const API = 'eventbridge/latest/APIReference/';
const PIPES_API = 'eventbridge/latest/pipes-reference/';
const SCHEDULER_QUOTAS = 'scheduler/latest/UserGuide/scheduler-quotas';

const LARGEST = ['us-east-1', 'us-west-2', 'eu-west-1'];
const LARGE = ['us-east-2', 'eu-central-1', 'eu-south-2'];
const MIDDLE = ['us-west-1', 'ap-northeast-1', 'ap-southeast-1', 'ap-southeast-2', 'eu-west-2'];
const SMALL = ['ap-northeast-2', 'ap-east-1', 'ap-south-1', 'ca-central-1', 'eu-north-1', 'eu-west-3', 'sa-east-1'];
const SCHEDULER_LARGE = ['us-east-1', 'us-east-2', 'us-west-2', 'ap-northeast-1', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2', 'eu-central-1', 'eu-west-1', 'eu-west-2', 'sa-east-1'];

/** A rate by groups of Regions: what the quota page lists Region by Region. */
function regions(...groups: readonly (readonly [names: readonly string[], value: number])[]): Readonly<Record<string, number>> {
  return Object.fromEntries(groups.flatMap(([names, value]) => names.map((name) => [name, value])));
}

/** A quota of the bus, with its code as the quota page links it. */
function events(limit: Limit, code: string): Limit {
  return requestable(limit, 'events', code, limit.source);
}

function scheduler(limit: Limit, code: string): Limit {
  return requestable(limit, 'scheduler', code, limit.source);
}

/**
 * Sizes in bytes. The bus with rules and targets (`AWS::Events::EventBus`) is what AWS calls 'Custom Event
 * Bus - Classic' since 2026-09-24; the new 'Custom Event Bus' is another resource with quotas of its own.
 */
export const limits = {
  'put-events-rate': events(core(adjustable(400, 'requests/s', 'account and Region', QUOTAS, regions([LARGEST, 10000], [LARGE, 2400], [MIDDLE, 1200], [SMALL, 600]))), 'L-9B653E91'),
  'invocations-rate': events(core(adjustable(750, 'invocations/s', 'account and Region', QUOTAS, regions([LARGEST, 18750], [LARGE, 4500], [MIDDLE, 2250], [SMALL, 1100]))), 'L-5540C5E3'),
  'put-events-entries': core(hard(10, 'entries', 'request', PUT_EVENTS)),
  // 256 KiB until 2026-01-29.
  'put-events-size': core(hard(1048576, 'B', 'request', PUT_EVENTS)),
  'rules-per-bus': events(core(adjustable(300, 'rules', 'event bus', QUOTAS, { 'af-south-1': 100, 'eu-south-1': 100 })), 'L-244521F2'),
  'targets-per-rule': core(hard(5, 'targets', 'rule', QUOTAS)),
  buses: excused('account-level only', events(adjustable(100, 'buses', 'account and Region', QUOTAS), 'L-658A4FD9')),
  'pattern-size': events(adjustable(2048, 'characters', 'rule', QUOTAS), 'L-664C5505'),
  'bus-policy-size': events(adjustable(10240, 'characters', 'event bus', QUOTAS), 'L-FC354966'),
  'wildcard-rules-per-bus': hard(30, 'rules', 'event bus', QUOTAS),
  'api-destination-rate': excused('run-time only', events(adjustable(300, 'invocations/s', 'API destination', QUOTAS), 'L-755FD01C')),
  'retry-attempts-max': hard(185, 'retries', 'target', `${API}API_RetryPolicy`),
  'event-age-min': hard(60, 's', 'target', `${API}API_RetryPolicy`),
  'event-age-max': hard(86400, 's', 'target', `${API}API_RetryPolicy`),
  'input-max': hard(8192, 'characters', 'rule target', `${API}API_Target`),
  'transformer-variables': hard(100, 'variables', 'input transformer', TRANSFORM),
  'transformer-template-max': hard(8192, 'characters', 'input transformer', `${API}API_InputTransformer`),
  'new-custom-bus-events': excused('run-time only', hard(500000, 'events/s', 'new Custom Event Bus', QUOTAS)),
  'new-custom-buses': excused('account-level only', adjustable(5, 'buses', 'account and Region (new Custom Event Bus)', QUOTAS)),
  pipes: excused('account-level only', adjustable(1000, 'pipes', 'account', QUOTAS)),
  'pipe-concurrency': excused('run-time only', adjustable(1000, 'executions', 'account and Region', QUOTAS, regions([LARGEST, 3000]))),
  'pipe-execution-max': hard(300, 's', 'pipe execution', `${GUIDE}eb-pipes-batching-concurrency`),
  'pipe-payload-max': hard(6291456, 'B', 'pipe execution', `${GUIDE}eb-pipes-event-target`),
  'pipe-target-batch-max': hard(10, 'records', 'queue, topic or event bus as the target of a pipe', `${GUIDE}eb-pipes-batching-concurrency`),
  'pipe-batch-min': hard(1, 'records', 'pipe source', `${PIPES_API}API_PipeSourceSqsQueueParameters`),
  'pipe-batch-max': hard(10000, 'records', 'pipe source', `${PIPES_API}API_PipeSourceSqsQueueParameters`),
  'pipe-window-max': hard(300, 's', 'pipe source', `${PIPES_API}API_PipeSourceSqsQueueParameters`),
  'pipe-filters': hard(5, 'filters', 'pipe source', `${PIPES_API}API_FilterCriteria`),
  'pipe-visibility-factor-advised': hard(6, 'times', 'queue that a pipe reads', `${GUIDE}eb-pipes-sqs`),
  schedules: scheduler(core(adjustable(10000000, 'schedules', 'account and Region', SCHEDULER_QUOTAS), 'account-level only'), 'L-EE5D6FF0'),
  'schedule-invocations-rate': scheduler(adjustable(500, 'invocations/s', 'account and Region', SCHEDULER_QUOTAS, regions([SCHEDULER_LARGE, 1000])), 'L-F6D2596E'),
  'schedule-input-max': hard(262144, 'B', 'schedule', SCHEDULER_QUOTAS),
  'flexible-window-min': hard(1, 'min', 'schedule', 'scheduler/latest/APIReference/API_FlexibleTimeWindow'),
  'flexible-window-max': hard(1440, 'min', 'schedule', 'scheduler/latest/APIReference/API_FlexibleTimeWindow'),
} satisfies LimitTable;
