import { exp, ln } from './elementary.ts';
import type { RandomStream } from './random.ts';

/** Standard normal quantiles by share. */
const Z = new Map([[0.01, -2.3263478740408408], [0.05, -1.6448536269514722], [0.1, -1.2815515655446004], [0.25, -0.6744897501960817], [0.5, 0], [0.75, 0.6744897501960817], [0.9, 1.2815515655446004], [0.95, 1.6448536269514722], [0.99, 2.3263478740408408], [0.999, 3.090232306167813]]);
const Z99 = 2.3263478740408408;
/** A table says nothing about what is rarer than one in a thousand: its ends are cut there. */
const Z_END = 3.090232306167813;

type Law = 'constant' | 'exponential' | 'log-normal' | 'quantiles' | 'empirical' | 'uniform';

/** A law of chance for durations and sizes. One class, so that V8 compiles one `sample` for all of them. */
export class Distribution {
  private declare readonly law: Law;
  private declare readonly a: number;
  private declare readonly b: number;
  private declare readonly points: Float64Array;
  private declare readonly values: Float64Array;

  private constructor(law: Law, a: number, b: number, points: readonly number[] = [], values: readonly number[] = []) {
    this.law = law;
    this.a = a;
    this.b = b;
    this.points = Float64Array.from(points);
    this.values = Float64Array.from(values);
  }

  static constant(value: number): Distribution {
    return new Distribution('constant', value, 0);
  }

  static exponential(mean: number): Distribution {
    return new Distribution('exponential', mean, 0);
  }

  static uniform(from: number, to: number): Distribution {
    return new Distribution('uniform', from, to - from);
  }

  /** Log-normal with median `p50` and 99th percentile `p99`; constant where the two are equal. */
  static logNormal(p50: number, p99: number): Distribution {
    return p99 <= p50 ? Distribution.constant(p50) : new Distribution('log-normal', ln(p50), ln(p99 / p50) / Z99);
  }

  /** Log-normal with a mean and a squared coefficient of variation (variance / mean²). */
  static logNormalOf(mean: number, squaredVariation: number): Distribution {
    if (squaredVariation <= 0) return Distribution.constant(mean);
    const variance = ln(1 + squaredVariation);
    return new Distribution('log-normal', ln(mean) - variance / 2, Math.sqrt(variance));
  }

  /**
   * Through measured quantiles (of 1, 5, 10, 25, 50, 75, 90, 95, 99 or 99.9 %): log-normal from each to the
   * next, the first and the last pair carried on to one in a thousand. Values must be positive and ascend.
   */
  static quantiles(table: readonly (readonly [share: number, value: number])[]): Distribution {
    if (table.length < 2) return Distribution.constant(table[0]?.[1] ?? 0);
    return new Distribution('quantiles', 0, 0, table.map(([share]) => Z.get(share) ?? 0), table.map(([, value]) => ln(value)));
  }

  /** One of the given values, all equally likely. */
  static empirical(values: readonly number[]): Distribution {
    return new Distribution('empirical', 0, 0, [], values);
  }

  sample(random: RandomStream): number {
    switch (this.law) {
      case 'constant': return this.a;
      case 'exponential': return this.a * random.exponential();
      case 'log-normal': return exp(this.a + this.b * random.normal());
      case 'quantiles': return exp(this.logAt(random.normal()));
      case 'uniform': return this.a + this.b * random.uniform();
      case 'empirical': return this.values[random.below(this.values.length)] ?? 0;
    }
  }

  /** Logarithm of the value at a standard normal quantile. */
  private logAt(normal: number): number {
    const { points, values } = this;
    const z = normal > Z_END ? Z_END : normal < -Z_END ? -Z_END : normal;
    // All points are looked at, the same number every time: where a loop would end, nobody could predict.
    let i = 1;
    for (let k = 1; k < points.length - 1; k++) i += Number(z > (points[k] as number));
    const from = points[i - 1] as number;
    const low = values[i - 1] as number;
    return low + ((z - from) / ((points[i] as number) - from)) * ((values[i] as number) - low);
  }

  /** The mean: exact, but for a table, whose mean is computed to a millionth. */
  get mean(): number {
    switch (this.law) {
      case 'constant':
      case 'exponential': return this.a;
      case 'log-normal': return exp(this.a + (this.b * this.b) / 2);
      case 'uniform': return this.a + this.b / 2;
      case 'quantiles': return meanOver((z) => exp(this.logAt(z)));
      case 'empirical': return this.values.reduce((sum, value) => sum + value, 0) / Math.max(1, this.values.length);
    }
  }
}

/** Mean of a function of a standard normal, by the trapezoid rule over ±6. */
function meanOver(value: (z: number) => number): number {
  const steps = 2000;
  let [sum, weights] = [0, 0];
  for (let i = 0; i <= steps; i++) {
    const z = -6 + (12 * i) / steps;
    const weight = exp(-0.5 * z * z);
    sum += weight * value(z);
    weights += weight;
  }
  return sum / weights;
}
