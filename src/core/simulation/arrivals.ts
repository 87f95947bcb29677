import type { RandomStream } from '../kernel/random.ts';

/** What gives a run its arrivals: the next one of each flow is an event like any other. */
export interface Source {
  /** Time of the next arrival after `now`, Infinity where there is none. */
  next(now: number): number;
  /** How many arrive at that time. */
  readonly size: number;
}

/** Arrivals of one flow in a run. */
export interface ArrivalSettings {
  /** Highest rate, per millisecond, and the share of it at a time. */
  readonly peak: number;
  readonly level: (ms: number) => number;
  /** Arrivals stop here. */
  readonly until: number;
  /** So many arrive at once at the start. */
  readonly burst: number;
  /** Evenly spaced instead of by chance. */
  readonly even: boolean;
}

/** Poisson arrivals whose rate follows a shape (by thinning), or evenly spaced ones. */
export class Arrivals implements Source {
  size = 1;
  private declare readonly settings: ArrivalSettings;
  private declare readonly random: RandomStream;
  private begun = false;
  private counted = false;

  constructor(settings: ArrivalSettings, random: RandomStream) {
    this.settings = settings;
    this.random = random;
  }

  next(now: number): number {
    const { burst } = this.settings;
    if (!this.begun) {
      this.begun = true;
      if (burst > 0) {
        this.size = burst;
        return 0;
      }
    }
    this.size = 1;
    return this.settings.even ? this.evenly(now) : this.byChance(now);
  }

  private byChance(now: number): number {
    const { peak, level, until } = this.settings;
    if (peak <= 0) return Infinity;
    for (let time = now; ;) {
      time += this.random.exponential() / peak;
      if (time >= until) return Infinity;
      const share = level(time);
      if (share >= 1 || this.random.uniform() <= share) return time;
    }
  }

  /** The time by which one more has come, at the rate of the moment; the first comes at once. */
  private evenly(now: number): number {
    const { peak, level, until } = this.settings;
    if (peak <= 0) return Infinity;
    let due = this.counted ? 1 : 0;
    this.counted = true;
    // Where the rate changes it is taken in small steps: a tenth of the shortest gap, a second at most.
    const longest = Math.min(1000, 0.1 / peak);
    for (let time = now; time < until;) {
      const rate = peak * level(time);
      const step = rate === peak ? Infinity : longest;
      if (rate * step >= due && (rate > 0 || due > 0)) {
        const next = time + (due === 0 ? 0 : due / rate);
        return next < until ? next : Infinity;
      }
      due -= rate * step;
      time += step;
    }
    return Infinity;
  }
}
