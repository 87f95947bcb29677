import { core, excused, limitsReadOn } from '../../core/catalog/limit.ts';
import type { LimitTable } from '../../core/catalog/service.ts';

const { hard, adjustable, initial } = limitsReadOn('https://docs.aws.amazon.com/', '2026-11-21');
const QUOTAS = 'general/latest/gr/sns';
const LARGE = 'sns/latest/dg/large-message-payloads';
const FILTERS = 'sns/latest/dg/subscription-filter-policy-constraints';
const RETRIES = 'sns/latest/dg/sns-message-delivery-retries';

const PUBLISH_RATE = {
  'us-east-1': 30000, 'us-west-2': 9000, 'eu-west-1': 9000,
  'us-east-2': 1500, 'us-west-1': 1500, 'ap-south-1': 1500, 'ap-northeast-1': 1500, 'ap-northeast-2': 1500,
  'ap-southeast-1': 1500, 'ap-southeast-2': 1500, 'eu-central-1': 1500,
};

/** Sizes in bytes. */
export const limits = {
  topics: core(adjustable(100000, 'topics', 'account', QUOTAS), 'account-level only'),
  'fifo-topics': excused('account-level only', adjustable(1000, 'topics', 'account', QUOTAS)),
  subscriptions: core(adjustable(12500000, 'subscriptions', 'topic', QUOTAS)),
  'fifo-subscriptions': core(adjustable(100, 'subscriptions', 'FIFO topic', QUOTAS)),
  'firehose-subscriptions': adjustable(5, 'subscriptions', 'topic and owner of the subscriptions', QUOTAS),
  'delivery-stream-record-max': hard(1024000, 'B', 'message to a Firehose subscription', 'firehose/latest/dev/limits'),
  // Above 256 KiB the topic needs MaximumMessageSize, and keeps to SQS, Lambda and Firehose subscriptions.
  'message-default': core(initial(262144, 'B', 'message', LARGE)),
  'message-max': core(hard(1048576, 'B', 'message', LARGE)),
  'message-setting-min': hard(1024, 'B', 'topic', LARGE),
  'large-topic-subscriptions': hard(100, 'subscriptions', 'topic with messages above 256 KiB', LARGE),
  'publish-rate': core(adjustable(300, 'messages/s', 'account and Region', QUOTAS, PUBLISH_RATE)),
  'fifo-publish-rate': core(adjustable(3000, 'messages/s', 'account and Region', QUOTAS, { 'us-east-1': 30000, 'us-west-2': 9000, 'eu-west-1': 9000 })),
  'fifo-topic-rate': hard(3000, 'messages/s', 'FIFO topic with FifoThroughputScope Topic', QUOTAS),
  'fifo-group-rate': excused('run-time only', hard(300, 'messages/s', 'message group', QUOTAS)),
  'publish-batch': hard(10, 'messages', 'request', QUOTAS),
  'filter-policies': adjustable(200, 'filter policies', 'topic', QUOTAS),
  'filter-keys': core(hard(5, 'keys', 'filter policy', FILTERS)),
  'filter-combinations': core(hard(150, 'combinations', 'filter policy', FILTERS)),
  'filter-size': hard(262144, 'B', 'filter policy', FILTERS),
  'delivery-attempts': core(hard(100015, 'attempts', 'message and subscription', RETRIES)),
  'customer-delivery-attempts': excused('run-time only', hard(50, 'attempts', 'message and e-mail, SMS or push subscription', RETRIES)),
  'http-retries-max': hard(100, 'retries', 'HTTP subscription', RETRIES),
  'http-retry-time-max': hard(3600, 's', 'HTTP subscription', RETRIES),
} satisfies LimitTable;
