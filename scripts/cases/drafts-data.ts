import { metered, times, type Draft, type Reader } from './draft.ts';
import { durationOf } from './drafts-compute.ts';

const GB = 1024 ** 3;

/** Storage classes of S3 as titles and lines name them, by the end of their components. A more specific name stands first. */
const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/one.?zone/i, 'one-zone-ia'], [/glacier.instant|\bGIR\b/i, 'glacier-ir'], [/deep.archive/i, 'deep-archive'], [/glacier/i, 'glacier'],
  [/intelligent.tiering.*(archive instant)|archive instant/i, 'tiering-archive-instant'], [/intelligent.tiering.*infrequent/i, 'tiering-infrequent'], [/intelligent.tiering/i, 'tiering-frequent'], [/\bIA\b|infrequent/i, 'standard-ia'],
];

/** Whether something is read, where two classes are called after it: `Glacier Flexible Retrieval 300 GB` is kept. */
export function namesRetrieval(text: string): boolean {
  return /retriev/i.test(text.replace(/\b(flexible|instant) retrieval\b/gi, ''));
}

/** The class that a text about S3 names; undefined for Standard. */
export function storageClassIn(text: string): string | undefined {
  return CLASSES.find(([pattern]) => pattern.test(text))?.[1];
}

export function s3Draft(read: Reader): Draft | undefined {
  const out = read.own('transfer_out_gb', 'out_gb', 'gb_out', 'egress_gb', 'data_transfer_out_gb', 'data_out_gb', 'transfer_gb', 'transferred_gb', 'internet_gb', 'data_transfer_gb', 'transfer_out');
  const draft = metered('s3', read, 's3');
  const { storage, ...usage } = draft.usage ?? {};
  const bySize = storage !== undefined && read.own('gb_month', 'storage_gb', 'standard_gb', 'stored_gb') === undefined;
  if (bySize && out === undefined && /\bS3\b.*(transfer|\bout\b)/i.test(read.title)) return withTransfer(draft.usage ? { ...draft, usage, states: Object.keys(usage) } : draft, storage);
  const named = storageClassIn(read.title);
  const all = draft.usage ?? {};
  const moved = named === undefined || Object.keys(all).some((component) => component.split('-').length > 2 || component.startsWith('storage-')) ? all : inClass(all, named, read.title);
  const classed = { ...draft, usage: moved, states: Object.keys(moved) };
  return out === undefined ? classed : withTransfer(classed, out);
}

/** What a title that names a storage class says of objects in it. */
function inClass(usage: Readonly<Record<string, number>>, name: string, title: string): Readonly<Record<string, number>> {
  const retrieved = namesRetrieval(title) && Object.keys(usage).length === 1;
  return Object.fromEntries(Object.entries(usage).map(([component, quantity]) => [component === 'storage' && retrieved ? `retrieval-${name}` : `${component}-${name}`, quantity]));
}

/** Data sent to the internet, fetched from a bucket; or metered between zones and Regions. */
export function transferDraft(read: Reader): Draft | undefined {
  const { usage = {} } = metered('client', read, 'transfer');
  const { 'transfer-out': out, ...elsewhere } = usage;
  const both = read.own('intra_region_gb_one_way', 'inter_az_gb_one_way');
  const zones = both === undefined ? elsewhere['transfer-zones'] : both * 2;
  const inside = { ...elsewhere, ...(zones !== undefined && { 'transfer-zones': zones }) };
  if (out === undefined) return Object.keys(inside).length === 0 ? undefined : { service: 'client', usage: inside, states: Object.keys(inside) };
  return withTransfer({ service: 's3', states: [] }, out);
}

/** Transfer between zones and Regions, where an example gives that besides what goes to the internet. */
export function insideDraft(read: Reader): Draft | undefined {
  const draft = transferDraft(read);
  if (draft?.service === 'client') return undefined;
  const one = read.own('intra_region_gb_one_way', 'inter_az_gb_one_way');
  const { usage = {} } = metered('client', read, 'transfer', { 'transfer-out': undefined, 'transfer-zones': times(one, 2) });
  const { 'transfer-out': _out, ...inside } = usage;
  return Object.keys(inside).length === 0 ? undefined : { service: 'client', usage: inside, states: Object.keys(inside) };
}

function withTransfer(draft: Draft, gigabytes: number): Draft {
  return {
    ...draft,
    usage: { storage: 0, 'requests-put': 0, 'requests-get': 0, ...draft.usage },
    traffic: { requests: 1000, receives: (gigabytes * GB) / 1000 },
    states: [...draft.states, 'transfer-out'],
  };
}

/** Where viewers are, by the middle of a key: `cloudfront_eu_gb`. */
const AREAS = ['us', 'eu', 'jp', 'au', 'ap', 'in', 'sa'] as const;

export function cloudFrontDraft(read: Reader): Draft | undefined {
  const area = AREAS.find((each) => read.own(`${each}_gb`, `${each}_out_gb`, `${each}_egress_gb`) !== undefined);
  const out = area === undefined ? undefined : read.own(`${area}_gb`, `${area}_out_gb`, `${area}_egress_gb`);
  const https = read.own('https', 'https_requests', 'requests', 'requests_https', '') ?? (area === undefined ? undefined : read.own(`${area}_requests`, `${area}_https`)) ?? fronted(read);
  const origin = read.number('origin_gb', 'to_origin_gb', 'origin_out_gb');
  const draft = metered('cloudfront', read, 'cloudfront', { ...(out !== undefined && { 'transfer-out': out }), requests: https }, area && { assume: { viewers: area } });
  return origin === undefined ? draft : { ...draft, toOrigin: origin * GB, states: [...draft.states, 'transfer-to-origin'] };
}

/** A distribution in front of a site and its API takes the requests of both. */
function fronted(read: Reader): number | undefined {
  const pages = read.number('static_requests');
  return pages === undefined ? undefined : pages + (read.number('http_api_requests', 'rest_requests') ?? 0);
}

export function dynamoDbDraft(read: Reader): Draft | undefined {
  const [writes, reads] = [read.own('wcu', 'write_capacity_units', 'write_capacity'), read.own('rcu', 'read_capacity_units', 'read_capacity')];
  const rare = /standard.?ia|infrequent/i.test(`${read.title} ${read.word('table_class')} ${read.word('class')}`);
  const replicas = read.beginning('replica_wcu_').concat(read.beginning('replica_wru_'), read.beginning('replicas_')).filter(([region]) => /^[a-z]{2}(-[a-z]+)+-\d$/.test(region));
  const replicated = Object.fromEntries(replicas.map(([region, units]) => [`replicated-writes-${region}`, writes === undefined ? units : units * read.hours]));
  const onDemand = { 'write-units': units(read, 'write', ['wru', 'write_units', 'write_request_units']), 'read-units': units(read, 'read', ['rru', 'read_units', 'read_request_units']) };
  const draft = metered('dynamodb', read, 'dynamodb', { ...onDemand, ...replicated }, replicas.length > 0 ? { assume: { replicas: replicas.map(([region]) => region) } } : {});
  const properties = rare ? { TableClass: 'STANDARD_INFREQUENT_ACCESS' } : {};
  if (writes === undefined && reads === undefined) return { ...draft, properties: { ...properties, BillingMode: 'PAY_PER_REQUEST' } };
  const { 'write-units': _written, 'read-units': _read, ...kept } = draft.usage ?? {};
  return {
    ...draft, usage: kept,
    properties: { ...properties, BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: reads ?? 1, WriteCapacityUnits: writes ?? 1 } },
    states: [...(reads === undefined ? [] : ['read-capacity']), ...(writes === undefined ? [] : ['write-capacity']), ...Object.keys(kept)],
  };
}

/**
 * Request units as given; mere reads and writes take one for each started 1 KB (4 KB to read), unless the example's
 * arithmetic says how many (`2 WRU per write`). Indexes are written too, eventually consistent reads take half.
 */
function units(read: Reader, operation: 'read' | 'write', names: readonly string[]): number | undefined {
  const each = new RegExp(`([\\d.]+) [RW]RU per ${operation}`, 'i').exec(read.check)?.[1];
  const size = read.own('item_kb', 'item_size_kb', 'record_kb', `${operation}_kb`);
  const started = size === undefined ? 1 : Math.max(1, Math.ceil(size / (operation === 'read' ? 4 : 1)));
  const twice = read.own(`transactional_${operation}s`, `${operation}s_transactional`);
  const operations = read.own(`${operation}s`, `${operation}_requests`, `${operation}_operations`, ...(operation === 'read' ? ['strongly_consistent_reads', 'strong_reads'] : ['puts', 'updates']));
  const halved = operation === 'read' ? read.own('eventually_consistent_reads', 'eventual_reads') : undefined;
  const half = operation === 'read' && /eventual/.test(`${read.word('consistency')} ${read.word('read_consistency')} ${read.word('reads_consistency')}`) ? 0.5 : 1;
  const written = operation === 'write' ? 1 + (read.own('gsis', 'gsi', 'gsi_count', 'global_secondary_indexes', 'indexes') ?? 0) : 1;
  const said = read.own(...names);
  if (said !== undefined || (operations === undefined && halved === undefined && twice === undefined)) return said;
  return each === undefined ? ((operations ?? 0) * half + (halved ?? 0) * 0.5 + (twice ?? 0) * 2) * started * written : (operations ?? 0) * Number(each);
}

export function cognitoDraft(read: Reader): Draft | undefined {
  const named = ['lite', 'essentials', 'plus'].find((plan) => read.own(`${plan}_mau`, `mau_${plan}`, `${plan}_users`) !== undefined);
  const free = read.own('free_mau', 'free_users');
  const older = free === 50_000 || /legacy|older pool|before november 2024/i.test(read.title);
  const words = `${read.word('tier')} ${read.word('plan')} ${read.word('feature_plan')} ${read.title}`;
  const plan = named ?? ['lite', 'plus'].find((each) => new RegExp(`\\b${each}\\b`, 'i').test(words)) ?? (older ? 'lite' : 'essentials');
  const users = read.own(`${plan}_mau`, `mau_${plan}`, `${plan}_users`, 'mau', 'maus', 'users', 'active_users', '');
  const secured = /advanced.security/i.test(words) || read.word('advanced_security') === 'true' || older;
  return metered('cognito.user-pool', read, 'cognito.user-pool', {
    'active-users': users, ...(secured && read.own('advanced_security_mau', 'advanced_security_users') === undefined && { 'advanced-security': users }),
  }, { properties: { UserPoolTier: plan.toUpperCase() }, ...(older && { assume: { olderPool: true } }) });
}

export function snsDraft(read: Reader): Draft | undefined {
  const fifo = /fifo/i.test(`${read.title} ${read.word('type')}`) || read.own('fifo_requests', 'fifo_publishes') !== undefined;
  const published = read.own('publishes', 'requests', 'api_requests', 'messages', 'published', '');
  if (!fifo) {
    const inside = read.own('http', 'https', 'http_deliveries', 'http_notifications');
    return metered('sns', read, 'sns', { publishes: inChunks(published, read), ...(inside !== undefined && { 'deliveries-http': inChunks(inside, read) }) });
  }
  const requests = published ?? read.own('fifo_requests', 'fifo_publishes');
  const deliveries = read.own('deliveries', 'fifo_deliveries', 'notifications') ?? times(requests, read.own('subscriptions', 'subscribers', 'queues'));
  const each = times(read.own('message_kb', 'payload_kb', 'message_size_kb', 'size_kb'), 1 / 1024 ** 2);
  const usage = {
    'fifo-publishes': requests, 'fifo-published': read.own('payload_gb', 'published_gb', 'ingress_gb', 'publish_payload_gb') ?? times(requests, each),
    'fifo-deliveries': deliveries, 'fifo-delivered': read.own('delivered_gb', 'egress_gb', 'delivery_payload_gb', 'delivered_payload_gb') ?? times(deliveries, each),
  };
  const states = Object.entries(usage).flatMap(([component, quantity]) => (quantity === undefined ? [] : [component]));
  return { service: 'sns', usage: Object.fromEntries(Object.entries(usage).filter((entry): entry is [string, number] => entry[1] !== undefined)), states, properties: { FifoTopic: true } };
}

/** Messages and events are metered by each started 64 KB, where the example says how large they are. */
function inChunks(count: number | undefined, read: Reader, step = 64): number | undefined {
  const kilobytes = read.own('message_kb', 'request_kb', 'payload_kb', 'event_kb', 'size_kb', 'request_size_kb', 'message_size_kb', 'event_size_kb');
  return count === undefined ? undefined : count * Math.max(1, Math.ceil((kilobytes ?? 0) / step));
}

export function sqsDraft(read: Reader, fifo: boolean): Draft | undefined {
  const [messages, each] = [read.own('messages'), read.own('requests_per_message', 'api_calls_per_message')];
  const requests = read.own('requests', 'api_requests', 'fifo_requests', 'standard_requests', 'calls', '') ?? times(messages, each ?? 1);
  return metered('sqs', read, 'sqs', { ...(requests !== undefined && { sends: inChunks(requests, read) }) }, fifo ? { properties: { FifoQueue: true } } : {});
}

export function busDraft(read: Reader): Draft | undefined {
  const events = read.own('custom_events', 'events', 'published_events', 'put_events', 'requests', 'custom', '');
  const all = /^(partner|aws)/.test(read.word('source')) ? undefined : events;
  return metered('eventbridge.bus', read, 'eventbridge.bus', { ...(all !== undefined && { 'custom-events': inChunks(all, read) }) });
}

export function stepFunctionsDraft(read: Reader): Draft | undefined {
  const kind = /express|standard/i.test(read.label) ? read.label : `${read.word('type')} ${read.word('kind')} ${read.title}`;
  const express = /express/i.test(kind) || read.beginning('express').length > 0;
  const runs = read.own('workflows', 'executions', 'requests', 'express_requests', 'express_executions', 'runs', 'invocations', '');
  const each = read.own('transitions_each', 'states_each', 'transitions_per_execution', 'transitions_per_workflow', 'steps', 'states', 'steps_each');
  const executions = read.own('workflows', 'executions', 'standard_executions', 'runs', 'invocations');
  const said = read.own('transitions', 'state_transitions', 'standard_transitions');
  // Every execution makes at least one: fewer than executions are those of each.
  const transitions = said !== undefined && executions !== undefined && said < executions ? said * executions : said ?? times(each, executions);
  const [duration, memory] = [read.own('express_duration_ms') ?? durationOf(read), read.own('memory_mb', 'express_memory_mb')];
  if (!express && (/standard/i.test(kind) || duration === undefined || transitions !== undefined)) return metered('stepfunctions', read, 'stepfunctions', { transitions });
  // Express workflows are metered in steps of 100 ms and 64 MB.
  const seconds = times(times(runs, duration === undefined ? undefined : Math.ceil(duration / 100) / 10), (Math.ceil((memory ?? 64) / 64) * 64) / 1024);
  return metered('stepfunctions', read, 'stepfunctions', { requests: runs, duration: read.own('gb_seconds', 'express_gb_seconds', 'gb_s') ?? seconds }, { properties: { StateMachineType: 'EXPRESS' } });
}
