import type { CoreFacts } from './core-facts.ts';

export const s3: CoreFacts = {
  services: ['S3'],
  kept: {
    's3.buckets.account': 's3.buckets',
    's3.bucket_name.min': 's3.name-length-min',
    's3.bucket_name.max': 's3.name-length-max',
    's3.bucket_name.rules': 's3.bucket-name',
    's3.object.max': 's3.object-max',
    's3.put.max': 's3.put-max',
    's3.prefix.write_rps': 's3.prefix-writes',
    's3.prefix.read_rps': 's3.prefix-reads',
    's3.lifecycle.rules': 's3.lifecycle-rules',
    's3.lifecycle.ia_min_days': 's3.lifecycle-days-min',
    's3.cors.rules': 's3.cors-rules',
    's3.bucket_policy.size': 's3.policy-max',
    's3.notifications.max': 's3.notifications',
    's3.notifications.destinations': 's3.notification-destinations',
  },
  beyond: [],
};
