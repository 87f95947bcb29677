import { service } from '../../../src/services/cloudfront/service.ts';
import { specifyRules } from './rule-cases.ts';

const DEFAULT = 'default: { order: 99, ViewerProtocolPolicy: redirect-to-https }';
const cdn = (behaviours: string) => `nodes:
  cdn:
    service: cloudfront
    behaviours: { ${behaviours} }
`;
const withApi = (origin: string, rest = '') => `${cdn(DEFAULT)}  api: { service: apigateway.http, stage: api }
connections:
  cdn-api: { from: cdn, to: api, behaviour: default${origin} }
${rest}`;
const visited = (peak: string, account = '') => `nodes:
  people: { service: client, traffic: { all: { peak: ${peak}, path: GET / } } }
  cdn: { service: cloudfront, behaviours: { ${DEFAULT} } }
  site: { service: s3 }
connections:
  people-cdn: { from: people, to: cdn }
  cdn-site: { from: cdn, to: site, behaviour: default }
${account}`;
const many = Array.from({ length: 76 }, (_, at) => `b${at}: { order: ${at}, PathPattern: /b${at}/* }`).join(', ');
const ALL = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'];

specifyRules(service, [
  {
    rule: 'cloudfront.too-many-behaviours', at: 'nodes.cdn.behaviours', design: cdn(`${DEFAULT}, ${many}`),
    says: 'The distribution has 76 behaviours with a path pattern; CloudFront allows 75. Merge patterns, or have the quota raised and write it under account.quotas.',
    fine: cdn(`${DEFAULT}, ${many}`) + 'account: { quotas: { cloudfront.behaviours: 100 } }',
  },
  {
    rule: 'cloudfront.no-default-behaviour', at: 'nodes.cdn.behaviours', design: cdn('api: { order: 1, PathPattern: /api/* }'),
    says: '“cdn” has no behaviour without a PathPattern. Add one for what no pattern matches.', fine: cdn(DEFAULT),
  },
  {
    rule: 'cloudfront.no-default-behaviour', at: 'nodes.cdn.behaviours.api', design: cdn(`${DEFAULT}, api: { order: 1 }`),
    says: '“default” and “api” both have no PathPattern, and only one behaviour can be the default. Give “api” a pattern.',
    fine: cdn(`${DEFAULT}, api: { order: 1, PathPattern: !Ref Pattern }`),
  },
  {
    rule: 'cloudfront.no-default-behaviour', at: 'nodes.cdn.behaviours', design: `${cdn('api: { PathPattern: /api/* }')}  site: { service: s3 }\nconnections:\n  cdn-site: { from: cdn, to: site, behaviour: api }\n`,
    says: '“cdn” has no behaviour without a PathPattern. Add one for what no pattern matches.',
    fine: `${cdn('api: { PathPattern: /api/* }')}  site: { service: s3 }\nconnections:\n  cdn-site: { from: cdn, to: site }\n`,
  },
  {
    rule: 'cloudfront.path-pattern-twice', at: 'nodes.cdn.behaviours.b.PathPattern', design: cdn(`${DEFAULT}, a: { order: 1, PathPattern: /x/* }, b: { order: 2, PathPattern: /x/* }`),
    says: '“a” has the pattern /x/* already. Change one of the two, or remove it.', fine: cdn(`${DEFAULT}, a: { order: 1, PathPattern: /x/* }, b: { order: 2, PathPattern: /y/* }`),
  },
  {
    rule: 'cloudfront.same-order', at: 'nodes.cdn.behaviours.b.order', design: cdn(`${DEFAULT}, a: { order: 1, PathPattern: /x/* }, b: { order: 1, PathPattern: /y/* }`),
    says: '“a” has the order 1 too, so it is open which pattern CloudFront tries first. Give each its own number.',
    fine: cdn(`${DEFAULT}, a: { order: 99, PathPattern: /x/* }`),
  },
  {
    rule: 'cloudfront.ttl-out-of-order', at: 'nodes.cdn.behaviours.default.MinTTL', design: cdn('default: { MinTTL: 600, DefaultTTL: 60, MaxTTL: 3600 }'),
    says: 'MinTTL is 600 s, more than DefaultTTL (60 s). Lower it.', fix: { value: 60 },
  },
  {
    rule: 'cloudfront.ttl-out-of-order', at: 'nodes.cdn.behaviours.default.MaxTTL', design: cdn('default: { MaxTTL: 4000000000 }'),
    says: 'MaxTTL is 4,000,000,000 s, more than 100 years (3,153,600,000 s). Lower it.', fix: { value: 3153600000 },
    fine: cdn('default: { MaxTTL: 63072000 }'),
  },
  {
    rule: 'cloudfront.http-allowed', at: 'nodes.cdn.behaviours.default.ViewerProtocolPolicy', design: cdn('default: { ViewerProtocolPolicy: allow-all }'),
    says: 'The behaviour “default” answers over plain HTTP. Redirect to HTTPS.', fix: { value: 'redirect-to-https' },
  },
  {
    rule: 'cloudfront.methods-invalid', at: 'nodes.cdn.behaviours.default.AllowedMethods', design: cdn('default: { AllowedMethods: [GET, POST] }'),
    says: 'CloudFront takes GET and HEAD, these and OPTIONS, or all seven methods; “default” has GET, POST.', fix: { value: ALL },
    fine: cdn('default: { AllowedMethods: [HEAD, GET, OPTIONS] }'),
  },
  {
    rule: 'cloudfront.origin-timeout-out-of-range', at: 'connections.cdn-api.with.CustomOriginConfig.OriginReadTimeout',
    design: withApi(', with: { CustomOriginConfig: { OriginReadTimeout: 180 } }'),
    says: 'CustomOriginConfig.OriginReadTimeout is 180 s; CloudFront allows 1 to 120 s. Have the quota raised for more and write it under account.quotas.', fix: { value: 120 },
    fine: withApi(', with: { CustomOriginConfig: { OriginReadTimeout: 180 } }', 'account: { quotas: { cloudfront.origin-timeout-max: 180 } }'),
  },
  {
    rule: 'cloudfront.keep-alive-out-of-range', at: 'connections.cdn-api.with.CustomOriginConfig.OriginKeepaliveTimeout',
    design: withApi(', with: { CustomOriginConfig: { OriginKeepaliveTimeout: 600 } }'),
    says: 'CustomOriginConfig.OriginKeepaliveTimeout is 600 s; CloudFront allows at most 300 s.', fix: { value: 300 },
  },
  {
    rule: 'cloudfront.peak-above-rate', at: 'nodes.cdn', design: visited('300k/s'),
    says: 'At the peak 300,000 requests/s arrive; a distribution takes 250,000. Have the quota raised and write it under account.quotas.',
    fine: visited('300k/s', 'account: { quotas: { cloudfront.requests-per-second: 500000 } }'),
  },
]);
