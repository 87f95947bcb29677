import { defineService } from '../../core/catalog/service.ts';
import * as about from './about.ts';
import { alternatives } from './alternatives.ts';
import * as cloudformation from './cloudformation.ts';
import * as cost from './cost.ts';
import * as facts from './facts.ts';
import { cloudfrontImport } from './import.ts';
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
  family: 'cloudfront',
  limits,
  restrictions,
  rules,
  prices,
  importing: cloudfrontImport,
  priceList,
  alternatives,
  kinds: [
    {
      service: 'cloudfront',
      resourceType: 'AWS::CloudFront::Distribution',
      keys: ['behaviours'],
      about: about.cloudfront,
      properties: properties.cloudfront,
      ports: ports.cloudfront,
      facts: facts.cloudfront,
      traffic: traffic.cloudfront,
      cost: cost.cloudfront,
      cloudformation: cloudformation.cloudfront,
      simulation: simulation.cloudfront,
      local: { as: 'a server that chooses origins and caches nothing' },
    },
  ],
});
