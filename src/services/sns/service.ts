import { defineService } from '../../core/catalog/service.ts';
import * as about from './about.ts';
import * as cloudformation from './cloudformation.ts';
import * as cost from './cost.ts';
import * as facts from './facts.ts';
import { snsImport } from './import.ts';
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
  family: 'sns',
  limits,
  restrictions,
  rules,
  prices,
  importing: snsImport,
  priceList,
  kinds: [
    {
      service: 'sns',
      resourceType: 'AWS::SNS::Topic',
      keys: [],
      about: about.sns,
      properties: properties.sns,
      ports: ports.sns,
      facts: facts.sns,
      traffic: traffic.sns,
      cost: cost.sns,
      cloudformation: cloudformation.sns,
      simulation: simulation.sns,
      local: { as: 'the emulator fauxqs' },
    },
  ],
});
