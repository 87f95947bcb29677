import { defineService } from '../../core/catalog/service.ts';
import * as about from './about.ts';
import * as cloudformation from './cloudformation.ts';
import * as cost from './cost.ts';
import * as facts from './facts.ts';
import { sqsImport } from './import.ts';
import { limits } from './limits.ts';
import * as ports from './ports.ts';
import { priceList } from './price-list.ts';
import prices from './prices.json' with { type: 'json' };
import * as properties from './properties.ts';
import { rules } from './rules.ts';
import * as simulation from './simulation.ts';
import * as traffic from './traffic.ts';

export const service = defineService({
  family: 'sqs',
  limits,
  rules,
  prices,
  importing: sqsImport,
  priceList,
  kinds: [
    {
      service: 'sqs',
      resourceType: 'AWS::SQS::Queue',
      keys: [],
      about: about.sqs,
      properties: properties.sqs,
      ports: ports.sqs,
      facts: facts.sqs,
      traffic: traffic.sqs,
      cost: cost.sqs,
      cloudformation: cloudformation.sqs,
      simulation: simulation.sqs,
      local: { as: 'the emulator fauxqs' },
    },
  ],
});
