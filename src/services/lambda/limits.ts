import { core, excused, limitsReadOn, requestable } from '../../core/catalog/limit.ts';
import type { LimitTable } from '../../core/catalog/service.ts';
import type { Source } from '../../core/model/source.ts';
import { DEFAULT_BATCH_SIZE } from '../../core/traffic/batches.ts';

const AS_OF = '2026-11-21';
const { hard, adjustable, initial } = limitsReadOn('https://docs.aws.amazon.com/lambda/latest/', AS_OF);
const template = limitsReadOn('https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/', AS_OF);
const cloudfront = limitsReadOn('https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/', AS_OF);

const QUOTAS = 'dg/gettingstarted-limits';
const ASYNC = 'dg/invocation-async-error-handling';
const SCALING = 'dg/services-sqs-scaling';
const STREAM = 'dg/services-kinesis-parameters';
const EDGE = 'cloudfront-limits';
const EDGE_RESTRICTIONS = 'lambda-at-edge-function-restrictions';
const RUN_TIME = 'run-time only';
/** The pages with the codes of Service Quotas. */
const CODES: Source = { url: 'https://docs.aws.amazon.com/general/latest/gr/lambda-service.html', asOf: AS_OF };
const EDGE_CODES: Source = { url: 'https://docs.aws.amazon.com/general/latest/gr/cf_region.html', asOf: AS_OF };

/** Sizes in bytes, except where the CloudFormation property itself counts MB. */
export const limits = {
  'memory-min': core(hard(128, 'MB', 'function', QUOTAS)),
  'memory-max': core(hard(10240, 'MB', 'function', QUOTAS)),
  // What the API schema accepts; holds only together with CapacityProviderConfig (Lambda Managed Instances).
  'memory-max-managed-instances': hard(32768, 'MB', 'function on Lambda Managed Instances', 'api/API_CreateFunction'),
  'memory-step': hard(1, 'MB', 'function', QUOTAS),
  'memory-default': initial(128, 'MB', 'function', 'api/API_CreateFunction'),
  'memory-per-vcpu': core(hard(1769, 'MB', 'vCPU', QUOTAS)),

  'timeout-min': hard(1, 's', 'function', 'dg/configuration-timeout'),
  'timeout-max': core(hard(900, 's', 'function', QUOTAS)),
  // Asynchronous invocations and event source mappings only; the caller of a synchronous one is cut off at 900 s.
  'timeout-max-managed-instances': core(hard(5400, 's', 'function on Lambda Managed Instances', QUOTAS)),
  'timeout-default': core(initial(3, 's', 'function', 'dg/configuration-timeout')),
  'billing-step': core({ value: 1, unit: 'ms', kind: 'hard', scope: 'invocation', source: { url: 'https://aws.amazon.com/lambda/pricing/', asOf: AS_OF } }),

  'environment-max': core(hard(4096, 'B', 'function', QUOTAS)),
  'layers-max': core(hard(5, 'layers', 'function', QUOTAS)),
  'ephemeral-storage-min': core(hard(512, 'MB', 'function', QUOTAS)),
  'ephemeral-storage-max': core(hard(10240, 'MB', 'function', QUOTAS)),
  'snap-start-ephemeral-storage-max': hard(512, 'MB', 'function with SnapStart', 'dg/snapstart'),
  'name-length-max': core(hard(64, 'characters', 'function', 'api/API_CreateFunction')),
  'description-length-max': hard(256, 'characters', 'function', 'api/API_CreateFunction'),
  'handler-length-max': hard(128, 'characters', 'function', 'api/API_CreateFunction'),
  'file-systems-max': hard(1, 'file systems', 'function', 'api/API_CreateFunction'),
  // A template never uploads a package: its code is in a bucket, in an image or inline.
  'zip-upload-max': core(hard(52428800, 'B', 'function', QUOTAS), 'not in CloudFormation'),
  'inline-code-max': template.hard(4194304, 'B', 'function', 'aws-properties-lambda-function-code'),
  'unzipped-max': core(hard(262144000, 'B', 'function with its layers', QUOTAS)),
  'image-max': core(hard(10737418240, 'B', 'function', QUOTAS)),
  'code-storage-max': excused('account-level only', hard(322122547200, 'B', 'account and Region', QUOTAS)),
  'policy-max': hard(20480, 'B', 'function', QUOTAS),
  'vpc-interfaces': core(requestable(adjustable(500, 'network interfaces', 'VPC', QUOTAS), 'lambda', 'L-9FEE3D26', CODES)),
  'vpc-security-groups': template.hard(5, 'groups', 'function', 'aws-properties-lambda-function-vpcconfig'),
  'vpc-subnets': template.hard(16, 'subnets', 'function', 'aws-properties-lambda-function-vpcconfig'),

  'sync-payload-max': core(hard(6291456, 'B', 'request', QUOTAS)),
  'sync-response-max': core(hard(6291456, 'B', 'response', QUOTAS)),
  'stream-response-max': core(hard(209715200, 'B', 'response', QUOTAS)),
  'stream-bandwidth': excused(RUN_TIME, hard(2, 'MB/s', 'streamed response after its first 6 MB', QUOTAS)),
  'async-payload-max': core(hard(1048576, 'B', 'event', QUOTAS)),
  'headers-max': excused(RUN_TIME, hard(1048576, 'B', 'request', QUOTAS)),

  concurrency: core(requestable(adjustable(1000, 'executions', 'account and Region', QUOTAS), 'lambda', 'L-B99A9384', CODES)),
  'concurrency-new-account': excused('account-level only', adjustable(10, 'executions', 'new account and Region', QUOTAS)),
  'concurrency-per-environment': excused(RUN_TIME, hard(1, 'invocations', 'execution environment', 'dg/lambda-managed-instances')),
  'unreserved-concurrency-min': core(hard(100, 'executions', 'account and Region', 'dg/configuration-concurrency')),
  'scaling-rate': core(hard(1000, 'environments per 10 s', 'function', 'dg/scaling-behavior')),
  'requests-per-environment': core(hard(10, 'requests/s', 'execution environment', QUOTAS)),
  'provisioned-concurrency-max': core(adjustable(900, 'executions', 'account and Region', 'dg/provisioned-concurrency')),
  'init-max': core(hard(10, 's', 'execution environment', 'dg/lambda-runtime-environment'), RUN_TIME),
  'snap-start-restore-max': excused(RUN_TIME, hard(10, 's', 'execution environment', 'dg/lambda-runtime-environment')),
  'file-descriptors': excused(RUN_TIME, hard(1024, 'descriptors', 'execution environment', QUOTAS)),
  processes: excused(RUN_TIME, hard(1024, 'threads', 'execution environment', QUOTAS)),
  'network-bandwidth': excused(RUN_TIME, adjustable(625, 'Mbps', 'execution environment', QUOTAS)),
  'control-plane-requests-per-second': excused('account-level only', hard(15, 'requests/s', 'account and Region', QUOTAS)),
  'durable-timeout-max': hard(31622400, 's', 'durable execution', 'api/API_DurableConfig'),
  'durable-operations-max': excused(RUN_TIME, hard(3000, 'operations', 'durable execution', QUOTAS)),

  'url-requests-per-reserved': core(hard(10, 'requests/s', 'unit of reserved concurrency', 'dg/urls-configuration')),
  'url-cors-age-max': hard(86400, 's', 'function URL', 'api/API_Cors'),

  'async-retries-max': core(hard(2, 'retries', 'event', ASYNC)),
  'async-event-age-min': hard(60, 's', 'event', ASYNC),
  'async-event-age-max': core(hard(21600, 's', 'event', ASYNC)),
  'async-backoff-max': excused(RUN_TIME, hard(300, 's', 'event', ASYNC)),

  'queue-batch-max': core(hard(10000, 'messages', 'event source mapping', 'dg/services-sqs-parameters')),
  'queue-batch-default': initial(DEFAULT_BATCH_SIZE.queue, 'messages', 'event source mapping', 'dg/services-sqs-parameters'),
  'fifo-batch-max': core(hard(10, 'messages', 'event source mapping', 'dg/services-sqs-parameters')),
  'batch-window-max': core(hard(300, 's', 'event source mapping', 'api/API_CreateEventSourceMapping')),
  'queue-concurrency-min': hard(2, 'executions', 'event source mapping', SCALING),
  'queue-concurrency-max': core(hard(1000, 'executions', 'event source mapping', SCALING)),
  'queue-scale-initial': hard(5, 'invocations', 'event source mapping', SCALING),
  'queue-scale-per-minute': hard(300, 'invocations/min', 'event source mapping', SCALING),
  'queue-scale-max': core(adjustable(1250, 'invocations', 'event source mapping', SCALING)),
  'queue-pollers-max': hard(2000, 'pollers', 'event source mapping', 'dg/services-sqs-parameters'),
  'visibility-ratio-min': core(hard(1, '× function timeout', 'queue', 'dg/services-sqs-configure')),
  'visibility-ratio-advised': core(initial(6, '× function timeout', 'queue', 'dg/services-sqs-configure')),
  'receives-advised': initial(5, 'receives', 'queue', 'dg/services-sqs-configure'),
  'stream-batch-max': core(hard(10000, 'records', 'event source mapping', STREAM)),
  'stream-batch-default': initial(DEFAULT_BATCH_SIZE.stream, 'records', 'event source mapping', STREAM),
  'stream-parallelization-max': core(hard(10, 'batches', 'shard', STREAM)),
  'stream-retries-max': hard(10000, 'retries', 'event source mapping', STREAM),
  'stream-record-age-max': hard(604800, 's', 'event source mapping', STREAM),
  'stream-tumbling-window-max': hard(900, 's', 'event source mapping', STREAM),

  'edge-viewer-timeout-max': core(cloudfront.hard(30, 's', 'function on viewer events', EDGE)),
  'edge-origin-timeout-max': core(cloudfront.hard(30, 's', 'function on origin events', EDGE)),
  // AWS's own pages disagree (the quota page says as for any function), so that more is a warning.
  'edge-viewer-memory-max': core(cloudfront.hard(128, 'MB', 'function on viewer events', 'edge-functions-choosing')),
  'edge-origin-memory-max': cloudfront.hard(10240, 'MB', 'function on origin events', 'edge-functions-choosing'),
  'edge-package-max': core(cloudfront.hard(52428800, 'B', 'zipped function', EDGE)),
  'edge-viewer-response-max': core(cloudfront.hard(40960, 'B', 'response made on viewer events', EDGE)),
  'edge-origin-response-max': core(cloudfront.hard(1048576, 'B', 'response made on origin events', EDGE)),
  'edge-viewer-body-max': cloudfront.hard(40960, 'B', 'request body shown on viewer events', EDGE_RESTRICTIONS),
  'edge-origin-body-max': cloudfront.hard(1048576, 'B', 'request body shown on origin events', EDGE_RESTRICTIONS),
  'edge-requests-per-second': core(cloudfront.adjustable(10000, 'requests/s', 'Region', EDGE)),
  'edge-associations-per-behaviour': core(cloudfront.hard(4, 'associations', 'cache behaviour', 'edge-function-restrictions-all')),
  'edge-functions-per-distribution': requestable(cloudfront.adjustable(100, 'functions', 'distribution', EDGE), 'cloudfront', 'L-C57D59CB', EDGE_CODES),
} satisfies LimitTable;
