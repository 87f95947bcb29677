import type { Draft, Reader } from './draft.ts';
import { durationOf, given } from './drafts-compute.ts';

const GB = 1024 ** 3;

/** A node whose metered quantities the example gives. */
function metered(service: string, quantities: Readonly<Record<string, number | undefined>>, more: Partial<Draft> = {}): Draft {
  const usage = given(quantities);
  return { service, usage, states: Object.keys(usage), ...more };
}

const OTHER_CLASS = /\bS3\b.*\b(IA|infrequent access|one zone|glacier|deep archive|intelligent.tiering)\b/i;

export function s3Draft(read: Reader): Draft | undefined {
  if (OTHER_CLASS.test(read.title)) return { service: 's3', states: [], unpriced: new Map([['*', 'only the Standard class of S3 is priced here']]) };
  const stored = read.own('gb_month', 'storage_gb', 'gb') ?? terabytes(read.own('storage_tb', 'tb', 'tb_month'));
  const out = read.own('transfer_out_gb', 'out_gb', 'gb_out', 'egress_gb') ?? terabytes(read.own('transfer_out_tb', 'out_tb', 'tb_out'));
  const moved = /\bS3\b.*transfer/i.test(read.title) && out === undefined ? stored : out;
  const draft = metered('s3', {
    storage: moved !== undefined && moved === stored ? undefined : stored,
    'requests-put': read.own('puts', 'put', 'put_requests', 'requests_tier1', 'tier1_requests', 'tier1'), 'requests-get': read.own('gets', 'get', 'get_requests', 'requests_tier2', 'tier2_requests', 'tier2'),
  });
  return moved === undefined ? draft : withTransfer(draft, moved);
}

/** Data sent to the internet, fetched from a bucket. */
export function transferDraft(read: Reader): Draft | undefined {
  const gigabytes = read.own('gb', 'out_gb', 'internet_gb', 'out') ?? terabytes(read.own('tb', 'out_tb'));
  return gigabytes === undefined ? undefined : withTransfer({ service: 's3', states: [] }, gigabytes);
}

function withTransfer(draft: Draft, gigabytes: number): Draft {
  return {
    ...draft,
    usage: { storage: 0, 'requests-put': 0, 'requests-get': 0, ...draft.usage },
    traffic: { requests: 1000, receives: (gigabytes * GB) / 1000 },
    states: [...draft.states, 'transfer-out'],
  };
}

function terabytes(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value * 1024;
}

/** Where viewers are, by the middle of a key: `cloudfront_eu_gb`. */
const AREAS = ['us', 'eu', 'jp', 'au', 'ap', 'in', 'sa'] as const;

export function cloudFrontDraft(read: Reader): Draft | undefined {
  const area = AREAS.find((each) => read.own(`${each}_gb`, `${each}_out_gb`) !== undefined);
  const kilobytes = read.own('kb');
  const out = area === undefined ? read.own('out_gb', 'egress_gb', 'gb', 'transfer_out_gb') ?? terabytes(read.own('out_tb', 'egress_tb', 'tb')) ?? (kilobytes === undefined ? undefined : kilobytes / 1024 ** 2) : read.own(`${area}_gb`, `${area}_out_gb`);
  const origin = read.number('origin_gb');
  const draft = metered('cloudfront', { requests: read.own('https', 'requests', 'https_requests') ?? fronted(read), 'transfer-out': out }, area && { assume: { viewers: area } });
  return origin === undefined ? draft : { ...draft, toOrigin: origin * GB, states: [...draft.states, 'transfer-to-origin'] };
}

/** A distribution in front of a site and its API takes the requests of both. */
function fronted(read: Reader): number | undefined {
  const pages = read.number('static_requests');
  return pages === undefined ? undefined : pages + (read.number('http_api_requests', 'rest_requests') ?? 0);
}

export function dynamoDbDraft(read: Reader): Draft | undefined {
  const [writes, reads] = [read.own('wcu'), read.own('rcu')];
  const provisioned = writes !== undefined || reads !== undefined;
  const onDemand = { 'write-units': units(read, 'write', ['wru', 'write_units', 'write_request_units']), 'read-units': units(read, 'read', ['rru', 'read_units', 'read_request_units']) };
  const storage = read.own('storage_gb', 'gb');
  const unpriced = read.has('replica') ? { unpriced: new Map([['replica', 'replicas of a global table are not priced here']]) } : {};
  const recovery = read.own('pitr_gb', 'point_in_time_recovery_gb');
  const recovered = recovery === undefined ? {} : { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } };
  const stored = { storage, 'point-in-time-recovery': recovery };
  if (!provisioned) return metered('dynamodb', { ...onDemand, ...stored }, { properties: { BillingMode: 'PAY_PER_REQUEST', ...recovered }, ...unpriced });
  return {
    service: 'dynamodb', usage: given(stored),
    properties: { ...recovered, BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: reads ?? 1, WriteCapacityUnits: writes ?? 1 } },
    states: [...(reads === undefined ? [] : ['read-capacity']), ...(writes === undefined ? [] : ['write-capacity']), ...Object.keys(given(stored))],
    ...unpriced,
  };
}

/** Request units as given; mere reads and writes take one each, unless the example's arithmetic says how many (`2 WRU per write`). */
function units(read: Reader, operation: 'read' | 'write', names: readonly string[]): number | undefined {
  const operations = read.own(`${operation}s`);
  const each = new RegExp(`([\\d.]+) [RW]RU per ${operation}`, 'i').exec(read.check)?.[1];
  return read.own(...names) ?? (operations === undefined ? undefined : operations * Number(each ?? 1));
}

export function cognitoDraft(read: Reader): Draft | undefined {
  const named = ['lite', 'essentials', 'plus'].find((plan) => read.own(`${plan}_mau`, `mau_${plan}`) !== undefined);
  const plan = named ?? ['lite', 'plus'].find((each) => new RegExp(`\\b${each}\\b`, 'i').test(`${read.word('tier')} ${read.word('plan')} ${read.title}`)) ?? 'essentials';
  const users = read.own(`${plan}_mau`, `mau_${plan}`, 'mau', 'users');
  const free = read.own('free_mau');
  const old = free !== undefined && free !== 10_000;
  if (old) return { service: 'cognito.user-pool', states: [], unpriced: new Map([['*', `a pool with ${free.toLocaleString('en-US')} free users is from before November 2024, whose prices are not here`]]) };
  return metered('cognito.user-pool', { 'active-users': users }, { properties: { UserPoolTier: plan.toUpperCase() } });
}

export function snsDraft(read: Reader): Draft | undefined {
  const published = read.own('publishes', 'requests', 'messages');
  if (!/fifo/i.test(read.title) && read.own('fifo_requests') === undefined) return metered('sns', { publishes: inChunks(published, read) });
  return metered('sns', {
    'fifo-publishes': published ?? read.own('fifo_requests'), 'fifo-published': read.own('payload_gb', 'published_gb'),
    'fifo-deliveries': read.own('deliveries'), 'fifo-delivered': read.own('delivered_gb'),
  }, { properties: { FifoTopic: true } });
}

/** Messages and events are metered by each started 64 KB, where the example says how large they are. */
function inChunks(count: number | undefined, read: Reader): number | undefined {
  const kilobytes = read.own('message_kb', 'request_kb', 'payload_kb', 'event_kb', 'size_kb', 'request_size_kb');
  return count === undefined ? undefined : count * Math.max(1, Math.ceil((kilobytes ?? 0) / 64));
}

export function sqsDraft(read: Reader, fifo: boolean): Draft | undefined {
  return metered('sqs', { sends: inChunks(read.own('requests', 'fifo_requests', 'standard_requests', ''), read) }, fifo ? { properties: { FifoQueue: true } } : {});
}

export function busDraft(read: Reader): Draft | undefined {
  return metered('eventbridge.bus', { 'custom-events': inChunks(read.own('custom_events', 'events'), read) });
}

export function scheduleDraft(read: Reader): Draft | undefined {
  return metered('eventbridge.schedule', { 'schedule-invocations': read.own('invocations', 'requests', '') });
}

export function pipeDraft(read: Reader): Draft | undefined {
  return metered('eventbridge.pipe', { 'pipe-requests': read.own('requests', '') });
}

export function stepFunctionsDraft(read: Reader): Draft | undefined {
  const runs = read.own('workflows', 'executions', 'requests');
  const each = read.own('transitions_each', 'states_each');
  const transitions = read.own('transitions', 'state_transitions') ?? (each === undefined || runs === undefined ? undefined : runs * each);
  const [duration, memory] = [durationOf(read), read.own('memory_mb')];
  if (duration === undefined && !/express/i.test(read.word('type') + read.title)) return metered('stepfunctions', { transitions });
  // Express workflows are metered in steps of 100 ms and 64 MB.
  const seconds = runs === undefined || duration === undefined ? undefined : runs * Math.ceil(duration / 100) / 10 * (Math.ceil((memory ?? 64) / 64) * 64) / 1024;
  return metered('stepfunctions', { requests: runs, duration: seconds ?? read.own('gb_seconds') }, { properties: { StateMachineType: 'EXPRESS' } });
}
