import type { CoreFacts } from './core-facts.ts';

export const stepfunctions: CoreFacts = {
  services: ['Step Functions'],
  kept: {},
  beyond: [],
  pending: [
    'sfn.standard.duration',
    'sfn.standard.history',
    'sfn.express.duration',
    'sfn.payload',
    'sfn.definition.size',
    'sfn.start.standard.refill',
    'sfn.start.express.refill',
    'sfn.transitions.bucket',
  ],
};
