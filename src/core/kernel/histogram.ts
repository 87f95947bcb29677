/** Parts of each power of two: neighbours differ by 0.5 to 1.1 %, and within one the rank is interpolated. */
const PARTS_BITS = 7;
const SHIFT = 20 - PARTS_BITS;
/** Powers of two that are told apart: 2^-20 (a nanosecond, counted in milliseconds) to 2^44. */
const LOWEST_EXPONENT = -20;
const HIGHEST_EXPONENT = 43;
const FIRST = (1023 + LOWEST_EXPONENT) << PARTS_BITS;
const BUCKETS = (HIGHEST_EXPONENT - LOWEST_EXPONENT + 1) << PARTS_BITS;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
double[0] = 1;
const HIGH = words[0] === 0 ? 1 : 0;

/**
 * Quantiles of a stream of values in bounded memory: counts by the leading bits of each value, so that a
 * quantile is right to 0.6 % whatever its size and however many values there were. Values that have no end
 * (what was never answered) stand above all others.
 */
export class Histogram {
  count = 0;
  sum = 0;
  max = 0;
  /** Values without an end. */
  endless = 0;
  private readonly counts = new Uint32Array(BUCKETS);
  private least = BUCKETS;
  private most = -1;

  /** Adds a value of 0 or more; Infinity counts as endless. */
  add(value: number): void {
    if (value === Infinity) {
      this.endless++;
      return;
    }
    this.count++;
    this.sum += value;
    if (value > this.max) this.max = value;
    double[0] = value;
    let bucket = ((words[HIGH] as number) >>> SHIFT) - FIRST;
    if (bucket < 0) bucket = 0;
    else if (bucket >= BUCKETS) bucket = BUCKETS - 1;
    this.counts[bucket] = (this.counts[bucket] as number) + 1;
    if (bucket < this.least) this.least = bucket;
    if (bucket > this.most) this.most = bucket;
  }

  /** Mean of the values that ended; 0 where there are none. */
  get mean(): number {
    return this.count === 0 ? 0 : this.sum / this.count;
  }

  /** The value that a share `p` of all values does not exceed; Infinity where that is an endless one; 0 of none. */
  quantile(p: number): number {
    const all = this.count + this.endless;
    if (all === 0) return 0;
    // 0.99 * 100 is 99.00000000000001 nowhere, but other products are: a rank is not missed by a last bit.
    const rank = Math.max(1, Math.ceil(p * all - 1e-9 * all));
    if (rank > this.count) return Infinity;
    let below = 0;
    for (let bucket = this.least; bucket <= this.most; bucket++) {
      const here = this.counts[bucket] as number;
      if (here > 0 && below + here >= rank) return Math.min(this.max, between(bucket, (rank - below - 0.5) / here));
      below += here;
    }
    return this.max;
  }

  /** Adds all values of another histogram. */
  include(other: Histogram): void {
    this.count += other.count;
    this.sum += other.sum;
    this.endless += other.endless;
    this.max = Math.max(this.max, other.max);
    this.least = Math.min(this.least, other.least);
    this.most = Math.max(this.most, other.most);
    for (let bucket = other.least; bucket <= other.most; bucket++) this.counts[bucket] = (this.counts[bucket] as number) + (other.counts[bucket] as number);
  }
}

function between(bucket: number, share: number): number {
  const low = edge(bucket);
  return low + share * (edge(bucket + 1) - low);
}

/** Lower edge of a bucket; everything below the lowest power counts as 0. */
function edge(bucket: number): number {
  if (bucket <= 0) return 0;
  words[1 - HIGH] = 0;
  words[HIGH] = (bucket + FIRST) << SHIFT;
  return double[0] as number;
}
