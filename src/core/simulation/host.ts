import type { Calls } from './calls.ts';
import type { Refusal } from './held.ts';
import type { NodeMeter } from './meters.ts';
import type { Outcome } from './outcome.ts';
import type { Plan } from './plan-contract.ts';

/** What a station can ask of the run that it is part of. Times are milliseconds, calls are numbers. */
export interface Host {
  readonly now: number;
  readonly calls: Calls;
  readonly plan: Plan;
  readonly nodes: readonly NodeMeter[];
  /** Counts a call as taken on: what is refused is not metered. */
  accept(call: number): void;
  /** Turns a call away for want of capacity: because of one limit, or by a fault of the scenario. */
  refuse(call: number, because: Refusal): void;
  /** Wakes the station after a delay that is no work of its own: a hop, or a wait for something (a place in `CAUSES`). */
  after(call: number, delay: number, what: number, cause?: number): void;
  /** Wakes the station when its own work of so long is done; a slow node takes longer. */
  busy(call: number, duration: number, what: number): void;
  /** Runs something at a time, with no call. */
  at(time: number, action: () => void): void;
  /** Makes the calls of a class one after the other, each as often as its connection says. */
  perform(call: number): void;
  /** Makes one call over one step, whatever its ratio. */
  performOnce(call: number, step: number): void;
  /** How often this time: the whole part, and one more with the chance of the rest. */
  draw(ratio: number, call: number): number;
  /** A call on its own, of the class of another: a message, an event, one delivery. Nobody waits for it. */
  spawn(call: number): number;
  /** Sends what a call stands for over one step; nobody waits for the answer. */
  send(call: number, step: number): void;
  /** Tells whoever waits that all is well, and goes on with the call for itself. */
  acknowledge(call: number): void;
  /** The end of a call: its time is metered, and who waits for it goes on. */
  answer(call: number, outcome: Outcome): void;
  /** The end of a call of which nobody is told and nothing is metered. */
  discard(call: number): void;
  /** Gives up on what a call waits for: its answer, when it comes, finds nobody. */
  abandon(call: number): void;
}
