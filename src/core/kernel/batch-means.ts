/** Batches that are kept: when twice as many are full, neighbours are joined. */
const BATCHES = 20;

/** Student's t for 95 % on both sides, by degrees of freedom from 1. */
const T95 = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042, 2.04, 2.037, 2.035, 2.032, 2.03, 2.028, 2.026, 2.024, 2.023, 2.021];

/**
 * Confidence interval of a mean over values that follow each other and so depend on each other, by the
 * method of batch means (Law, Simulation Modeling and Analysis, ch. 9): 20 to 40 batches, each of a weight
 * that doubles as the run goes on, so that memory is bounded.
 */
export class BatchMeans {
  private readonly sums: number[] = [];
  private readonly weights: number[] = [];
  private declare size: number;
  private sum = 0;
  private weight = 0;

  /** `size`: the weight of the first batches: values, or milliseconds for an average over time. */
  constructor(size: number) {
    this.size = size;
  }

  add(value: number, weight = 1): void {
    this.sum += value * weight;
    this.weight += weight;
    if (this.weight >= this.size) this.close();
  }

  private close(): void {
    this.sums.push(this.sum);
    this.weights.push(this.weight);
    this.sum = 0;
    this.weight = 0;
    if (this.sums.length < 2 * BATCHES) return;
    for (const list of [this.sums, this.weights]) {
      for (let i = 0; i < BATCHES; i++) list[i] = (list[2 * i] as number) + (list[2 * i + 1] as number);
      list.length = BATCHES;
    }
    this.size *= 2;
  }

  get mean(): number {
    const weight = total(this.weights) + this.weight;
    return weight === 0 ? 0 : (total(this.sums) + this.sum) / weight;
  }

  /** Half the width of the 95 % interval around the mean; Infinity where fewer than five batches are full. */
  get halfWidth(): number {
    const n = this.sums.length;
    if (n < 5) return Infinity;
    const means = this.sums.map((sum, i) => sum / (this.weights[i] as number));
    const mean = total(means) / n;
    const variance = total(means.map((value) => (value - mean) * (value - mean))) / (n - 1);
    return (T95[n - 2] as number) * Math.sqrt(variance / n);
  }
}

function total(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
