import type { ConnectionKindId } from '../catalog/connection-kinds.ts';
import type { RandomStream } from '../kernel/random.ts';
import type { Connection, Design, Node } from '../model/design.ts';
import type { Source } from '../model/source.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { Stream } from '../traffic/contract.ts';
import type { Held } from './held.ts';
import type { Host } from './host.ts';
import type { Law, LawContext } from './laws/contract.ts';
import type { Outcome } from './outcome.ts';

/** How a kind of node behaves under load. Times are milliseconds throughout. */
export interface SimulationPart {
  /** Keys of the node's `assume` that this part reads. */
  readonly assumptions?: readonly string[];
  /** The behaviour of one node in one run. */
  readonly create: (node: Node, context: StationContext) => Station;
  /** Closed forms for what the node does, where theory has them. */
  readonly laws?: (node: Node, context: LawContext) => readonly Law[];
  /** What the node can take, for the search of what gives way first. Absent: no documented limit. */
  readonly ceilings?: (node: Node, context: CeilingContext) => readonly Ceiling[];
  /** How this kind reads from what stands at the other end of a `poll` connection. */
  readonly polling?: (node: Node, connection: Connection, context: Pick<StationContext, 'resolve' | 'quota'>) => Polling;
  /** Who reads from it reads its shards, so many batches at once as there are of them, and is bound by nothing else. */
  readonly sharded?: true;
}

export type CeilingContext = Pick<StationContext, 'design' | 'resolve' | 'quota' | 'pollingOf' | 'outgoing'> & {
  /** The node is reached only by being asked to poll a queue. */
  readonly onlyPolled: boolean;
};

/** One documented limit of a node as a rate. */
export interface Ceiling {
  /** Full id of the limit: `lambda.concurrency`. */
  readonly limit: string;
  /** Units a second. */
  readonly perSecond: number;
  /** Units that one call takes: 1 where a request counts, seconds where concurrency does, capacity units. */
  readonly uses: (stream: Stream) => number;
  /** Nodes with the same word share the limit: an account's. */
  readonly shared?: string;
}

/**
 * One node in one run: it is told what happens to calls and says what comes of it. A call is a number, the
 * place of its data in `engine.calls`; it belongs to the node until it is answered or discarded.
 */
export interface Station {
  /** A call reaches the node. */
  arrive(call: number): void;
  /** A time that was set with `engine.after` has come; `what` is 0 to 15, the station's own. */
  wake?(call: number, what: number): void;
  /** Everything that the call makes has been answered: `outcome` is the first failure that retries did not mend. */
  performed(call: number, outcome: Outcome): void;
  /** How calls that this node makes are tried again; absent: they are not. */
  readonly retry?: RetryPolicy;
  /** Figures of its own at the end of a run. */
  figures?(now: number): StationFigures;
  /** What it has counted so far, and its levels × time, by name: for how certain averages are. */
  totals?(now: number): Readonly<Record<string, number>>;
}

/** Tries a call again: the wait before the n-th retry is `wait(n)` times a chance between `jitter` and 1. */
export interface RetryPolicy {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  /** Milliseconds before the n-th retry, from 1. */
  readonly wait: (retry: number) => number;
  /** 0: full jitter, 1: none. */
  readonly jitter: number;
  readonly source: Source;
}

export interface StationContext {
  readonly engine: Host;
  readonly design: Design;
  readonly resolve: Resolver;
  /** Place of the node in the run. */
  readonly at: number;
  readonly random: RandomStream;
  /** A documented limit as the account has it: `account.quotas`, else the Region's, else the value given. */
  readonly quota: (id: string, limit: { readonly value: number; readonly byRegion?: Readonly<Record<string, number>> }) => number;
  /** What several nodes share (an account's concurrency): made once for a run. */
  readonly shared: <T>(key: string, make: () => T) => T;
  /** What a class of calls brings: method, verb, sizes. */
  readonly streamOf: (call: number) => Stream;
  /** The polling of the function at the other end of a `poll` connection. */
  readonly pollingOf: (connection: Connection) => Polling | undefined;
  /** Connections that leave the node, with their kind. */
  readonly outgoing: readonly { readonly connection: Connection; readonly kind: ConnectionKindId }[];
  /** Faults that the scenario brings upon the node. */
  readonly fault: Fault;
}

/** How an event source mapping reads. */
export interface Polling {
  readonly batch: number;
  readonly windowMs: number;
  /** Concurrent invocations at first, how many more each minute while messages wait, and at most. */
  readonly initial: number;
  readonly perMinute: number;
  readonly max: number;
  /** The function says which messages of a batch failed. */
  readonly partial: boolean;
  readonly enabled: boolean;
  /** The limits that `max` and `perMinute` are. */
  readonly held?: Held;
  readonly growth?: Held;
  /** How the same mapping reads where the source is a stream. */
  readonly stream?: StreamPolling;
}

/** How an event source mapping reads a stream. */
export interface StreamPolling extends Pick<Polling, 'batch' | 'windowMs' | 'partial' | 'enabled'> {
  /** Batches of one shard that are processed at once. */
  readonly perShard: number;
  /** At one batch, the first included. */
  readonly attempts: number;
  readonly longestAgeMs: number;
  /** How long one batch is processed on average, milliseconds. */
  readonly batchMs: number;
  /** The limit that `perShard` is. */
  readonly held: Held;
}

/** What goes wrong at a node in a scenario. */
export interface Fault {
  /** Share of calls that fail at once. */
  readonly errors: number;
  /** Share of calls that are throttled at once. */
  readonly throttles: number;
  /** Its own work takes so many times as long. */
  readonly slower: number;
  /** No execution environment is kept. */
  readonly cold: boolean;
  /** Share of messages that fail at every attempt. */
  readonly poison: number;
  /** From and to, milliseconds from the start of the run. */
  readonly from: number;
  readonly to: number;
}

/** Figures that only some kinds of node have. */
export interface StationFigures {
  readonly coldStarts?: number;
  /** Invocations that were started, the denominator of the cold-start share. */
  readonly invocations?: number;
  /** Calls that run at once, where others wait at the node too. */
  readonly concurrency?: { readonly mean: number; readonly max: number };
  readonly environments?: { readonly mean: number; readonly idle: number; readonly running: number };
  readonly queue?: QueueFigures;
  /** Metered quantities of the run that the node measured itself, by cost component. */
  readonly metered?: Readonly<Record<string, number>>;
  /** Share of requests that the cache answered. */
  readonly hitRatio?: number;
}

export interface QueueFigures {
  readonly mean: number;
  readonly max: number;
  /** Messages that were still there when the run ended. */
  readonly left: number;
  /** Milliseconds from sending to the end of processing. */
  readonly age: { readonly mean: number; readonly p50: number; readonly p95: number; readonly p99: number };
  readonly delivered: number;
  readonly deadLetters: number;
  /** Messages that were deleted because they were too old. */
  readonly expired: number;
  /** Milliseconds that messages stood ready to be received, added up over all deliveries. */
  readonly waitedMs: number;
  /** Messages that were delivered again because they had failed, and how long all of them were hidden for that, milliseconds. */
  readonly again: number;
  readonly hiddenMs: number;
  /** Looks at the queue that found every reader busy: `growing` while AWS still adds readers, `most` when there are as many as may be. */
  readonly full: { readonly growing: number; readonly most: number };
  /** By reader: the connection, what its readers are bound by, and the batches that failed. */
  readonly readers: readonly { readonly connection: string; readonly held?: Held; readonly growth?: Held; readonly failed: number; readonly batches: number }[];
}

/** A cited delay: constant, log-normal between median and 99th percentile, or by measured quantiles. Milliseconds. */
export interface Latency {
  readonly p10?: number;
  readonly p50: number;
  readonly p90?: number;
  readonly p99: number;
  readonly source: Source;
  /** `measured` was read in the source, `documented` is AWS's word, `derived` computed from such, `estimate` has no source. */
  readonly confidence: 'measured' | 'documented' | 'derived' | 'estimate';
  readonly note?: string;
}
