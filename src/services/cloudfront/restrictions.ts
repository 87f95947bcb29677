import type { RestrictionTable } from '../../core/catalog/service.ts';
import type { Source } from '../../core/model/source.ts';

const page = (name: string): Source => ({ url: `https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/${name}.html`, asOf: '2026-11-21' });

export const restrictions = {
  methods: {
    what: 'A behaviour allows GET and HEAD, these and OPTIONS, or all seven methods, and caches GET and HEAD or these and OPTIONS.',
    rules: ['cloudfront.methods-invalid', 'cloudfront.cached-methods-invalid'], source: page('DownloadDistValuesCacheBehavior'),
  },
  'default-behaviour': {
    what: 'A distribution has exactly one behaviour without a path pattern.',
    rules: ['cloudfront.no-default-behaviour'], source: page('DownloadDistValuesCacheBehavior'),
  },
  'certificate-region': {
    what: 'Domain names of one’s own need a certificate, and ACM’s must be in us-east-1.',
    rules: ['cloudfront.alias-without-certificate', 'cloudfront.certificate-elsewhere'], source: page('cnames-and-https-requirements'),
  },
  'edge-functions': {
    what: 'Each event of a behaviour has one edge function; CloudFront functions run on viewer events only and do not go with Lambda@Edge there.',
    rules: ['cloudfront.edge-functions-clash'], source: page('edge-function-restrictions-all'),
  },
  'authorization-header': {
    what: 'CloudFront removes the Authorization header unless it is in the cache key or all viewer headers are forwarded.',
    rules: ['cloudfront.authorization-dropped'], source: page('add-origin-custom-headers'),
  },
} satisfies RestrictionTable;
