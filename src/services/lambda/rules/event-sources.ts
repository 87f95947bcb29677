import { isSet, numberSetting } from '../../../core/catalog/setting.ts';
import { nameOf, type Node } from '../../../core/model/design.ts';
import type { Text } from '../../../core/model/text.ts';
import type { Edge, Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { outOfRange, type NumberCheck } from '../../../core/rules/number-check.ts';
import { limits } from '../limits.ts';

/** Settings of event source mappings (connections of the kind `poll`) and of asynchronous events (`on-failure`). */

type Setting = Pick<NumberCheck, 'path' | 'unit' | 'min' | 'max'>;

function checkSetting({ connection }: Edge, setting: Setting, context: RuleContext): readonly Violation[] {
  return outOfRange({ in: connection.properties, base: ['properties'], by: 'Lambda', connection: connection.id, ...setting }, context);
}

/** A source that hides messages while they are processed is a queue; the others are streams. */
export function isQueue({ sourceFacts }: Edge): boolean {
  return sourceFacts.visibilityTimeoutSeconds !== undefined;
}

/** A FIFO queue has rules of its own about batches. */
function isFifo({ from }: Edge, { catalog, resolve }: RuleContext): boolean {
  return catalog.ports(from, resolve).in.some(({ is, blocked }) => is === 'fifo-queue' && blocked === undefined);
}

function range(kind: 'poll' | 'on-failure', settings: readonly Setting[], applies: (edge: Edge, context: RuleContext) => boolean = () => true): Rule['check'] {
  return (node: Node, context: RuleContext) => (kind === 'poll' ? context.incoming(node, kind) : context.outgoing(node, kind))
    .filter((edge) => applies(edge, context))
    .flatMap((edge) => settings.flatMap((setting) => checkSetting(edge, setting, context)));
}

export const retriesOutOfRange: Rule = {
  id: 'lambda.retries-out-of-range',
  severity: 'error',
  title: { en: 'A failed event is tried again more often than Lambda allows', ko: 'Lambda가 허용하는 것보다 많은 재시도' },
  why: { en: 'Lambda refuses more retries of an asynchronous event.', ko: 'Lambda는 비동기 이벤트의 더 많은 재시도를 거부합니다.' },
  source: limits['async-retries-max'].source,
  check: range('on-failure', [{ path: 'MaximumRetryAttempts', unit: 'count', max: 'lambda.async-retries-max' }]),
};

export const eventAgeOutOfRange: Rule = {
  id: 'lambda.event-age-out-of-range',
  severity: 'error',
  title: { en: 'An event waits for less or more than Lambda allows', ko: 'Lambda의 허용 범위를 벗어난 이벤트 대기 시간' },
  why: { en: 'Lambda refuses another greatest age of an asynchronous event.', ko: 'Lambda는 범위를 벗어난 비동기 이벤트의 최대 대기 시간을 거부합니다.' },
  source: limits['async-event-age-max'].source,
  check: range('on-failure', [{ path: 'MaximumEventAgeInSeconds', unit: 'seconds', min: 'lambda.async-event-age-min', max: 'lambda.async-event-age-max' }]),
};

export const batchTooLarge: Rule = {
  id: 'lambda.batch-too-large',
  severity: 'error',
  title: { en: 'A batch is larger than an event source mapping hands over', ko: '이벤트 소스 매핑이 넘길 수 있는 것보다 큰 배치' },
  why: {
    en: 'Lambda refuses a mapping with a larger batch.',
    ko: 'Lambda는 더 큰 배치를 가진 매핑을 거부합니다.',
  },
  source: limits['queue-batch-max'].source,
  check: (node, context) => context.incoming(node, 'poll').filter((edge) => !isFifo(edge, context)).flatMap((edge) =>
    checkSetting(edge, { path: 'BatchSize', unit: 'count', max: isQueue(edge) ? 'lambda.queue-batch-max' : 'lambda.stream-batch-max' }, context)),
};

export const windowTooLong: Rule = {
  id: 'lambda.batch-window-too-long',
  severity: 'error',
  title: { en: 'A mapping gathers records for longer than Lambda allows', ko: 'Lambda가 허용하는 것보다 긴 배치 기간' },
  why: {
    en: 'Lambda refuses a mapping with a longer batching window.',
    ko: 'Lambda는 더 긴 배치 기간을 가진 매핑을 거부합니다.',
  },
  source: limits['batch-window-max'].source,
  check: range('poll', [{ path: 'MaximumBatchingWindowInSeconds', unit: 'seconds', max: 'lambda.batch-window-max' }], (edge, context) => !isFifo(edge, context)),
};

export const batchNeedsWindow: Rule = {
  id: 'lambda.batch-needs-window',
  severity: 'error',
  title: { en: 'A large batch from a queue has no time to gather', ko: '모을 시간이 없는 큰 배치' },
  why: {
    en: 'From a queue Lambda gathers more than ten messages only with a batching window of at least one second, and refuses the mapping otherwise.',
    ko: '대기열에서 메시지를 10개 넘게 모으려면 배치 기간이 1초 이상이어야 하며, 아니면 Lambda가 매핑을 거부합니다.',
  },
  source: limits['queue-batch-max'].source,
  check: (node, context) => context.incoming(node, 'poll').flatMap((edge) => {
    const { connection } = edge;
    const batch = context.resolve.number(connection.properties, 'BatchSize');
    const window = numberSetting(connection.properties, 'MaximumBatchingWindowInSeconds', context.resolve, 0);
    if (!isQueue(edge) || isFifo(edge, context) || batch === undefined || batch <= limits['queue-batch-default'].value || window !== 0) return [];
    const path = ['properties', 'MaximumBatchingWindowInSeconds'];
    return [{
      connection: connection.id,
      path: ['properties', 'BatchSize'],
      message: {
        en: `BatchSize is ${batch}: above ${limits['queue-batch-default'].value} Lambda wants MaximumBatchingWindowInSeconds of at least 1.`,
        ko: `BatchSize 값이 ${batch}입니다. ${limits['queue-batch-default'].value}을(를) 넘으면 MaximumBatchingWindowInSeconds가 1 이상이어야 합니다.`,
      },
      fix: { title: { en: 'Gather for 1 s', ko: '1초 동안 모으기' }, path, value: 1 },
    }];
  }),
};

export const scalingOutOfRange: Rule = {
  id: 'lambda.mapping-concurrency-out-of-range',
  severity: 'error',
  title: { en: 'A mapping scales to less or more than Lambda allows', ko: 'Lambda의 허용 범위를 벗어난 매핑의 동시성' },
  why: { en: 'Lambda refuses a mapping with another number of concurrent executions, or of pollers.', ko: 'Lambda는 범위를 벗어난 동시 실행 수나 폴러 수를 가진 매핑을 거부합니다.' },
  source: limits['queue-concurrency-max'].source,
  check: range('poll', [
    { path: 'ScalingConfig.MaximumConcurrency', unit: 'count', min: 'lambda.queue-concurrency-min', max: 'lambda.queue-concurrency-max' },
    { path: 'ProvisionedPollerConfig.MaximumPollers', unit: 'count', max: 'lambda.queue-pollers-max' },
  ], isQueue),
};

export const streamSettingOutOfRange: Rule = {
  id: 'lambda.stream-setting-out-of-range',
  severity: 'error',
  title: { en: 'A mapping reads a stream in a way that Lambda refuses', ko: 'Lambda가 거부하는 스트림 매핑 설정' },
  why: { en: 'Lambda refuses a mapping with more batches at a time, more retries, older records or a longer window.', ko: 'Lambda는 한도를 넘는 동시 배치, 재시도, 레코드 보존 시간, 기간을 가진 매핑을 거부합니다.' },
  source: limits['stream-parallelization-max'].source,
  check: range('poll', [
    { path: 'ParallelizationFactor', unit: 'count', max: 'lambda.stream-parallelization-max' },
    { path: 'MaximumRetryAttempts', unit: 'count', max: 'lambda.stream-retries-max' },
    { path: 'MaximumRecordAgeInSeconds', unit: 'seconds', max: 'lambda.stream-record-age-max' },
    { path: 'TumblingWindowInSeconds', unit: 'seconds', max: 'lambda.stream-tumbling-window-max' },
  ], (edge) => !isQueue(edge)),
};

const OF_STREAMS = ['ParallelizationFactor', 'TumblingWindowInSeconds', 'BisectBatchOnFunctionError', 'MaximumRetryAttempts', 'MaximumRecordAgeInSeconds', 'StartingPosition'];
const OF_QUEUES = ['ScalingConfig'];

export const settingOfAnotherSource: Rule = {
  id: 'lambda.setting-of-another-source',
  severity: 'error',
  title: { en: 'A mapping has a setting that its source does not know', ko: '소스가 지원하지 않는 매핑 설정' },
  why: { en: 'Streams and queues are read in different ways, and Lambda refuses the settings of the one with the other.', ko: '스트림과 대기열은 읽는 방식이 달라, Lambda는 다른 쪽의 설정을 거부합니다.' },
  source: limits['queue-batch-max'].source,
  check: (node, context) => context.incoming(node, 'poll').flatMap((edge) => {
    const queue = isQueue(edge);
    const kind: Text = queue ? { en: 'a queue', ko: '대기열' } : { en: 'a stream', ko: '스트림' };
    return (queue ? OF_STREAMS : OF_QUEUES).filter((name) => isSet(edge.connection.properties, name, context.resolve)).map((name) => ({
      connection: edge.connection.id,
      path: ['properties', name],
      message: { en: `“${nameOf(edge.from)}” is read as ${kind.en}, and ${name} is not for that. Remove it.`, ko: `‘${nameOf(edge.from)}’은(는) ${kind.ko}로 읽으며 ${name} 설정을 지원하지 않습니다. 지우세요.` },
      fix: { title: { en: `Remove ${name}`, ko: `${name} 지우기` }, path: ['properties', name], value: undefined },
    }));
  }),
};

export const twoWaysToScale: Rule = {
  id: 'lambda.concurrency-with-pollers',
  severity: 'error',
  title: { en: 'A mapping has two settings that exclude each other', ko: '함께 쓸 수 없는 두 매핑 설정' },
  why: { en: 'With provisioned pollers their number bounds the mapping, and Lambda refuses a greatest concurrency beside them.', ko: '프로비저닝된 폴러를 쓰면 폴러 수가 상한이 되며, Lambda는 최대 동시성을 함께 쓰는 매핑을 거부합니다.' },
  source: limits['queue-concurrency-max'].source,
  check: (node, { incoming, resolve }) => incoming(node, 'poll').flatMap(({ connection: { id, properties } }) => {
    if (!isSet(properties, 'ProvisionedPollerConfig', resolve) || !isSet(properties, 'ScalingConfig.MaximumConcurrency', resolve)) return [];
    const path = ['properties', 'ScalingConfig'];
    return [{
      connection: id, path,
      message: { en: 'ScalingConfig and ProvisionedPollerConfig exclude each other. Remove one of the two.', ko: 'ScalingConfig와 ProvisionedPollerConfig는 함께 쓸 수 없습니다. 둘 중 하나를 지우세요.' },
      fix: { title: { en: 'Remove ScalingConfig', ko: 'ScalingConfig 지우기' }, path, value: undefined },
    }];
  }),
};
