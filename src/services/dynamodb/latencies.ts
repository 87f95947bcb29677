import type { Latency } from '../../core/simulation/contract.ts';
import type { Source } from '../../core/model/source.ts';

const MEASURED: Source = { url: 'https://github.com/soto-project/soto/issues/202', asOf: '2019-11' };

/** A read by key over a connection that is kept open. */
export const READ: Latency = { p50: 4.9, p99: 15, confidence: 'measured', source: MEASURED, note: 'the median was measured, the 99th percentile is an estimate' };

export const WRITE: Latency = { p50: 6.4, p99: 20, confidence: 'measured', source: MEASURED, note: 'the median was measured, the 99th percentile is an estimate' };

/** From a write to the function that reads the stream, measured with the four polls a second of the event source mapping. */
export const STREAM: Latency = {
  p10: 118, p50: 213, p90: 341, p99: 552, confidence: 'measured',
  source: { url: 'https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/', asOf: '2022-09' },
};

/** A batch that failed is read again with the next poll: four a second. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.Lambda.html (2026-11-22) */
export const STREAM_RETRY_MS = 250;
