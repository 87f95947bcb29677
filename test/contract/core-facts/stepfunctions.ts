import type { CoreFacts } from './core-facts.ts';

export const stepfunctions: CoreFacts = {
  services: ['Step Functions'],
  kept: {
    'sfn.standard.duration': 'stepfunctions.standard-duration-max',
    'sfn.standard.history': 'stepfunctions.history-max',
    'sfn.express.duration': 'stepfunctions.express-duration-max',
    'sfn.payload': 'stepfunctions.payload-max',
    'sfn.definition.size': 'stepfunctions.definition-max',
    'sfn.start.standard.refill': 'stepfunctions.start-rate',
    'sfn.start.express.refill': 'stepfunctions.express-start-rate',
    'sfn.transitions.bucket': 'stepfunctions.transition-rate',
  },
  beyond: [],
};
