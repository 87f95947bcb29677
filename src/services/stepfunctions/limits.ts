import { core, excused, limitsReadOn, requestable } from '../../core/catalog/limit.ts';
import type { Limit, LimitTable } from '../../core/catalog/service.ts';

const { hard, adjustable } = limitsReadOn('https://docs.aws.amazon.com/step-functions/latest/dg/', '2026-11-21');
const QUOTAS = 'service-quotas';
const ACCOUNT = 'account and Region';

/** Virginia, Oregon and Ireland have more than the others. */
function large(value: number): Readonly<Record<string, number>> {
  return { 'us-east-1': value, 'us-west-2': value, 'eu-west-1': value };
}

/** Where the codes of Service Quotas stand. */
const raisable = (code: string, limit: Limit): Limit =>
  requestable(limit, 'states', code, { url: 'https://docs.aws.amazon.com/general/latest/gr/step-functions.html', asOf: '2026-11-21' });

/** Sizes in bytes, times in seconds. */
export const limits = {
  'standard-duration-max': core(hard(31536000, 's', 'standard execution', QUOTAS)),
  'express-duration-max': core(hard(300, 's', 'express execution', QUOTAS)),
  'history-max': core(hard(25000, 'events', 'standard execution', QUOTAS)),
  'payload-max': core(hard(262144, 'B', 'input or output of a task, state or execution', QUOTAS)),
  'definition-max': core(hard(1048576, 'B', 'state machine', QUOTAS)),
  'name-length-max': hard(80, 'characters', 'state machine or state', QUOTAS),
  'start-rate': raisable('L-1B55A735', core(adjustable(150, 'requests/s', `standard workflows, ${ACCOUNT}`, QUOTAS, large(300)))),
  'start-burst': raisable('L-CE9F8059', excused('run-time only', adjustable(800, 'requests', `standard workflows, ${ACCOUNT}`, QUOTAS, large(1300)))),
  'express-start-rate': raisable('L-7B8A8E4B', core(adjustable(6000, 'requests/s', `express workflows, ${ACCOUNT}`, QUOTAS))),
  'transition-rate': raisable('L-AD9B4E93', core(adjustable(800, 'transitions/s', `standard workflows, ${ACCOUNT}`, QUOTAS, large(5000)))),
  'open-executions': adjustable(1000000, 'executions', `standard workflows, ${ACCOUNT}`, QUOTAS),
  'map-concurrency-max': hard(10000, 'executions', 'run of a distributed Map', QUOTAS),
  'http-task-duration-max': hard(60, 's', 'HTTP task', QUOTAS),
  'state-machines': raisable('L-B66B0F91', excused('account-level only', adjustable(100000, 'state machines', ACCOUNT, QUOTAS))),
  'history-retention': raisable('L-5AD63623', excused('account-level only', adjustable(90, 'days', 'standard execution', QUOTAS))),
} as const satisfies LimitTable;
