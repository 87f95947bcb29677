import { given, metered, times, type Draft, type Reader } from './draft.ts';

const KB = 1024;

/** Provisioned concurrency and event pollers are billed in steps of five minutes. */
const STEP_HOURS = 5 / 60;

/** An event that nobody waits for is one request up to the first, and one more for each started step above. */
const ASYNC_FIRST_KB = 256;
const ASYNC_STEP_KB = 64;

/** A response is streamed free of charge up to here. */
const STREAMED_FREE_MB = 6;

export function lambdaDraft(read: Reader): Draft | undefined {
  const arm = /arm|graviton/.test(`${read.word('arch')} ${read.word('architecture')} ${read.word('cpu')}`) || read.own('gb_seconds_arm') !== undefined;
  const memory = memoryOf(read);
  const storage = read.own('ephemeral_mb', 'ephemeral_storage_mb', 'storage_mb', 'tmp_mb', 'ephemeral_size_mb');
  const requests = requestsOf(read);
  const duration = durationOf(read);
  const provisioned = provisionedIn(read, memory);
  const { usage, states } = metered('lambda', read, 'lambda', { ...computed(read, memory), ...provisioned.usage, requests: inSteps(requests, read.own('event_kb', 'async_event_kb', 'payload_kb')) });
  const timed = usage?.['duration'] === undefined && duration !== undefined && requests !== undefined && memory !== undefined && !provisioned.takesAll;
  const logBytes = times(read.number('log_kb', 'logs_per_request_kb'), KB);
  const pooled = read.own('epu_hours', 'poller_hours') !== undefined && /kafka/i.test(read.title) ? { ...usage, 'event-pollers-kafka': usage?.['event-pollers'] } : usage;
  const { requests: counted, ...typed } = given(pooled ?? {});
  return {
    service: 'lambda',
    properties: { ...(memory !== undefined && { MemorySize: Math.round(memory) }), ...(arm && { Architectures: ['arm64'] }), ...(storage !== undefined && { EphemeralStorage: { Size: storage } }) },
    assume: { ...(timed && { duration: `${duration} ms` }), logBytes: `${logBytes ?? 0} B`, initDuration: '0 ms' },
    usage: { ...typed, ...(counted !== undefined && (!timed || counted !== requests) && { requests: counted }) },
    ...(timed && { traffic: { requests } }),
    states: [...new Set([
      ...states.filter((component) => component !== 'event-pollers' || pooled === usage), ...(pooled === usage ? [] : ['event-pollers-kafka']), ...(timed ? ['duration'] : []),
      ...(timed && storage !== undefined && storage > 512 ? ['ephemeral-storage'] : []), ...(logBytes !== undefined && timed ? ['logs'] : []),
    ])],
  };
}

function requestsOf(read: Reader): number | undefined {
  return read.own('requests', 'invocations', 'executions', 'calls', 'events', '') ?? read.number('requests');
}

function inSteps(requests: number | undefined, kilobytes: number | undefined): number | undefined {
  return times(requests, 1 + Math.ceil(Math.max(0, (kilobytes ?? 0) - ASYNC_FIRST_KB) / ASYNC_STEP_KB));
}

/** What is metered, of what the example gives otherwise: seconds and memory, environments, megabytes of responses. */
function computed(read: Reader, memory: number | undefined): Readonly<Record<string, number | undefined>> {
  const gigabytes = times(memory, 1 / KB);
  const response = read.own('response_mb', 'streamed_mb_each', 'response_size_mb');
  const streamed = response === undefined || !/stream/i.test(read.title) ? undefined : times(requestsOf(read), Math.max(0, response - STREAMED_FREE_MB) / KB);
  const [restores, versions] = [read.own('snapstart_restores', 'restores', 'cold_starts'), read.own('snapstart_versions', 'snapshot_versions')];
  return {
    duration: read.own('gb_seconds', 'gb_s', 'compute_gb_seconds', 'gb_seconds_arm', 'gb_seconds_x86') ?? times(read.own('active_seconds', 'compute_seconds', 'seconds'), gigabytes) ?? besides(read, gigabytes),
    'tenant-environments': times(read.own('tenant_environments', 'tenant_environments_created', 'environments_created'), gigabytes),
    ...(streamed !== undefined && { 'response-streaming': streamed }),
    ...(restores !== undefined && { 'snapstart-restore': times(restores, gigabytes) }),
    ...(versions !== undefined && { 'snapstart-cache': times(times(versions, read.own('snapstart_hours', 'snapstart_cache_hours', 'hours')), times(gigabytes, 3600)) }),
  };
}

/** What runs beside provisioned concurrency, where the example says that apart. */
function besides(read: Reader, gigabytes: number | undefined): number | undefined {
  const of = (what: string): number | undefined => read.own(...['on_demand', 'excess', 'spillover'].map((part) => `${part}_${what}`));
  return times(times(of('requests') ?? of('invocations'), times(of('duration_ms'), 1 / 1000)), times(of('memory_mb'), 1 / KB) ?? gigabytes);
}

interface ProvisionedUsage {
  readonly usage: Readonly<Record<string, number | undefined>>;
  /** All invocations are served by it. */
  readonly takesAll: boolean;
}

/** Environments that are kept, for how long, and what runs in them. */
function provisionedIn(read: Reader, memoryMb: number | undefined): ProvisionedUsage {
  const environments = read.own('provisioned_concurrency', 'provisioned_concurrent_executions', 'provisioned_environments', 'provisioned', 'pc', 'concurrency');
  if (environments === undefined) return { usage: {}, takesAll: false };
  const hours = read.own('provisioned_hours', 'provisioned_concurrency_hours', 'pc_hours', 'hours_enabled', 'enabled_hours', 'hours') ?? times(read.own('provisioned_minutes'), 1 / 60);
  const gigabytes = times(read.own('provisioned_memory_mb') ?? memoryMb, 1 / KB);
  const [requests, duration] = [read.own('provisioned_requests', 'provisioned_invocations'), read.own('provisioned_duration_ms')];
  const served = requests ?? requestsOf(read);
  const each = duration ?? durationOf(read);
  return {
    usage: {
      'provisioned-concurrency': times(times(environments, hours === undefined ? undefined : Math.ceil(hours / STEP_HOURS - 1e-9) * STEP_HOURS * 3600), gigabytes),
      'provisioned-duration': times(times(served, times(each, 1 / 1000)), gigabytes),
    },
    takesAll: requests === undefined || read.own('duration_ms') === undefined,
  };
}

export function lambdaEdgeDraft(read: Reader): Draft | undefined {
  const requests = read.own('requests', 'invocations', '') ?? read.number('requests');
  if (requests === undefined) return undefined;
  const seconds = times(times(durationOf(read), requests / 1000), times(memoryOf(read), 1 / KB));
  return metered('lambda.edge', read, 'lambda.edge', { requests, duration: read.own('gb_seconds', 'gb_s') ?? seconds });
}

/** Lambda's memory in MB. */
function memoryOf(read: Reader): number | undefined {
  return read.own('memory_mb', 'memory_size_mb', 'mem_mb', 'memory');
}

/** Milliseconds. */
export function durationOf(read: Reader): number | undefined {
  return read.own('duration_ms', 'request_duration_ms', 'execution_ms', 'execution_time_ms', 'runtime_ms', 'billed_duration_ms');
}

export function apiDraft(service: 'apigateway.http' | 'apigateway.rest', read: Reader): Draft | undefined {
  const requests = read.own('requests', 'calls', 'api_calls', '') ?? read.number('requests', 'calls', 'api_calls');
  const cache = service === 'apigateway.rest' ? cacheOf(read) : undefined;
  if (requests === undefined && cache === undefined) return undefined;
  const receives = times(read.number('response_kb', 'response_size_kb', 'data_out_kb'), KB);
  const sends = times(read.number('payload_kb', 'request_kb', 'request_size_kb', 'message_kb', 'size_kb'), KB);
  return {
    service,
    ...(cache && { usage: { [cache.component]: cache.hours } }),
    ...(requests !== undefined && { traffic: { requests, ...(sends !== undefined && { sends }), ...(receives !== undefined && { receives }) } }),
    states: [...(requests === undefined ? [] : ['requests']), ...(receives === undefined ? [] : ['transfer-out']), ...(cache ? [cache.component] : [])],
  };
}

/** A cache and the hours that it is there; the month's where the example says none. */
function cacheOf(read: Reader): { readonly component: string; readonly hours: number } | undefined {
  const gigabytes = read.own('cache_gb', 'cache_size_gb', 'cache', 'cache_memory_gb') ?? read.number('cache_gb', 'cache_size_gb', 'cache_memory_gb');
  if (gigabytes === undefined) return undefined;
  return { component: `cache-${gigabytes}`, hours: read.own('cache_hours') ?? read.number('cache_hours', 'hours') ?? read.hours };
}

export function webSocketDraft(read: Reader): Draft | undefined {
  const users = read.own('users', 'connections', 'clients', 'devices', 'concurrent_connections', 'connected_users');
  const minutes = read.own('connection_minutes', 'minutes', 'connected_minutes') ?? times(users, times(read.own('connected_hours', 'hours', 'connection_hours'), 60));
  const size = times(read.number('message_kb', 'payload_kb', 'message_size_kb', 'size_kb'), KB);
  const messages = read.own('messages', '') ?? times(users, read.own('messages_per_user', 'messages_each'));
  return metered('apigateway.websocket', read, 'apigateway.websocket', {
    messages: size === undefined ? messages : times(messages, Math.max(1, Math.ceil(size / (32 * KB)))), 'connection-minutes': minutes,
  });
}
