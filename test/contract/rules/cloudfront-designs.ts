// Designs with one distribution, as YAML below `version`, `name` and `region`.

export const DEFAULT = 'default: { order: 99, ViewerProtocolPolicy: redirect-to-https }';
export const cdn = (behaviours: string, rest = '') => `nodes:
  cdn:
    service: cloudfront
    behaviours: { ${behaviours} }
${rest}`;
export const config = (properties: string) => cdn(DEFAULT, `    properties: { DistributionConfig: { ${properties} } }\n`);
const parts = (written: string) => cdn(DEFAULT, `    parts: { ${written} }\n`);
export const withApi = (origin: string, rest = '', behaviour = DEFAULT) => `${cdn(behaviour)}  api: { service: apigateway.http, stage: api }
connections:
  cdn-api: { from: cdn, to: api, behaviour: default${origin} }
${rest}`;
export const withBucket = (behaviour = DEFAULT, origin = '', properties = 'DefaultRootObject: index.html') => `${cdn(behaviour, `    properties: { DistributionConfig: { ${properties} } }\n`)}  site: { service: s3 }
connections:
  cdn-site: { from: cdn, to: site, behaviour: default${origin} }
`;
/** An API whose callers sign in, behind a behaviour. */
export const authorized = (behaviour: string, isAuthorized = true) => `${cdn(`default: { ${behaviour} }`)}  api: { service: apigateway.http, stage: api, routes: { all: { route: GET /all } } }
  people: { service: cognito.user-pool }
connections:
  cdn-api: { from: cdn, to: api, behaviour: default }
${isAuthorized ? '  people-api: { from: people, to: api, kind: authorize }\n' : ''}`;
export const visited = (flow: string, account = '', behaviour = DEFAULT) => `nodes:
  people: { service: client, traffic: { all: { ${flow}, path: GET / } } }
  cdn: { service: cloudfront, behaviours: { ${behaviour} }, properties: { DistributionConfig: { DefaultRootObject: index.html } } }
  site: { service: s3 }
connections:
  people-cdn: { from: people, to: cdn }
  cdn-site: { from: cdn, to: site, behaviour: default }
${account}`;
export const list = (count: number, entry: (at: number) => string) => Array.from({ length: count }, (_, at) => entry(at)).join(', ');
export const many = list(76, (at) => `b${at}: { order: ${at}, PathPattern: /b${at}/* }`);
export const names = (count: number) => config(`Aliases: [${list(count, (at) => `a${at}.example.com`)}], ViewerCertificate: { AcmCertificateArn: !Ref Certificate }`);
export const headers = (count: number) => withApi(`, with: { OriginCustomHeaders: [${list(count, (at) => `{ HeaderName: x-${at}, HeaderValue: y }`)}] }`);
export const cachePolicy = (written: string) => parts(`Policy: { Type: AWS::CloudFront::CachePolicy, Properties: { CachePolicyConfig: { ${written} } } }`);
export const keyHeaders = (count: number) => cachePolicy(`ParametersInCacheKeyAndForwardedToOrigin: { HeadersConfig: { HeaderBehavior: whitelist, Headers: [${list(count, (at) => `x-${at}`)}] } }`);
export const policies = (count: number) => parts(list(count, (at) => `Policy${at}: { Type: AWS::CloudFront::OriginRequestPolicy }`));
export const code = (length: number) => parts(`Rewrite: { Type: AWS::CloudFront::Function, Properties: { FunctionCode: "${'x'.repeat(length)}" } }`);
export const ALL = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'];
export const CERTIFICATE = 'AcmCertificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/a"';

export const RAISE = 'have the quota raised and write it under account.quotas.';
