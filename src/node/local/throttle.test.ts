import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { throttleOf } from './throttle.ts';

describe('a throttle', () => {
  beforeEach(() => { vi.useFakeTimers({ toFake: ['performance'] }); });
  afterEach(() => { vi.useRealTimers(); });

  it('lets a burst through at once, and then as many a second as its rate', () => {
    const throttle = throttleOf({ ThrottlingRateLimit: 2, ThrottlingBurstLimit: 3 });
    const admitted = (): number => Array.from({ length: 10 }, () => throttle?.admit()).filter(Boolean).length;
    expect(admitted()).toBe(3);
    vi.advanceTimersByTime(1000);
    expect(admitted()).toBe(2);
    vi.advanceTimersByTime(60_000);
    expect(admitted()).toBe(3);
  });

  it('is none where nothing is set', () => {
    expect(throttleOf({ DataTraceEnabled: true })).toBeUndefined();
  });
});
