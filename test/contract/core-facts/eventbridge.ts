import type { CoreFacts } from './core-facts.ts';

export const eventbridge: CoreFacts = {
  services: ['EventBridge', 'EventBridge Scheduler'],
  kept: {},
  beyond: [
    'eventbridge.flexible-window-min',
    'eventbridge.input-max',
    'eventbridge.pipe-batch-max',
    'eventbridge.pipe-execution-max',
    'eventbridge.pipe-filters',
    'eventbridge.pipe-payload-max',
    'eventbridge.pipe-target-batch-max',
    'eventbridge.pipe-visibility-factor-advised',
    'eventbridge.pipe-window-max',
    'eventbridge.transformer-template-max',
    'eventbridge.transformer-variables',
    'eventbridge.wildcard-rules-per-bus',
  ],
  pending: [
    'eventbridge.putevents.rate',
    'eventbridge.invocations.rate',
    'eventbridge.putevents.entries',
    'eventbridge.putevents.size',
    'eventbridge.rules_per_bus',
    'eventbridge.targets_per_rule',
    'scheduler.schedules',
  ],
};
