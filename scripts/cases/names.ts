/** Kinds of node that a worked bill can name; `sqs` is queues of both kinds, `transfer` data sent to the internet by whatever service. */
export type Named =
  | 'lambda' | 'lambda.edge' | 'apigateway.http' | 'apigateway.rest' | 'apigateway.websocket' | 's3' | 'cloudfront' | 'dynamodb'
  | 'cognito.user-pool' | 'sns' | 'sqs' | 'sqs.fifo' | 'sqs.standard' | 'eventbridge.bus' | 'eventbridge.schedule' | 'eventbridge.pipe' | 'stepfunctions' | 'transfer';

/** Beginnings of keys of `inputs`; the longest that fits counts. */
const KEYS: Readonly<Record<string, Named>> = {
  lambda: 'lambda', lambda_edge: 'lambda.edge', edge: 'lambda.edge',
  http_api: 'apigateway.http', apigw_http: 'apigateway.http', rest: 'apigateway.rest', rest_api: 'apigateway.rest', apigw_rest: 'apigateway.rest', apigw: 'apigateway.rest',
  websocket: 'apigateway.websocket', apigw_websocket: 'apigateway.websocket', ws: 'apigateway.websocket',
  s3: 's3', cloudfront: 'cloudfront', cf: 'cloudfront', dynamodb: 'dynamodb', ddb: 'dynamodb', cognito: 'cognito.user-pool',
  sns: 'sns', sqs: 'sqs', sqs_fifo: 'sqs.fifo', sqs_standard: 'sqs.standard', eventbridge: 'eventbridge.bus', scheduler: 'eventbridge.schedule', pipes: 'eventbridge.pipe',
  stepfunctions: 'stepfunctions', step_functions: 'stepfunctions', sfn: 'stepfunctions',
  transfer: 'transfer', transfer_out: 'transfer', data_transfer: 'transfer', data_transfer_out: 'transfer', internet: 'transfer', egress: 'transfer',
};

/** The kind of node that a key of `inputs` speaks of, and what of it: `sqs_requests` is `requests` of a queue. */
export function keyOf(key: string): { readonly service: Named; readonly rest: string } | undefined {
  const words = key.split('_');
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
  [/\bHTTP APIs?\b/i, ['apigateway.http']], [/\bREST APIs?\b/i, ['apigateway.rest']], [/websocket/i, ['apigateway.websocket']], [/api gateway/i, ANY_API],
  [/cloudfront/i, ['cloudfront']], [/dynamodb/i, ['dynamodb']], [/cognito/i, ['cognito.user-pool']], [/\bSNS\b/i, ['sns']], [/\bSQS FIFO\b/i, ['sqs.fifo']], [/\bSQS standard\b/i, ['sqs.standard']], [/\bSQS\b/i, ['sqs']],
  [/(eventbridge )?scheduler/i, ['eventbridge.schedule']], [/eventbridge pipes?/i, ['eventbridge.pipe']], [/eventbridge/i, ['eventbridge.bus']],
  [/step functions/i, ['stepfunctions']], [/\bS3\b/i, ['s3']],
  [/^data (transfer|out)|^transfer out|\begress\b|tiered data transfer/i, ['transfer']],
];

/** What bills of serverless designs name besides, and no canvas has. */
const ELSEWHERE = /\b(AppSync|EC2|EKS|ECS|ECR|ALB|NLB|NAT|KMS|Secrets?|Athena|Glue|Textract|Bedrock|WAF|Aurora|RDS|DSQL|Kinesis|Firehose|Route 53|SES|CloudWatch|Logs|alarms?|X-Ray|AgentCore|Fargate|IPv4|endpoint|ElastiCache|OpenSearch|SageMaker|Amplify|Macie|MSK|Redshift)\b/;

const FULL_NAMES: ReadonlyMap<string, string> = new Map([
  ['secret', 'Secrets Manager'], ['secrets', 'Secrets Manager'], ['logs', 'CloudWatch Logs'], ['alarm', 'CloudWatch'], ['alarms', 'CloudWatch'],
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

/** Logs that are taken in, as functions write them; not what is kept of them. */
export function namesLogsTakenIn(text: string): boolean {
  return /\blogs\b/i.test(text) && !/stor|kept|alarm|metric|insight/i.test(text);
}
