import { defineService } from '../../core/catalog/service.ts';
import * as about from './about.ts';
import * as cloudformation from './cloudformation.ts';
import * as cost from './cost.ts';
import * as facts from './facts.ts';
import { s3Import } from './import.ts';
import { limits } from './limits.ts';
import * as ports from './ports.ts';
import { priceList } from './price-list.ts';
import prices from './prices.json' with { type: 'json' };
import * as properties from './properties.ts';
import { restrictions } from './restrictions.ts';
import { rules } from './rules.ts';
import * as simulation from './simulation.ts';
import * as traffic from './traffic.ts';

export const service = defineService({
  family: 's3',
  limits,
  restrictions,
  rules,
  prices,
  importing: s3Import,
  priceList,
  kinds: [
    {
      service: 's3',
      resourceType: 'AWS::S3::Bucket',
      keys: ['content', 'config'],
      about: about.s3,
      properties: properties.s3,
      ports: ports.s3,
      facts: facts.s3,
      traffic: traffic.s3,
      cost: cost.s3,
      cloudformation: cloudformation.s3,
      simulation: simulation.s3,
      local: { as: 'the emulator fauxqs, or a folder of pages' },
    },
  ],
});
