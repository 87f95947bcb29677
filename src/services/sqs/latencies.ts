import type { Latency } from '../../core/simulation/contract.ts';

/** Until the sender is answered. */
export const SEND: Latency = {
  p50: 7, p99: 30, confidence: 'estimate',
  source: { url: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html', asOf: '2026-11-21' },
  note: 'no published measurement was found',
};

/** From sending to a warm function's handler, where nothing else waits. */
export const DELIVERY: Latency = {
  p10: 13.7, p50: 16.2, p90: 33.8, p99: 105, confidence: 'measured',
  source: { url: 'https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/', asOf: '2022-09' },
};

export const FIFO_DELIVERY: Latency = {
  p10: 21.9, p50: 28.1, p90: 61.2, p99: 645, confidence: 'measured',
  source: { url: 'https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/', asOf: '2022-09' },
};
