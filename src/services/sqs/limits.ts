import { limitsReadOn } from '../../core/catalog/limit.ts';
import type { LimitTable } from '../../core/catalog/service.ts';

const { hard, adjustable, initial } = limitsReadOn('https://docs.aws.amazon.com/', '2026-11-21');
const GUIDE = 'AWSSimpleQueueService/latest/SQSDeveloperGuide/';
const MESSAGES = `${GUIDE}quotas-messages`;
const QUEUES = `${GUIDE}quotas-queues`;

/** Sizes in bytes. */
export const limits = {
  'message-max': hard(1048576, 'B', 'message', MESSAGES),
  'message-setting-min': hard(1024, 'B', 'queue', 'AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue'),
  'retention-min': hard(60, 's', 'queue', MESSAGES),
  'retention-max': hard(1209600, 's', 'queue', MESSAGES),
  'retention-default': initial(345600, 's', 'queue', MESSAGES),
  'visibility-max': hard(43200, 's', 'queue', MESSAGES),
  'visibility-default': initial(30, 's', 'queue', MESSAGES),
  'delay-max': hard(900, 's', 'queue or message', MESSAGES),
  'long-poll-max': hard(20, 's', 'request', QUEUES),
  batch: hard(10, 'messages', 'request', MESSAGES),
  'name-length-max': hard(80, 'characters', 'queue', QUEUES),
  'in-flight': adjustable(120000, 'messages', 'standard queue', QUEUES),
  'fifo-in-flight': adjustable(120000, 'messages', 'FIFO queue', `${GUIDE}quotas-fifo`),
  'fifo-requests-per-second': hard(300, 'requests/s', 'action and FIFO queue', MESSAGES),
  'max-receive-count-advised': initial(5, 'receives', 'queue that Lambda polls', 'lambda/latest/dg/services-sqs-configure'),
  'max-receive-count-default': initial(10, 'receives', 'queue', 'AWSSimpleQueueService/latest/APIReference/API_CreateQueue'),
} satisfies LimitTable;
