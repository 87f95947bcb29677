import { core, excused, limitsReadOn, requestable } from '../../core/catalog/limit.ts';
import type { LimitTable } from '../../core/catalog/service.ts';

const READ = '2026-11-21';
const { hard, adjustable, initial } = limitsReadOn('https://docs.aws.amazon.com/AmazonS3/latest/', READ);
/** Where the codes of Service Quotas stand. */
const CODES = { url: 'https://docs.aws.amazon.com/general/latest/gr/s3.html', asOf: READ };

/** Sizes in bytes, unless the unit says otherwise. */
export const limits = {
  buckets: requestable(core(adjustable(10000, 'buckets', 'account', 'userguide/BucketRestrictions'), 'account-level only'), 's3', 'L-DC2B2D3D', CODES),
  'name-length-min': core(hard(3, 'characters', 'bucket', 'userguide/bucketnamingrules')),
  'name-length-max': core(hard(63, 'characters', 'bucket', 'userguide/bucketnamingrules')),

  // 50 TB as AWS writes it: 50,000 GB of 1,024³ bytes, 48.8 TiB.
  'object-max': core(hard(53687091200000, 'B', 'object', 'userguide/qfacts')),
  'put-max': core(hard(5368709120, 'B', 'request', 'userguide/upload-objects')),
  'multipart-parts': hard(10000, 'parts', 'upload', 'userguide/qfacts'),
  'multipart-part-min': excused('run-time only', hard(5242880, 'B', 'part, except the last', 'userguide/qfacts')),
  'multipart-part-max': hard(5368709120, 'B', 'part', 'userguide/qfacts'),
  'key-length-max': excused('run-time only', hard(1024, 'B', 'object', 'userguide/object-keys')),
  'object-tags': excused('run-time only', hard(10, 'tags', 'object', 'userguide/object-tagging')),

  // At least so many; S3 splits a busy prefix by and by and answers 503 meanwhile.
  'prefix-writes': core(hard(3500, 'requests/s', 'prefix', 'userguide/optimizing-performance')),
  'prefix-reads': core(hard(5500, 'requests/s', 'prefix', 'userguide/optimizing-performance')),

  'lifecycle-rules': core(hard(1000, 'rules', 'bucket', 'userguide/intro-lifecycle-rules')),
  // 30 until July 2026; the charge for at least 30 days remains.
  'lifecycle-days-min': core(hard(0, 'days', 'lifecycle rule', 'userguide/lifecycle-transition-general-considerations')),
  'lifecycle-object-min': initial(131072, 'B', 'lifecycle rule', 'userguide/lifecycle-transition-general-considerations'),
  'cors-rules': core(hard(100, 'rules', 'bucket', 'API/API_PutBucketCors')),
  'policy-max': core(hard(20480, 'B', 'bucket', 'userguide/add-bucket-policy')),
  notifications: core(hard(100, 'configurations', 'bucket', 'userguide/EventNotifications')),
} satisfies LimitTable;
