import { namesRetrieval, storageClassIn } from './drafts-data.ts';
import { METERS } from './meters.ts';
import type { Named } from './names.ts';

/** What a word of a published line stands for: components of the bill (`a|b`: the first that is stated), or what this product has no price for. */
type Meaning = readonly string[] | { readonly unpriced: string };

const unpriced = (what: string): Meaning => ({ unpriced: what });

const API: readonly (readonly [RegExp, Meaning])[] = [
  [/\bcach(e|ing)\b/i, ['cache']], [/vpc.?link/i, unpriced('VPC links')],
  [/transfer|data (out|output)|egress|\boutput\b/i, ['transfer-out']],
  [/minutes?\b/i, ['connection-minutes']],
  [/messages?\b/i, ['messages']],
  [/requests?\b|calls?\b/i, ['requests']],
];

const QUEUE: readonly (readonly [RegExp, Meaning])[] = [[/fair/i, ['fair-sends']], [/^(?!.*(fair|receiv|consum|delet))|^(?!.*fair).*(\bsend|requests?\b)/i, ['sends']], [/^(?!.*fair).*(receiv|consum)/i, ['receives']], [/^(?!.*fair).*delet/i, ['deletes']]];

/** Words that are about something else of the same service must not stand in the line. */
const without = (others: string, own: string): RegExp => new RegExp(`^(?!.*(${others})).*(${own})`, 'i');

const NOT_COMPUTE = 'ephemeral|temporary|/tmp|provisioned|poller|snapstart|restore|stream|tenant|durable|cache';

/** By service: how lines name its components. All that fit count. */
const MEANINGS: Readonly<Record<Named, readonly (readonly [RegExp, Meaning])[]>> = {
  lambda: [
    [/snapshot|microvm|vCPU/i, unpriced('MicroVMs')], [/\binstances?\b|management fee/i, unpriced('managed instances')],
    [without('duration|execution|compute|request', 'provisioned concurrency|provisioned: '), ['provisioned-concurrency']], [/provisioned.*(duration|execution|compute)|(duration|execution|compute).*provisioned/i, ['provisioned-duration']],
    [/poller|\bEPU/i, ['event-pollers|event-pollers-kafka']], [/tenant/i, ['tenant-environments']],
    [/durable op|^(?!.*(data|lambda)).*\boperations\b/i, ['durable-operations']], [/data writ|written/i, ['durable-written']], [/retain|data kept/i, ['durable-retained']],
    [/response stream|streaming|streamed/i, ['response-streaming']], [/snapstart.*cach|cach(e|ing)/i, ['snapstart-cache']], [/restor/i, ['snapstart-restore']],
    [/ephemeral|temporary|\/tmp/i, ['ephemeral-storage']], [without('provisioned concurrency', 'requests?\\b|invocations?\\b|\\bcalls\\b'), ['requests']],
    [without(NOT_COMPUTE, 'compute|duration|execution time|GB-?s(econds)?\\b'), ['duration|provisioned-duration']],
    [/^(?!.*stor).*\blogs?\b/i, ['logs']],
  ],
  'lambda.edge': [[/requests?\b|invocations?\b/i, ['requests']], [/compute|duration|GB-?s(econds)?\b/i, ['duration']]],
  'apigateway.http': API, 'apigateway.rest': API, 'apigateway.websocket': API,
  s3: [
    [/replicat|inventory|analytics|batch|object lambda/i, unpriced('functions of S3')],
    [/select.*return|return.*select/i, ['select-returned']], [/select.*scan|scan.*select/i, ['select-scanned']], [/monitor/i, ['tiering-monitoring']],
    [without('storage|requests?', '\\btransfer|\\bout\\b|egress'), ['transfer-out']], [without('\\bGET', '\\bPUTs?\\b|\\bLIST\\b|\\bPOST\\b|\\bCOPY\\b|tier.?1'), ['requests-put']], [without('\\bPUT', '\\bGETs?\\b|tier.?2'), ['requests-get']],
    [/PUT.*GET|GET.*PUT/i, ['requests-put', 'requests-get']], [/^(?!.*(\b(PUT|GET|LIST)s?\b|tier.?[12])).*\brequests?\b/i, ['requests-put', 'requests-get']], [without('transfer', 'stor(ed|age)'), ['storage']],
  ],
  dynamodb: [
    [/\bDAX\b/, unpriced('DAX')], [/\bbackup|backed up/i, ['backup|point-in-time-recovery']], [/stream/i, ['stream-reads']], [/export/i, ['export']], [/\bimport/i, ['import']], [/restor/i, ['restore']],
    [/PITR|point.in.time|continuous backup/i, ['point-in-time-recovery']], [without('PITR|point-in-time|backup|restore|export|import|stream', 'storage|stored|\\bGB\\b'), ['storage']], [/\bWCUs?\b|write capacity/i, ['write-capacity']], [/\bRCUs?\b|read capacity/i, ['read-capacity']],
    [without('stream|RCU|capacity', '\\breads?\\b|\\bRRUs?\\b|read.?request'), ['read-units|read-capacity']], [without('WCU|capacity|replica', '\\bwrites?\\b|\\bWRUs?\\b|write.?request'), ['write-units|write-capacity']],
  ],
  'cognito.user-pool': [
    [/SMS|text message/i, unpriced('text messages')], [/advanced security|threat/i, ['advanced-security']], [/\bapp clients?\b/i, ['machine-clients']], [/token/i, ['machine-tokens']], [/SAML|OIDC|federat/i, ['federated-users']],
    [without('SAML|OIDC|federat|advanced security|threat', '\\bMAUs?\\b|users'), ['active-users']],
  ],
  sns: [
    [/\bSMS\b|text message/i, unpriced('text messages')], [/\btransfer|data out/i, ['transfer-out']], [/e-?mail/i, ['deliveries-email']], [/\bHTTPS?\b/i, ['deliveries-http']], [/push|mobile/i, ['deliveries-push']], [/firehose|kinesis/i, ['deliveries-firehose']], [/filter/i, ['payload-filtering']],
    [/delivered/i, ['fifo-delivered']], [without('delivered|filter', 'payload'), ['fifo-published']], [without('HTTP|e-?mail|push|mobile|firehose|kinesis|SMS', 'deliver(y|ies)|notifications'), ['fifo-deliveries|deliveries-queue|deliveries-function']],
    [without('payload|HTTP|e-?mail|push|mobile|SMS|deliver', 'publish(es|ed)?\\b|requests?\\b|messages?\\b'), ['publishes|fifo-publishes']],
  ],
  sqs: QUEUE, 'sqs.fifo': QUEUE, 'sqs.standard': QUEUE,
  'eventbridge.bus': [
    [/replay/i, unpriced('replays')], [/partner/i, ['partner-events']], [/archiv.*stor|stor.*archiv/i, ['archive-storage']], [without('stor', 'archiv'), ['archive-events']], [/discovery|schema/i, ['schema-discovery']],
    [/API destination/i, ['api-destinations']], [/cross.?(account|region|bus)/i, ['deliveries-elsewhere']], [without('partner|archiv|discovery|schema|destination|cross', 'custom|events?\\b|published'), ['custom-events']],
  ],
  'eventbridge.schedule': [[/./, ['schedule-invocations']]],
  'eventbridge.pipe': [[/./, ['pipe-requests']]],
  stepfunctions: [[/transitions?\b|StateTransition/i, ['transitions']], [/requests?\b|executions\b/i, ['requests']], [/duration|GB-?s(econds)?\b/i, ['duration']]],
  cloudfront: [
    [/\bplans?\b|SaaS|flat.rate/i, unpriced('flat-rate plans of CloudFront')], [/origin shield/i, ['origin-shield']], [/invalidation/i, ['invalidations']], [/real-?time/i, ['real-time-logs']], [/field.level|encryption/i, ['field-level-encryption']], [/dedicated|custom SSL/i, ['dedicated-ip']],
    [/key.?value/i, ['key-value-reads']], [without('lambda|key.?value', '\\bfunctions?\\b'), ['functions']], [without('HTTPS|HTTP/', '\\bHTTP\\b'), ['requests-http']], [without('shield', 'origin'), ['transfer-to-origin']],
    [without('shield|invalidation|function|key.?value|field|real-?time|\\bHTTP\\b|lambda', '\\bHTTPS\\b|requests?\\b'), ['requests']], [without('origin', '\\b[GTPM]B\\b|transfer|\\bout\\b|egress'), ['transfer-out']],
  ],
  transfer: [
    [/intra|zones?\b|\bAZs?\b/i, ['transfer-zones']], [/other regions?|inter-?region|cross-?region|between regions/i, ['transfer-regions']],
    [without('intra|zones?\\b|\\bAZs?\\b|other region|inter-?region|cross-?region|between regions', '\\b[GTPM]B\\b|transfer|\\bout\\b|output|internet|egress'), ['transfer-out']],
  ],
  logs: [[/insight/i, unpriced('Logs Insights')], [/ingest|taken in|collect|\bin\b/i, ['logs']], [/stor(ed|age)|kept|archiv|retain/i, ['log-storage']]],
  traces: [[/retriev|scann/i, ['traces-retrieved']], [/record|stored|traces?\b/i, ['traces']]],
};

/** What a line says of a service: its components, something without a price, or nothing in particular. */
export function meaningOf(service: Named, text: string, title = ''): { readonly components: readonly string[]; readonly unpriced?: string } {
  const found = MEANINGS[service].filter(([pattern]) => pattern.test(text)).map(([, meaning]) => meaning);
  const nothing = found.find((meaning): meaning is { readonly unpriced: string } => 'unpriced' in meaning);
  if (nothing) return { components: [], unpriced: nothing.unpriced };
  const components = [...new Set(found.flatMap((meaning) => ('unpriced' in meaning ? [] : meaning)))];
  if (service === 's3') return { components: components.length > 0 || storageClassIn(text) !== undefined || /retriev|lifecycle|transition/i.test(text) ? ofClass(components, text, storageClassIn(text) ?? storageClassIn(title)) : [] };
  return { components: service === 'dynamodb' ? ofReplica(components, text) : components };
}

/** Of objects in another storage class, what is metered there; retrieval is of that class too. */
function ofClass(components: readonly string[], text: string, name: string | undefined): readonly string[] {
  if (namesRetrieval(text)) return [`retrieval-${name ?? 'standard-ia'}`];
  if (/lifecycle|transition/i.test(text)) return [`transitions-${name ?? 'standard-ia'}`];
  if (name === undefined) return components;
  const here = components.length === 0 ? ['storage'] : components;
  return here.map((component) => (/^(storage|requests)/.test(component) ? `${component.split('|')[0] ?? component}-${name}` : component));
}

function ofReplica(components: readonly string[], text: string): readonly string[] {
  const region = /\b[a-z]{2}(-[a-z]+)+-\d\b/.exec(text)?.[0];
  if (!/replica|global/i.test(text) || region === undefined) return components;
  return [`${/storage/i.test(text) ? 'replica-storage' : 'replicated-writes'}-${region}`];
}

/** What a bare quantity counts where nothing says: the first thing a service meters. */
export function mainComponent(service: Named): string {
  const MAIN: Partial<Record<Named, string>> = { s3: 'storage|transfer-out', sns: 'publishes|fifo-publishes', dynamodb: 'write-units|write-capacity', stepfunctions: 'transitions|requests' };
  return MAIN[service] ?? METERS[service][0]?.component ?? 'requests';
}
