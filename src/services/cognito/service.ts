import { defineService, notModelled } from '../../core/catalog/service.ts';
import * as about from './about.ts';
import * as cloudformation from './cloudformation.ts';
import * as cost from './cost.ts';
import * as facts from './facts.ts';
import { cognitoImport } from './import.ts';
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
  family: 'cognito',
  limits,
  restrictions,
  rules,
  prices,
  importing: cognitoImport,
  priceList,
  kinds: [
    {
      service: 'cognito.user-pool',
      resourceType: 'AWS::Cognito::UserPool',
      keys: ['groups'],
      about: about.userPool,
      properties: properties.userPool,
      ports: ports.userPool,
      facts: facts.userPool,
      traffic: traffic.userPool,
      cost: cost.userPool,
      cloudformation: cloudformation.userPool,
      simulation: simulation.userPool,
      local: { as: 'an issuer of tokens with users in memory' },
    },
    {
      service: 'cognito.identity-pool',
      resourceType: 'AWS::Cognito::IdentityPool',
      keys: [],
      about: about.identityPool,
      properties: properties.identityPool,
      ports: ports.identityPool,
      facts: facts.identityPool,
      traffic: traffic.identityPool,
      cost: cost.identityPool,
      cloudformation: cloudformation.identityPool,
      simulation: simulation.identityPool,
      local: notModelled('Nothing on this machine takes the credentials that it gives.'),
    },
  ],
});
