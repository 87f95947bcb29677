import type { Latency } from '../../core/simulation/contract.ts';

/** From starting an execution to the handler of a warm function in its first state. */
export const STANDARD: Latency = {
  p10: 115, p50: 142, p90: 204, p99: 313, confidence: 'measured',
  source: { url: 'https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/', asOf: '2022-09' },
};

export const EXPRESS: Latency = {
  p10: 96.5, p50: 118, p90: 178, p99: 298, confidence: 'measured',
  source: { url: 'https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/', asOf: '2022-09' },
};

/** Until who starts an execution is answered. */
export const START: Latency = {
  p50: 20, p99: 80, confidence: 'estimate',
  source: { url: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html', asOf: '2026-11-21' },
  note: 'no published measurement was found',
};

/** The same where a synchronous call starts the execution. */
export const STANDARD_SYNC: Latency = {
  p10: 73, p50: 99.1, p90: 133, p99: 250, confidence: 'measured',
  source: { url: 'https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/', asOf: '2022-09' },
};

export const EXPRESS_SYNC: Latency = {
  p10: 57.5, p50: 77.3, p90: 129, p99: 241, confidence: 'measured',
  source: { url: 'https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/', asOf: '2022-09' },
};
