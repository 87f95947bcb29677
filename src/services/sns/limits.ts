import { limitsReadOn } from '../../core/catalog/limit.ts';
import type { LimitTable } from '../../core/catalog/service.ts';

const { hard, adjustable, initial } = limitsReadOn('https://docs.aws.amazon.com/', '2026-11-21');
const QUOTAS = 'general/latest/gr/sns';
const LARGE = 'sns/latest/dg/large-message-payloads';
const FILTERS = 'sns/latest/dg/subscription-filter-policy-constraints';

const PUBLISH_RATE = {
  'us-east-1': 30000, 'us-west-2': 9000, 'eu-west-1': 9000,
  'us-east-2': 1500, 'us-west-1': 1500, 'ap-south-1': 1500, 'ap-northeast-1': 1500, 'ap-northeast-2': 1500,
  'ap-southeast-1': 1500, 'ap-southeast-2': 1500, 'eu-central-1': 1500,
};

/** Sizes in bytes. */
export const limits = {
  topics: adjustable(100000, 'topics', 'account', QUOTAS),
  'fifo-topics': adjustable(1000, 'topics', 'account', QUOTAS),
  subscriptions: adjustable(12500000, 'subscriptions', 'topic', QUOTAS),
  'fifo-subscriptions': adjustable(100, 'subscriptions', 'FIFO topic', QUOTAS),
  // Above 256 KiB the topic needs MaximumMessageSize, and keeps to SQS, Lambda and Firehose subscriptions.
  'message-default': initial(262144, 'B', 'message', LARGE),
  'message-max': hard(1048576, 'B', 'message', LARGE),
  'message-setting-min': hard(1024, 'B', 'topic', LARGE),
  'large-topic-subscriptions': hard(100, 'subscriptions', 'topic with messages above 256 KiB', LARGE),
  'publish-rate': adjustable(300, 'messages/s', 'account and Region', QUOTAS, PUBLISH_RATE),
  'fifo-publish-rate': adjustable(3000, 'messages/s', 'account and Region', QUOTAS, { 'us-east-1': 30000, 'us-west-2': 9000, 'eu-west-1': 9000 }),
  'publish-batch': hard(10, 'messages', 'request', QUOTAS),
  'filter-policies': adjustable(200, 'filter policies', 'topic', QUOTAS),
  'filter-keys': hard(5, 'keys', 'filter policy', FILTERS),
  'filter-combinations': hard(150, 'combinations', 'filter policy', FILTERS),
  'delivery-attempts': hard(100015, 'attempts', 'message and subscription', 'sns/latest/dg/sns-message-delivery-retries'),
} satisfies LimitTable;
