import type { Text } from '../../core/model/text.ts';
import type { HopSnapshot } from '../../protocol/run-messages.ts';

/**
 * Something that happens while a design runs on this machine. Every event is plain JSON, so that the run may be
 * in a process of its own (./channel-contract.ts).
 */
export type LocalEvent =
  /** A line of a function's log. */
  | { readonly kind: 'log'; readonly node: string; readonly line: string }
  | { readonly kind: 'request'; readonly node: string; readonly method: string; readonly path: string; readonly status: number; readonly milliseconds: number }
  | { readonly kind: 'invocation'; readonly node: string; readonly requestId: string; readonly milliseconds: number; readonly error?: string }
  | { readonly kind: 'hop'; readonly hop: HopSnapshot }
  /** An event that failed and waits for its next attempt, the wait scaled by `timeScale`. */
  | { readonly kind: 'retry'; readonly node: string; readonly requestId: string; readonly attempt: number; readonly waits: number; readonly timeScale: number }
  | { readonly kind: 'undelivered'; readonly node: string; readonly requestId: string; readonly to: string | undefined }
  | { readonly kind: 'restarted'; readonly node: string; readonly milliseconds: number }
  /** A debugger may attach to this port of 127.0.0.1; `ended` when its process is gone. */
  | { readonly kind: 'debugger'; readonly node: string; readonly port: number; readonly ended?: true }
  | { readonly kind: 'notice'; readonly text: Text; readonly node?: string };

/** What went there and back. */
export interface Payloads {
  readonly request?: Payload;
  readonly response?: Payload;
}

export interface Payload {
  /** Base64 where `encoding` says so. At most `PAYLOAD_KEPT` bytes of it. */
  readonly text: string;
  readonly encoding?: 'base64';
  /** All of it, in bytes. */
  readonly size: number;
}

/** Bytes of a payload that are kept to be looked at. */
export const PAYLOAD_KEPT = 16 * 1024;

/** Somebody in a user pool from the start. */
export interface Seed {
  readonly email: string;
  readonly groups: readonly string[];
  /** The first sign-in changes it; absent: one is made up. */
  readonly password?: string;
}

export interface LocalOptions {
  /** Factor on the waits between attempts of asynchronous events, of states and schedules; 1 is AWS's own. */
  readonly timeScale: number;
  /** Port of the first address that a browser opens; 0 takes a free one. */
  readonly port: number;
  readonly users: readonly Seed[];
  /** Execution environments of one function at most; more invocations wait. */
  readonly environments: number;
  readonly parameters: ReadonlyMap<string, string>;
  readonly stage?: string;
  /** Folder in which tables, buckets and users outlive the run; absent: they do not. */
  readonly data?: string;
  /** Nodes of functions that start with a port for a debugger. */
  readonly debug?: readonly string[];
}

/** Where something answers. */
export interface Address {
  readonly node: string;
  readonly url: string;
}

/** A design that runs. */
export interface Running {
  /** What a browser opens, pages first. */
  readonly addresses: readonly Address[];
  /** `AWS_ENDPOINT_URL_…` by name, as the functions have them. */
  readonly endpoints: ReadonlyMap<string, string>;
  /** Physical names and ids by logical id, as `Ref` gives them. */
  readonly ids: ReadonlyMap<string, string>;
  /** Those of `users` with their passwords; empty where somebody kept an older one. */
  readonly users: readonly Required<Seed>[];
  readonly resources: Resources;
  /** Of a hop that is not too long ago; nothing is kept of older ones. */
  readonly payloads: (span: string) => Payloads | undefined;
  /** The hops of a trace that is not too long ago, by their beginning. */
  readonly trace: (trace: string) => readonly HopSnapshot[];
  /** The last lines of a function's log. */
  readonly log: (node: string) => readonly string[];
  /** Starts the function's environments with or without a port for a debugger from its next event on; timeouts wait while it is on. */
  readonly debug: (node: string, on: boolean) => Promise<void>;
  /** What was seen so far, as assumptions of the design. */
  readonly measured: () => readonly Measured[];
  /** Ends every process, port and folder of it. */
  readonly stop: () => Promise<void>;
}

/** The resources of a run to look into and to act upon. */
export interface Resources {
  readonly list: () => readonly LocalResourceInfo[];
  /** A page of what is in a resource, by its logical id. @throws DeployFault */
  readonly read: (id: string, cursor?: string) => Promise<Listing>;
  /** Does one of its actions. @throws DeployFault */
  readonly act: (id: string, action: string, values: Readonly<Record<string, string>>) => Promise<ActionResult>;
}

export type LocalResourceKind = 'function' | 'table' | 'bucket' | 'queue' | 'topic' | 'bus' | 'state-machine' | 'websocket' | 'user-pool' | 'schedule';

export interface LocalResourceInfo {
  /** Logical id. */
  readonly id: string;
  readonly node: string;
  readonly kind: LocalResourceKind;
  /** Physical name. */
  readonly name: string;
  readonly actions: readonly LocalAction[];
}

/** Something to do with a resource: `send-message`, `put-object`, `invoke`… */
export interface LocalAction {
  readonly id: string;
  readonly title: Text;
  readonly fields: readonly LocalField[];
  /** It is about one row of the listing: its `id` goes along as the value `row`. */
  readonly ofRow?: true;
}

export interface LocalField {
  readonly name: string;
  readonly title: Text;
  readonly value: 'line' | 'text' | 'json';
  readonly required: boolean;
  /** What stands there at first. */
  readonly initial?: string;
}

/** What is in a resource: items, objects, messages, users, executions, connections. */
export interface Listing {
  readonly columns: readonly { readonly id: string; readonly title: Text }[];
  readonly rows: readonly ListingRow[];
  /** For the next page; absent: this is the last. */
  readonly cursor?: string;
  /** Where it is known without reading everything. */
  readonly total?: number;
}

export interface ListingRow {
  readonly id: string;
  /** Text by column; a column may be absent. */
  readonly cells: Readonly<Record<string, string>>;
  /** All of it, as JSON or as it stands. */
  readonly content?: string;
}

export interface ActionResult {
  readonly ok: boolean;
  /** The function's answer, the message's id, or what AWS would refuse it with. */
  readonly text: string;
  /** Of what it set off. */
  readonly trace?: string;
}

/** An assumption of the design with the value that the run has shown. */
export interface Measured {
  readonly node?: string;
  readonly connection?: string;
  /** Below `assume`: `duration.p50`, `itemSize`, `calls`. */
  readonly path: string;
  /** As it is written in a design: `35 ms`, `1.2 KB`, `0.3`. */
  readonly value: string;
  readonly samples: number;
}
