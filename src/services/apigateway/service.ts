import { defineService } from '../../core/catalog/service.ts';
import * as about from './about.ts';
import { alternatives } from './alternatives.ts';
import * as cloudformation from './cloudformation.ts';
import * as cost from './cost.ts';
import * as facts from './facts.ts';
import { apigatewayImport } from './import.ts';
import { limits } from './limits.ts';
import * as ports from './ports.ts';
import { priceList } from './price-list.ts';
import prices from './prices.json' with { type: 'json' };
import * as properties from './properties.ts';
import { restrictions } from './restrictions.ts';
import { rules } from './rules.ts';
import { httpSpellings, restSpellings } from './sam.ts';
import * as simulation from './simulation.ts';
import * as traffic from './traffic.ts';

export const service = defineService({
  family: 'apigateway',
  limits,
  restrictions,
  rules,
  prices,
  importing: apigatewayImport,
  priceList,
  alternatives,
  kinds: [
    {
      service: 'apigateway.http',
      resourceType: 'AWS::ApiGatewayV2::Api',
      keys: ['routes', 'stage', 'cors'],
      about: about.http,
      properties: properties.http,
      ports: ports.http,
      facts: facts.http,
      traffic: traffic.http,
      cost: cost.http,
      cloudformation: cloudformation.http,
      spellings: httpSpellings,
      simulation: simulation.http,
      local: { as: 'a server with the routes, authorizers and limits of the API' },
    },
    {
      service: 'apigateway.rest',
      resourceType: 'AWS::ApiGateway::RestApi',
      keys: ['routes', 'stage', 'cors'],
      about: about.rest,
      properties: properties.rest,
      ports: ports.rest,
      facts: facts.rest,
      traffic: traffic.rest,
      cost: cost.rest,
      cloudformation: cloudformation.rest,
      spellings: restSpellings,
      simulation: simulation.rest,
      local: { as: 'a server with the routes, authorizers and limits of the API' },
    },
    {
      service: 'apigateway.websocket',
      resourceType: 'AWS::ApiGatewayV2::Api',
      keys: ['routes', 'stage'],
      about: about.websocket,
      properties: properties.websocket,
      ports: ports.websocket,
      facts: facts.websocket,
      traffic: traffic.websocket,
      cost: cost.websocket,
      cloudformation: cloudformation.websocket,
      simulation: simulation.websocket,
      local: { as: 'a server with the routes, authorizers and limits of the API' },
    },
  ],
});
