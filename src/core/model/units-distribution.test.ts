import { describe, expect, it } from 'vitest';
import { parseDurationModel } from './units-distribution.ts';

describe('a duration with its 99th percentile is log-normal', () => {
  it('has the mean p50 · exp(σ²/2) with σ = ln(p99/p50) / 2.3263', () => {
    const model = parseDurationModel({ p50: '35 ms', p99: '140 ms' });
    // σ = ln 4 / 2.326348 = 0.595904; exp(0.177551) = 1.194289; × 35 = 41.80
    expect(model.ok ? model.value.mean : 0).toBeCloseTo(41.8001, 3);
  });

  it('is its median where both are the same', () => {
    const model = parseDurationModel({ p50: '35 ms', p99: '35 ms' });
    expect(model.ok ? model.value.mean : 0).toBe(35);
  });

  it('is refused where the 99th percentile lies below the median', () => {
    const model = parseDurationModel({ p50: '140 ms', p99: '35 ms' });
    expect(model.ok ? '' : model.error.code).toBe('units.not-a-distribution');
  });
});

it('a plain duration is constant', () => {
  expect(parseDurationModel('1.2 s')).toEqual({ ok: true, value: { kind: 'constant', mean: 1200, p50: 1200, p99: 1200 } });
});
