/** Kinds of node that a worked bill can name; `sqs` is queues of both kinds, `transfer` data sent by whatever service, `logs` and `traces` what is logged and traced. */
export type Named =
  | 'lambda' | 'lambda.edge' | 'apigateway.http' | 'apigateway.rest' | 'apigateway.websocket' | 's3' | 'cloudfront' | 'dynamodb'
  | 'cognito.user-pool' | 'sns' | 'sqs' | 'sqs.fifo' | 'sqs.standard' | 'eventbridge.bus' | 'eventbridge.schedule' | 'eventbridge.pipe' | 'stepfunctions' | 'transfer' | 'logs' | 'traces';

/** Beginnings of keys of `inputs`; the longest that fits counts. */
const KEYS: Readonly<Record<string, Named>> = {
  lambda: 'lambda', lambdas: 'lambda', lambda_edge: 'lambda.edge', lambda_at_edge: 'lambda.edge', edge: 'lambda.edge',
  http_api: 'apigateway.http', http_apis: 'apigateway.http', apigw_http: 'apigateway.http', apigateway_http: 'apigateway.http', api_gateway_http: 'apigateway.http',
  rest: 'apigateway.rest', rest_api: 'apigateway.rest', rest_apis: 'apigateway.rest', apigw_rest: 'apigateway.rest', apigw: 'apigateway.rest', apigateway: 'apigateway.rest', api_gateway: 'apigateway.rest', apigateway_rest: 'apigateway.rest', api_gateway_rest: 'apigateway.rest',
  websocket: 'apigateway.websocket', websocket_api: 'apigateway.websocket', apigw_websocket: 'apigateway.websocket', apigateway_websocket: 'apigateway.websocket', api_gateway_websocket: 'apigateway.websocket', ws: 'apigateway.websocket',
  s3: 's3', bucket: 's3', cloudfront: 'cloudfront', cf: 'cloudfront', cdn: 'cloudfront', dynamodb: 'dynamodb', dynamo: 'dynamodb', ddb: 'dynamodb', cognito: 'cognito.user-pool', user_pool: 'cognito.user-pool',
  sns: 'sns', sqs: 'sqs', sqs_fifo: 'sqs.fifo', sqs_standard: 'sqs.standard',
  eventbridge: 'eventbridge.bus', event_bus: 'eventbridge.bus', eventbridge_bus: 'eventbridge.bus', scheduler: 'eventbridge.schedule', eventbridge_scheduler: 'eventbridge.schedule', pipes: 'eventbridge.pipe', eventbridge_pipes: 'eventbridge.pipe',
  stepfunctions: 'stepfunctions', step_functions: 'stepfunctions', stepfunction: 'stepfunctions', step_function: 'stepfunctions', sfn: 'stepfunctions', state_machine: 'stepfunctions',
  transfer: 'transfer', transfer_out: 'transfer', data_transfer: 'transfer', data_transfer_out: 'transfer', data_out: 'transfer', internet: 'transfer', egress: 'transfer', outbound: 'transfer',
  logs: 'logs', cloudwatch_logs: 'logs', cw_logs: 'logs', xray: 'traces', x_ray: 'traces', traces: 'traces',
};

/** Beginnings of keys that speak of what no canvas has. */
const ELSEWHERE_KEYS = /^(aurora|rds|dsql|ec2|ecs|eks|ecr|fargate|kinesis|firehose|alb|nlb|elb|nat|vpc|endpoint|kms|secrets?|waf|athena|glue|textract|bedrock|appsync|opensearch|redshift|elasticache|sagemaker|route_?53|ses|cloudwatch|metrics|alarms?|ipv4|public_ipv4|proxy|acm|amplify|macie|iot|efs|ebs|backup_vault|agentcore|quicksight|comprehend|rekognition|transcribe|polly|personalize|location|neptune|documentdb|msk|dax|cloudtrail|config|guardduty|shield)(_|$)/;

/** Whether a key of `inputs` speaks of a service that no canvas has. */
export function isElsewhere(key: string): boolean {
  return keyOf(key) === undefined && ELSEWHERE_KEYS.test(key.toLowerCase());
}

/** The kind of node that a key of `inputs` speaks of, and what of it: `sqs_requests` is `requests` of a queue. */
export function keyOf(key: string): { readonly service: Named; readonly rest: string } | undefined {
  const words = key.toLowerCase().replace(/^(amazon|aws)_/, '').split('_');
  for (let count = words.length; count > 0; count -= 1) {
    const name = words.slice(0, count).join('_');
    if (Object.hasOwn(KEYS, name)) return { service: KEYS[name] as Named, rest: words.slice(count).join('_') };
  }
  return undefined;
}

const ANY_API: readonly Named[] = ['apigateway.http', 'apigateway.rest', 'apigateway.websocket'];

/** How texts name services. A more specific name stands before the one it contains. */
const WORDS: readonly (readonly [RegExp, readonly Named[]])[] = [
  [/lambda@edge/i, ['lambda.edge']], [/lambda/i, ['lambda']],
  [/\bHTTP APIs?\b|\bAPI (gateway )?\(?HTTP\b/i, ['apigateway.http']], [/\bREST APIs?\b|\bAPI (gateway )?\(?REST\b/i, ['apigateway.rest']], [/web ?sockets?( APIs?)?/i, ['apigateway.websocket']], [/api gateway|\bAPIGW\b/i, ANY_API],
  [/cloudfront/i, ['cloudfront']], [/dynamodb/i, ['dynamodb']], [/cognito/i, ['cognito.user-pool']], [/\bSNS\b/i, ['sns']], [/\bSQS FIFO\b/i, ['sqs.fifo']], [/\bSQS standard\b/i, ['sqs.standard']], [/\bSQS\b/i, ['sqs']],
  [/(eventbridge )?scheduler/i, ['eventbridge.schedule']], [/eventbridge pipes?/i, ['eventbridge.pipe']], [/eventbridge|event bus\b/i, ['eventbridge.bus']],
  [/step functions?|state machines?|\bexpress workflows?\b|\bstandard workflows?\b/i, ['stepfunctions']], [/\bS3\b/i, ['s3']],
  [/^data (transfer|out)|DataTransfer-Out|^transfer out|\begress\b|tiered data transfer|\bdata transfer(red)? (out|to the internet)/i, ['transfer']],
  [/\bCloudWatch logs?\b(?! insights)|^logs\b|\blogs? (ingest|stor)/i, ['logs']], [/\bx-ray\b/i, ['traces']],
];

/** What bills of serverless designs name besides, and no canvas has. */
const ELSEWHERE = /\b(AppSync|EC2|EKS|ECS|ECR|ALB|NLB|NAT|KMS|Secrets?|Athena|Glue|Textract|Bedrock|WAF|Aurora|RDS|DSQL|Kinesis|Firehose|Route ?53|SES|CloudWatch(?! [Ll]ogs?\b)|alarms?|AgentCore|Fargate|IPv4|endpoint|ElastiCache|OpenSearch|SageMaker|Amplify|Macie|MSK|Redshift|DAX|IoT|EFS|EBS|QuickSight|Comprehend|Rekognition|Transcribe|Polly|Neptune|DocumentDB|CloudTrail|GuardDuty|Shield|Global Accelerator)\b/;

const FULL_NAMES: ReadonlyMap<string, string> = new Map([
  ['secret', 'Secrets Manager'], ['secrets', 'Secrets Manager'], ['alarm', 'CloudWatch'], ['alarms', 'CloudWatch'],
  ['nat', 'NAT gateway'], ['endpoint', 'Interface endpoint'], ['ipv4', 'Public IPv4'],
]);

export interface Mention {
  readonly services: readonly Named[];
  /** A service named before any of the canvas. */
  readonly elsewhere?: string;
}

/** Which services a text names: those of the canvas, in their order, unless one that it does not have comes first. Of several that are not joined, the first counts. */
export function mentioned(text: string): Mention {
  const found = WORDS.flatMap(([pattern, services]) => {
    const match = pattern.exec(text);
    return match ? [{ at: match.index, end: match.index + match[0].length, services }] : [];
  }).sort((a, b) => a.at - b.at || b.end - a.end);
  const outer = found.filter(({ at, end }) => !found.some((other) => other.at <= at && other.end >= end && other.end - other.at > end - at));
  const other = ELSEWHERE.exec(text);
  if (other && other.index < (outer[0]?.at ?? Infinity)) return { services: [], elsewhere: FULL_NAMES.get(other[0].toLowerCase()) ?? other[0] };
  const joined = outer.slice(0, outer.findIndex(({ end }, at) => at + 1 >= outer.length || !JOINED.test(text.slice(end, outer[at + 1]?.at))) + 1);
  const kinds = joined.filter(({ services }) => services !== ANY_API || !outer.some((other) => other.services.length === 1 && ANY_API.includes(other.services[0] as Named)));
  const specific = kinds.length > 0 ? kinds : outer.filter(({ services }) => services.length === 1).slice(0, 1);
  return { services: [...new Set(specific.flatMap(({ services }) => services))] };
}

/** Between two services that a text is about alike: `Lambda and API Gateway`. */
const JOINED = /^\s*(and|&|\+|,|\/)\s*(Amazon |AWS )?$/i;

/** Of queues, the kind that a text or key speaks of. */
export function ofQueues(service: Named | undefined, text: string): Named | undefined {
  if (!service?.startsWith('sqs')) return service;
  if (/fifo/i.test(text)) return 'sqs.fifo';
  return /standard/i.test(text) ? 'sqs.standard' : service;
}
