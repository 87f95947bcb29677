import { core, excused, limitsReadOn } from '../../core/catalog/limit.ts';
import type { LimitTable } from '../../core/catalog/service.ts';

const { hard, adjustable, initial } = limitsReadOn('https://docs.aws.amazon.com/', '2026-11-21');
const GUIDE = 'AWSSimpleQueueService/latest/SQSDeveloperGuide/';
const MESSAGES = `${GUIDE}quotas-messages`;
const QUEUES = `${GUIDE}quotas-queues`;

const HIGH_THROUGHPUT = {
  'us-east-1': 70000, 'us-west-2': 70000, 'eu-west-1': 70000, 'us-east-2': 19000, 'eu-central-1': 19000,
  'ap-south-1': 9000, 'ap-southeast-1': 9000, 'ap-southeast-2': 9000, 'ap-northeast-1': 9000, 'eu-west-2': 4500, 'sa-east-1': 4500,
};

/** Sizes in bytes. */
export const limits = {
  'message-max': core(hard(1048576, 'B', 'message', MESSAGES)),
  'message-setting-min': hard(1024, 'B', 'queue', 'AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue'),
  'retention-min': core(hard(60, 's', 'queue', MESSAGES)),
  'retention-max': core(hard(1209600, 's', 'queue', MESSAGES)),
  'retention-default': initial(345600, 's', 'queue', MESSAGES),
  'visibility-max': core(hard(43200, 's', 'queue', MESSAGES)),
  'visibility-default': initial(30, 's', 'queue', MESSAGES),
  'delay-max': core(hard(900, 's', 'queue or message', MESSAGES)),
  'long-poll-max': core(hard(20, 's', 'request', QUEUES)),
  batch: core(hard(10, 'messages', 'request', MESSAGES)),
  'message-attributes': excused('run-time only', hard(10, 'attributes', 'message', MESSAGES)),
  'name-length-max': hard(80, 'characters', 'queue', QUEUES),
  'in-flight': core(adjustable(120000, 'messages', 'standard queue', QUEUES)),
  'fifo-in-flight': core(adjustable(120000, 'messages', 'FIFO queue', `${GUIDE}quotas-fifo`)),
  'fifo-requests-per-second': core(hard(300, 'requests/s', 'action and FIFO queue', MESSAGES)),
  'fifo-high-throughput': core(adjustable(2400, 'requests/s', 'action and FIFO queue with high throughput', MESSAGES, HIGH_THROUGHPUT)),
  'policy-max': hard(8192, 'B', 'queue policy', MESSAGES),
  'max-receive-count-advised': initial(5, 'receives', 'queue that Lambda polls', 'lambda/latest/dg/services-sqs-configure'),
  'max-receive-count-default': initial(10, 'receives', 'queue', 'AWSSimpleQueueService/latest/APIReference/API_CreateQueue'),
} satisfies LimitTable;
