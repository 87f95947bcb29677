import type { Restriction, RestrictionTable } from '../../core/catalog/service.ts';

const AS_OF = '2026-11-21';
const CLOUDFRONT = 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/';
const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/';

function held(what: string, root: string, page: string, ...rules: readonly string[]): Restriction {
  return { what, rules: rules.map((rule) => `lambda.${rule}`), source: { url: `${root}${page}.html`, asOf: AS_OF } };
}

export const restrictions = {
  runtimes: { ...held('Managed runtimes, with the days from which they get no support, no new functions and no changes', LAMBDA, 'lambda-runtimes', 'runtime-unknown', 'deprecated-runtime'), core: true },
  'deprecated-runtimes': { ...held('Runtimes past their support', LAMBDA, 'lambda-runtimes', 'runtime-blocked', 'deprecated-runtime'), core: true },
  'snap-start-runtimes': { ...held('SnapStart takes Java 11, Python 3.12 and .NET 8 or later', LAMBDA, 'snapstart', 'snap-start-unsupported'), core: true },
  'snap-start-excludes': { ...held('SnapStart excludes provisioned concurrency, file systems and more than 512 MB of /tmp', LAMBDA, 'snapstart', 'snap-start-excludes', 'snap-start-storage'), core: true },
  'provisioned-on-versions': { ...held('Provisioned concurrency is set on a version or an alias', LAMBDA, 'provisioned-concurrency'), excuse: 'not in CloudFormation' },
  'url-public': held('A function URL is on the public internet, and on $LATEST or an alias', LAMBDA, 'urls-configuration', 'url-on-version'),
  'async-retry-delays': { ...held('An asynchronous event is tried again after 60 s and after 120 s more', LAMBDA, 'invocation-async-error-handling'), excuse: 'run-time only' },

  'edge-region': { ...held('Lambda@Edge takes numbered versions of functions in us-east-1', CLOUDFRONT, 'lambda-at-edge-function-restrictions', 'edge-region'), core: true },
  'edge-features': { ...held('Lambda@Edge takes no VPC, dead letters, environment variables, layers, tracing, provisioned concurrency, images, arm64, more than 512 MB of /tmp, or customer managed key for the code', CLOUDFRONT, 'lambda-at-edge-function-restrictions', 'edge-feature-unsupported'), core: true },
  'edge-runtimes': held('Lambda@Edge takes Node.js and Python', CLOUDFRONT, 'lambda-at-edge-function-restrictions', 'edge-runtime-unsupported'),
} satisfies RestrictionTable;
