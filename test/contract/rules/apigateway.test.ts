import { service } from '../../../src/services/apigateway/service.ts';
import { lambdaWith, specifyRules } from './rule-cases.ts';

const api = (kind: string, rest: string) => `nodes:\n  api: { service: apigateway.${kind}, ${rest} }\n`;
const invoking = (kind: string, properties: string, timeout: number, account = '') => lambdaWith('Timeout: 20', `  api: { service: apigateway.${kind}, routes: { all: { route: GET /items } }${properties} }
connections:
  api-work: { from: api, to: work, routes: [all], properties: { TimeoutInMillis: ${timeout} } }
${account}`);
const visited = (peak: string, region = '') => `nodes:
  people: { service: client, traffic: { all: { peak: ${peak}, path: GET / } } }
  api: { service: apigateway.http, routes: { all: { route: GET / } } }
connections:
  people-api: { from: people, to: api }
${region}`;
const many = (count: number) => Array.from({ length: count }, (_, at) => `r${at}: { route: GET /r${at} }`).join(', ');
const REGIONAL = ', properties: { EndpointConfiguration: { Types: [REGIONAL] } }';
const CORS = 'AllowOrigins: ["*"], AllowCredentials: true';

specifyRules(service, [
  {
    rule: 'apigateway.route-invalid', at: 'nodes.api.routes.all', design: api('http', 'routes: { all: { route: /items } }'),
    says: '“/items” is not a route. Write a method and a path, for example GET /items/{id} or ANY /files/{path+}.', fine: api('http', 'routes: { all: { route: $default } }'),
  },
  {
    rule: 'apigateway.route-invalid', at: 'nodes.api.routes.all', design: api('rest', 'routes: { all: { route: "GET /{path+}/items" } }'),
    says: '“GET /{path+}/items” is not a route. Write a method and a path, for example GET /items/{id} or ANY /files/{path+}.', fine: api('rest', 'routes: { all: { route: "ANY /items/{path+}" } }'),
  },
  {
    rule: 'apigateway.route-twice', at: 'nodes.api.routes.b', design: api('http', 'routes: { a: { route: "GET /items/{id}" }, b: { route: "GET /items/{name}" } }'),
    says: '“b” answers the same requests as “a” (GET /items/{id}). Change one of the two, or remove it.', fine: api('http', 'routes: { a: { route: "GET /items/{id}" }, b: { route: "PUT /items/{id}" } }'),
  },
  {
    rule: 'apigateway.route-twice', at: 'nodes.api.routes.b', design: api('websocket', 'routes: { a: { route: $connect }, b: { route: $connect } }'),
    says: '“b” answers the same requests as “a” ($connect). Change one of the two, or remove it.', fine: api('websocket', 'routes: { a: { route: $connect }, b: { route: $disconnect } }'),
  },
  {
    rule: 'apigateway.too-many-routes', at: 'nodes.api.routes', design: api('http', `routes: { ${many(301)} }`),
    says: 'The API has 301 routes; API Gateway allows 300. Split it, use {proxy+}, or have the quota raised and write it under account.quotas.', fine: api('http', `routes: { ${many(300)} }`),
  },
  {
    rule: 'apigateway.too-many-routes', at: 'nodes.api.routes', design: api('rest', `routes: { ${many(300)} }`),
    says: 'The API has 301 resources (parts of paths); API Gateway allows 300. Split it, use {proxy+}, or have the quota raised and write it under account.quotas.',
    fine: api('rest', `routes: { ${many(299)} }`),
  },
  {
    rule: 'apigateway.stage-name-invalid', at: 'nodes.api.stage', design: api('http', 'stage: v1/beta'),
    says: '“v1/beta” is not a stage name. Use letters, digits, hyphens and underscores, or $default.', fine: api('http', 'stage: $default'),
  },
  {
    rule: 'apigateway.stage-name-invalid', at: 'nodes.api.stage', design: api('rest', 'stage: $default'),
    says: '“$default” is not a stage name. Use letters, digits, hyphens and underscores.', fine: api('rest', 'stage: prod'),
  },
  {
    rule: 'apigateway.cors-credentials-for-everybody', at: 'nodes.api.cors.AllowCredentials', design: api('http', `cors: { ${CORS} }`),
    says: 'AllowCredentials does not go with AllowOrigins [*]. Name the origins, or remove AllowCredentials.', fix: { value: undefined },
  },
  {
    rule: 'apigateway.cors-credentials-for-everybody', at: 'nodes.api.properties.CorsConfiguration.AllowCredentials', design: api('http', `properties: { CorsConfiguration: { ${CORS} } }`),
    says: 'AllowCredentials does not go with AllowOrigins [*]. Name the origins, or remove AllowCredentials.', fix: { value: undefined },
  },
  {
    rule: 'apigateway.only-rest-has-it', at: 'nodes.api.routes.all.key', design: api('http', 'routes: { all: { route: GET /items, key: true } }'),
    says: 'HTTP APIs have no API keys. Remove it, or make this a REST API.', fix: { value: undefined }, fine: api('rest', 'routes: { all: { route: GET /items, key: true } }'),
  },
  {
    rule: 'apigateway.timeout-above-limit', at: 'connections.api-work.properties.TimeoutInMillis', design: invoking('http', '', 45000),
    says: 'TimeoutInMillis is 45,000: the API waits at most 30 s for “work”. Do longer work asynchronously.', fix: { value: 30000 }, fine: invoking('rest', REGIONAL, 45000),
  },
  {
    rule: 'apigateway.timeout-above-limit', at: 'connections.api-work.properties.TimeoutInMillis', design: invoking('rest', '', 45000),
    says: 'TimeoutInMillis is 45,000: the API waits at most 29 s for “work”. Do longer work asynchronously.', fix: { value: 29000 },
  },
  {
    rule: 'apigateway.timeout-needs-quota', at: 'connections.api-work.properties.TimeoutInMillis', design: invoking('rest', REGIONAL, 45000),
    says: 'TimeoutInMillis is 45,000: the API waits at most 29 s for “work”. Have the quota raised and write it under account.quotas, or do longer work asynchronously.',
    fix: { value: 29000 }, fine: invoking('rest', REGIONAL, 45000, 'account: { quotas: { apigateway.rest-timeout-max: 60 } }'),
  },
  {
    rule: 'apigateway.peak-above-throttle', at: 'nodes.api', design: visited('12k/s'),
    says: 'At the peak 12,000 requests/s arrive; the account serves 10,000 in this Region and answers the rest 429. Cache in front, or have the quota raised and write it under account.quotas.',
    fine: visited('9k/s'),
  },
]);
