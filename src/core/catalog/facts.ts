import type { Connection, Node } from '../model/design.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { ConnectionKindId } from './connection-kinds.ts';

/**
 * What a node tells the other end of a connection of a kind, so that a topology rule can compare the
 * two sides without naming either service: `{ timeoutSeconds: 10 }` from a function that is invoked.
 *
 * Give a fact only where it is known (set in the properties, or the documented default); leave it out
 * (or undefined) where an intrinsic function hides it. Bytes are bytes, seconds are seconds.
 *
 * | connection | the source tells | the target tells |
 * |---|---|---|
 * | request | | maxRequestBytes, maxResponseBytes |
 * | origin | callerTimeoutSeconds, callerTimeoutRaisable | timeoutSeconds, maxRequestBytes, maxResponseBytes |
 * | invoke | callerTimeoutSeconds, callerTimeoutRaisable, maxRequestBytes, maxResponseBytes | timeoutSeconds, maxRequestBytes, maxResponseBytes |
 * | access | | maxRequestBytes (one item or object) |
 * | start | maxRequestBytes (events that the source passes on) | maxRequestBytes, timeoutSeconds |
 * | publish, send | | maxRequestBytes |
 * | deliver | maxRequestBytes, maxTargets | maxRequestBytes, dropsAfterAttempts, keepsFailures |
 * | poll | visibilityTimeoutSeconds | timeoutSeconds, visibilityFactor, maxRequestBytes |
 * | notify | maxTargets | dropsAfterAttempts, keepsFailures |
 * | authorize | timeoutSeconds (a function that authorizes) | callerTimeoutSeconds, callerTimeoutRaisable |
 * | trigger | callerTimeoutSeconds, callerTimeoutRaisable | timeoutSeconds |
 */
export interface Facts {
  /** How long this end may take to answer before it stops itself. */
  readonly timeoutSeconds?: number | undefined;
  /** How long this end waits for the answer of the other. */
  readonly callerTimeoutSeconds?: number | undefined;
  /** Whether AWS (or a property) allows a longer wait than the present one. */
  readonly callerTimeoutRaisable?: boolean | undefined;
  /** Largest request, message, item or object that this end passes on or takes. */
  readonly maxRequestBytes?: number | undefined;
  /** Largest answer that this end gives or passes back. */
  readonly maxResponseBytes?: number | undefined;
  /** How long a received message stays hidden from other consumers. */
  readonly visibilityTimeoutSeconds?: number | undefined;
  /** By how many times its own timeout a consumer wants a message hidden, as AWS advises. */
  readonly visibilityFactor?: number | undefined;
  /** Attempts after which this end drops an event for good, unless it has an `on-failure` connection. */
  readonly dropsAfterAttempts?: number | undefined;
  /** This end already keeps what failed by a property of its own (a dead-letter ARN written by hand). */
  readonly keepsFailures?: boolean | undefined;
  /** At most so many connections of this kind may leave this end (and the limit's full id, for its source). */
  readonly maxTargets?: number | undefined;
  /**
   * How far a property of this end can raise a number above. Up to there a rule of its service says so,
   * with the property; the rules over connections say it beyond.
   */
  readonly settable?: Readonly<Partial<Record<NumericFact, number>>> | undefined;
  /**
   * Full ids (`family.name`) of the limits that the numbers above come from, by fact:
   * `{ maxRequestBytes: 'lambda.sync-payload-max' }`. A finding then shows that limit's source.
   */
  readonly limits?: Readonly<Partial<Record<NumericFact, string>>> | undefined;
}

export type NumericFact =
  | 'timeoutSeconds' | 'callerTimeoutSeconds' | 'maxRequestBytes' | 'maxResponseBytes'
  | 'visibilityTimeoutSeconds' | 'visibilityFactor' | 'dropsAfterAttempts' | 'maxTargets';

export interface FactsPart {
  readonly asSource?: Partial<Record<ConnectionKindId, FactsOf>>;
  readonly asTarget?: Partial<Record<ConnectionKindId, FactsOf>>;
}

export type FactsOf = (node: Node, connection: Connection, resolve: Resolver) => Facts;
