import type { Named } from './names.ts';

/** What a word of a published line stands for: components of the bill (`a|b`: the first that is stated), or what this product has no price for. */
type Meaning = readonly string[] | { readonly unpriced: string };

const unpriced = (what: string): Meaning => ({ unpriced: what });

const API: readonly (readonly [RegExp, Meaning])[] = [
  [/\bcache\b/i, unpriced('the cache of an API')],
  [/transfer|data out|egress/i, ['transfer-out']],
  [/minutes?\b/i, ['connection-minutes']],
  [/messages?\b/i, ['messages']],
  [/requests?\b|calls?\b/i, ['requests']],
];

const QUEUE: readonly (readonly [RegExp, Meaning])[] = [[/fair/i, unpriced('fair queues')], [/./, ['sends']]];

/** By service: how lines name its components. All that fit count. */
const MEANINGS: Readonly<Record<Named, readonly (readonly [RegExp, Meaning])[]>> = {
  lambda: [
    [/provisioned concurrency/i, unpriced('provisioned concurrency')], [/poller/i, unpriced('event poller units')], [/tenant/i, unpriced('tenant environments')],
    [/durable|data (written|retained)/i, unpriced('durable functions')], [/snapshot|microvm|vCPU/i, unpriced('MicroVMs')], [/\binstances?\b|management fee/i, unpriced('managed instances')],
    [/stream/i, unpriced('response streaming')], [/snapstart|restore|cache/i, unpriced('SnapStart')],
    [/ephemeral|temporary|\/tmp/i, ['ephemeral-storage']], [/requests?\b|invocations?\b/i, ['requests']],
    [/^(?!.*(ephemeral|temporary|\/tmp)).*(compute|duration|GB-?s(econds)?\b)/i, ['duration']],
  ],
  'lambda.edge': [[/requests?\b|invocations?\b/i, ['requests']], [/compute|duration|GB-?s(econds)?\b/i, ['duration']]],
  'apigateway.http': API, 'apigateway.rest': API, 'apigateway.websocket': API,
  s3: [
    [/retriev/i, unpriced('retrieval from S3')], [/\bIA\b|infrequent|glacier|intelligent|archive/i, unpriced('other classes of S3 than Standard')], [/select|replicat|inventory/i, unpriced('functions of S3')],
    [/transfer|\bout\b/i, ['transfer-out']], [/\bPUTs?\b|\bLIST\b|tier.?1/i, ['requests-put']], [/\bGETs?\b|tier.?2/i, ['requests-get']],
    [/^(?!.*(\b(PUT|GET|LIST)s?\b|tier.?[12])).*\brequests?\b/i, ['requests-put', 'requests-get']], [/stor(ed|age)/i, ['storage']], [/^(?!.*(transfer|\bout\b|stor)).*\b[GT]B\b/i, ['storage|transfer-out']],
  ],
  dynamodb: [
    [/replica|global/i, unpriced('global tables')], [/backup/i, unpriced('backups on demand')], [/stream/i, unpriced('reads of streams')], [/export|import|restore/i, unpriced('export, import and restore')],
    [/PITR|point-in-time/i, ['point-in-time-recovery']], [/^(?!.*(PITR|point-in-time)).*(storage|\bGB\b)/i, ['storage']], [/\bWCU\b/i, ['write-capacity']], [/\bRCU\b/i, ['read-capacity']], [/\breads?\b|\bRRU\b/i, ['read-units']], [/\bwrites?\b|\bWRU\b/i, ['write-units']],
  ],
  'cognito.user-pool': [[/advanced security/i, unpriced('advanced security')], [/M2M|token|SMS|SAML/i, unpriced('what Cognito bills besides active users')], [/\bMAUs?\b|users/i, ['active-users']]],
  sns: [
    [/transfer/i, unpriced('transfer of SNS')], [/\bHTTP|e-?mail|mobile|SMS|filter|firehose/i, unpriced('deliveries of SNS outside AWS')], [/delivered/i, ['fifo-delivered']],
    [/^(?!.*delivered).*payload/i, ['fifo-published']], [/deliver(y|ies)/i, ['fifo-deliveries']], [/publish(es)?\b|requests?\b/i, ['publishes|fifo-publishes']],
  ],
  sqs: QUEUE, 'sqs.fifo': QUEUE, 'sqs.standard': QUEUE,
  'eventbridge.bus': [
    [/partner/i, unpriced('partner events')], [/archive|replay/i, unpriced('archives')], [/discovery/i, unpriced('schema discovery')], [/destination|cross/i, unpriced('deliveries to other accounts and API destinations')],
    [/custom|events?\b/i, ['custom-events']],
  ],
  'eventbridge.schedule': [[/./, ['schedule-invocations']]],
  'eventbridge.pipe': [[/./, ['pipe-requests']]],
  stepfunctions: [[/transitions?\b/i, ['transitions']], [/requests?\b/i, ['requests']], [/duration|GB-?s(econds)?\b/i, ['duration']]],
  cloudfront: [
    [/origin shield|functions?\b|invalidation|real-?time|dedicated|plan\b/i, unpriced('what CloudFront bills besides requests and transfer')], [/\bHTTP\b/i, unpriced('plain HTTP requests')],
    [/origin/i, ['transfer-to-origin']], [/\bHTTPS\b|requests?\b/i, ['requests']], [/^(?!.*origin).*(\b[GTP]B\b|transfer|\bout\b|egress)/i, ['transfer-out']],
  ],
  transfer: [
    [/intra|zones?\b|\bAZ/i, unpriced('transfer between zones')], [/other regions?|inter-?region/i, unpriced('transfer between regions')], [/\b[GT]B\b|transfer|\bout\b|output|internet|egress/i, ['transfer-out']],
  ],
};

/** What a line says of a service: its components, something without a price, or nothing in particular. */
export function meaningOf(service: Named, text: string): { readonly components: readonly string[]; readonly unpriced?: string } {
  const found = MEANINGS[service].filter(([pattern]) => pattern.test(text)).map(([, meaning]) => meaning);
  const without = found.find((meaning): meaning is { readonly unpriced: string } => 'unpriced' in meaning);
  if (without) return { components: [], unpriced: without.unpriced };
  return { components: [...new Set(found.flatMap((meaning) => ('unpriced' in meaning ? [] : meaning)))] };
}

/** What a bare quantity counts where nothing says: the first thing a service meters. */
export function mainComponent(service: Named): string {
  const MAIN: Partial<Record<Named, string>> = {
    'apigateway.websocket': 'messages', s3: 'storage|transfer-out', cloudfront: 'transfer-out', dynamodb: 'write-units', 'cognito.user-pool': 'active-users', sns: 'publishes|fifo-publishes', sqs: 'sends', 'sqs.fifo': 'sends', 'sqs.standard': 'sends',
    'eventbridge.bus': 'custom-events', 'eventbridge.schedule': 'schedule-invocations', 'eventbridge.pipe': 'pipe-requests', stepfunctions: 'transitions', transfer: 'transfer-out',
  };
  return MAIN[service] ?? 'requests';
}
