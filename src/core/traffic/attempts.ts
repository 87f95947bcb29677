import type { Connection, DesignIndex, Node } from '../model/design.ts';
import { own } from '../model/json.ts';
import { parseRatio } from '../model/units.ts';
import { assumptionsOf, parseAssumed } from './assumptions.ts';

/** How the attempts at an event end. */
export interface Failure {
  /** Share of events that fail however often they are tried. */
  readonly poison: number;
  /** Share of attempts at any other event that fail, each by chance. */
  readonly errors: number;
  /** Attempts after which an event is given up; Infinity: it is tried until it succeeds. */
  readonly most: number;
}

/** An event that would be tried for ever is given up after so many attempts, so that numbers stay numbers. */
const ENOUGH = 1000;

/** Attempts that one event takes on average. */
export function meanAttempts({ poison, errors, most }: Failure): number {
  const times = Math.max(1, Math.min(most, ENOUGH));
  const tried = errors >= 1 ? times : (1 - errors ** times) / (1 - errors);
  return poison * times + (1 - poison) * tried;
}

/** Share of events that are given up. */
export function lostShare({ poison, errors, most }: Failure): number {
  return most === Infinity ? 0 : poison + (1 - poison) * errors ** Math.max(1, most);
}

/** Share of attempts that fail at a node (`assume.errors`, 0). */
export function errorsOf(node: Node | undefined): number {
  const written = own(node?.assume, 'errors');
  const ratio = written === undefined ? undefined : parseAssumed(written, parseRatio);
  return ratio?.ok === true ? ratio.value : 0;
}

/** The connection that takes what a node gives up: it says which share that is (`failureRatio`) and after how many attempts. */
export function givesUpTo(node: Node, index: DesignIndex): Connection | undefined {
  return index.outgoing(node.id).find((connection) => connection.kind === 'on-failure') ?? index.outgoing(node.id).find((connection) => connection.kind === undefined && assumptionsOf(connection).failureRatio !== undefined);
}
