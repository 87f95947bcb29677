import type { Facts, FactsOf, FactsPart } from '../../core/catalog/facts.ts';
import { limits } from './limits.ts';

/** An event of the bus, whatever it goes to. */
const EVENT: Facts = { maxRequestBytes: limits['put-events-size'].value, limits: { maxRequestBytes: 'eventbridge.put-events-size' } };
const INPUT: Facts = { maxRequestBytes: limits['schedule-input-max'].value, limits: { maxRequestBytes: 'eventbridge.schedule-input-max' } };
const RECORDS: Facts = { maxRequestBytes: limits['pipe-payload-max'].value, limits: { maxRequestBytes: 'eventbridge.pipe-payload-max' } };

/** A pipe waits for its enrichment and its target, all in all five minutes. */
const CALLS: Facts = {
  callerTimeoutSeconds: limits['pipe-execution-max'].value,
  callerTimeoutRaisable: false,
  maxRequestBytes: limits['pipe-payload-max'].value,
  maxResponseBytes: limits['pipe-payload-max'].value,
  limits: { callerTimeoutSeconds: 'eventbridge.pipe-execution-max', maxRequestBytes: 'eventbridge.pipe-payload-max', maxResponseBytes: 'eventbridge.pipe-payload-max' },
};

const event: FactsOf = () => EVENT;
const input: FactsOf = () => INPUT;

export const bus: FactsPart = {
  asTarget: { publish: event },
  asSource: {
    deliver: () => ({ maxTargets: limits['rules-per-bus'].value, limits: { maxTargets: 'eventbridge.rules-per-bus' } }),
  },
};

export const rule: FactsPart = {
  asSource: { deliver: event, publish: event, start: event },
};

export const schedule: FactsPart = {
  asSource: { deliver: input, send: input, publish: input, start: input },
};

export const pipe: FactsPart = {
  asTarget: { poll: () => RECORDS },
  asSource: { invoke: () => CALLS },
};
