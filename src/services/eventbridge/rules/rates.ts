import { nameOf, type Node } from '../../../core/model/design.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Edge, Rule, RuleContext, Shared, Violation } from '../../../core/rules/contract.ts';
import { demandBy, type Demand } from '../../../core/rules/shared.ts';
import { assumptionsOf } from '../../../core/traffic/assumptions.ts';
import { peaksOf } from '../../../core/traffic/peak.ts';
import { limits } from '../limits.ts';
import { targetsOf } from './rule.ts';

const ONLY_AWS = { en: 'Only AWS raises a quota, and how much is sent is the traffic’s.', ko: '할당량은 AWS만 늘릴 수 있고, 보내는 양은 트래픽에 달려 있습니다.' };

/** Adds up what each node of a kind brings to a rate, a second, when every flow is at its peak. The finding is told once, to the one that brings most. */
function sharedRate(service: string, rateOf: (node: Node, context: RuleContext) => number): Shared<Demand> {
  return demandBy((node, context) => (node.service === service ? rateOf(node, context) : 0));
}

/** Requests that bring events: a sender that batches makes one for up to ten. */
function putEventsRequests(bus: Node, context: RuleContext): number {
  const peaks = peaksOf(context);
  return calling(bus, context).reduce((sum, { connection }) => {
    const batch = Math.min(assumptionsOf(connection).batch ?? 1, limits['put-events-entries'].value);
    return sum + peaks.rate(context.usage.over(connection.id)) / batch;
  }, 0);
}

/** Those that call PutEvents; what rules hand from bus to bus is their own invocations. */
function calling(bus: Node, { incoming }: RuleContext): readonly Edge[] {
  return incoming(bus, 'publish').filter(({ from }) => from.service !== 'eventbridge.rule');
}

const allPutEvents = sharedRate('eventbridge.bus', putEventsRequests);

export const putEventsTooFast: Rule = {
  id: 'eventbridge.peak-above-put-events-rate',
  severity: 'warning',
  title: { en: 'More events are put than the account may', ko: '계정의 PutEvents 한도를 넘는 피크' },
  why: { en: 'All buses of an account and Region share one rate of PutEvents requests. More are throttled, and the sender gets the error.', ko: '계정과 리전의 모든 버스가 PutEvents 요청 속도 하나를 나누어 씁니다. 넘으면 제한되고 보낸 쪽이 오류를 받습니다.' },
  source: limits['put-events-rate'].source,
  services: ['eventbridge.bus'],
  unfixable: ONLY_AWS,
  check: (node, context) => {
    const max = context.quota('eventbridge.put-events-rate');
    const { sum: rate, most } = context.shared(allPutEvents);
    if (max === undefined || most !== node.id || rate <= max) return [];
    return [{
      limit: { id: 'eventbridge.put-events-rate', needed: Math.ceil(rate) },
      message: {
        en: `At the peak ${formatNumber(rate, 0)} PutEvents requests a second are made; the account may make ${formatNumber(max)} in this Region. Put up to ${limits['put-events-entries'].value} events into a request and say so by assume.batch on the connection, or have the quota raised and write it under account.quotas.`,
        ko: `피크에 초당 ${formatNumber(rate, 0)}번의 PutEvents를 요청합니다. 이 리전에서 계정은 초당 ${formatNumber(max)}번까지 요청할 수 있습니다. 요청 하나에 이벤트를 ${limits['put-events-entries'].value}개까지 담고 연결의 assume.batch에 적거나, 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};

export const batchTooLarge: Rule = {
  id: 'eventbridge.too-many-entries',
  severity: 'error',
  title: { en: 'A request puts more events than EventBridge takes', ko: '요청 하나에 너무 많은 이벤트' },
  why: { en: 'EventBridge refuses a PutEvents request with more entries.', ko: 'EventBridge는 항목이 더 많은 PutEvents 요청을 거부합니다.' },
  source: limits['put-events-entries'].source,
  services: ['eventbridge.bus'],
  check: (node, context) => calling(node, context).flatMap(({ connection }): readonly Violation[] => {
    const [batch, max] = [assumptionsOf(connection).batch ?? 1, limits['put-events-entries'].value];
    if (batch <= max) return [];
    const path = ['assume', 'batch'];
    return [{
      connection: connection.id, path, limit: { id: 'eventbridge.put-events-entries', needed: batch },
      message: { en: `A request puts ${formatNumber(batch)} events; EventBridge takes ${max}.`, ko: `요청 하나에 이벤트가 ${formatNumber(batch)}개입니다. EventBridge는 ${max}개까지 받습니다.` },
      fix: { title: { en: `Assume ${max}`, ko: `${max}개로 가정` }, path, value: max },
    }];
  }),
};

function invocations(rule: Node, context: RuleContext): number {
  const peaks = peaksOf(context);
  return targetsOf(rule, context).reduce((sum, { connection }) => sum + peaks.rate(context.usage.over(connection.id)), 0);
}

const allInvocations = sharedRate('eventbridge.rule', invocations);

export const invocationsTooFast: Rule = {
  id: 'eventbridge.peak-above-invocations-rate',
  severity: 'warning',
  title: { en: 'Rules call targets faster than the account may', ko: '계정의 규칙 호출 한도를 넘는 피크' },
  why: { en: 'All rules of an account and Region share one rate of invocations. What is above it is not lost, but delayed.', ko: '계정과 리전의 모든 규칙이 호출 속도 하나를 나누어 씁니다. 넘는 호출은 사라지지 않지만 늦어집니다.' },
  source: limits['invocations-rate'].source,
  services: ['eventbridge.rule'],
  unfixable: ONLY_AWS,
  check: (node, context) => {
    const max = context.quota('eventbridge.invocations-rate');
    const { sum: rate, most } = context.shared(allInvocations);
    if (max === undefined || most !== node.id || rate <= max) return [];
    return [{
      limit: { id: 'eventbridge.invocations-rate', needed: Math.ceil(rate) },
      message: {
        en: `At the peak all rules together call targets ${formatNumber(rate, 0)} times a second; the account may ${formatNumber(max)} times in this Region, and events come late. Match fewer events (“${nameOf(node)}” matches most), or have the quota raised and write it under account.quotas.`,
        ko: `피크에 모든 규칙이 초당 ${formatNumber(rate, 0)}번 대상을 호출합니다. 이 리전에서 계정은 초당 ${formatNumber(max)}번까지이며 이벤트가 늦게 도착합니다. 처리할 이벤트를 줄이거나(‘${nameOf(node)}’ 규칙이 가장 많음), 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};

const allRuns = sharedRate('eventbridge.schedule', (node, { usage }) => usage.peak(node.id));

export const schedulesTooFast: Rule = {
  id: 'eventbridge.peak-above-schedule-rate',
  severity: 'warning',
  title: { en: 'Schedules run faster than the account may', ko: '계정의 일정 호출 한도를 넘는 피크' },
  why: { en: 'All schedules of an account and Region share one rate of invocations. What is above it is not lost, but delayed.', ko: '계정과 리전의 모든 일정이 호출 속도 하나를 나누어 씁니다. 넘는 호출은 사라지지 않지만 늦어집니다.' },
  source: limits['schedule-invocations-rate'].source,
  services: ['eventbridge.schedule'],
  unfixable: ONLY_AWS,
  check: (node, context) => {
    const max = context.quota('eventbridge.schedule-invocations-rate');
    const { sum: rate, most } = context.shared(allRuns);
    if (max === undefined || most !== node.id || rate <= max) return [];
    return [{
      limit: { id: 'eventbridge.schedule-invocations-rate', needed: Math.ceil(rate) },
      message: {
        en: `At the peak schedules run ${formatNumber(rate, 0)} times a second; the account may ${formatNumber(max)} times in this Region, and the others come late. Spread them with flexible windows, or have the quota raised and write it under account.quotas.`,
        ko: `피크에 일정이 초당 ${formatNumber(rate, 0)}번 실행됩니다. 이 리전에서 계정은 초당 ${formatNumber(max)}번까지이며 나머지는 늦어집니다. 유연한 시간 창으로 분산하거나, 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};
