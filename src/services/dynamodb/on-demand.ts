import { TokenBucket } from '../../core/simulation/token-bucket.ts';
import { limits } from './limits.ts';

/** Doubling the peak faster than this may throttle. */
const WINDOW_MS = limits['on-demand-peak-window'].value * 1000;
const FACTOR = limits['on-demand-peak-factor'].value;
/** Peaks are taken over a second. */
const SECOND_MS = 1000;

/**
 * Capacity that follows what was used: what a new table has, and twice the highest second of the half hours
 * before the present one.
 */
export class OnDemandCapacity {
  private declare bucket: TokenBucket;
  private declare rate: number;
  private windowEnds = WINDOW_MS;
  private secondEnds = SECOND_MS;
  private inSecond = 0;
  private peak = 0;

  constructor(initial: number) {
    this.rate = initial;
    this.bucket = new TokenBucket(initial, initial);
  }

  take(now: number, units: number): boolean {
    while (now >= this.secondEnds) {
      this.peak = Math.max(this.peak, this.inSecond);
      this.inSecond = 0;
      this.secondEnds = now < this.secondEnds + SECOND_MS ? this.secondEnds + SECOND_MS : now + SECOND_MS;
    }
    if (now >= this.windowEnds) this.double(now);
    if (!this.bucket.take(now, units)) return false;
    this.inSecond += units;
    return true;
  }

  private double(now: number): void {
    this.windowEnds = now + WINDOW_MS;
    if (FACTOR * this.peak <= this.rate) return;
    this.rate = FACTOR * this.peak;
    this.bucket = new TokenBucket(this.rate, this.rate, now);
  }
}
