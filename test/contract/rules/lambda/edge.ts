import type { RuleCase } from '../rule-cases.ts';

const DEFAULT = 'Runtime: nodejs24.x, Handler: index.handler';

interface AtTheEdge {
  readonly properties?: string;
  readonly rest?: string;
  readonly settings?: string;
  readonly behaviours?: string;
  readonly peak?: string;
  readonly more?: string;
}

/** A function that a distribution runs. */
const edge = ({ properties = DEFAULT, rest = '', settings = '{}', behaviours = 'default: {}', peak = '10/s', more = '' }: AtTheEdge = {}) => `nodes:
  people: { service: client, traffic: { pages: { peak: ${peak}, sends: 50 KB, path: GET / } } }
  cdn: { service: cloudfront, behaviours: { ${behaviours} } }
  work: { service: lambda.edge, properties: { ${properties} }${rest} }
  site: { service: s3 }
connections:
  people-cdn: { from: people, to: cdn }
  cdn-site: { from: cdn, to: site }
  cdn-work: { from: cdn, to: work, with: ${settings} }
${more}`;
const of = (properties: string) => edge({ properties: `${DEFAULT}, ${properties}` });
const second = (event: string, node = 'again') => `  cdn-${node}: { from: cdn, to: work, with: { EventType: ${event} } }\n`;
/** Functions of one distribution, each at a behaviour and a step of its own. */
const many = (count: number) => `nodes:
  cdn: { service: cloudfront, behaviours: { default: {}${Array.from({ length: count }, (_, at) => `, b${at}: { PathPattern: /${at} }`).join('')} } }
${Array.from({ length: count }, (_, at) => `  f${at}: { service: lambda.edge, properties: { ${DEFAULT} } }\n`).join('')}connections:
${Array.from({ length: count }, (_, at) => `  c${at}: { from: cdn, to: f${at}, behaviour: b${at} }\n`).join('')}`;

export const edgeCases: readonly RuleCase[] = [
  {
    rule: 'lambda.edge-region', design: edge(), region: 'ap-northeast-2', at: 'nodes.work', fine: edge(),
    says: '“work” would be in ap-northeast-2; CloudFront takes functions from us-east-1 only. Move the design there, or deploy the function with a design of its own and name its version in the behaviour.',
  },
  {
    rule: 'lambda.edge-feature-unsupported', design: of('Layers: [a]'), at: 'nodes.work.properties.Layers',
    says: 'A function at the edge cannot have layers. Remove it.', fix: { value: undefined }, fine: of('TracingConfig: { Mode: PassThrough }, EphemeralStorage: { Size: 512 }, Architectures: [x86_64]'),
  },
  ...([
    ['VpcConfig: { SubnetIds: [s], SecurityGroupIds: [g] }', 'VpcConfig', 'a VPC'],
    ['DeadLetterConfig: { TargetArn: arn }', 'DeadLetterConfig', 'dead letters'],
    ['Environment: { Variables: { A: b } }', 'Environment', 'environment variables'],
    ['TracingConfig: { Mode: Active }', 'TracingConfig', 'X-Ray tracing'],
    ['Architectures: [arm64]', 'Architectures', 'the arm64 architecture'],
    ['EphemeralStorage: { Size: 1024 }', 'EphemeralStorage', 'more than 512 MB of /tmp'],
    ['PackageType: Image', 'PackageType', 'a container image'],
    ['Code: { S3Bucket: b, S3Key: k, SourceKMSKeyArn: arn }', 'Code.SourceKMSKeyArn', 'a customer managed key for its code'],
    ['Code: { S3Bucket: b, S3Key: k, S3ObjectStorageMode: REFERENCE }', 'Code.S3ObjectStorageMode', 'its code in a bucket of its own'],
    ['RuntimeManagementConfig: { UpdateRuntimeOn: Manual }', 'RuntimeManagementConfig', 'a runtime that is not updated by itself'],
  ] as const).map(([property, path, name]): RuleCase => ({
    rule: 'lambda.edge-feature-unsupported', design: of(property), at: `nodes.work.properties.${path}`, says: `A function at the edge cannot have ${name}. Remove it.`, fix: { value: undefined },
  })),
  {
    rule: 'lambda.edge-feature-unsupported', at: 'nodes.work.parts.Live.Properties.ProvisionedConcurrencyConfig',
    design: edge({ rest: ', parts: { Live: { Type: AWS::Lambda::Version, Properties: { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 1 } } } }' }),
    says: 'A function at the edge cannot have provisioned concurrency. Remove it.', fix: { value: undefined },
  },
  {
    rule: 'lambda.edge-feature-unsupported', design: edge({ more: '  work-site: { from: work, to: site, access: [read], env: { BUCKET: name } }\n' }), at: 'connections.work-site.env',
    says: 'A function at the edge cannot have environment variables. Write the value into its code.', fix: { value: undefined },
  },
  {
    rule: 'lambda.edge-runtime-unsupported', design: edge({ properties: 'Runtime: java25, Handler: a.B' }), at: 'nodes.work.properties.Runtime',
    says: 'Lambda@Edge does not run java25. Write the function in Node.js or Python.', fine: edge({ properties: 'Runtime: python3.14, Handler: a.b' }),
  },
  {
    rule: 'lambda.edge-timeout-above-limit', design: of('Timeout: 60'), at: 'nodes.work.properties.Timeout', limit: { id: 'lambda.edge-viewer-timeout-max', needed: 60 },
    says: 'Timeout is 60 s; Lambda@Edge allows at most 30 s.', fix: { value: 30 }, fine: of('Timeout: 30'),
  },
  {
    rule: 'lambda.edge-timeout-above-limit', design: edge({ properties: `${DEFAULT}, Timeout: 60`, settings: '{ EventType: origin-request }' }), at: 'nodes.work.properties.Timeout',
    limit: { id: 'lambda.edge-origin-timeout-max' }, says: 'Timeout is 60 s; Lambda@Edge allows at most 30 s.', fix: { value: 30 },
  },
  {
    rule: 'lambda.edge-memory-above-viewer-limit', design: of('MemorySize: 256'), at: 'nodes.work.properties.MemorySize', limit: { id: 'lambda.edge-viewer-memory-max', needed: 256 },
    says: 'MemorySize is 256 MB; Lambda@Edge allows at most 128 MB. Or run it at an origin event.', fix: { value: 128 },
    fine: edge({ properties: `${DEFAULT}, MemorySize: 256`, settings: '{ EventType: origin-response }' }),
  },
  {
    rule: 'lambda.edge-package-too-large', design: edge({ rest: ', assume: { packageSize: 60 MB }' }), at: 'nodes.work.assume.packageSize', limit: { id: 'lambda.edge-package-max' },
    says: 'The code of “work” takes 60 MB; at most 50 MB are allowed. Leave out what it does not need.', fine: edge({ rest: ', assume: { packageSize: 50 MB }' }),
  },
  {
    rule: 'lambda.edge-event-unknown', design: edge({ settings: '{ EventType: viewer-requests }' }), at: 'connections.cdn-work.with.EventType',
    says: 'CloudFront has no step “viewer-requests”. There are viewer-request, viewer-response, origin-request, origin-response.', fix: { value: 'viewer-request' }, fine: edge({ settings: '{ EventType: !Ref Step }' }),
  },
  {
    rule: 'lambda.edge-event-taken', design: edge({ more: second('viewer-request') }), at: 'connections.cdn-again.with.EventType',
    says: '“work” runs at viewer-request of this behaviour already. Name another step under with: { EventType: … }.', fine: edge({ more: second('origin-request') }),
  },
  {
    rule: 'lambda.edge-event-taken', design: edge({ behaviours: 'default: { LambdaFunctionAssociations: [{ EventType: viewer-request, LambdaFunctionARN: arn }] }' }), at: 'connections.cdn-work.with.EventType',
    says: 'A function of its LambdaFunctionAssociations runs at viewer-request of this behaviour already. Name another step under with: { EventType: … }.',
    fine: edge({ behaviours: 'default: { LambdaFunctionAssociations: [{ EventType: viewer-response, LambdaFunctionARN: arn }] }' }),
  },
  {
    rule: 'lambda.edge-too-many-associations', at: 'connections.cdn-d', limit: { id: 'lambda.edge-associations-per-behaviour', needed: 5 },
    design: edge({ more: second('viewer-response', 'a') + second('origin-request', 'b') + second('origin-response', 'c') + second('origin-response', 'd') }),
    says: 'The behaviour has 5 functions at the edge; CloudFront allows 4. Merge some of them.',
    fine: edge({ more: second('viewer-response', 'a') + second('origin-request', 'b') + second('origin-response', 'c') }),
  },
  {
    rule: 'lambda.edge-too-many-associations', at: 'connections.c100', limit: { id: 'lambda.edge-functions-per-distribution', needed: 101 }, design: many(101),
    says: 'The distribution has 101 functions at the edge; CloudFront allows 100. Merge some of them.', fine: many(100),
  },
  {
    rule: 'lambda.edge-with-cloudfront-function', at: 'connections.cdn-work', design: edge({ behaviours: 'default: { FunctionAssociations: [{ EventType: viewer-response, FunctionARN: arn }] }' }),
    says: 'This behaviour has a CloudFront function at a viewer event, and CloudFront takes no Lambda function beside it. Run this one at an origin event, or remove FunctionAssociations.',
    fine: edge({ behaviours: 'default: { FunctionAssociations: [{ EventType: viewer-response, FunctionARN: arn }] }', settings: '{ EventType: origin-request }' }),
  },
  {
    rule: 'lambda.edge-response-too-large', design: edge({ rest: ', assume: { responseSize: 100 KB }' }), at: 'nodes.work.assume.responseSize', limit: { id: 'lambda.edge-viewer-response-max', needed: 102400 },
    says: '“work” makes responses of 100 KB; at viewer events CloudFront takes 40 KB. Redirect to a bucket instead.', fine: edge({ rest: ', assume: { responseSize: 100 KB }', settings: '{ EventType: origin-response }' }),
  },
  {
    rule: 'lambda.edge-body-truncated', design: edge({ settings: '{ IncludeBody: true }' }), at: 'connections.cdn-work.with.IncludeBody', limit: { id: 'lambda.edge-viewer-body-max', needed: 51200 },
    says: 'Requests of 50 KB come here; at viewer-request the function sees the first 40 KB.', fine: edge({ settings: '{ EventType: origin-request, IncludeBody: true }' }),
  },
  {
    rule: 'lambda.edge-peak-above-quota', design: edge({ peak: '12000/s' }), at: 'nodes.work', limit: { id: 'lambda.edge-requests-per-second', needed: 12000 },
    says: 'work: 12,000 requests/s at the peak; Lambda@Edge serves 10,000 in a Region. Unless viewers are spread over Regions, have the quota raised, or run the function at origin events only.', fine: edge({ peak: '10000/s' }),
  },
];
