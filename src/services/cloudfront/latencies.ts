import type { Latency } from '../../core/simulation/contract.ts';

/** Until the first byte of what an edge location holds. */
export const HIT: Latency = {
  p50: 5, p99: 30, confidence: 'estimate',
  source: { url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowCloudFrontWorks.html', asOf: '2026-11-21' },
  note: 'no published measurement was found',
};

/** What CloudFront adds to its origin's answer. */
export const MISS: Latency = {
  p50: 15, p99: 50, confidence: 'estimate',
  source: { url: 'https://nickgregory.me/post/2019/11/19/overkilling-website-performance/', asOf: '2019-11' },
  note: 'a miss took 65 ms at the median there, of which a bucket\'s first byte is about 50 ms',
};
