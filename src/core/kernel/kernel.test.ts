import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BatchMeans } from './batch-means.ts';
import { Distribution } from './distribution.ts';
import { exp, ln, sine } from './elementary.ts';
import { EventQueue } from './event-queue.ts';
import { Histogram } from './histogram.ts';
import { RandomStream } from './random.ts';
import { TimeAverage } from './time-average.ts';

describe('the event queue', () => {
  it('gives events in the order of time, then priority, then addition', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 3 })), { maxLength: 300 }), (events) => {
      const queue = new EventQueue(8);
      events.forEach(([time, priority], at) => queue.push(time, at, priority));
      const expected = events.map((event, at) => ({ event, at })).sort((a, b) => a.event[0] - b.event[0] || a.event[1] - b.event[1] || a.at - b.at).map(({ at }) => at);
      expect(events.map(() => queue.pop())).toEqual(expected);
    }));
  });

  it('keeps its order while events come and go', () => {
    const queue = new EventQueue(8);
    const random = new RandomStream(1, 'hold');
    for (let i = 0; i < 100; i++) queue.push(random.exponential(), i);
    let last = 0;
    for (let i = 0; i < 10_000; i++) {
      queue.pop();
      expect(queue.now).toBeGreaterThanOrEqual(last);
      last = queue.now;
      queue.push(last + (random.below(4) === 0 ? 0 : random.exponential()), i);
    }
  });

  it('is never empty of time: nothing comes at Infinity', () => {
    expect(new EventQueue().next).toBe(Infinity);
  });
});

describe('elementary functions', () => {
  it('give the same bits everywhere: these, for example', () => {
    expect([ln(2), ln(10), exp(1), exp(-20), sine(1)]).toEqual([0.6931471805599453, 2.302585092994046, 2.718281828459045, 2.061153622438558e-9, 0.8414709848078965]);
  });

  it('agree with the engine to its last digits', () => {
    fc.assert(fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => Math.abs(ln(x) - Math.log(x)) <= 2e-14 * Math.abs(Math.log(x))));
    fc.assert(fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => Math.abs(exp(x) / Math.exp(x) - 1) < 1e-15));
    fc.assert(fc.property(fc.double({ min: -5000, max: 5000, noNaN: true }), (x) => Math.abs(sine(x) - Math.sin(x)) < 1e-11));
  });

  it('stay defined at the ends', () => {
    expect([ln(0), ln(-1), ln(Infinity), exp(1000), exp(-1000)]).toEqual([-Infinity, NaN, Infinity, Infinity, 0]);
  });

  it('are the only ones: kernel and simulation use no function of Math that differs between engines', () => {
    const differing = /Math\.(pow|exp|expm1|log|log2|log10|log1p|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot|random)\b|\*\*/;
    const folders = ['../kernel', '../simulation'].map((folder) => join(import.meta.dirname, folder));
    const services = join(import.meta.dirname, '../../services');
    const files = [
      ...folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).map((name) => join(folder, name))),
      ...readdirSync(services, { recursive: true }).map(String).filter((name) => /simulation[^/]*\.ts$/.test(name) && !name.endsWith('.test.ts')).map((name) => join(services, name)),
    ];
    // A comment may name what the code must not use.
    const code = (file: string): string => readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(files.filter((file) => differing.test(code(file)))).toEqual([]);
  });
});

describe('random streams', () => {
  it('are the same for the same seed and name, and different for others', () => {
    const first = (seed: number, name: string): number[] => { const stream = new RandomStream(seed, name); return [stream.bits(), stream.bits(), stream.bits()]; };
    expect(first(1, 'register')).toEqual(first(1, 'register'));
    expect(first(1, 'register')).not.toEqual(first(2, 'register'));
    expect(first(1, 'register')).not.toEqual(first(1, 'show'));
  });

  it('stay in (0, 1] and spread evenly', () => {
    const stream = new RandomStream(7, 'uniform');
    const bins = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) {
      const u = stream.uniform();
      expect(u > 0 && u <= 1).toBe(true);
      const bin = Math.min(9, Math.floor(u * 10));
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    for (const count of bins) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('have the moments of the exponential and the normal distribution', () => {
    const stream = new RandomStream(3, 'moments');
    const n = 400_000;
    const moments = (draw: () => number): number[] => {
      const sums = [0, 0, 0, 0];
      for (let i = 0; i < n; i++) { const x = draw(); sums.forEach((sum, k) => (sums[k] = sum + x ** (k + 1))); }
      return sums.map((sum) => sum / n);
    };
    moments(() => stream.exponential()).forEach((moment, k) => expect(moment).toBeCloseTo([1, 2, 6, 24][k] as number, k < 2 ? 1 : -1));
    moments(() => stream.normal()).forEach((moment, k) => expect(moment).toBeCloseTo([0, 1, 0, 3][k] as number, 1));
  });
});

describe('distributions', () => {
  const quantile = (law: Distribution, p: number): number => {
    const stream = new RandomStream(11, 'quantiles');
    const histogram = new Histogram();
    for (let i = 0; i < 200_000; i++) histogram.add(law.sample(stream));
    return histogram.quantile(p);
  };

  it('a log-normal meets its median and 99th percentile', () => {
    const law = Distribution.logNormal(35, 140);
    expect(quantile(law, 0.5) / 35).toBeCloseTo(1, 1);
    expect(quantile(law, 0.99) / 140).toBeCloseTo(1, 1);
    expect(law.mean).toBeCloseTo(35 * Math.exp((Math.log(4) / 2.3263478740408408) ** 2 / 2), 6);
  });

  it('a table of quantiles meets every one of them', () => {
    const table = [[0.1, 13.7], [0.5, 16.2], [0.9, 33.8], [0.99, 105]] as const;
    for (const [p, value] of table) expect(Math.abs(quantile(Distribution.quantiles(table), p) / value - 1)).toBeLessThan(0.04);
  });

  it.each([
    ['constant', Distribution.constant(5), 5],
    ['exponential', Distribution.exponential(5), 5],
    ['uniform', Distribution.uniform(4, 6), 5],
    ['log-normal by mean and variation', Distribution.logNormalOf(5, 4), 5],
    ['empirical', Distribution.empirical([1, 5, 9]), 5],
  ])('%s has the mean that it states', (_, law, mean) => {
    expect(law.mean).toBeCloseTo(mean, 9);
    const stream = new RandomStream(5, 'mean');
    let sum = 0;
    for (let i = 0; i < 200_000; i++) sum += law.sample(stream);
    expect(Math.abs(sum / 200_000 / mean - 1)).toBeLessThan(0.03);
  });
});

describe('statistics', () => {
  it('quantiles are within 0.6 % whatever the size of the values', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 200 }), fc.constantFrom(0.5, 0.9, 0.99), (values, p) => {
      const histogram = new Histogram();
      for (const value of values) histogram.add(value);
      const exact = [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(p * values.length - 1e-7) - 1)] as number;
      expect(Math.abs(histogram.quantile(p) / exact - 1)).toBeLessThan(0.012);
    }));
  });

  it('what never ends stands above everything', () => {
    const histogram = new Histogram();
    for (let i = 0; i < 98; i++) histogram.add(10);
    histogram.add(Infinity);
    histogram.add(Infinity);
    expect([histogram.quantile(0.5), histogram.quantile(0.99), histogram.mean]).toEqual([expect.closeTo(10, 0), Infinity, 10]);
  });

  it('two histograms make one', () => {
    const [a, b] = [new Histogram(), new Histogram()];
    a.add(1); b.add(100); b.add(Infinity);
    a.include(b);
    expect([a.count, a.endless, a.max, a.quantile(0.3)]).toEqual([2, 1, 100, expect.closeTo(1, 1)]);
  });

  it('the confidence interval of batch means holds the mean about 19 times in 20', () => {
    let held = 0;
    for (let seed = 0; seed < 200; seed++) {
      const stream = new RandomStream(seed, 'interval');
      const means = new BatchMeans(50);
      for (let i = 0; i < 5000; i++) means.add(stream.exponential());
      if (Math.abs(means.mean - 1) <= means.halfWidth) held++;
    }
    expect(held).toBeGreaterThan(180);
    expect(held).toBeLessThan(200);
  });

  it('a level is averaged over time', () => {
    const level = new TimeAverage();
    level.change(0, 2);
    level.change(5, -2);
    expect([level.mean(10), level.max, level.integral(10)]).toEqual([1, 2, 10]);
  });
});
