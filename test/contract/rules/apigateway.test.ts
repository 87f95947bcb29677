import { service } from '../../../src/services/apigateway/service.ts';
import { lambdaWith, specifyRules } from './rule-cases.ts';

const api = (kind: string, rest: string) => `nodes:\n  api: { service: apigateway.${kind}, ${rest} }\n`;
const invoking = (kind: string, properties: string, timeout: number, account = '', more = '') => lambdaWith('Timeout: 20', `  api: { service: apigateway.${kind}, routes: { all: { route: GET /items } }${properties} }
connections:
  api-work: { from: api, to: work, routes: [all], properties: { TimeoutInMillis: ${timeout}${more} } }
${account}`);
const visited = (peak: string, region = '', kind = 'http', route = '', more = '') => `nodes:
  people: { service: client, traffic: { all: { peak: ${peak}, path: GET / } } }
  api: { service: apigateway.${kind}, routes: { all: { route: GET /${route} } }${more} }
connections:
  people-api: { from: people, to: api }
${region}`;
const many = (count: number, more = '') => Array.from({ length: count }, (_, at) => `r${at}: { route: GET /r${at}${more} }`).join(', ');
const names = (count: number) => Array.from({ length: count }, (_, at) => `name${at}`).join(', ');
const stages = (count: number, type: string) => Array.from({ length: count }, (_, at) => `Part${at}: { Type: ${type} }`).join(', ');
const variables = (count: number) => Array.from({ length: count }, (_, at) => `v${at}: '1'`).join(', ');
const staged = (properties: string) => api('rest', `parts: { ApiStage: { Type: AWS::ApiGateway::Stage, Properties: { ${properties} } } }`);
const CACHE = 'CacheClusterEnabled: true, CacheClusterSize: "0.5"';
const caching = (settings: string) => staged(`${CACHE}, MethodSettings: [{ CachingEnabled: true${settings === '' ? '' : `, ${settings}`} }]`);
const paged = (cors: string) => `nodes:
  people: { service: client }
  site: { service: cloudfront }
  api: { service: apigateway.http${cors} }
connections:
  people-site: { from: people, to: site }
  people-api: { from: people, to: api }
`;
const authorized = (kind: string, properties: string) => `nodes:
  users: { service: cognito.user-pool }
  api: { service: apigateway.${kind}, routes: { all: { route: GET / } } }
connections:
  users-api: { from: users, to: api, kind: authorize, properties: { ${properties} } }
`;
const cachedFor = (route: string, connection: string, receives = '1 KB') => lambdaWith('', `  people: { service: client, traffic: { all: { requests: 1/s, path: GET /, receives: ${receives} } } }
  users: { service: cognito.user-pool }
  api:
    service: apigateway.rest
    routes: { all: { route: GET / }, open: { route: GET /open } }
    parts: { ApiStage: { Type: AWS::ApiGateway::Stage, Properties: { ${CACHE}, MethodSettings: [{ CachingEnabled: true }] } } }
connections:
  people-api: { from: people, to: api }
  users-api: { from: users, to: api, kind: authorize, routes: [all] }
  api-work: { from: api, to: work, routes: [${route}]${connection} }
`);
const chatting = (flows: string, assume = '') => `nodes:
  people: { service: client, traffic: { ${flows} } }
  api: { service: apigateway.websocket, routes: { join: { route: $connect }, say: { route: say } }, assume: { ${assume} } }
connections:
  people-api: { from: people, to: api }
`;
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
    fine: api('http', 'cors: { AllowOrigins: ["https://example.com"], AllowCredentials: true }'),
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
    says: 'TimeoutInMillis is 45,000: the API waits at most 29 s for “work”. Do longer work asynchronously.', fix: { value: 29000 }, limit: { id: 'apigateway.rest-edge-timeout-max', needed: 45 },
  },
  {
    rule: 'apigateway.timeout-needs-quota', at: 'connections.api-work.properties.TimeoutInMillis', design: invoking('rest', REGIONAL, 45000),
    says: 'TimeoutInMillis is 45,000: the API waits at most 29 s for “work”. Have the quota raised and write it under account.quotas, or do longer work asynchronously.',
    fix: { value: 29000 }, fine: invoking('rest', REGIONAL, 45000, 'account: { quotas: { apigateway.rest-timeout-max: 60 } }'),
  },
  {
    rule: 'apigateway.timeout-above-limit', at: 'connections.api-work.properties.TimeoutInMillis', design: invoking('rest', REGIONAL, 1000000, '', ', ResponseTransferMode: STREAM'),
    says: 'TimeoutInMillis is 1,000,000: the API waits at most 900 s for “work”. Do longer work asynchronously.', fix: { value: 900000 }, limit: { id: 'apigateway.rest-stream-max', needed: 1000 },
    fine: invoking('rest', '', 900000, '', ', ResponseTransferMode: STREAM'),
  },
  {
    rule: 'apigateway.timeout-below-limit', at: 'connections.api-work.properties.TimeoutInMillis', design: invoking('http', '', 29),
    says: 'TimeoutInMillis is 29 ms; API Gateway allows at least 50 ms.', fix: { value: 50 }, limit: { id: 'apigateway.rest-timeout-min', needed: 0.029 }, fine: invoking('http', '', 50),
  },
  {
    rule: 'apigateway.peak-above-throttle', at: 'nodes.api', design: visited('12k/s'),
    says: 'At the peak the APIs get 12,000 requests a second; the account serves 10,000 in us-east-1, the burst of 5,000 is used up after 2.5 s, and the rest is answered 429. Cache in front, or have the quota raised and write it under account.quotas.',
    limit: { id: 'apigateway.throttle-rate', needed: 12000 }, fine: visited('9k/s'),
  },
  {
    rule: 'apigateway.peak-above-throttle', at: 'nodes.api', region: 'af-south-1', design: visited('3k/s'),
    says: 'At the peak the APIs get 3,000 requests a second; the account serves 2,500 in af-south-1, the burst of 1,250 is used up after 2.5 s, and the rest is answered 429. Cache in front, or have the quota raised and write it under account.quotas.',
    limit: { id: 'apigateway.throttle-rate', needed: 3000 },
  },
  {
    rule: 'apigateway.throttle-above-account', at: 'nodes.api.routes.all.throttle.burst', design: api('http', 'routes: { all: { route: GET /, throttle: { rate: 10, burst: 8000 } } }'),
    says: '“all” allows 8,000 requests at once; the whole account gets 5,000 in this Region.', fix: { value: 5000 }, limit: { id: 'apigateway.throttle-burst', needed: 8000 },
    fine: api('http', 'routes: { all: { route: GET /, throttle: { rate: 10000, burst: 5000 } } }'),
  },
  {
    rule: 'apigateway.throttle-above-account', at: 'nodes.api.routes.all.throttle.rate', design: api('rest', 'routes: { all: { route: GET /, throttle: { rate: 20000 } } }'),
    says: '“all” allows 20,000 requests a second; the whole account gets 10,000 in this Region.', fix: { value: 10000 }, limit: { id: 'apigateway.throttle-rate', needed: 20000 },
  },
  {
    rule: 'apigateway.peak-above-route-throttle', at: 'nodes.api.routes.all.throttle.rate', design: visited('300/s', '', 'http', ', throttle: { rate: 100 }'),
    says: 'At the peak “all” gets 300 requests a second and lets 100 through. Raise the rate unless that is meant.', fix: { value: 300 }, fine: visited('100/s', '', 'rest', ', throttle: { rate: 100 }'),
  },
  {
    rule: 'apigateway.too-many-stages', at: 'nodes.api.parts', design: api('rest', `parts: { ${stages(10, 'AWS::ApiGateway::Stage')} }`),
    says: 'The API has 11 stages; API Gateway allows 10. Use fewer, or have the quota raised and write it under account.quotas.', limit: { id: 'apigateway.rest-stages', needed: 11 },
    fine: api('rest', `parts: { ${stages(9, 'AWS::ApiGateway::Stage')}, ApiStage: { Type: AWS::ApiGateway::Stage } }`),
  },
  {
    rule: 'apigateway.too-many-stages', at: 'nodes.api.parts', design: api('http', `parts: { ${stages(10, 'AWS::ApiGatewayV2::Stage')} }`),
    says: 'The API has 11 stages; API Gateway allows 10. Use fewer, or have the quota raised and write it under account.quotas.', limit: { id: 'apigateway.http-stages', needed: 11 },
  },
  {
    rule: 'apigateway.too-many-authorizers', at: 'nodes.api', design: api('http', `parts: { ${stages(11, 'AWS::ApiGatewayV2::Authorizer')} }`),
    says: 'The API has 11 authorizers; API Gateway allows 10. Use fewer, or have the quota raised and write it under account.quotas.', limit: { id: 'apigateway.http-authorizers', needed: 11 },
    fine: api('http', `parts: { ${stages(10, 'AWS::ApiGatewayV2::Authorizer')} }`),
  },
  {
    rule: 'apigateway.too-many-authorizers', at: 'nodes.api', design: api('rest', `parts: { ${stages(11, 'AWS::ApiGateway::Authorizer')} }`),
    says: 'The API has 11 authorizers; API Gateway allows 10. Use fewer, or have the quota raised and write it under account.quotas.', limit: { id: 'apigateway.rest-authorizers', needed: 11 },
  },
  {
    rule: 'apigateway.too-many-integrations', at: 'nodes.api', design: api('http', `routes: { ${many(301, ', integration: { IntegrationType: HTTP_PROXY }')} }`),
    says: 'The API has 301 integrations; API Gateway allows 300. Let one function answer several routes, or split the API.', limit: { id: 'apigateway.http-integrations', needed: 301 },
    fine: api('http', `routes: { ${many(300, ', integration: { IntegrationType: HTTP_PROXY }')} }`),
  },
  {
    rule: 'apigateway.too-many-stage-variables', at: 'nodes.api.parts.ApiStage.Properties.Variables', design: staged(`Variables: { ${variables(101)} }`),
    says: 'The stage has 101 variables; API Gateway allows 100. Keep settings in the functions or in a parameter store.', limit: { id: 'apigateway.rest-stage-variables', needed: 101 },
    fine: staged(`Variables: { ${variables(100)} }`),
  },
  {
    rule: 'apigateway.no-access-log', at: 'nodes.api', design: visited('1/s'),
    says: 'The stage writes no access log. Set AccessLogSettings of ApiStage under parts, with a log group, or ignore this with the reason.',
    fine: visited('1/s', '', 'http', '', ', parts: { ApiStage: { Type: AWS::ApiGatewayV2::Stage, Properties: { AccessLogSettings: { Format: $context.requestId } } } }'),
  },
  {
    rule: 'apigateway.pages-of-another-origin', at: 'connections.people-api', design: paged(''),
    says: 'The pages of “people” come from “site”, so browsers block their calls of “api”. Say under cors which origins may call, or put the API behind the same distribution.',
    fine: paged(', cors: { AllowOrigins: ["https://example.com"] }'),
  },
  {
    // An app that only uploads to a bucket gets no pages from it.
    rule: 'apigateway.pages-of-another-origin', at: 'connections.people-api', design: paged('').replace('cloudfront', 's3, content: ./web'),
    says: 'The pages of “people” come from “site”, so browsers block their calls of “api”. Say under cors which origins may call, or put the API behind the same distribution.',
    fine: paged('').replace('cloudfront', 's3'),
  },
  {
    rule: 'apigateway.authorizer-time-out-of-range', at: 'connections.users-api.properties.AuthorizerResultTtlInSeconds', design: authorized('rest', 'AuthorizerResultTtlInSeconds: 7200'),
    says: 'AuthorizerResultTtlInSeconds is 7,200 s; API Gateway allows at most 3,600 s.', fix: { value: 3600 }, limit: { id: 'apigateway.rest-authorizer-ttl-max', needed: 7200 },
    fine: authorized('rest', 'AuthorizerResultTtlInSeconds: 3600'),
  },
  {
    rule: 'apigateway.too-many-audiences', at: 'connections.users-api.properties.JwtConfiguration.Audience', design: authorized('http', `JwtConfiguration: { Audience: [${names(51)}] }`),
    says: 'The authorizer has 51 audiences; API Gateway allows 50. Let several clients share one, or use two authorizers.', limit: { id: 'apigateway.http-audiences', needed: 51 },
    fine: authorized('http', `JwtConfiguration: { Audience: [${names(50)}] }`),
  },
  {
    rule: 'apigateway.too-many-scopes', at: 'nodes.api.routes.all.scopes', design: api('http', `routes: { all: { route: GET /, scopes: [${names(11)}] } }`),
    says: 'The route “all” has 11 scopes; API Gateway allows 10. Any one of them lets a caller in: name a wider one.', limit: { id: 'apigateway.http-scopes', needed: 11 },
    fine: api('http', `routes: { all: { route: GET /, scopes: [${names(10)}] } }`),
  },
  {
    rule: 'apigateway.policy-too-long', at: 'nodes.api.properties.Policy', design: api('rest', `properties: { Policy: { Sid: ${'x'.repeat(8183)} } }`),
    says: 'The resource policy has 8,193 characters; API Gateway takes 8,192. Name fewer callers, or have the quota raised and write it under account.quotas.', limit: { id: 'apigateway.rest-policy-max', needed: 8193 },
    fine: api('rest', `properties: { Policy: { Sid: ${'x'.repeat(8182)} } }`),
  },
  {
    rule: 'apigateway.cache-size-unknown', at: 'nodes.api.parts.ApiStage.Properties.CacheClusterSize', design: staged('CacheClusterEnabled: true, CacheClusterSize: "5"'),
    says: 'CacheClusterSize is 5 GB. API Gateway offers 0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237 GB.', fix: { value: '6.1' }, fine: staged('CacheClusterEnabled: true, CacheClusterSize: 0.5'),
  },
  {
    rule: 'apigateway.cache-time-out-of-range', at: 'nodes.api.parts.ApiStage.Properties.MethodSettings.0.CacheTtlInSeconds', design: caching('CacheTtlInSeconds: 86400'),
    says: 'CacheTtlInSeconds is 86,400 s; API Gateway allows at most 3,600 s.', fix: { value: 3600 }, limit: { id: 'apigateway.rest-cache-ttl-max', needed: 86400 }, fine: caching('CacheTtlInSeconds: 3600'),
  },
  {
    rule: 'apigateway.cache-time-not-said', at: 'nodes.api.parts.ApiStage.Properties.MethodSettings.0.CacheTtlInSeconds', design: caching('CacheDataEncrypted: true'),
    says: 'CacheTtlInSeconds is not set, so answers up to 300 s old are given. Say how old they may be.', fix: { value: 300 }, fine: caching('CacheTtlInSeconds: !Ref Ttl'),
  },
  {
    rule: 'apigateway.cache-not-encrypted', at: 'nodes.api.parts.ApiStage.Properties.MethodSettings.0.CacheDataEncrypted', design: caching('CacheTtlInSeconds: 60'),
    says: 'The answers in the cache are not encrypted. Set CacheDataEncrypted.', fix: { value: true }, fine: caching('CacheDataEncrypted: !Ref Encrypted'),
  },
  {
    rule: 'apigateway.caching-without-cache', at: 'nodes.api.parts.ApiStage.Properties.MethodSettings.0.CachingEnabled', design: staged('MethodSettings: [{ CachingEnabled: true }]'),
    says: 'CachingEnabled has no effect: the stage has no cache. Set CacheClusterEnabled and CacheClusterSize, or remove CachingEnabled.', fine: caching(''),
  },
  {
    rule: 'apigateway.cached-answer-for-everybody', at: 'connections.api-work.properties.CacheKeyParameters', design: cachedFor('all', ''),
    says: 'What “work” answers to one caller is cached for all. Add method.request.header.Authorization to CacheKeyParameters, or do not cache this method.',
    fine: cachedFor('all', ', properties: { CacheKeyParameters: [method.request.header.Authorization] }'),
  },
  {
    rule: 'apigateway.answer-too-large-to-cache', at: 'nodes.api', design: cachedFor('all', '', '2 MB'),
    says: 'The answer to the flow “people.all” has 2 MB; up to 1 MB are cached. Answer in pages, or cache in a distribution.', limit: { id: 'apigateway.rest-cache-response-max', needed: 2 * 1024 ** 2 },
    fine: cachedFor('all', '', '1 MB'),
  },
  {
    rule: 'apigateway.stream-not-cached', at: 'connections.api-work.properties.ResponseTransferMode', design: cachedFor('all', ', properties: { ResponseTransferMode: STREAM }'),
    says: 'The answers of “work” are streamed, so the cache of the stage does not hold them.', fine: cachedFor('all', ', properties: { ResponseTransferMode: BUFFERED }'),
  },
  {
    rule: 'apigateway.stream-needs-rest', at: 'connections.api-work.properties.ResponseTransferMode', design: invoking('http', '', 5000, '', ', ResponseTransferMode: STREAM'),
    says: 'Only REST APIs stream answers. Remove ResponseTransferMode, or make this a REST API.', fix: { value: undefined }, fine: invoking('rest', '', 5000, '', ', ResponseTransferMode: STREAM'),
  },
  {
    rule: 'apigateway.stream-too-slow', at: 'connections.api-work', design: cachedFor('all', ', properties: { ResponseTransferMode: STREAM, TimeoutInMillis: 60000 }', '150 MB'),
    says: 'An answer of 150 MB takes 70 s at 2 MB/s; the integration waits 60 s. Raise TimeoutInMillis, or hand the data over through a bucket.', limit: { id: 'apigateway.rest-stream-bandwidth' },
    fine: cachedFor('all', ', properties: { ResponseTransferMode: STREAM, TimeoutInMillis: 60000 }', '130 MB'),
  },
  {
    rule: 'apigateway.too-many-new-connections', at: 'nodes.api', design: chatting('join: { peak: 800/s, path: $connect }'),
    says: '800 clients a second connect; the account lets in 500 in this Region. Let clients wait for a random time before they connect again, or have the quota raised and write it under account.quotas.',
    limit: { id: 'apigateway.websocket-new-connections', needed: 800 }, fine: chatting('join: { peak: 500/s, path: $connect }, say: { peak: 800/s, path: /say }'),
  },
  {
    rule: 'apigateway.too-many-new-connections', at: 'nodes.api', design: chatting('say: { peak: 800/s, path: /say }', 'connections: 7.2M'),
    says: '1,000 clients a second connect; the account lets in 500 in this Region. Let clients wait for a random time before they connect again, or have the quota raised and write it under account.quotas.',
    fine: chatting('say: { peak: 800/s, path: /say }', 'connections: 3.6M'),
  },
  {
    rule: 'apigateway.connections-fall-idle', at: 'nodes.api', design: chatting('say: { requests: 1/s, path: /say }', 'connections: 1200'),
    says: 'With 1,200 open connections each sends a message every 20 min on average; one that is silent for 10 min is closed. Let clients send a ping before that.',
    limit: { id: 'apigateway.websocket-idle-max', needed: 1200 }, fine: chatting('say: { requests: 2/s, path: /say }', 'connections: 1200'),
  },
  {
    rule: 'apigateway.message-needs-frames', at: 'nodes.api', design: chatting('say: { requests: 1/s, path: /say, sends: 100 KB }'),
    says: 'A message of the flow “people.say” has 100 KB and a frame holds 32 KB: the client must send 4 frames. Send less, or make sure that its library splits messages.',
    limit: { id: 'apigateway.websocket-frame-max', needed: 102400 }, fine: chatting('say: { requests: 1/s, path: /say, sends: 32 KB }'),
  },
  {
    rule: 'apigateway.only-rest-has-it', at: 'nodes.api.properties.EndpointConfiguration', design: api('http', 'properties: { EndpointConfiguration: { Types: [PRIVATE] } }'),
    says: 'HTTP APIs have no edge-optimized or private endpoints. Remove it, or make this a REST API.', fix: { value: undefined },
  },
  {
    rule: 'apigateway.only-rest-has-it', at: 'nodes.api.parts.Firewall', design: api('http', 'parts: { Firewall: { Type: AWS::WAFv2::WebACLAssociation } }'),
    says: 'HTTP APIs have no AWS WAF in front. Remove it, or make this a REST API.', fix: { value: undefined },
  },
]);
