import { EventQueue } from '../kernel/event-queue.ts';
import { RandomStream } from '../kernel/random.ts';
import type { Source } from './arrivals.ts';
import { Calls, NOBODY, USER } from './calls.ts';
import { CAUSE } from './cause.ts';
import type { Fault, Station } from './contract.ts';
import type { Refusal } from './held.ts';
import { OUTCOME, type Outcome } from './outcome.ts';
import { Faults } from './faults.ts';
import type { Host } from './host.ts';
import { FlowMeter, NodeMeter } from './meters.ts';
import type { Plan } from './plan-contract.ts';
import { StepFailures, waitBefore } from './step-failures.ts';
import { Tracer } from './trace.ts';

/** A timer's meaning is 4 bits; the rest of the 32 name the call. What the engine itself waits for comes first. */
const WHAT_BITS = 5;
const RETRY = 16;
const ARRIVAL = 17;
const TIMER = 18;
/** What frees capacity comes before what asks for it at the same moment. */
const PRIORITY = { finish: 0, ordinary: 4, arrival: 8 } as const;
/** Answers given at once are handed on by calling each other; deeper than this, through the queue. */
const MOST_DEPTH = 40;
const RESUME = 19;
const ARRIVE = 20;

/**
 * One run: calls go from node to node, each node's station says how long they stay and what becomes of
 * them. Everything that happens is an event in one queue; nothing is allocated for it.
 */
export class Engine implements Host {
  private readonly queue = new EventQueue(4096);
  /** Where the time stands: its one place is the time of the present event. */
  private readonly clock = this.queue.clock;
  readonly calls = new Calls(this.clock);
  declare readonly plan: Plan;
  declare readonly nodes: readonly NodeMeter[];
  declare readonly flows: readonly FlowMeter[];
  /** Calls of each class that a node took on, for metering. */
  declare readonly taken: Float64Array;
  stations: readonly Station[] = [];
  /** Events so far. */
  events = 0;

  /** Of each node. */
  declare readonly randoms: readonly RandomStream[];
  private declare readonly faults: Faults;
  private readonly timers: (() => void)[] = [];
  private readonly freeTimers: number[] = [];
  private sources: readonly Source[] = [];
  private open = 0;
  /** Calls over each step, whether taken on or not. */
  declare readonly made: Float64Array;
  declare readonly failures: StepFailures;
  declare readonly tracer: Tracer;
  private depth = 0;
  private declare readonly nodeOf: Int32Array;
  private declare readonly firstStep: Int32Array;
  private declare readonly lastStep: Int32Array;
  private declare readonly stepTarget: Int32Array;
  private declare readonly stepRatio: Float64Array;

  constructor(plan: Plan, seed: number, faults: readonly Fault[], horizon: number) {
    this.plan = plan;
    this.faults = new Faults(faults);
    this.nodes = plan.nodes.map(() => new NodeMeter(horizon, this.clock));
    this.flows = plan.flows.map(() => new FlowMeter(horizon, this.clock));
    this.taken = new Float64Array(plan.classes.length);
    this.made = new Float64Array(plan.steps.length);
    this.failures = new StepFailures(plan.steps);
    this.tracer = new Tracer(plan.flows.length);
    this.randoms = plan.nodes.map((node) => new RandomStream(seed, node.id));
    this.nodeOf = Int32Array.from(plan.classes, ({ node }) => node);
    this.firstStep = Int32Array.from(plan.classes, (each) => each.start);
    this.lastStep = Int32Array.from(plan.classes, (each) => each.calls);
    this.stepTarget = Int32Array.from(plan.steps, ({ target }) => target);
    this.stepRatio = Float64Array.from(plan.steps, ({ ratio }) => ratio);
  }

  get now(): number {
    return this.clock[0] as number;
  }

  /** Sets the flows going. */
  begin(sources: readonly Source[]): void {
    this.sources = sources;
    this.open = sources.length;
    sources.forEach((source, flow) => this.schedule(source, flow));
  }

  /** Whether nothing is under way and nothing more arrives: what timers are left have nothing to do. */
  get idle(): boolean {
    return this.open === 0 && this.calls.count === 0;
  }

  /** Runs at most so many events, none of them after a time; answers whether more are to come before it. */
  run(until: number, most: number): boolean {
    const { queue } = this;
    for (let left = most; left > 0; left--) {
      if (queue.next > until || queue.size === 0 || (this.open === 0 && this.calls.count === 0)) return false;
      this.dispatch(queue.pop());
    }
    return queue.size > 0 && queue.next <= until && !this.idle;
  }

  private dispatch(payload: number): void {
    this.events++;
    const what = payload & 31;
    const call = payload >>> WHAT_BITS;
    if (what === ARRIVAL) return this.arrival(call);
    if (what === TIMER) return this.timer(call);
    const { calls } = this;
    calls.pending[call] = (calls.pending[call] as number) - 1;
    if (calls.done[call] === 1) {
      if (calls.pending[call] === 0) calls.release(call);
      return;
    }
    if (what < RETRY) this.stationOf(call).wake?.(call, what);
    else if (what === RETRY) this.request(call);
    else if (what === RESUME) this.resume(call, calls.outcome[call] as Outcome);
    else this.enter(call);
  }

  private arrival(flow: number): void {
    const source = this.sources[flow] as Source;
    const cls = this.plan.starts[flow] as number;
    for (let i = source.size; i > 0; i--) {
      const call = this.calls.take(cls, USER, -1, -1);
      this.calls.trace[call] = this.tracer.begin(flow);
      (this.flows[flow] as FlowMeter).start();
      this.enter(call);
    }
    this.schedule(source, flow);
  }

  private schedule(source: Source, flow: number): void {
    const time = source.next(this.now);
    if (time === Infinity) this.open--;
    else this.queue.push(time, (flow << WHAT_BITS) | ARRIVAL, PRIORITY.arrival);
  }

  /** The node at which a call is. */
  nodeAt(call: number): number {
    return this.nodeOf[this.calls.cls[call] as number] as number;
  }

  private stationOf(call: number): Station {
    return this.stations[this.nodeAt(call)] as Station;
  }

  private enter(call: number): void {
    const node = this.nodeAt(call);
    (this.nodes[node] as NodeMeter).arrive();
    if (this.faults.fails[node] === 0 || !this.fault(call, node)) (this.stations[node] as Station).arrive(call);
  }

  /** Whether a fault of the node has met the call. */
  private fault(call: number, node: number): boolean {
    const struck = this.faults.strikes(node, this.now, this.randoms[node] as RandomStream);
    if (struck === 'throttle') this.refuse(call, 'fault');
    if (struck !== 'error') return struck !== undefined;
    (this.nodes[node] as NodeMeter).faults++;
    this.answer(call, OUTCOME.error);
    return true;
  }

  /** Counts a call as taken on: what is refused is not metered. */
  accept(call: number): void {
    const cls = this.calls.cls[call] as number;
    this.taken[cls] = (this.taken[cls] as number) + 1;
  }

  /** Turns a call away for want of capacity: because of one limit, or by a fault of the scenario. */
  refuse(call: number, because: Refusal): void {
    (this.nodes[this.nodeAt(call)] as NodeMeter).throttle(because);
    this.answer(call, OUTCOME.throttled);
  }

  /** Wakes the station after a delay that is no work of its own: a hop, or a wait for something. */
  after(call: number, delay: number, what: number, cause: number = CAUSE.hop): void {
    const { calls } = this;
    if (cause !== CAUSE.hop) (this.nodes[this.nodeAt(call)] as NodeMeter).wait(cause, delay);
    if (calls.trace[call] !== 0) this.tracer.note(calls.trace[call] as number, this.nodeAt(call), cause, delay);
    calls.pending[call] = (calls.pending[call] as number) + 1;
    this.queue.push(this.now + delay, (call << WHAT_BITS) | what, PRIORITY.ordinary);
  }

  /** Wakes the station when its own work of so long is done; a slow node takes longer. */
  busy(call: number, duration: number, what: number): void {
    const { calls } = this;
    const node = this.nodeAt(call);
    const time = this.faults.slows[node] === 0 ? duration : this.faults.slowed(node, this.now, duration);
    calls.work[call] = (calls.work[call] as number) + duration;
    if (calls.trace[call] !== 0) this.tracer.note(calls.trace[call] as number, node, CAUSE.work, time);
    calls.pending[call] = (calls.pending[call] as number) + 1;
    this.queue.push(this.now + time, (call << WHAT_BITS) | what, PRIORITY.finish);
  }

  /** Runs something at a time, with no call. */
  at(time: number, action: () => void): void {
    const place = this.freeTimers.pop() ?? this.timers.length;
    this.timers[place] = action;
    this.queue.push(time, (place << WHAT_BITS) | TIMER, PRIORITY.ordinary);
  }

  private timer(place: number): void {
    const action = this.timers[place] as () => void;
    this.freeTimers.push(place);
    action();
  }

  /** Makes the calls of a class one after the other, each as often as its connection says. */
  perform(call: number): void {
    const cls = this.calls.cls[call] as number;
    this.performSteps(call, this.firstStep[cls] as number, this.lastStep[cls] as number);
  }

  /** Makes the calls of some steps only. */
  performSteps(call: number, from: number, end: number): void {
    const { calls } = this;
    calls.step[call] = from - 1;
    calls.end[call] = end;
    calls.left[call] = 0;
    this.advance(call);
  }

  /** Makes one call over one step, whatever its ratio. */
  performOnce(call: number, step: number): void {
    const { calls } = this;
    calls.step[call] = step;
    calls.end[call] = step + 1;
    calls.left[call] = 0;
    calls.attempt[call] = 0;
    this.request(call);
  }

  private advance(call: number): void {
    const { calls } = this;
    let step = calls.step[call] as number;
    let left = calls.left[call] as number;
    const end = calls.end[call] as number;
    while (left === 0) {
      if (++step >= end) return this.stationOf(call).performed(call, OUTCOME.ok);
      left = this.draw(this.stepRatio[step] as number, call);
    }
    calls.step[call] = step;
    calls.left[call] = left - 1;
    calls.attempt[call] = 0;
    this.request(call);
  }

  /** How often this time: the whole part, and one more with the chance of the rest. */
  draw(ratio: number, call: number): number {
    const whole = Math.floor(ratio);
    if (whole === ratio) return whole;
    return whole + ((this.randoms[this.nodeAt(call)] as RandomStream).uniform() <= ratio - whole ? 1 : 0);
  }

  private request(call: number): void {
    const { calls } = this;
    const step = calls.step[call] as number;
    this.made[step] = (this.made[step] as number) + 1;
    const child = calls.take(this.stepTarget[step] as number, call, step, call);
    calls.trace[child] = calls.trace[call] as number;
    calls.items[child] = calls.items[call] as number;
    calls.failed[child] = calls.failed[call] as number;
    calls.child[call] = child;
    if (this.depth < MOST_DEPTH) {
      this.depth++;
      this.enter(child);
      this.depth--;
    } else this.later(child, ARRIVE);
  }

  private later(call: number, what: number): void {
    this.calls.pending[call] = (this.calls.pending[call] as number) + 1;
    this.queue.push(this.now, (call << WHAT_BITS) | what, PRIORITY.ordinary);
  }

  /** A call on its own, of the class of another: a message, an event, one delivery. Nobody waits for it. */
  spawn(call: number): number {
    const { calls } = this;
    const spawned = calls.take(calls.cls[call] as number, NOBODY, calls.via[call] as number, call);
    calls.items[spawned] = calls.items[call] as number;
    return spawned;
  }

  /** Tells whoever waits that all is well, and goes on with the call for itself. */
  acknowledge(call: number): void {
    this.settle(call, OUTCOME.ok, this.calls.work[call] as number);
  }

  /** Sends what a call stands for over one step; nobody waits for the answer. */
  send(call: number, step: number): void {
    const { calls } = this;
    this.made[step] = (this.made[step] as number) + 1;
    const sent = calls.take(this.stepTarget[step] as number, NOBODY, step, call);
    this.later(sent, ARRIVE);
  }

  /** The end of a call: its time is metered, and who waits for it goes on. */
  answer(call: number, outcome: Outcome): void {
    const { calls } = this;
    (this.nodes[this.nodeAt(call)] as NodeMeter).answer(calls, call, outcome);
    this.settle(call, outcome, calls.work[call] as number);
    calls.release(call);
  }

  /** The end of a call of which nobody is told and nothing is metered. */
  discard(call: number): void {
    this.calls.release(call);
  }

  private settle(call: number, outcome: Outcome, work: number): void {
    const { calls } = this;
    const parent = calls.parent[call] as number;
    if (parent === NOBODY) return;
    calls.parent[call] = NOBODY;
    if (parent === USER) return this.settleFlow(calls, call, outcome);
    calls.child[parent] = -1;
    calls.work[parent] = (calls.work[parent] as number) + work;
    calls.failed[parent] = calls.failed[call] as number;
    if (this.depth < MOST_DEPTH) {
      this.depth++;
      this.resume(parent, outcome);
      this.depth--;
    } else {
      calls.outcome[parent] = outcome;
      this.later(parent, RESUME);
    }
  }

  /** The answer to the user. */
  private settleFlow(calls: Calls, call: number, outcome: Outcome): void {
    (this.flows[this.plan.classes[calls.cls[call] as number]?.flow ?? 0] as FlowMeter).end(calls, call, outcome);
    if (calls.trace[call] !== 0) this.tracer.end(calls.trace[call] as number, this.now - (calls.origin[call] as number));
  }

  private resume(call: number, outcome: Outcome): void {
    const { calls } = this;
    const step = calls.step[call] as number;
    if (outcome === OUTCOME.ok && ((this.failures.share[step] as number) === 0 || this.draw(this.failures.share[step] as number, call) === 0)) return this.advance(call);
    const station = this.stationOf(call);
    const attempts = (calls.attempt[call] as number) + 1;
    const retry = this.failures.retries[step] ?? station.retry;
    if (!retry || attempts >= retry.attempts) {
      this.failures.fail(step);
      return station.performed(call, outcome === OUTCOME.ok ? OUTCOME.error : outcome);
    }
    calls.attempt[call] = attempts;
    this.again(call, step, waitBefore(retry, attempts, this.randoms[this.nodeAt(call)] as RandomStream));
  }

  private again(call: number, step: number, delay: number): void {
    const { calls } = this;
    this.failures.retry(step, delay);
    if (calls.trace[call] !== 0) this.tracer.note(calls.trace[call] as number, step, CAUSE.retry, delay);
    calls.pending[call] = (calls.pending[call] as number) + 1;
    this.queue.push(this.now + delay, (call << WHAT_BITS) | RETRY, PRIORITY.ordinary);
  }

  /** Gives up on what a call waits for: its answer, when it comes, finds nobody. */
  abandon(call: number): void {
    const { calls } = this;
    const child = calls.child[call] as number;
    if (child < 0) return;
    calls.parent[child] = NOBODY;
    calls.child[call] = -1;
  }
}
