import type { Distribution } from '../../core/kernel/distribution.ts';
import type { RandomStream } from '../../core/kernel/random.ts';
import type { Station, StationContext, StationFigures } from '../../core/simulation/contract.ts';
import { OUTCOME, type Outcome } from '../../core/simulation/outcome.ts';
import { Deadlines } from '../../core/simulation/deadlines.ts';
import type { Host } from '../../core/simulation/host.ts';
import { CAUSE } from '../../core/simulation/cause.ts';
import { backoff, SDK_RETRIES } from '../../core/simulation/retries.ts';
import { NONE, type Admission } from './admission.ts';
import { ASYNC_ERROR_WAITS, ASYNC_THROTTLE_WAIT } from './latencies.ts';
import { limits } from './limits.ts';

export interface FunctionSettings {
  /** One invocation with all that it calls, when nothing is slow. */
  readonly duration: Distribution;
  readonly init: Distribution;
  readonly initIsBilled: boolean;
  readonly platform: Distribution;
  /** What the first handler of an environment takes on top. */
  readonly first: number;
  readonly invoke: Distribution;
  readonly timeoutMs: number;
  readonly gigabytes: number;
  /** Share of events that fail at one attempt, and at every one. */
  readonly errors: number;
  readonly poison: number;
  /** Of asynchronous events. */
  readonly retries: number;
  readonly longestAgeMs: number;
}

const ASKED = 0;
const READY = 1;
const WORKED = 2;
const AGAIN = 3;

const throttleWait = backoff(ASYNC_THROTTLE_WAIT, limits['async-backoff-max'].value * 1000);

/** What an asynchronous event has been through. */
interface Event {
  throttles: number;
  errors: number;
  readonly poisoned: boolean;
}

/**
 * A function. Who waits for it is turned away when no environment may be started; an event waits in its
 * queue and is tried again. The `duration` of the file is that of the whole invocation with its calls, so
 * only what calls take longer than their usual time (retries, cold starts behind it) is added to it.
 */
export class FunctionStation implements Station {
  readonly retry = SDK_RETRIES;
  private declare readonly engine: Host;
  private declare readonly at: number;
  private declare readonly random: RandomStream;
  private declare readonly settings: FunctionSettings;
  private declare readonly admission: Admission;
  private declare readonly deadlines: Deadlines;
  private declare readonly isPushed: readonly boolean[];
  private declare readonly isPolled: readonly boolean[];
  /** By class: whether it calls anything. */
  private declare readonly calls: readonly boolean[];
  private readonly events = new Map<number, Event>();
  private ran = 0;
  private initialised = 0;

  constructor({ engine, at, random }: StationContext, settings: FunctionSettings, admission: Admission) {
    this.engine = engine;
    this.at = at;
    this.random = random;
    this.settings = settings;
    this.admission = admission;
    this.deadlines = new Deadlines(engine, settings.timeoutMs, (run) => this.late(run));
    this.isPushed = engine.plan.steps.map(({ kind }) => kind === 'deliver' || kind === 'notify' || kind === 'on-failure');
    this.calls = engine.plan.classes.map(({ start, calls }) => calls > start);
    this.isPolled = engine.plan.steps.map(({ kind }) => kind === 'poll');
  }

  arrive(call: number): void {
    const { engine } = this;
    const via = engine.calls.via[call] as number;
    if (via >= 0 && this.isPushed[via]) {
      engine.acknowledge(call);
      if (this.settings.poison > 0) this.stateOf(call);
      this.attempt(call);
    } else if (via >= 0 && this.isPolled[via]) this.begin(call);
    else engine.busy(call, this.settings.invoke.sample(this.random), ASKED);
  }

  wake(call: number, what: number): void {
    if (what === ASKED) this.begin(call);
    else if (what === READY) this.handle(call);
    else if (what === WORKED) this.end(call, this.outcomeOf(call));
    else this.attempt(call);
  }

  /** One attempt at an asynchronous event. */
  private attempt(event: number): void {
    const run = this.engine.spawn(event);
    // A run belongs to its event; a call that is waited for to nothing.
    this.engine.calls.ref[run] = event;
    this.begin(run);
  }

  /** Finds an environment, or turns the call away. */
  private begin(run: number): void {
    const { engine, admission, settings, random } = this;
    const { calls, now } = engine;
    const environment = admission.take(now);
    if (environment === NONE) return this.turnAway(run);
    engine.accept(run);
    calls.tag[run] = environment;
    calls.work[run] = 0;
    calls.value[run] = settings.duration.sample(random);
    if (!admission.cold) return this.handle(run);
    engine.nodes[this.at]?.coldStart();
    const init = settings.init.sample(random);
    if (settings.initIsBilled) this.initialised += Math.ceil(init);
    calls.value[run] = (calls.value[run] as number) + settings.first;
    engine.after(run, settings.platform.sample(random) + init, READY, CAUSE.cold);
  }

  private turnAway(run: number): void {
    const { engine } = this;
    const event = engine.calls.ref[run] as number;
    if (event < 0) return engine.refuse(run, this.admission.held);
    engine.nodes[this.at]?.throttle(this.admission.held);
    engine.discard(run);
    const state = this.stateOf(event);
    state.throttles++;
    const wait = throttleWait(state.throttles);
    if (engine.now + wait - (engine.calls.arrived[event] as number) <= this.settings.longestAgeMs) engine.after(event, wait, AGAIN, CAUSE.throttled);
    else this.giveUp(event);
  }

  /** The handler runs: first what it calls, then what is left of its duration. */
  private handle(run: number): void {
    const { engine } = this;
    engine.calls.since[run] = engine.now;
    engine.calls.work[run] = 0;
    // What calls nothing knows from the start how long it takes.
    if (this.calls[engine.calls.cls[run] as number]) this.deadlines.watch(run);
    engine.perform(run);
  }

  performed(run: number, outcome: Outcome): void {
    const { engine, settings } = this;
    const { calls, now } = engine;
    calls.outcome[run] = outcome;
    const usual = calls.work[run] as number;
    const waited = Math.max(0, now - (calls.since[run] as number) - usual);
    const duration = calls.value[run] as number;
    const left = Math.max(0, Math.min(duration - usual, settings.timeoutMs - usual - waited));
    calls.value[run] = Math.min(duration + waited, settings.timeoutMs);
    if (duration + waited > settings.timeoutMs) calls.outcome[run] = OUTCOME.timeout;
    engine.busy(run, left, WORKED);
  }

  /** Whether the events in the call failed, besides what the calls it made came to. */
  private outcomeOf(run: number): Outcome {
    const { calls } = this.engine;
    const { errors } = this.settings;
    const items = calls.items[run] as number;
    let failed = calls.failed[run] as number;
    if (errors > 0) for (let i = failed; i < items; i++) if (this.random.uniform() <= errors) failed++;
    calls.failed[run] = failed;
    const event = calls.ref[run] as number;
    const poisoned = failed > 0 || (event >= 0 && this.events.get(event)?.poisoned === true);
    const outcome = calls.outcome[run] as Outcome;
    return outcome === OUTCOME.ok && poisoned ? OUTCOME.error : outcome;
  }

  /** The timeout of the function is over. */
  private late(run: number): void {
    const { engine, settings } = this;
    engine.abandon(run);
    engine.calls.value[run] = settings.timeoutMs;
    this.end(run, OUTCOME.timeout);
  }

  private end(run: number, outcome: Outcome): void {
    const { engine } = this;
    this.ran += Math.ceil(engine.calls.value[run] as number);
    this.admission.release(engine.calls.tag[run] as number, engine.now);
    const event = engine.calls.ref[run] as number;
    // A throttle behind the function is an error of the function to whoever calls it.
    if (event < 0) return engine.answer(run, outcome === OUTCOME.throttled ? OUTCOME.error : outcome);
    engine.discard(run);
    if (outcome === OUTCOME.ok) {
      this.events.delete(event);
      return engine.answer(event, OUTCOME.ok);
    }
    const state = this.stateOf(event);
    const wait = ASYNC_ERROR_WAITS[state.errors++];
    if (state.errors <= this.settings.retries && wait !== undefined) engine.after(event, wait, AGAIN, CAUSE.again);
    else this.giveUp(event);
  }

  private stateOf(event: number): Event {
    const known = this.events.get(event);
    if (known) return known;
    const state = { throttles: 0, errors: 0, poisoned: this.settings.poison > 0 && this.random.uniform() <= this.settings.poison };
    this.events.set(event, state);
    return state;
  }

  /** Every attempt has failed: the event goes where failures go, or is lost. */
  private giveUp(event: number): void {
    const { engine } = this;
    const { calls, plan } = engine;
    this.events.delete(event);
    const cls = plan.classes[calls.cls[event] as number];
    if (cls) for (let step = cls.calls; step < cls.end; step++) if (plan.steps[step]?.kind === 'on-failure') engine.send(event, step);
    engine.answer(event, OUTCOME.error);
  }

  totals(now: number): Readonly<Record<string, number>> {
    const { environments, invocations } = this.admission;
    environments.expire(now);
    const running = environments.running.integral(now);
    return { invocations, coldStarts: environments.coldStarts, running, environments: running + environments.idle.integral(now) };
  }

  figures(now: number): StationFigures {
    const { environments, invocations } = this.admission;
    environments.expire(now);
    const [running, idle] = [environments.running.mean(now), environments.idle.mean(now)];
    return {
      coldStarts: environments.coldStarts, invocations,
      concurrency: { mean: running, max: environments.running.max },
      environments: { mean: running + idle, idle, running },
      metered: { duration: (this.ran / 1000) * this.settings.gigabytes, ...(this.settings.initIsBilled && { initialisation: (this.initialised / 1000) * this.settings.gigabytes }) },
    };
  }
}
