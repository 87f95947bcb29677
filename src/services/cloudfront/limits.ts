import { core, excused, limitsReadOn, requestable } from '../../core/catalog/limit.ts';
import type { Limit, LimitTable } from '../../core/catalog/service.ts';

const READ = '2026-11-21';
const { hard, adjustable, initial } = limitsReadOn('https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/', READ);
const QUOTAS = 'cloudfront-limits';

/** CloudFront is no service of one Region: its quotas are kept, and raised, in us-east-1. */
const raisable = (code: string, limit: Limit): Limit =>
  requestable(limit, 'cloudfront', code, { url: 'https://docs.aws.amazon.com/general/latest/gr/cf_region.html', asOf: READ }, 'us-east-1');

/** Sizes in bytes. */
export const limits = {
  distributions: raisable('L-24B04930', excused('account-level only', adjustable(500, 'distributions', 'account', QUOTAS))),
  behaviours: raisable('L-F432D044', core(adjustable(75, 'cache behaviours', 'distribution', QUOTAS))),
  origins: raisable('L-B4048FB4', core(adjustable(100, 'origins', 'distribution', QUOTAS))),
  'origin-groups': raisable('L-1B2BD627', adjustable(10, 'origin groups', 'distribution', QUOTAS)),
  aliases: raisable('L-AAD4943E', core(adjustable(100, 'domain names', 'distribution', QUOTAS))),
  'origin-headers': raisable('L-BE7788E4', adjustable(30, 'headers', 'distribution', QUOTAS)),
  'chained-distributions': hard(2, 'distributions', 'request', QUOTAS),
  'requests-per-second': raisable('L-A2C80159', core(adjustable(250000, 'requests/s', 'distribution', QUOTAS))),
  bandwidth: raisable('L-0F1E9017', adjustable(150, 'Gbps', 'distribution', QUOTAS)),

  'origin-timeout-min': hard(1, 's', 'origin', QUOTAS),
  'origin-timeout-max': raisable('L-AECE9FA7', core(adjustable(120, 's', 'origin', QUOTAS))),
  'origin-timeout-default': initial(30, 's', 'origin', QUOTAS),
  'keep-alive-min': hard(1, 's', 'origin', QUOTAS),
  'keep-alive-max': raisable('L-7429AF8A', core(adjustable(300, 's', 'origin', QUOTAS))),
  'connection-timeout-min': hard(1, 's', 'origin', QUOTAS),
  'connection-timeout-max': hard(10, 's', 'origin', QUOTAS),
  'connection-attempts-min': hard(1, 'attempts', 'origin', QUOTAS),
  'connection-attempts-max': hard(3, 'attempts', 'origin', QUOTAS),
  'websocket-idle-max': excused('run-time only', hard(600, 's', 'connection', QUOTAS)),

  'ttl-min': core(hard(0, 's', 'object', 'Expiration')),
  // A hundred years. One year is only what a cache policy starts with.
  'ttl-max': core(hard(3153600000, 's', 'object', 'Expiration')),
  'ttl-default': core(initial(86400, 's', 'cache policy', 'DownloadDistValuesCacheBehavior')),
  'ttl-max-default': core(initial(31536000, 's', 'cache policy', 'DownloadDistValuesCacheBehavior')),
  // Headers, cookies and query strings each, under a code of their own each.
  'cache-policy-items': adjustable(10, 'names', 'cache policy', QUOTAS),
  policies: adjustable(20, 'policies of a kind', 'account', QUOTAS),

  'cacheable-max': core(hard(53687091200, 'B', 'object', QUOTAS)),
  'request-body-max': hard(68719476736, 'B', 'request', QUOTAS),
  'headers-max': excused('run-time only', hard(32768, 'B', 'request', QUOTAS)),
  'url-max': excused('run-time only', hard(8192, 'B', 'request', QUOTAS)),
  'compress-min': core(hard(1000, 'B', 'object', QUOTAS)),
  'compress-max': core(hard(10000000, 'B', 'object', QUOTAS)),

  functions: excused('account-level only', hard(100, 'CloudFront functions', 'account', QUOTAS)),
  'function-size-max': core(hard(10240, 'B', 'CloudFront function', QUOTAS)),
  'function-memory-max': excused('run-time only', hard(2097152, 'B', 'CloudFront function', QUOTAS)),
  'function-duration-max': core(hard(1, 'ms', 'CloudFront function', 'cloudfront-function-restrictions'), 'run-time only'),
  'key-value-store-max': excused('run-time only', hard(5242880, 'B', 'key value store', QUOTAS)),
  'invalidations-per-second': excused('run-time only', hard(150, 'paths/s', 'account', QUOTAS)),
  'wildcard-invalidations-per-second': excused('run-time only', hard(1, 'paths/s', 'account', QUOTAS)),
} satisfies LimitTable;
