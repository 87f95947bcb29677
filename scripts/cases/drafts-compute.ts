import type { Draft, Reader } from './draft.ts';

const KB = 1024;

/** Only what is given: the quantities under the keys that have one. */
export function given(quantities: Readonly<Record<string, number | undefined>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(quantities).filter((entry): entry is [string, number] => entry[1] !== undefined));
}

export function lambdaDraft(read: Reader): Draft | undefined {
  const arm = read.word('arch').startsWith('arm') || read.own('gb_seconds_arm') !== undefined;
  const memory = memoryOf(read);
  const storage = read.own('ephemeral_mb', 'ephemeral_storage_mb', 'storage_mb', 'tmp_mb') ?? times(read.own('ephemeral_gb', 'ephemeral_storage_gb'), KB);
  const requests = read.own('requests', 'invocations', 'executions') ?? read.number('requests');
  const duration = durationOf(read);
  const gbSeconds = read.own('gb_seconds', 'gb_seconds_arm', 'gb_seconds_x86') ?? gigabyteSeconds(read.own('seconds', 'active_seconds'), memory);
  const logs = read.number('logs_gb', 'log_gb');
  const timed = gbSeconds === undefined && duration !== undefined && requests !== undefined && memory !== undefined;
  const logBytes = times(read.number('log_kb', 'logs_kb'), KB);
  return {
    service: 'lambda',
    properties: { ...(memory !== undefined && { MemorySize: memory }), ...(arm && { Architectures: ['arm64'] }), ...(storage !== undefined && { EphemeralStorage: { Size: storage } }) },
    assume: { ...(timed && { duration: `${duration} ms` }), logBytes: `${logBytes ?? 0} B`, initDuration: '0 ms' },
    usage: given({ requests: timed ? undefined : requests, duration: gbSeconds, logs }),
    ...(timed && { traffic: { requests } }),
    states: [
      ...(requests === undefined ? [] : ['requests']), ...(timed || gbSeconds !== undefined ? ['duration'] : []),
      ...(timed && storage !== undefined && storage > 512 ? ['ephemeral-storage'] : []), ...(logs !== undefined || (logBytes !== undefined && timed) ? ['logs'] : []),
    ],
    ...(read.has('provisioned') && { unpriced: new Map([['duration', 'duration under provisioned concurrency has a price of its own, which is not priced here']]) }),
  };
}

export function lambdaEdgeDraft(read: Reader): Draft | undefined {
  const requests = read.number('requests', 'invocations');
  const [memory, duration] = [memoryOf(read), durationOf(read)];
  if (requests === undefined) return undefined;
  const seconds = gigabyteSeconds(times(duration, requests / 1000), memory);
  return { service: 'lambda.edge', usage: given({ requests, duration: seconds }), states: seconds === undefined ? ['requests'] : ['requests', 'duration'] };
}

/** Lambda's memory in MB. */
function memoryOf(read: Reader): number | undefined {
  return read.own('memory_mb') ?? times(read.own('memory_gb'), KB);
}

/** Milliseconds. */
export function durationOf(read: Reader): number | undefined {
  return read.own('duration_ms', 'avg_duration_ms', 'request_duration_ms') ?? times(read.own('duration_s', 'duration_seconds'), 1000);
}

function gigabyteSeconds(seconds: number | undefined, memory: number | undefined): number | undefined {
  return memory === undefined ? undefined : times(seconds, memory / KB);
}

function times(value: number | undefined, by: number): number | undefined {
  return value === undefined ? undefined : value * by;
}

export function apiDraft(service: 'apigateway.http' | 'apigateway.rest', read: Reader): Draft | undefined {
  const requests = read.own('requests', '', 'calls') ?? read.number('requests');
  if (requests === undefined) return undefined;
  const receives = times(read.number('response_kb'), KB);
  const sends = times(read.number('payload_kb', 'request_kb', 'request_size_kb'), KB);
  return {
    service,
    traffic: { requests, ...(sends !== undefined && { sends }), ...(receives !== undefined && { receives }) },
    states: ['requests', ...(receives === undefined ? [] : ['transfer-out'])],
    ...(cacheOf(read) && { unpriced: new Map([['cache', 'the cache of a REST API is not priced here']]) }),
  };
}

function cacheOf(read: Reader): boolean {
  return read.has('cache') || read.own('cache_gb', 'cache_hours') !== undefined;
}

export function webSocketDraft(read: Reader): Draft | undefined {
  const users = read.own('users', 'connections');
  const minutes = read.own('connection_minutes') ?? times(users, 60 * (read.own('connected_hours') ?? NaN));
  const known = minutes !== undefined && Number.isFinite(minutes) ? minutes : undefined;
  const size = times(read.number('message_kb', 'payload_kb'), KB);
  const messages = read.own('messages');
  const metered = messages !== undefined && size !== undefined ? messages * Math.max(1, Math.ceil(size / (32 * KB))) : messages;
  return { service: 'apigateway.websocket', usage: given({ messages: metered, 'connection-minutes': known }), states: Object.keys(given({ messages: metered, 'connection-minutes': known })) };
}
