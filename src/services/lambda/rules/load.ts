import { isSet } from '../../../core/catalog/setting.ts';
import { nameOf, type Node } from '../../../core/model/design.ts';
import type { Text } from '../../../core/model/text.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext } from '../../../core/rules/contract.ts';
import { partsOf } from '../../../core/rules/parts.ts';
import { peaksOf } from '../../../core/traffic/peak.ts';
import { typicalDuration } from '../duration.ts';
import { limits } from '../limits.ts';
import { RESERVED } from './concurrency.ts';
import { isQueue } from './event-sources.ts';

const FASTER_OR_MORE: Text = {
  en: 'To make the function faster, to reserve more, to ask AWS for a higher quota or to put a queue in front are choices of cost and design.',
  ko: '함수를 빠르게 하거나, 예약을 늘리거나, AWS에 할당량을 요청하거나, 앞에 대기열을 두는 것은 비용과 설계의 선택입니다.',
};

export const peakAboveConcurrency: Rule = {
  id: 'lambda.peak-above-concurrency',
  severity: 'warning',
  title: { en: 'The peak needs more concurrency than the function has', ko: '피크에 필요한 동시성이 함수의 몫보다 많음' },
  why: {
    en: 'Executions at a time are requests a second times their duration. What exceeds the concurrency is throttled, and the caller sees an error.',
    ko: '동시 실행 수는 초당 요청 수에 실행 시간을 곱한 값입니다. 동시성을 넘는 요청은 제한되고 호출자는 오류를 받습니다.',
  },
  source: limits.concurrency.source,
  unfixable: FASTER_OR_MORE,
  services: ['lambda'],
  check: (node, context) => {
    const seconds = typicalDuration(node);
    if (seconds === undefined || !hasWaitingCallers(node, context)) return [];
    const available = availableTo(node, context);
    if (!available) return [];
    const peak = context.usage.peak(node.id);
    const needed = Math.ceil(peak * seconds);
    if (needed <= available.executions) return [];
    const rate = `${formatNumber(peak, 0)}`;
    return [{
      path: ['assume', 'duration'],
      ...(available.reserved ? {} : { limit: { id: 'lambda.concurrency', needed } }),
      message: {
        en: `${nameOf(node)}: ${formatNumber(needed)} concurrent executions at the peak (${rate} requests/s × ${formatNumber(seconds)} s), ${available.says.en}. The rest is throttled. Make it faster, raise the concurrency, or take requests through a queue.`,
        ko: `${nameOf(node)}: 피크에 동시 실행 ${formatNumber(needed)}개(초당 ${rate}건 × ${formatNumber(seconds)}초)가 필요하지만 ${available.says.ko}. 나머지는 제한됩니다. 더 빠르게 하거나, 동시성을 늘리거나, 요청을 대기열로 받으세요.`,
      },
    }];
  },
};

export const requestsAboveRate: Rule = {
  id: 'lambda.peak-above-request-rate',
  severity: 'warning',
  title: { en: 'More requests a second than the concurrency of the function serves', ko: '함수의 동시성이 처리할 수 있는 것보다 많은 초당 요청' },
  why: {
    en: 'However short a request is, an execution environment serves a fixed number of them a second to callers that wait.',
    ko: '요청이 아무리 짧아도 실행 환경 하나가 기다리는 호출자에게 초당 처리하는 요청 수는 정해져 있습니다.',
  },
  source: limits['requests-per-environment'].source,
  unfixable: FASTER_OR_MORE,
  services: ['lambda'],
  check: (node, context) => {
    const available = availableTo(node, context);
    const each = context.quota('lambda.requests-per-environment');
    if (!available || each === undefined || !hasWaitingCallers(node, context) || isBehindUrl(node, available.reserved)) return [];
    return aboveRate(node, each, available, context);
  },
};

export const urlAboveRate: Rule = {
  id: 'lambda.url-above-request-rate',
  severity: 'warning',
  title: { en: 'More requests a second than a function URL takes', ko: '함수 URL이 받을 수 있는 것보다 많은 초당 요청' },
  why: {
    en: 'A function URL takes a fixed number of requests a second for each execution that its function reserves, and answers the others with 429.',
    ko: '함수 URL은 함수가 예약한 실행 하나마다 정해진 수의 초당 요청만 받고 나머지에는 429로 응답합니다.',
  },
  source: limits['url-requests-per-reserved'].source,
  unfixable: FASTER_OR_MORE,
  check: (node, context) => {
    const available = availableTo(node, context);
    const each = context.quota('lambda.url-requests-per-reserved');
    return available && each !== undefined && isBehindUrl(node, available.reserved) ? aboveRate(node, each, available, context, 'lambda.url-requests-per-reserved') : [];
  },
};

/** A function URL whose rate its function's own reservation bounds. */
function isBehindUrl(node: Node, reserved: boolean): boolean {
  return reserved && partsOf(node, 'AWS::Lambda::Url').length > 0;
}

function aboveRate(node: Node, each: number, { executions, reserved, says }: Available, context: RuleContext, ofReserved = 'lambda.requests-per-environment') {
  const peak = context.usage.peak(node.id);
  const most = executions * each;
  if (peak <= most) return [];
  const [rate, all] = [formatNumber(peak, 0), formatNumber(most)];
  const limit = reserved ? { id: ofReserved, needed: Math.ceil(peak / Math.max(1, executions)) } : { id: 'lambda.concurrency', needed: Math.ceil(peak / each) };
  return [{
    limit,
    message: {
      en: `${nameOf(node)}: ${rate} requests/s at the peak; ${says.en}, which serve ${each} requests/s each, ${all} in all. The rest is throttled. Raise the concurrency, or take requests through a queue.`,
      ko: `${nameOf(node)}: 피크에 초당 ${rate}건이 오지만 ${says.ko}. 하나가 초당 ${each}건, 모두 ${all}건을 처리합니다. 나머지는 제한됩니다. 동시성을 늘리거나 요청을 대기열로 받으세요.`,
    },
  }];
}

export const spikeAboveScaling: Rule = {
  id: 'lambda.spike-above-scaling-rate',
  severity: 'warning',
  title: { en: 'A spike rises faster than Lambda adds environments', ko: 'Lambda가 실행 환경을 늘리는 것보다 빠른 급증' },
  why: {
    en: 'Lambda adds a fixed number of execution environments to a function every ten seconds. What a spike needs beyond that is throttled until they are there.',
    ko: 'Lambda는 함수에 10초마다 정해진 수의 실행 환경만 더합니다. 급증에 필요한 나머지는 그때까지 제한됩니다.',
  },
  source: limits['scaling-rate'].source,
  unfixable: { en: 'To keep environments ready costs money all day, and a queue changes the design.', ko: '실행 환경을 준비해 두면 계속 비용이 들고, 대기열은 설계를 바꿉니다.' },
  services: ['lambda'],
  check: (node, context) => {
    const seconds = typicalDuration(node);
    const step = context.quota('lambda.scaling-rate');
    if (seconds === undefined || step === undefined || !hasWaitingCallers(node, context)) return [];
    const peaks = peaksOf(context);
    const rate = peaks.rate(context.usage.arriving(node.id).filter((stream) => peaks.shape(stream).name === 'spike'));
    const needed = Math.ceil(rate * seconds) - ready(node, context);
    if (needed <= step) return [];
    const wait = (Math.ceil(needed / step) - 1) * 10;
    return [{
      path: ['assume', 'duration'],
      limit: { id: 'lambda.scaling-rate', needed },
      message: {
        en: `${nameOf(node)}: a spike of ${formatNumber(rate, 0)} requests/s wants ${formatNumber(needed)} new environments at once; Lambda adds ${formatNumber(step)} every 10 s, so that requests are throttled for ${wait} s. Keep environments ready (provisioned concurrency), or take the spike through a queue.`,
        ko: `${nameOf(node)}: 초당 ${formatNumber(rate, 0)}건의 급증에는 새 실행 환경 ${formatNumber(needed)}개가 한꺼번에 필요하지만 Lambda는 10초마다 ${formatNumber(step)}개씩 늘리므로 ${wait}초 동안 요청이 제한됩니다. 프로비저닝된 동시성을 두거나 대기열로 받으세요.`,
      },
    }];
  },
};

export const queueFillsFaster: Rule = {
  id: 'lambda.queue-fills-faster',
  severity: 'warning',
  title: { en: 'A queue fills faster than its function empties it', ko: '함수가 비우는 것보다 빨리 차는 대기열' },
  why: {
    en: 'A mapping invokes so many executions at a time and no more. What comes in above that on average stays in the queue until it expires.',
    ko: '매핑이 동시에 호출하는 실행 수에는 한도가 있습니다. 평균적으로 그보다 많이 들어오는 메시지는 만료될 때까지 대기열에 쌓입니다.',
  },
  source: limits['queue-scale-max'].source,
  unfixable: FASTER_OR_MORE,
  check: (node, context) => context.incoming(node, 'poll').flatMap((edge) => {
    const seconds = typicalDuration(node);
    const { connection } = edge;
    if (seconds === undefined || !isQueue(edge) || isSet(connection.properties, 'ProvisionedPollerConfig', context.resolve)) return [];
    const set = context.resolve.number(connection.properties, 'ScalingConfig.MaximumConcurrency');
    const most = set ?? context.quota('lambda.queue-scale-max');
    const needed = Math.ceil(peaksOf(context).mean(context.usage.over(connection.id)) * seconds);
    if (most === undefined || needed <= most) return [];
    return [{
      connection: connection.id,
      ...(set === undefined ? { limit: { id: 'lambda.queue-scale-max', needed } } : { path: ['properties', 'ScalingConfig', 'MaximumConcurrency'] }),
      message: {
        en: `The messages of “${nameOf(edge.from)}” take ${formatNumber(needed)} executions at a time on average; this mapping reaches ${formatNumber(most)}. The queue grows without end. Hand over larger batches${set === undefined ? ' or' : ','} make the function faster${set === undefined ? '' : ', or raise MaximumConcurrency'}.`,
        ko: `‘${nameOf(edge.from)}’의 메시지를 처리하려면 평균 ${formatNumber(needed)}개가 동시에 실행되어야 하지만 이 매핑은 ${formatNumber(most)}개까지입니다. 대기열이 끝없이 늘어납니다. 배치를 키우거나 함수를 빠르게 하${set === undefined ? '세요' : '거나 MaximumConcurrency를 늘리세요'}.`,
      },
    }];
  }),
};

interface Available {
  readonly executions: number;
  readonly reserved: boolean;
  /** As a part of a sentence: `the regional default is 1,000`. */
  readonly says: Text;
}

function availableTo(node: Node, { resolve, quota, catalog }: RuleContext): Available | undefined {
  if (isSet(node.properties, RESERVED, resolve)) {
    const executions = resolve.number(node.properties, RESERVED);
    const number = formatNumber(executions ?? 0);
    return executions === undefined ? undefined : { executions, reserved: true, says: { en: `${number} are reserved for it`, ko: `예약된 수는 ${number}개입니다` } };
  }
  const executions = quota('lambda.concurrency');
  if (executions === undefined) return undefined;
  const isDefault = executions === catalog.limit('lambda.concurrency')?.value;
  const number = formatNumber(executions);
  return { executions, reserved: false, says: isDefault ? { en: `the regional default is ${number}`, ko: `리전 기본값은 ${number}개입니다` } : { en: `the account has ${number}`, ko: `계정의 할당량은 ${number}개입니다` } };
}

/** Environments that are there before a spike begins. */
function ready(node: Node, { resolve }: RuleContext): number {
  return partsOf(node, 'AWS::Lambda::Version', 'AWS::Lambda::Alias')
    .reduce((sum, { properties }) => sum + (resolve.number(properties, 'ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions') ?? 0), 0);
}

/** Asynchronous events and queues wait for a free environment; callers that wait for an answer get an error. */
export function hasWaitingCallers(node: Node, { incoming }: RuleContext): boolean {
  const edges = incoming(node);
  return edges.length > 0 && edges.every(({ kind }) => kind === 'invoke' || kind === 'trigger');
}
