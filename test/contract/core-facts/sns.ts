import type { CoreFacts } from './core-facts.ts';

export const sns: CoreFacts = {
  services: ['SNS'],
  kept: {
    'sns.topics.standard': 'sns.topics',
    'sns.subscriptions.standard': 'sns.subscriptions',
    'sns.subscriptions.fifo': 'sns.fifo-subscriptions',
    'sns.message.default_max': 'sns.message-default',
    'sns.message.max': 'sns.message-max',
    'sns.publish.rate': 'sns.publish-rate',
    'sns.publish.rate.fifo': 'sns.fifo-publish-rate',
    'sns.filter.keys': 'sns.filter-keys',
    'sns.filter.combinations': 'sns.filter-combinations',
    'sns.retry.aws.total': 'sns.delivery-attempts',
  },
  beyond: ['sns.message-setting-min'],
};
