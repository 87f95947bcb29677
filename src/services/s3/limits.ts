import { limitsReadOn } from '../../core/catalog/limit.ts';
import type { LimitTable } from '../../core/catalog/service.ts';

const { hard, adjustable } = limitsReadOn('https://docs.aws.amazon.com/AmazonS3/latest/', '2026-11-21');

/** Sizes in bytes. */
export const limits = {
  buckets: adjustable(10000, 'buckets', 'account', 'userguide/BucketRestrictions'),
  'name-length-min': hard(3, 'characters', 'bucket', 'userguide/bucketnamingrules'),
  'name-length-max': hard(63, 'characters', 'bucket', 'userguide/bucketnamingrules'),
  // 50 TB as AWS writes it: 48.8 TiB.
  'object-max': hard(50e12, 'B', 'object', 'userguide/qfacts'),
  'put-max': hard(5368709120, 'B', 'request', 'userguide/upload-objects'),
  'multipart-parts': hard(10000, 'parts', 'upload', 'userguide/qfacts'),
  'key-length-max': hard(1024, 'B', 'object', 'userguide/object-keys'),
  'prefix-writes': hard(3500, 'requests/s', 'prefix', 'userguide/optimizing-performance'),
  'prefix-reads': hard(5500, 'requests/s', 'prefix', 'userguide/optimizing-performance'),
  'lifecycle-rules': hard(1000, 'rules', 'bucket', 'userguide/intro-lifecycle-rules'),
  'cors-rules': hard(100, 'rules', 'bucket', 'API/API_PutBucketCors'),
  'policy-max': hard(20480, 'B', 'bucket', 'userguide/add-bucket-policy'),
  notifications: hard(100, 'configurations', 'bucket', 'userguide/EventNotifications'),
} satisfies LimitTable;
