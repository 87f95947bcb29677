import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coldShare, erlangB } from '../../src/core/traffic/warm-pool.ts';
import { lostShare, meanAttempts } from '../../src/core/traffic/attempts.ts';
import { billOf } from '../golden/bill.ts';

const ratio = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
const amount = fc.double({ min: 1e-6, max: 1e5, noNaN: true });

describe('closed forms', () => {
  it('are shares, and more servers lose no more', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 3000 }), amount, (servers, load) => {
      const [lost, less] = [erlangB(servers, load), erlangB(servers + 1, load)];
      for (const share of [lost, less]) expect(share >= 0 && share <= 1).toBe(true);
      expect(less).toBeLessThanOrEqual(lost + 1e-12);
    }));
  });
  it('lose, and serve, no less where the load grows', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), amount, fc.integer({ min: 2, max: 50 }), (servers, load, factor) => {
      const lost = (of: number): number => of * erlangB(servers, of);
      expect(lost(load * factor)).toBeGreaterThanOrEqual(lost(load) * (1 - 1e-9));
      expect(load * factor - lost(load * factor)).toBeGreaterThanOrEqual((load - lost(load)) * (1 - 1e-9));
    }));
  });
  it('have fewer cold starts where environments are kept longer', () => {
    fc.assert(fc.property(fc.double({ min: 1e-6, max: 100, noNaN: true }), fc.double({ min: 1e-3, max: 10, noNaN: true }), fc.integer({ min: 1, max: 3600 }), (rate, seconds, idle) => {
      const [share, longer] = [coldShare(rate, seconds, idle), coldShare(rate, seconds, idle * 2)];
      expect(share >= 0 && share <= 1 + 1e-9).toBe(true);
      expect(longer).toBeLessThanOrEqual(share + 1e-12);
    }));
  });
  it('try at least once and at most as often as they may, and give up no more than fails', () => {
    fc.assert(fc.property(ratio, ratio, fc.integer({ min: 1, max: 900 }), (poison, errors, most) => {
      const failure = { poison, errors, most };
      expect(meanAttempts(failure)).toBeGreaterThanOrEqual(1 - 1e-9);
      expect(meanAttempts(failure)).toBeLessThanOrEqual(most + 1e-9);
      expect(lostShare(failure)).toBeLessThanOrEqual(poison + (1 - poison) * errors + 1e-9);
    }));
  });
});

interface Fn { readonly memory: number; readonly duration: number; readonly environments: number; readonly errors: number; readonly poison: number; readonly shape: string; readonly rate: number }

const functions: fc.Arbitrary<Fn> = fc.record({
  memory: fc.integer({ min: 128, max: 10_240 }), duration: fc.integer({ min: 20, max: 60_000 }), environments: fc.integer({ min: 0, max: 200 }),
  errors: ratio, poison: ratio, shape: fc.constantFrom('constant', 'diurnal', 'weekly', 'spike'), rate: fc.integer({ min: 1, max: 100_000_000 }),
});

/** A function behind a topic and a queue, with everything on that a function can have on. */
function shop({ memory, duration, environments, errors, poison, shape, rate }: Fn, factor = 1): ReturnType<typeof billOf> {
  return billOf(`version: 1
name: shop
region: us-east-1
nodes:
  people: { service: client, traffic: { all: { requests: ${rate * factor}/month, shape: ${shape}, sends: 1 KB } } }
  fn: { service: lambda, properties: { TracingConfig: { Mode: Active } } }
  topic: { service: sns }
  queue: { service: sqs }
  worker:
    service: lambda
    properties: { Runtime: python3.13, MemorySize: ${memory}, TracingConfig: { Mode: Active } }
    parts: { Live: { Type: AWS::Lambda::Alias, Properties: { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: ${environments} } } } }
    assume: { duration: ${duration} ms, errors: ${errors} }
  dead: { service: sqs }
  lost: { service: sqs }
connections:
  a: { from: people, to: fn, kind: invoke }
  b: { from: fn, to: topic }
  c: { from: topic, to: worker }
  d: { from: topic, to: queue }
  e: { from: queue, to: worker, properties: { ProvisionedPollerConfig: { MinimumPollers: 2 } } }
  f: { from: queue, to: dead, kind: on-failure, assume: { failureRatio: ${poison} } }
  g: { from: worker, to: lost, kind: on-failure, assume: { failureRatio: ${poison} } }`);
}

describe('a function with provisioned concurrency, pollers, traces and failures', () => {
  it('costs no less where there is more traffic', () => {
    fc.assert(fc.property(functions, fc.integer({ min: 2, max: 100 }), (fn, factor) => {
      expect(shop(fn, factor).bill.total).toBeGreaterThanOrEqual(shop(fn).bill.total * (1 - 1e-9));
    }), { numRuns: 50 });
  });
  it('without traffic costs what is provisioned, and what asks an empty queue', () => {
    fc.assert(fc.property(functions, (fn) => {
      const paid = shop({ ...fn, rate: 0 }).bill.lines.filter(({ amount: usd }) => usd > 0).map(({ component }) => component);
      expect(paid.filter((component) => !['provisioned-concurrency', 'event-pollers', 'empty-receives'].includes(component))).toEqual([]);
    }), { numRuns: 30 });
  });
});

describe('a bucket under lifecycle rules', () => {
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 700 }), { minLength: 3, maxLength: 3 }).map((all) => [...all].sort((a, b) => a - b));
  it('holds in its classes what it holds altogether, whatever the month', () => {
    fc.assert(fc.property(days, fc.integer({ min: 1, max: 48 }), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (ages, month, start, grow) => {
      const bucket = (rules: string): number => billOf(`version: 1
name: t
region: us-east-1
nodes:
  it: { service: s3, properties: { ${rules} }, assume: { storage: { start: ${start} GB, grow: ${grow} GB/month } } }`, { month }).bill.lines
        .filter(({ component }) => component.startsWith('storage')).reduce((sum, { quantity }) => sum + quantity, 0);
      const moves = ages.map((age, at) => `{ TransitionInDays: ${age}, StorageClass: ${['STANDARD_IA', 'GLACIER_IR', 'GLACIER'][at] ?? ''} }`).join(', ');
      expect(bucket(`LifecycleConfiguration: { Rules: [{ Status: Enabled, Transitions: [${moves}] }] }`)).toBeCloseTo(bucket(''), 6);
    }), { numRuns: 60 });
  });
});
