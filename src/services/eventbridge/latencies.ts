import type { Latency } from '../../core/simulation/contract.ts';

/** Until the sender is answered. */
export const PUT: Latency = {
  p50: 12, p99: 50, confidence: 'estimate',
  source: { url: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html', asOf: '2026-11-21' },
  note: 'no published measurement was found; as publishing to a topic',
};

/** From sending to a warm function's handler. */
export const DELIVERY: Latency = {
  p10: 113, p50: 148, p90: 241, p99: 387, confidence: 'measured',
  source: { url: 'https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/', asOf: '2023-02' },
};
