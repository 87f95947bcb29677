import type { Latency, RetryPolicy } from '../../core/simulation/contract.ts';

/** Until the publisher is answered. */
export const PUBLISH: Latency = {
  p50: 12, p99: 50, confidence: 'estimate',
  source: { url: 'https://docs.aws.amazon.com/sns/latest/api/API_Publish.html', asOf: '2026-11-21' },
  note: 'no published measurement was found',
};

/** From publishing to a warm function's handler. */
export const DELIVERY: Latency = {
  p10: 62, p50: 73, p90: 125, p99: 225, confidence: 'measured',
  source: { url: 'https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/', asOf: '2022-09' },
};

/** From publishing to a FIFO topic to the function behind its queue. */
export const FIFO_DELIVERY: Latency = {
  p10: 32.8, p50: 40.1, p90: 67.8, p99: 497, confidence: 'measured',
  source: { url: 'https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/', asOf: '2022-09' },
};

/** Phases of delivery to functions and queues that do not answer: attempts, and the waits between them in seconds. */
export const RETRY_PHASES = [
  { attempts: 3, from: 0, to: 0 }, { attempts: 2, from: 1, to: 1 }, { attempts: 10, from: 1, to: 20 }, { attempts: 100_000, from: 20, to: 20 },
] as const;

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html */
export const DELIVERY_RETRIES: RetryPolicy = {
  // The first attempt is one of those without delay.
  attempts: RETRY_PHASES.reduce((sum, { attempts }) => sum + attempts, 0),
  wait: waitBefore,
  // AWS says that there is jitter, not how much: assumed.
  jitter: 0.8,
  source: { url: 'https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html', asOf: '2026-11-21' },
};

/** Milliseconds before the n-th retry: within a phase from its shortest to its longest wait, doubling where they differ. */
function waitBefore(retry: number): number {
  let before = 0;
  for (const { attempts, from, to } of RETRY_PHASES) {
    if (retry < before + attempts) {
      let wait = from;
      for (let i = before; i < retry && wait < to; i++) wait *= 2;
      return Math.min(wait, to) * 1000;
    }
    before += attempts;
  }
  return 0;
}
