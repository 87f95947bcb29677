import { METRIC_KEYS, metricOf } from '../../src/core/goals/metrics.ts';
import { described, object, type Schema } from './schema-parts.ts';

/** One entry of `goals:`: the load and whose figures count, then the figures. */
export function goalSchema(): Schema {
  return object({
    scenario: described('The scenario under which the goal has to hold; absent: the first of the file, and for `cost` the month as drawn.', { type: 'string' }),
    rate: described('Instead of a scenario: all flows in their proportions, so many requests a second together (or of the flow that is named).', { type: 'string', examples: ['500/s'] }),
    duration: described('How long the requests come at `rate`; absent: 10 min.', { type: 'string', examples: ['10 min'] }),
    flow: described('The flow whose callers count; absent: all of them.', { type: 'string' }),
    node: described('The node whose figures count.', { type: 'string' }),
    ...Object.fromEntries(METRIC_KEYS.map((key) => {
      const { about, example } = metricOf(key);
      return [key, described(about.en, { type: ['string', 'number'], examples: [example] })];
    })),
  });
}
