import { randomBytes } from 'node:crypto';
import { indexOf, type Connection, type Design } from '../../core/model/design.ts';
import type { HopSnapshot } from '../../protocol/run-messages.ts';
import { PAYLOAD_KEPT, type LocalEvent, type Payload, type Payloads } from './contract.ts';

/** Where in a trace something happens. */
export interface Span {
  readonly trace: string;
  readonly span: string;
}

/** How a call ended. */
export interface Ending {
  readonly status?: number;
  readonly error?: string | undefined;
  readonly request?: string | Uint8Array | undefined;
  readonly response?: string | Uint8Array | undefined;
  readonly initialization?: number | undefined;
  readonly attempt?: number;
  /** Where the answer is not kept, its bytes. */
  readonly received?: number;
}

/** A call that is under way. */
export interface Call {
  readonly span: Span;
  readonly end: (ending: Ending) => void;
}

export interface Calling {
  /** What it happens within or because of. */
  readonly cause?: Span | undefined;
  readonly to: string;
  readonly what: string;
  /** The key of a route or behaviour that it takes, where several connections lead the same way. */
  readonly by?: string | undefined;
}

/** Hops that are kept to be looked at, and the bytes of their payloads. */
const KEPT = 2_000;
const KEPT_BYTES = 32 * 1024 * 1024;
/** Spans whose node is known, so that what they call can be told from whom; messages whose sender is. */
const KNOWN = 20_000;

interface Kept {
  readonly hop: HopSnapshot;
  readonly payloads: Payloads;
  readonly bytes: number;
}

/** Follows requests from node to node, the way X-Ray does: every call carries the trace and the span that it comes from. */
export class Tracer {
  readonly #design: Design;
  readonly #notify: (event: LocalEvent) => void;
  readonly #kept = new Map<string, Kept>();
  readonly #traces = new Map<string, string[]>();
  readonly #nodes = new Map<string, string>();
  readonly #messages = new Map<string, Span>();
  readonly #ways = new Map<string, readonly Connection[]>();
  readonly #seed = randomBytes(5).toString('hex');
  #count = 0;
  #bytes = 0;

  constructor(design: Design, notify: (event: LocalEvent) => void) {
    this.#design = design;
    this.#notify = notify;
  }

  /** Begins a call; whoever makes it ends it. */
  call({ cause, to, what, by }: Calling): Call {
    const span: Span = { trace: cause?.trace ?? `1-${Math.floor(Date.now() / 1000).toString(16)}-${this.#next(24)}`, span: this.#next(16) };
    const from = cause === undefined ? this.#client(to) : this.#nodes.get(cause.span);
    const connection = from === undefined ? undefined : this.#way(from, to, by);
    remember(this.#nodes, span.span, to);
    const at = Date.now();
    const started = performance.now();
    const end = (ending: Ending): void => {
      this.#ended({
        ...span, to, what, at, milliseconds: performance.now() - started, sent: sizeOf(ending.request), received: ending.received ?? sizeOf(ending.response),
        ...(cause && { parent: cause.span }), ...(from !== undefined && { from }), ...(connection !== undefined && { connection }),
        ...(ending.status !== undefined && { status: ending.status }), ...(ending.error !== undefined && { error: ending.error }),
        ...(ending.initialization !== undefined && { initialization: ending.initialization }), ...(ending.attempt !== undefined && ending.attempt > 1 && { attempt: ending.attempt }),
      }, ending);
    };
    return { span, end };
  }

  /** The span that a caller's `X-Amzn-Trace-Id` names, where it is one of this run. */
  read(header: string | undefined): Span | undefined {
    const [, trace] = /Root=([^;]+)/.exec(header ?? '') ?? [];
    const [, span] = /Parent=([0-9a-f]{16})/.exec(header ?? '') ?? [];
    return trace !== undefined && span !== undefined && this.#nodes.has(span) ? { trace, span } : undefined;
  }

  /** A message was sent within a span; what delivers it goes on from there. */
  sent(message: string, span: Span): void {
    remember(this.#messages, message, span);
  }

  sending(message: string): Span | undefined {
    return this.#messages.get(message);
  }

  payloads(span: string): Payloads | undefined {
    return this.#kept.get(span)?.payloads;
  }

  trace(trace: string): readonly HopSnapshot[] {
    return (this.#traces.get(trace) ?? []).flatMap((span) => this.#kept.get(span)?.hop ?? []).sort((a, b) => a.at - b.at);
  }

  #next(length: number): string {
    return `${this.#seed}${(this.#count++).toString(16).padStart(length - this.#seed.length, '0')}`;
  }

  /** What comes from outside comes from the client that the design draws in front of the node. */
  #client(to: string): string | undefined {
    const { incoming, node } = indexOf(this.#design);
    return incoming(to).find(({ from }) => node(from)?.service === 'client')?.from;
  }

  #way(from: string, to: string, by: string | undefined): string | undefined {
    const key = `${from}\0${to}`;
    let ways = this.#ways.get(key);
    if (!ways) this.#ways.set(key, ways = indexOf(this.#design).outgoing(from).filter((each) => each.to === to));
    return (ways.find(({ routes, behaviour }) => by !== undefined && (routes.includes(by) || behaviour === by)) ?? ways[0])?.id;
  }

  #ended(hop: HopSnapshot, { request, response }: Ending): void {
    const payloads: Payloads = { ...(request !== undefined && { request: payloadOf(request) }), ...(response !== undefined && { response: payloadOf(response) }) };
    const bytes = (payloads.request?.text.length ?? 0) + (payloads.response?.text.length ?? 0);
    this.#kept.set(hop.span, { hop, payloads, bytes });
    this.#bytes += bytes;
    const spans = this.#traces.get(hop.trace);
    if (spans) spans.push(hop.span);
    else this.#traces.set(hop.trace, [hop.span]);
    while (this.#kept.size > KEPT || this.#bytes > KEPT_BYTES) this.#forget();
    this.#notify({ kind: 'hop', hop });
  }

  #forget(): void {
    for (const [span, { hop, bytes }] of this.#kept) {
      this.#kept.delete(span);
      this.#bytes -= bytes;
      const rest = (this.#traces.get(hop.trace) ?? []).filter((each) => each !== span);
      if (rest.length > 0) this.#traces.set(hop.trace, rest);
      else this.#traces.delete(hop.trace);
      return;
    }
  }
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  if (map.size > KNOWN) for (const oldest of map.keys()) return void map.delete(oldest);
}

/** `X-Amzn-Trace-Id`, which AWS's SDKs carry on from a function to what it calls. */
export function headerOf({ trace, span }: Span): string {
  return `Root=${trace};Parent=${span};Sampled=1`;
}

function sizeOf(payload: string | Uint8Array | undefined): number {
  return payload === undefined ? 0 : Buffer.byteLength(payload);
}

function payloadOf(payload: string | Uint8Array): Payload {
  const size = Buffer.byteLength(payload);
  if (typeof payload === 'string') return { text: payload.length > PAYLOAD_KEPT ? payload.slice(0, PAYLOAD_KEPT) : payload, size };
  const kept = Buffer.from(payload.buffer, payload.byteOffset, Math.min(payload.byteLength, PAYLOAD_KEPT));
  // What holds a zero byte is no text that a person reads.
  return kept.includes(0) ? { text: kept.toString('base64'), encoding: 'base64', size } : { text: kept.toString(), size };
}
