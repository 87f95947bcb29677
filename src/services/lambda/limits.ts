import { limitsReadOn } from '../../core/catalog/limit.ts';
import type { LimitTable } from '../../core/catalog/service.ts';

const { hard, adjustable, initial } = limitsReadOn('https://docs.aws.amazon.com/lambda/latest/', '2026-11-21');
const QUOTAS = 'dg/gettingstarted-limits';
const ASYNC = 'dg/invocation-async-error-handling';

/** Sizes in bytes, except where the CloudFormation property itself counts MB. */
export const limits = {
  'memory-min': hard(128, 'MB', 'function', QUOTAS),
  'memory-max': hard(10240, 'MB', 'function', QUOTAS),
  // What the API schema accepts; holds only together with CapacityProviderConfig (Lambda Managed Instances).
  'memory-max-managed-instances': hard(32768, 'MB', 'function on Lambda Managed Instances', 'api/API_CreateFunction'),
  'memory-default': initial(128, 'MB', 'function', 'api/API_CreateFunction'),
  'memory-per-vcpu': hard(1769, 'MB', 'vCPU', QUOTAS),

  'timeout-min': hard(1, 's', 'function', 'dg/configuration-timeout'),
  'timeout-max': hard(900, 's', 'function', QUOTAS),
  // Asynchronous invocations and event source mappings only; the caller of a synchronous one is cut off at 900 s.
  'timeout-max-managed-instances': hard(5400, 's', 'function on Lambda Managed Instances', QUOTAS),
  'timeout-default': initial(3, 's', 'function', 'dg/configuration-timeout'),

  'environment-max': hard(4096, 'B', 'function', QUOTAS),
  'layers-max': hard(5, 'layers', 'function', QUOTAS),
  'ephemeral-storage-min': hard(512, 'MB', 'function', QUOTAS),
  'ephemeral-storage-max': hard(10240, 'MB', 'function', QUOTAS),
  'snap-start-ephemeral-storage-max': hard(512, 'MB', 'function with SnapStart', 'dg/snapstart'),
  'name-length-max': hard(64, 'characters', 'function', 'api/API_CreateFunction'),
  'description-length-max': hard(256, 'characters', 'function', 'api/API_CreateFunction'),
  'zip-upload-max': hard(52428800, 'B', 'function', QUOTAS),
  'unzipped-max': hard(262144000, 'B', 'function with its layers', QUOTAS),
  'image-max': hard(10737418240, 'B', 'function', QUOTAS),
  'code-storage-max': hard(322122547200, 'B', 'account and Region', QUOTAS),
  'vpc-interfaces': adjustable(500, 'network interfaces', 'VPC', QUOTAS),

  'sync-payload-max': hard(6291456, 'B', 'request', QUOTAS),
  'sync-response-max': hard(6291456, 'B', 'response', QUOTAS),
  'stream-response-max': hard(209715200, 'B', 'response', QUOTAS),
  'async-payload-max': hard(1048576, 'B', 'event', QUOTAS),

  concurrency: adjustable(1000, 'executions', 'account and Region', QUOTAS),
  'unreserved-concurrency-min': hard(100, 'executions', 'account and Region', 'dg/configuration-concurrency'),
  'scaling-rate': hard(1000, 'environments per 10 s', 'function', 'dg/scaling-behavior'),
  'requests-per-environment': hard(10, 'requests/s', 'execution environment', QUOTAS),
  'provisioned-concurrency-max': adjustable(900, 'executions', 'account and Region', 'dg/provisioned-concurrency'),
  'init-max': hard(10, 's', 'execution environment', 'dg/lambda-runtime-environment'),
  'url-requests-per-reserved': hard(10, 'requests/s', 'unit of reserved concurrency', 'dg/urls-configuration'),

  'async-retries-max': hard(2, 'retries', 'event', ASYNC),
  'async-event-age-min': hard(60, 's', 'event', ASYNC),
  'async-event-age-max': hard(21600, 's', 'event', ASYNC),
  'async-backoff-max': hard(300, 's', 'event', ASYNC),

  'queue-batch-max': hard(10000, 'messages', 'event source mapping', 'dg/services-sqs-parameters'),
  'queue-batch-default': initial(10, 'messages', 'event source mapping', 'dg/services-sqs-parameters'),
  'fifo-batch-max': hard(10, 'messages', 'event source mapping', 'dg/services-sqs-parameters'),
  'batch-window-max': hard(300, 's', 'event source mapping', 'api/API_CreateEventSourceMapping'),
  'queue-concurrency-min': hard(2, 'executions', 'event source mapping', 'dg/services-sqs-scaling'),
  'queue-concurrency-max': hard(1000, 'executions', 'event source mapping', 'dg/services-sqs-scaling'),
  'queue-scale-initial': hard(5, 'invocations', 'event source mapping', 'dg/services-sqs-scaling'),
  'queue-scale-per-minute': hard(300, 'invocations/min', 'event source mapping', 'dg/services-sqs-scaling'),
  'queue-scale-max': adjustable(1250, 'invocations', 'event source mapping', 'dg/services-sqs-scaling'),
  'visibility-ratio-min': hard(1, '× function timeout', 'queue', 'dg/services-sqs-configure'),
  'visibility-ratio-advised': initial(6, '× function timeout', 'queue', 'dg/services-sqs-configure'),
  'stream-batch-max': hard(10000, 'records', 'event source mapping', 'dg/services-kinesis-parameters'),
  'stream-batch-default': initial(100, 'records', 'event source mapping', 'dg/services-kinesis-parameters'),
  'stream-parallelization-max': hard(10, 'batches', 'shard', 'dg/services-kinesis-parameters'),
} satisfies LimitTable;
