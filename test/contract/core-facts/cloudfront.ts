import type { CoreFacts } from './core-facts.ts';

export const cloudfront: CoreFacts = {
  services: ['CloudFront'],
  kept: {
    'cloudfront.aliases.per_distribution': 'cloudfront.aliases',
    'cloudfront.origins.per_distribution': 'cloudfront.origins',
    'cloudfront.behaviors.per_distribution': 'cloudfront.behaviours',
    'cloudfront.rps.per_distribution': 'cloudfront.requests-per-second',
    'cloudfront.cacheable_file.max': 'cloudfront.cacheable-max',
    'cloudfront.response_timeout.max': 'cloudfront.origin-timeout-max',
    'cloudfront.keepalive_timeout.max': 'cloudfront.keep-alive-max',
    'cloudfront.ttl.min': 'cloudfront.ttl-min',
    'cloudfront.ttl.max': 'cloudfront.ttl-max',
    'cloudfront.ttl.default': 'cloudfront.ttl-default',
    'cloudfront.ttl.max.default': 'cloudfront.ttl-max-default',
    'cloudfront.compress.min': 'cloudfront.compress-min',
    'cloudfront.compress.max': 'cloudfront.compress-max',
    'cloudfront.function.size': 'cloudfront.function-size-max',
    'cloudfront.function.duration': 'cloudfront.function-duration-max',
  },
  beyond: [],
};
