import type { RetryPolicy } from './contract.ts';

const powersOfTwo = Float64Array.from({ length: 64 }, (_, power) => doubled(power));

function doubled(times: number): number {
  let value = 1;
  for (let i = 0; i < times; i++) value *= 2;
  return value;
}

/** Doubles with each retry, from a first wait to a longest one. Milliseconds. */
export function backoff(firstMs: number, longestMs: number): (retry: number) => number {
  return (retry) => Math.min(longestMs, firstMs * (powersOfTwo[Math.min(63, retry - 1)] as number));
}

/**
 * What AWS SDKs do by default ("standard" mode): three attempts in all, exponential backoff from 100 ms to
 * 20 s with full jitter.
 */
export const SDK_RETRIES: RetryPolicy = {
  attempts: 3,
  wait: backoff(100, 20_000),
  jitter: 0,
  source: { url: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html', asOf: '2026-11-21' },
};
