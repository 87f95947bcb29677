import type { ConnectionKindId } from '../catalog/connection-kinds.ts';
import type { Connection, Node } from '../model/design.ts';
import type { Flow, Stream } from '../traffic/contract.ts';

/** Calls of one class are alike: the same node, flow, method, path, verb and sizes. */
export interface CallClass {
  readonly node: number;
  /** Place in `flows`. */
  readonly flow: number;
  readonly stream: Stream;
  /** Places of its steps: those that a call makes itself, up to `calls`; then those of pollers and failures, up to `end`. */
  readonly start: number;
  readonly calls: number;
  readonly end: number;
}

/** What a call of one class does over one connection. */
export interface Step {
  readonly connection: number;
  readonly kind: ConnectionKindId;
  readonly target: number;
  /** Calls on average, without those that are made again. */
  readonly ratio: number;
  /** Callers that wait, on a connection that says so: the share of calls that fail, and attempts in all. */
  readonly fails?: { readonly share: number; readonly attempts: number };
}

/**
 * The design as a run needs it. What one call becomes over each connection is asked of the same traffic
 * parts that the bill is computed with, so that the two cannot disagree about routes, behaviours, cache and calls.
 */
export interface Plan {
  readonly nodes: readonly Node[];
  readonly connections: readonly Connection[];
  readonly flows: readonly Flow[];
  readonly classes: readonly CallClass[];
  readonly steps: readonly Step[];
  /** By flow: the class with which it starts. */
  readonly starts: readonly number[];
  /** Some shares hang on the rates that the plan was made for: what a cache keeps, what a batching window gathers. */
  readonly byRate: boolean;
}
