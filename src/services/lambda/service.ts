import { defineService, notModelled } from '../../core/catalog/service.ts';
import * as about from './about.ts';
import { alternatives } from './alternatives.ts';
import * as cloudformation from './cloudformation.ts';
import * as cost from './cost.ts';
import * as facts from './facts.ts';
import { lambdaImport } from './import.ts';
import { limits } from './limits.ts';
import * as ports from './ports.ts';
import { priceList } from './price-list.ts';
import prices from './prices.json' with { type: 'json' };
import * as properties from './properties.ts';
import { restrictions } from './restrictions.ts';
import { rules } from './rules.ts';
import { spellings } from './sam.ts';
import * as simulation from './simulation.ts';
import * as traffic from './traffic.ts';

export const service = defineService({
  family: 'lambda',
  limits,
  restrictions,
  rules,
  prices,
  importing: lambdaImport,
  priceList,
  alternatives,
  kinds: [
    {
      service: 'lambda',
      resourceType: 'AWS::Lambda::Function',
      keys: ['code'],
      about: about.lambda,
      properties: properties.lambda,
      ports: ports.lambda,
      facts: facts.lambda,
      traffic: traffic.lambda,
      cost: cost.lambda,
      cloudformation: cloudformation.lambda,
      spellings,
      simulation: simulation.lambda,
      local: { as: 'processes behind the Lambda Runtime API' },
    },
    {
      service: 'lambda.edge',
      resourceType: 'AWS::Lambda::Function',
      keys: ['code'],
      about: about.edge,
      properties: properties.edge,
      ports: ports.edge,
      facts: facts.edge,
      traffic: traffic.edge,
      cost: cost.edge,
      cloudformation: cloudformation.edge,
      simulation: simulation.edge,
      local: notModelled('A distribution on this machine calls no functions.'),
    },
  ],
});
