import type { Latency } from '../../core/simulation/contract.ts';

/** Until the first byte of a small object. */
export const FIRST_BYTE: Latency = {
  p50: 50, p99: 200, confidence: 'measured',
  source: { url: 'https://mikhail.io/serverless-at-scale-serving-stackoverflow-like-traffic/', asOf: '2019-01' },
  note: 'the median was measured under 1,000 requests a second; 100 to 200 ms is what AWS documents for small objects',
};

/** From the change of an object to whoever is told: "typically within seconds". */
export const NOTIFICATION: Latency = {
  p50: 1000, p99: 5000, confidence: 'documented',
  source: { url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html', asOf: '2026-11-21' },
  note: 'AWS names seconds, at times a minute and longer; the two figures are an estimate within that',
};
