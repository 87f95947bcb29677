import type { RestrictionTable } from '../../core/catalog/service.ts';
import type { Source } from '../../core/model/source.ts';

const page = (name: string): Source => ({ url: `https://docs.aws.amazon.com/AmazonS3/latest/userguide/${name}.html`, asOf: '2026-11-21' });

export const restrictions = {
  'bucket-name': {
    what: 'Lowercase letters, digits, dots and hyphens; begins and ends with a letter or digit; no two dots in a row; not like an IP address; no reserved prefix or suffix; no dots with Transfer Acceleration.',
    rules: ['s3.bucket-name-invalid'], source: page('bucketnamingrules'), core: true,
  },
  'notification-destinations': {
    what: 'Notifications go to Lambda, standard SQS queues, standard SNS topics and EventBridge; FIFO queues and FIFO topics are refused.',
    rules: ['s3.notification-to-fifo'], source: page('notification-how-to-event-types-and-destinations'), core: true,
  },
  'notification-overlap': {
    what: 'Two notifications of one event type must not overlap in both prefix and suffix.',
    rules: ['s3.notifications-overlap'], source: page('notification-how-to-filtering'),
  },
  'notification-events': {
    what: 'Notifications are of a fixed set of event types.',
    rules: ['s3.notification-event-unknown'], source: page('notification-how-to-event-types-and-destinations'),
  },
  'lifecycle-order': {
    what: 'Objects move down the storage classes only, and expire after they have moved.',
    rules: ['s3.lifecycle-out-of-order'], source: page('lifecycle-transition-general-considerations'),
  },
  'versions-needed': {
    what: 'Replication and Object Lock need a bucket that keeps versions.',
    rules: ['s3.versions-needed'], source: page('replication-requirements'),
  },
  'access-control-lists': {
    what: 'A bucket whose owner owns every object has no access control lists.',
    rules: ['s3.acl-refused'], source: page('about-object-ownership'),
  },
} satisfies RestrictionTable;
