import { meanAttempts } from './attempts.ts';
import type { Stream, TrafficEdge } from './contract.ts';

/**
 * The default way on: every arriving request makes the stated number of calls (1) over the connection.
 *
 * - `access`: one stream for each verb; what a call carries is not what the caller was sent.
 * - `on-failure`: only the share of events that fail for good (0 unless stated).
 * - `sign-in`: only where stated, since a flow of pages is no flow of sign-ins.
 * - `authorize` and `federate` decide who may pass and carry nothing.
 */
export function forwardCalls(arriving: readonly Stream[], edge: TrafficEdge): readonly Stream[] {
  const { kind, assumed } = edge;
  switch (kind) {
    case 'authorize':
    case 'federate':
      return [];
    case 'access':
      return arriving.flatMap((stream) => access(stream, edge));
    case 'on-failure': {
      const ratio = assumed.failureRatio ?? 0;
      return ratio === 0 ? [] : arriving.map((stream) => message(stream, stream.perMonth * ratio, edge));
    }
    case 'sign-in':
      return arriving.map((stream) => request(stream, edge, 0)).filter((stream) => stream.perMonth > 0);
    case 'start':
    case 'publish':
    case 'send':
    case 'deliver':
    case 'notify':
      return arriving.map((stream) => message(stream, stream.perMonth * assumed.calls(stream.flow), edge));
    default:
      return arriving.map((stream) => request(stream, edge, 1));
  }
}

/** A call that carries on method, path and payload unless the connection says other sizes; as often again as the caller retries. */
export function request(stream: Stream, { assumed }: TrafficEdge, fallback = 1): Stream {
  const { failureRatio: errors = 0, retries = 0 } = assumed;
  const attempts = errors > 0 && retries > 0 ? meanAttempts({ poison: 0, errors, most: 1 + retries }) : 1;
  return sized({ ...stream, perMonth: stream.perMonth * assumed.calls(stream.flow, fallback) * attempts }, assumed.sends, assumed.receives);
}

/** A message: payload one way, no method and no path. */
export function message(stream: Stream, perMonth: number, { assumed }: TrafficEdge): Stream {
  const sends = assumed.sends ?? stream.sends;
  return { flow: stream.flow, perMonth, ...(sends !== undefined && { sends }) };
}

function access(stream: Stream, { connection, assumed }: TrafficEdge): readonly Stream[] {
  const verbs = connection.access.length > 0 ? connection.access : ['read'];
  return verbs
    .map((verb) => sized({ flow: stream.flow, verb, perMonth: stream.perMonth * assumed.calls(stream.flow) * assumed.verb(verb) }, assumed.sends, assumed.receives))
    .filter((call) => call.perMonth > 0);
}

/** The stream itself, which nobody else has seen yet, with the sizes that a connection says. */
function sized(stream: { -readonly [K in keyof Stream]: Stream[K] }, sends: number | undefined, receives: number | undefined): Stream {
  if (sends !== undefined) stream.sends = sends;
  if (receives !== undefined) stream.receives = receives;
  return stream;
}

/** So many streams are compared with each other; more are told apart by a text of what they are. */
const FEW = 12;

/** Streams that differ in their amount only, added up: fewer to carry on, and the same total. */
export function merge(streams: readonly Stream[]): readonly Stream[] {
  if (streams.length < 2) return streams;
  return streams.length > FEW ? mergeMany(streams) : mergeFew(streams);
}

function mergeMany(streams: readonly Stream[]): readonly Stream[] {
  const merged = new Map<string, Stream>();
  for (const stream of streams) {
    const key = JSON.stringify([stream.flow, stream.method, stream.path, stream.prefixed, stream.verb, stream.sends, stream.receives, stream.unattended]);
    const same = merged.get(key);
    merged.set(key, same ? { ...same, perMonth: same.perMonth + stream.perMonth } : stream);
  }
  return merged.size === streams.length ? streams : [...merged.values()];
}

function mergeFew(streams: readonly Stream[]): readonly Stream[] {
  const merged: Stream[] = [];
  for (const stream of streams) {
    const place = merged.findIndex((other) => isLike(stream, other));
    const same = merged[place];
    if (same) merged[place] = { ...same, perMonth: same.perMonth + stream.perMonth };
    else merged.push(stream);
  }
  return merged.length === streams.length ? streams : merged;
}

function isLike(a: Stream, b: Stream): boolean {
  return a.flow === b.flow && a.method === b.method && a.path === b.path && a.prefixed === b.prefixed && a.verb === b.verb
    && a.sends === b.sends && a.receives === b.receives && a.unattended === b.unattended;
}

/** Requests a month of all streams together. */
export function total(streams: readonly Stream[]): number {
  return streams.reduce((sum, stream) => sum + stream.perMonth, 0);
}
