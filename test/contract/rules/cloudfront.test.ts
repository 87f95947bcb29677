import { service } from '../../../src/services/cloudfront/service.ts';
import { ALL, authorized, cachePolicy, cdn, CERTIFICATE, code, config, DEFAULT, headers, keyHeaders, list, many, names, policies, RAISE, visited, withApi, withBucket } from './cloudfront-designs.ts';
import { specifyRules } from './rule-cases.ts';

specifyRules(service, [
  {
    rule: 'cloudfront.too-many-behaviours', at: 'nodes.cdn.behaviours', design: cdn(`${DEFAULT}, ${many}`),
    says: `The distribution has 76 behaviours with a path pattern; CloudFront allows 75. Merge patterns, or ${RAISE}`,
    fine: cdn(`${DEFAULT}, ${many}`) + 'account: { quotas: { cloudfront.behaviours: 100 } }',
    limit: { id: 'cloudfront.behaviours', needed: 76 },
  },
  {
    rule: 'cloudfront.too-many-origins', at: 'nodes.cdn', design: config(`Origins: [${list(101, (at) => `{ Id: o${at} }`)}]`),
    says: `The distribution has 101 origins; CloudFront allows 100. Divide it over two, or ${RAISE}`, fine: config(`Origins: [${list(100, (at) => `{ Id: o${at} }`)}]`),
    limit: { id: 'cloudfront.origins', needed: 101 },
  },
  {
    rule: 'cloudfront.list-above-quota', at: 'nodes.cdn.properties.DistributionConfig.Aliases', design: names(101),
    says: `The distribution has 101 domain names; CloudFront allows 100. Use a wildcard such as *.example.com, or ${RAISE}`, fine: names(100),
    limit: { id: 'cloudfront.aliases', needed: 101 },
  },
  {
    rule: 'cloudfront.list-above-quota', at: 'nodes.cdn.properties.DistributionConfig.OriginGroups.Items', design: config(`OriginGroups: { Quantity: 11, Items: [${list(11, () => '{}')}] }`),
    says: `The distribution has 11 origin groups; CloudFront allows 10. Divide it over two, or ${RAISE}`, fine: config(`OriginGroups: { Quantity: 10, Items: [${list(10, () => '{}')}] }`),
    limit: { id: 'cloudfront.origin-groups', needed: 11 },
  },
  {
    rule: 'cloudfront.too-many-origin-headers', at: 'connections.cdn-api.with.OriginCustomHeaders', design: headers(31),
    says: `The distribution has 31 headers for this origin; CloudFront allows 30. Join them into fewer, or ${RAISE}`, fine: headers(30),
  },
  {
    rule: 'cloudfront.cache-key-too-long', at: 'nodes.cdn.parts.Policy.Properties.CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin.HeadersConfig.Headers', design: keyHeaders(11),
    says: `The cache policy has 11 headers; CloudFront allows 10. Keep those that change the answer, or ${RAISE}`, fine: keyHeaders(10),
  },
  {
    rule: 'cloudfront.too-many-policies', at: 'nodes.cdn.parts', design: policies(21),
    says: `The distribution has 21 parts of the type AWS::CloudFront::OriginRequestPolicy; CloudFront allows 20. Share them between behaviours, use managed ones, or ${RAISE}`, fine: policies(20),
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
    rule: 'cloudfront.http-allowed', at: 'nodes.cdn.behaviours.default.ViewerProtocolPolicy', design: cdn('default: { ViewerProtocolPolicy: allow-all }'),
    says: 'The behaviour “default” answers over plain HTTP. Redirect to HTTPS.', fix: { value: 'redirect-to-https' }, fine: cdn('default: { ViewerProtocolPolicy: https-only }'),
  },

  {
    rule: 'cloudfront.ttl-out-of-order', at: 'nodes.cdn.behaviours.default.MinTTL', design: cdn('default: { MinTTL: 600, DefaultTTL: 60, MaxTTL: 3600 }'),
    says: 'MinTTL is 600 s, more than DefaultTTL (60 s). Lower it.', fix: { value: 60 }, fine: cdn('default: { MinTTL: 60, DefaultTTL: 60, MaxTTL: 60 }'),
  },
  {
    rule: 'cloudfront.ttl-out-of-order', at: 'nodes.cdn.behaviours.default.MaxTTL', design: cdn('default: { MaxTTL: 4000000000 }'),
    says: 'MaxTTL is 4,000,000,000 s, more than 100 years (3,153,600,000 s). Lower it: where nothing is written, MaxTTL is 31,536,000 s.', fix: { value: 3153600000 },
    fine: cdn('default: { MaxTTL: 63072000 }'),
    limit: { id: 'cloudfront.ttl-max', needed: 4000000000 },
  },
  {
    rule: 'cloudfront.ttl-out-of-order', at: 'nodes.cdn.behaviours.default.MinTTL', design: cdn('default: { MinTTL: -1 }'),
    says: 'MinTTL is -1 s; CloudFront allows 0 s or more.', fix: { value: 0 }, fine: cdn('default: { MinTTL: 0 }'),
    limit: { id: 'cloudfront.ttl-min', needed: -1 },
  },
  {
    rule: 'cloudfront.ttl-out-of-order', at: 'nodes.cdn.behaviours.default.MaxTTL', design: cdn('default: { MaxTTL: 3600 }'),
    says: 'MaxTTL is 3,600 s, less than DefaultTTL, which is 86,400 s where nothing is written. Write a DefaultTTL.', fix: { at: 'nodes.cdn.behaviours.default.DefaultTTL', value: 3600 },
    fine: cdn('default: { MaxTTL: 86400 }'),
  },
  {
    rule: 'cloudfront.ttl-out-of-order', at: 'nodes.cdn.parts.Policy.Properties.CachePolicyConfig.DefaultTTL', design: cachePolicy('MinTTL: 0, DefaultTTL: 600, MaxTTL: 60'),
    says: 'DefaultTTL is 600 s, more than MaxTTL (60 s). Lower it.', fix: { value: 60 }, fine: cachePolicy('MinTTL: 0, DefaultTTL: 600, MaxTTL: !Ref Longest'),
  },

  {
    rule: 'cloudfront.methods-invalid', at: 'nodes.cdn.behaviours.default.AllowedMethods', design: cdn('default: { AllowedMethods: [GET, POST] }'),
    says: 'CloudFront takes GET and HEAD, these and OPTIONS, or all seven methods; “default” has GET, POST.', fix: { value: ALL },
    fine: cdn('default: { AllowedMethods: [HEAD, GET, OPTIONS] }'),
  },
  {
    rule: 'cloudfront.cached-methods-invalid', at: 'nodes.cdn.behaviours.default.CachedMethods', design: cdn('default: { CachedMethods: [GET, HEAD, OPTIONS] }'),
    says: '“default” caches GET, HEAD, OPTIONS and allows GET, HEAD. CloudFront caches GET and HEAD, and OPTIONS where it is allowed.', fix: { value: ['GET', 'HEAD'] },
    fine: cdn('default: { AllowedMethods: [GET, HEAD, OPTIONS], CachedMethods: [GET, HEAD, OPTIONS] }'),
  },
  {
    rule: 'cloudfront.writes-to-bucket', at: 'nodes.cdn.behaviours.default.AllowedMethods', design: withBucket(`default: { AllowedMethods: [${ALL.join(', ')}] }`),
    says: '“default” forwards GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE to “site”, where the distribution may only read. Allow GET and HEAD; upload with presigned URLs.',
    fix: { value: ['GET', 'HEAD'] }, fine: withApi('', '', `default: { AllowedMethods: [${ALL.join(', ')}] }`),
  },
  {
    rule: 'cloudfront.authorization-dropped', at: 'nodes.cdn.behaviours.default.OriginRequestPolicyId', design: authorized('OriginRequestPolicyId: 59781a5b-3903-41f3-afcb-af62929ccde1'),
    says: '“default” forwards CORS-CustomOrigin to “api”, which authorizes its callers: the Authorization header never arrives. Forward all headers of the viewer but Host.',
    fix: { value: 'b689b0a8-53d0-40ab-baf2-68738e2966ac' }, fine: authorized('OriginRequestPolicyId: 59781a5b-3903-41f3-afcb-af62929ccde1, CachePolicyId: 2e54312d-136d-493c-8eb9-b001f22f67d2'),
  },
  {
    rule: 'cloudfront.authorization-dropped', at: 'nodes.cdn.behaviours.default.ForwardedValues', design: authorized('ForwardedValues: { QueryString: true, Headers: [Accept] }'),
    says: '“default” forwards [Accept] to “api”, which authorizes its callers: the Authorization header never arrives. Forward all headers of the viewer but Host.',
    fine: authorized('ForwardedValues: { QueryString: true, Headers: [Accept, authorization] }'),
  },
  {
    rule: 'cloudfront.personal-answers-cached', at: 'nodes.cdn.behaviours.default.CachePolicyId', design: authorized('CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6'),
    says: '“default” caches by CachingOptimized what “api” answers to authorized callers, for whoever asks next. Do not cache it, or give the public routes a behaviour of their own.',
    fix: { value: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' }, fine: authorized('CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6', false),
  },
  {
    rule: 'cloudfront.answers-cached-by-path', at: 'nodes.cdn.behaviours.default.CachePolicyId', design: authorized('CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6', false),
    says: '“default” caches by CachingOptimized what “api” answers: a query string makes no difference. Take a policy with what the answer depends on, or do not cache.',
    fix: { value: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' }, fine: withBucket('default: { CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6 }'),
  },
  {
    rule: 'cloudfront.policy-and-forwarded-values', at: 'nodes.cdn.behaviours.default.ForwardedValues', design: cdn('default: { CachePolicyId: !Ref Policy, ForwardedValues: { QueryString: false } }'),
    says: '“default” has CachePolicyId and ForwardedValues, and a behaviour takes one of the two. Remove ForwardedValues, which is deprecated.', fix: { value: undefined },
    fine: cdn('default: { ForwardedValues: { QueryString: false } }'),
  },

  {
    rule: 'cloudfront.origin-timeout-out-of-range', at: 'connections.cdn-api.with.CustomOriginConfig.OriginReadTimeout',
    design: withApi(', with: { CustomOriginConfig: { OriginReadTimeout: 180 } }'),
    says: 'CustomOriginConfig.OriginReadTimeout is 180 s; CloudFront allows 1 to 120 s. Have the quota raised for more and write it under account.quotas.', fix: { value: 120 },
    fine: withApi(', with: { CustomOriginConfig: { OriginReadTimeout: 180 } }', 'account: { quotas: { cloudfront.origin-timeout-max: 180 } }'),
    limit: { id: 'cloudfront.origin-timeout-max', needed: 180 },
  },
  {
    rule: 'cloudfront.keep-alive-out-of-range', at: 'connections.cdn-api.with.CustomOriginConfig.OriginKeepaliveTimeout',
    design: withApi(', with: { CustomOriginConfig: { OriginKeepaliveTimeout: 600 } }'),
    says: 'CustomOriginConfig.OriginKeepaliveTimeout is 600 s; CloudFront allows 1 to 300 s. Have the quota raised for more and write it under account.quotas.', fix: { value: 300 },
    fine: withApi(', with: { CustomOriginConfig: { OriginKeepaliveTimeout: 300 } }'),
    limit: { id: 'cloudfront.keep-alive-max', needed: 600 },
  },
  {
    rule: 'cloudfront.connecting-out-of-range', at: 'connections.cdn-api.with.ConnectionTimeout', design: withApi(', with: { ConnectionTimeout: 15 }'),
    says: 'ConnectionTimeout is 15 s; CloudFront allows 1 to 10 s.', fix: { value: 10 }, fine: withApi(', with: { ConnectionTimeout: 10 }'),
  },
  {
    rule: 'cloudfront.connecting-out-of-range', at: 'connections.cdn-api.with.ConnectionAttempts', design: withApi(', with: { ConnectionAttempts: 0 }'),
    says: 'ConnectionAttempts is 0; CloudFront allows 1 to 3.', fix: { value: 1 }, fine: withApi(', with: { ConnectionAttempts: 3 }'),
  },
  {
    rule: 'cloudfront.origin-not-signed', at: 'connections.cdn-site.with.CustomOriginConfig', design: withBucket(DEFAULT, ', with: { CustomOriginConfig: { OriginProtocolPolicy: http-only } }'),
    says: 'CustomOriginConfig reaches “site” without origin access control. Remove it: the distribution then signs its requests, and the bucket stays closed.', fix: { value: undefined },
    fine: withApi(', with: { CustomOriginConfig: { OriginProtocolPolicy: http-only } }'),
  },
  {
    rule: 'cloudfront.origin-not-signed', at: 'connections.cdn-site.with.S3OriginConfig', design: withBucket(DEFAULT, ', with: { S3OriginConfig: { OriginAccessIdentity: !Sub "origin-access-identity/cloudfront/${Identity}" } }'),
    says: 'S3OriginConfig reaches “site” without origin access control. Remove it: the distribution then signs its requests, and the bucket stays closed.', fix: { value: undefined },
    fine: withBucket(DEFAULT, ', with: { S3OriginConfig: { OriginAccessIdentity: "" } }'),
  },
  {
    rule: 'cloudfront.origin-over-http', at: 'connections.cdn-api.with.CustomOriginConfig.OriginProtocolPolicy', design: withApi(', with: { CustomOriginConfig: { OriginProtocolPolicy: match-viewer } }'),
    says: 'OriginProtocolPolicy is match-viewer: requests reach “api” over plain HTTP. Set it to https-only.', fix: { value: 'https-only' },
    fine: withApi(', with: { CustomOriginConfig: { OriginProtocolPolicy: !Ref Protocol } }'),
  },
  {
    rule: 'cloudfront.distribution-behind-distribution', at: 'connections.cdn-api.with.DomainName', design: withApi(', with: { DomainName: d111111abcdef8.cloudfront.net }'),
    says: 'The origin d111111abcdef8.cloudfront.net is a distribution itself; CloudFront allows 2 in a row. Name the origin behind it.', fine: withApi(', with: { DomainName: api.example.com }'),
  },

  {
    rule: 'cloudfront.old-tls', at: 'nodes.cdn.properties.DistributionConfig.ViewerCertificate.MinimumProtocolVersion', design: config(`ViewerCertificate: { ${CERTIFICATE}, SslSupportMethod: sni-only, MinimumProtocolVersion: TLSv1.1_2016 }`),
    says: 'MinimumProtocolVersion is TLSv1.1_2016: viewers may connect with less than TLS 1.2. Set it to TLSv1.2_2021.', fix: { value: 'TLSv1.2_2021' },
    fine: config(`ViewerCertificate: { ${CERTIFICATE}, SslSupportMethod: sni-only, MinimumProtocolVersion: TLSv1.2_2018 }`),
  },
  {
    rule: 'cloudfront.old-tls', at: 'connections.cdn-api.with.CustomOriginConfig.OriginSSLProtocols', design: withApi(', with: { CustomOriginConfig: { OriginSSLProtocols: [TLSv1, TLSv1.2] } }'),
    says: 'The distribution may speak TLSv1 with this origin. Allow TLSv1.2 only.', fix: { value: ['TLSv1.2'] }, fine: withApi(', with: { CustomOriginConfig: { OriginSSLProtocols: [TLSv1.2] } }'),
  },
  {
    rule: 'cloudfront.alias-without-certificate', at: 'nodes.cdn.properties.DistributionConfig.Aliases', design: config('Aliases: [www.example.com]'),
    says: 'The distribution answers to a domain name without a certificate. Put the ARN of one from ACM in us-east-1 under ViewerCertificate.AcmCertificateArn.',
    fine: config('Aliases: [www.example.com], ViewerCertificate: !If [Own, { AcmCertificateArn: !Ref Certificate }, !Ref AWS::NoValue]'),
  },
  {
    rule: 'cloudfront.certificate-elsewhere', at: 'nodes.cdn.properties.DistributionConfig.ViewerCertificate.AcmCertificateArn',
    design: config('ViewerCertificate: { AcmCertificateArn: "arn:aws:acm:ap-northeast-2:111122223333:certificate/a", SslSupportMethod: sni-only }'),
    says: 'The certificate is in ap-northeast-2; CloudFront needs one in us-east-1. Request it there.', fine: config(`ViewerCertificate: { ${CERTIFICATE}, SslSupportMethod: sni-only }`),
  },
  {
    rule: 'cloudfront.certificate-without-sni', at: 'nodes.cdn.properties.DistributionConfig.ViewerCertificate.SslSupportMethod', design: config(`ViewerCertificate: { ${CERTIFICATE} }`),
    says: 'The certificate has no SslSupportMethod, and CloudFront refuses it so. Set it to sni-only.', fix: { value: 'sni-only' }, fine: config('ViewerCertificate: { CloudFrontDefaultCertificate: true }'),
  },
  {
    rule: 'cloudfront.certificate-without-sni', at: 'nodes.cdn.properties.DistributionConfig.ViewerCertificate.SslSupportMethod', design: config(`ViewerCertificate: { ${CERTIFICATE}, SslSupportMethod: vip }`),
    says: 'SslSupportMethod is vip: dedicated IP addresses cost extra each month. Set it to sni-only.', fix: { value: 'sni-only' }, fine: config(`ViewerCertificate: { ${CERTIFICATE}, SslSupportMethod: !Ref Method }`),
  },
  {
    rule: 'cloudfront.no-root-object', at: 'nodes.cdn.properties.DistributionConfig.DefaultRootObject', design: withBucket(DEFAULT, '', 'HttpVersion: http2'),
    says: 'A request for / has no page: the bucket answers 403. Write DefaultRootObject, such as index.html.', fix: { value: 'index.html' },
    fine: withBucket('default: { order: 99, FunctionAssociations: [{ EventType: viewer-request, FunctionARN: !Ref Index }] }', '', 'HttpVersion: http2'),
  },
  {
    rule: 'cloudfront.no-root-object', at: 'nodes.cdn.properties.DistributionConfig.DefaultRootObject', design: 'nodes:\n  cdn: { service: cloudfront }\n  site: { service: s3 }\nconnections:\n  cdn-site: { from: cdn, to: site }\n',
    says: 'A request for / has no page: the bucket answers 403. Write DefaultRootObject, such as index.html.', fix: { value: 'index.html' },
    fine: 'nodes:\n  cdn: { service: cloudfront, properties: { DistributionConfig: { DefaultRootObject: !Ref Page } } }\n  site: { service: s3 }\nconnections:\n  cdn-site: { from: cdn, to: site }\n',
  },
  {
    rule: 'cloudfront.no-security-headers', at: 'nodes.cdn.behaviours.default.ResponseHeadersPolicyId', design: withBucket('default: { ForwardedValues: { QueryString: false } }'),
    says: '“default” serves “site” without security headers. Set ResponseHeadersPolicyId to the managed policy SecurityHeadersPolicy.',
    fix: { value: '67f7725c-6f97-4210-82d7-5512b31e9d03' }, fine: withBucket(),
  },
  {
    rule: 'cloudfront.geo-restriction-invalid', at: 'nodes.cdn.properties.DistributionConfig.Restrictions.GeoRestriction.Locations', design: config('Restrictions: { GeoRestriction: { RestrictionType: none, Locations: [KR] } }'),
    says: 'RestrictionType is none, so there may be no Locations. Remove them, or choose whitelist or blacklist.', fix: { value: undefined },
    fine: config('Restrictions: { GeoRestriction: { RestrictionType: whitelist, Locations: [KR] } }'),
  },
  {
    rule: 'cloudfront.geo-restriction-invalid', at: 'nodes.cdn.properties.DistributionConfig.Restrictions.GeoRestriction.RestrictionType', design: config('Restrictions: { GeoRestriction: { RestrictionType: blacklist } }'),
    says: 'RestrictionType is blacklist and no country is named. Write Locations, or set it to none.', fix: { value: 'none' },
    fine: config('Restrictions: { GeoRestriction: { RestrictionType: blacklist, Locations: !Ref Countries } }'),
  },
  {
    rule: 'cloudfront.viewers-outside-price-class', at: 'nodes.cdn.properties.DistributionConfig.PriceClass', design: `${config('PriceClass: PriceClass_100')}    assume: { viewers: { us: 0.5, ap: 0.5 } }\n`,
    says: 'PriceClass_100 has no edge locations for the viewers in ap. Where speed matters there, use PriceClass_200.', fix: { value: 'PriceClass_200' },
    fine: `${config('PriceClass: PriceClass_100')}    assume: { viewers: { us: 0.5, eu: 0.5 } }\n`,
  },

  {
    rule: 'cloudfront.edge-functions-clash', at: 'nodes.cdn.behaviours.default.LambdaFunctionAssociations.0', design: cdn('default: { FunctionAssociations: [{ EventType: viewer-request }], LambdaFunctionAssociations: [{ EventType: viewer-response }] }'),
    says: 'Lambda@Edge on viewer-response does not go with the CloudFront function of this behaviour. Make both of one sort.',
    fine: cdn('default: { FunctionAssociations: [{ EventType: viewer-request }], LambdaFunctionAssociations: [{ EventType: origin-request }, { EventType: origin-response }] }'),
  },
  {
    rule: 'cloudfront.edge-functions-clash', at: 'nodes.cdn.behaviours.default.FunctionAssociations.1', design: cdn('default: { FunctionAssociations: [{ EventType: viewer-request }, { EventType: viewer-request }] }'),
    says: 'viewer-request has a function already, and takes one. Join the two.', fine: cdn('default: { FunctionAssociations: [{ EventType: viewer-request }, { EventType: viewer-response }] }'),
  },
  {
    rule: 'cloudfront.edge-functions-clash', at: 'nodes.cdn.behaviours.default.FunctionAssociations.0', design: cdn('default: { FunctionAssociations: [{ EventType: origin-request }] }'),
    says: 'A CloudFront function cannot run on origin-request. Use Lambda@Edge there.', fine: cdn('default: { LambdaFunctionAssociations: [{ EventType: origin-request }] }'),
  },
  {
    rule: 'cloudfront.function-too-large', at: 'nodes.cdn.parts.Rewrite.Properties.FunctionCode', design: code(10_250),
    says: 'The function has 10.01 KB of code; CloudFront allows 10 KB. Put data into a key value store, or use Lambda@Edge.', fine: code(10_240),
    limit: { id: 'cloudfront.function-size-max', needed: 10250 },
  },

  {
    rule: 'cloudfront.peak-above-rate', at: 'nodes.cdn', design: visited('peak: 300k/s'),
    says: `At the peak 300,000 requests/s arrive; a distribution takes 250,000. Have the quota raised and write it under account.quotas.`,
    fine: visited('peak: 300k/s', 'account: { quotas: { cloudfront.requests-per-second: 500000 } }'),
    limit: { id: 'cloudfront.requests-per-second', needed: 300000 },
  },
  {
    rule: 'cloudfront.peak-above-bandwidth', at: 'nodes.cdn', design: visited('peak: 20k/s, receives: 1 MB'),
    says: 'At the peak the answers make 168 Gbps; a distribution sends 150. Have the quota raised and write it under account.quotas.', fine: visited('peak: 17k/s, receives: 1 MB'),
  },
  {
    rule: 'cloudfront.answer-too-large-to-cache', at: 'nodes.cdn', design: visited('requests: 1/day, receives: 60 GB'),
    says: 'The flow “people.all” receives 60 GB; CloudFront caches up to 50 GB. Divide the file, or have it fetched by ranges.', fine: visited('requests: 1/day, receives: 50 GB'),
    limit: { id: 'cloudfront.cacheable-max', needed: 60 * 1024 ** 3 },
  },
  {
    rule: 'cloudfront.answer-too-large-to-compress', at: 'nodes.cdn', design: visited('requests: 1/day, receives: 20 MB'),
    says: 'The flow “people.all” receives 20 MB; CloudFront compresses answers of 1,000 to 10,000,000 bytes. Where it is text, store it compressed or divide it.',
    fine: visited('requests: 1/day, receives: 20 MB', '', 'default: { order: 99, Compress: false }'),
    limit: { id: 'cloudfront.compress-max', needed: 20 * 1024 ** 2 },
  },
  {
    rule: 'cloudfront.compression-off', at: 'nodes.cdn.behaviours.default.Compress', design: cdn('default: { Compress: false }'),
    says: '“default” sends everything uncompressed. Set Compress to true.', fix: { value: true }, fine: cdn('default: {}'),
  },
]);
