import { CAUSES, type Cause } from './cause.ts';
import type { FlowTrace, TracedTime } from './result-contract.ts';

const CAUSE_BITS = 3;
/** Calls of each flow that are kept: when so many are, every other one goes, and half as many are followed from then on. */
const KEPT = 2048;
/** Calls that are followed at once, of all flows together. */
const MOST_AT_ONCE = 16_384;
/** The slowest of them. */
const SLOW_SHARE = 0.01;

/** One call from its flow's start to its answer. */
interface Followed {
  readonly flow: number;
  /** Place and cause, then milliseconds, in turns. */
  readonly parts: number[];
  latency: number;
}

interface Followers {
  /** One call of so many is followed. */
  stride: number;
  started: number;
  ended: Followed[];
}

/**
 * Follows some calls of each flow through the run and notes what their time goes into, so that what the slowest
 * waited for is told from what they really waited for. Bounded in memory; which calls are followed depends on their
 * order alone.
 */
export class Tracer {
  private declare readonly flows: readonly Followers[];
  private readonly under = new Map<number, Followed>();
  private next = 1;

  constructor(flows: number) {
    this.flows = Array.from({ length: flows }, () => ({ stride: 1, started: 0, ended: [] }));
  }

  /** A number for a call that is to be followed, 0 where it is not. */
  begin(flow: number): number {
    const followers = this.flows[flow] as Followers;
    if (followers.started++ % followers.stride !== 0 || this.under.size >= MOST_AT_ONCE) return 0;
    const trace = this.next++;
    this.under.set(trace, { flow, parts: [], latency: 0 });
    return trace;
  }

  /** Some time of a call that is followed; `place` is a node's, or for `retry` a step's. */
  note(trace: number, place: number, cause: number, ms: number): void {
    if (ms > 0) this.under.get(trace)?.parts.push((place << CAUSE_BITS) | cause, ms);
  }

  /** The call was answered. What was still under way then (its caller gave up on it) counts as far as it had come. */
  end(trace: number, latency: number): void {
    const followed = this.under.get(trace);
    if (!followed) return;
    this.under.delete(trace);
    const { parts } = followed;
    let excess = -latency;
    for (let at = 1; at < parts.length; at += 2) excess += parts[at] as number;
    for (let at = parts.length - 1; at > 0 && excess > 1e-6; at -= 2) {
      const cut = Math.min(excess, parts[at] as number);
      parts[at] = (parts[at] as number) - cut;
      excess -= cut;
    }
    followed.latency = latency;
    const followers = this.flows[followed.flow] as Followers;
    followers.ended.push(followed);
    if (followers.ended.length < KEPT) return;
    followers.ended = followers.ended.filter((_each, at) => at % 2 === 0);
    followers.stride *= 2;
  }

  /** What the time of a flow's calls goes into: of all that were followed, and of the slowest of them. */
  figures(flow: number, name: (place: number, cause: Cause) => Pick<TracedTime, 'node' | 'connection'>): FlowTrace | undefined {
    const ended = this.flows[flow]?.ended ?? [];
    if (ended.length === 0) return undefined;
    const slowest = [...ended].sort((a, b) => b.latency - a.latency).slice(0, Math.max(1, Math.ceil(SLOW_SHARE * ended.length)));
    const told = (calls: readonly Followed[]) => ({
      calls: calls.length, meanMs: calls.reduce((sum, { latency }) => sum + latency, 0) / calls.length, parts: timesOf(calls, name),
    });
    return { all: told(ended), slowest: { ...told(slowest), fromMs: slowest.at(-1)?.latency ?? 0 } };
  }
}

/** Mean milliseconds a call, the longest first. */
function timesOf(calls: readonly Followed[], name: (place: number, cause: Cause) => Pick<TracedTime, 'node' | 'connection'>): readonly TracedTime[] {
  const sums = new Map<number, number>();
  for (const { parts } of calls) for (let at = 0; at < parts.length; at += 2) sums.set(parts[at] as number, (sums.get(parts[at] as number) ?? 0) + (parts[at + 1] as number));
  return [...sums].sort(([a, x], [b, y]) => y - x || a - b).map(([key, ms]) => {
    const cause = CAUSES[key & 7] as Cause;
    return { cause, ms: ms / calls.length, ...name(key >> CAUSE_BITS, cause) };
  });
}
