import type { CoreFacts } from './core-facts.ts';

export const eventbridge: CoreFacts = {
  services: ['EventBridge', 'EventBridge Scheduler'],
  kept: {
    'eventbridge.putevents.rate': 'eventbridge.put-events-rate',
    'eventbridge.invocations.rate': 'eventbridge.invocations-rate',
    'eventbridge.putevents.entries': 'eventbridge.put-events-entries',
    'eventbridge.putevents.size': 'eventbridge.put-events-size',
    'eventbridge.rules_per_bus': 'eventbridge.rules-per-bus',
    'eventbridge.targets_per_rule': 'eventbridge.targets-per-rule',
    'scheduler.schedules': 'eventbridge.schedules',
  },
  beyond: [
    'eventbridge.flexible-window-min',
    'eventbridge.input-max',
    'eventbridge.pipe-batch-max',
    'eventbridge.pipe-batch-min',
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
};
