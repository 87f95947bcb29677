import { defineService } from '../../core/catalog/service.ts';
import * as about from './about.ts';
import * as cloudformation from './cloudformation.ts';
import * as cost from './cost.ts';
import * as facts from './facts.ts';
import { limits } from './limits.ts';
import * as ports from './ports.ts';
import { priceList } from './price-list.ts';
import prices from './prices.json' with { type: 'json' };
import * as properties from './properties.ts';
import { rules } from './rules.ts';
import * as simulation from './simulation.ts';
import * as traffic from './traffic.ts';

export const service = defineService({
  family: 'client',
  limits,
  rules,
  prices,
  priceList,
  kinds: [
    {
      service: 'client',
      keys: ['traffic'],
      about: about.client,
      properties: properties.client,
      ports: ports.client,
      facts: facts.client,
      traffic: traffic.client,
      cost: cost.client,
      cloudformation: cloudformation.client,
      simulation: simulation.client,
      local: { as: 'whoever opens the addresses' },
    },
  ],
});
