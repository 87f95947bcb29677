import { limitsReadOn } from '../../core/catalog/limit.ts';
import type { LimitTable } from '../../core/catalog/service.ts';

const { hard, adjustable, initial } = limitsReadOn('https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/', '2026-11-21');
const QUOTAS = 'cloudfront-limits';

/** Sizes in bytes. */
export const limits = {
  distributions: adjustable(500, 'distributions', 'account', QUOTAS),
  behaviours: adjustable(75, 'cache behaviours', 'distribution', QUOTAS),
  origins: adjustable(100, 'origins', 'distribution', QUOTAS),
  aliases: adjustable(100, 'domain names', 'distribution', QUOTAS),
  'requests-per-second': adjustable(250000, 'requests/s', 'distribution', QUOTAS),

  'origin-timeout-min': hard(1, 's', 'origin', QUOTAS),
  'origin-timeout-max': adjustable(120, 's', 'origin', QUOTAS),
  'origin-timeout-default': initial(30, 's', 'origin', QUOTAS),
  'keep-alive-max': adjustable(300, 's', 'origin', QUOTAS),
  'keep-alive-default': initial(5, 's', 'origin', QUOTAS),

  'ttl-min': hard(0, 's', 'object', 'Expiration'),
  // A hundred years. One year is only what a cache policy starts with.
  'ttl-max': hard(3153600000, 's', 'object', 'Expiration'),
  'ttl-default': initial(86400, 's', 'cache policy', 'DownloadDistValuesCacheBehavior'),
  'ttl-max-default': initial(31536000, 's', 'cache policy', 'DownloadDistValuesCacheBehavior'),

  'cacheable-max': hard(53687091200, 'B', 'object', QUOTAS),
  'request-body-max': hard(68719476736, 'B', 'request', QUOTAS),
  'compress-min': hard(1000, 'B', 'object', QUOTAS),
  'compress-max': hard(10000000, 'B', 'object', QUOTAS),
  'function-size-max': hard(10240, 'B', 'CloudFront function', QUOTAS),
} satisfies LimitTable;
