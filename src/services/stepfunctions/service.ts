import { defineService } from '../../core/catalog/service.ts';
import * as about from './about.ts';
import * as cloudformation from './cloudformation.ts';
import * as cost from './cost.ts';
import { definitionToJudge } from './definition/judged.ts';
import * as facts from './facts.ts';
import { stepfunctionsImport } from './import.ts';
import { limits } from './limits.ts';
import * as ports from './ports.ts';
import { priceList } from './price-list.ts';
import prices from './prices.json' with { type: 'json' };
import * as properties from './properties.ts';
import { restrictions } from './restrictions.ts';
import { definitionInvalid } from './rules/definition.ts';
import { rules } from './rules.ts';
import { spellings } from './sam.ts';
import * as simulation from './simulation.ts';
import * as traffic from './traffic.ts';

export const service = defineService({
  family: 'stepfunctions',
  limits,
  restrictions,
  rules,
  prices,
  importing: stepfunctionsImport,
  priceList,
  kinds: [
    {
      service: 'stepfunctions',
      resourceType: 'AWS::StepFunctions::StateMachine',
      keys: [],
      about: about.stepfunctions,
      properties: properties.stepfunctions,
      ports: ports.stepfunctions,
      facts: facts.stepfunctions,
      traffic: traffic.stepfunctions,
      cost: cost.stepfunctions,
      definition: { language: 'asl', rule: definitionInvalid.id, read: definitionToJudge },
      cloudformation: cloudformation.stepfunctions,
      spellings,
      simulation: simulation.stepfunctions,
      local: { as: 'the interpreter aws-local-stepfunctions' },
    },
  ],
});
