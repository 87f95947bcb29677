import { defineService } from '../../core/catalog/service.ts';
import * as about from './about.ts';
import { alternatives } from './alternatives.ts';
import * as cloudformation from './cloudformation.ts';
import * as cost from './cost.ts';
import * as facts from './facts.ts';
import { dynamodbImport } from './import.ts';
import { limits } from './limits.ts';
import * as ports from './ports.ts';
import { priceList } from './price-list.ts';
import prices from './prices.json' with { type: 'json' };
import * as properties from './properties.ts';
import { rules } from './rules.ts';
import { spellings } from './sam.ts';
import * as simulation from './simulation.ts';
import * as traffic from './traffic.ts';

export const service = defineService({
  family: 'dynamodb',
  limits,
  rules,
  prices,
  importing: dynamodbImport,
  priceList,
  alternatives,
  kinds: [
    {
      service: 'dynamodb',
      resourceType: 'AWS::DynamoDB::Table',
      keys: [],
      about: about.dynamodb,
      properties: properties.dynamodb,
      ports: ports.dynamodb,
      facts: facts.dynamodb,
      traffic: traffic.dynamodb,
      cost: cost.dynamodb,
      cloudformation: cloudformation.dynamodb,
      spellings,
      simulation: simulation.dynamodb,
      local: { as: 'the emulator dynalite, with streams in front of it' },
    },
  ],
});
