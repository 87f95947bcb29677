import type { NotModelled } from '../../core/catalog/service.ts';
import { isDisabled, pollBatches } from '../../core/traffic/batches.ts';
import type { TrafficPart } from '../../core/traffic/contract.ts';
import { forwardCalls } from '../../core/traffic/forward.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html */
export const DEFAULT_BATCH_SIZE = 10;

/** A queue is polled for batches; its failed messages go to the dead-letter queue. */
export const sqs: TrafficPart | NotModelled = {
  forward: (arriving, edge, context) => {
    if (edge.kind !== 'poll') return forwardCalls(arriving, edge);
    return isDisabled(edge) ? [] : pollBatches(arriving, edge, DEFAULT_BATCH_SIZE, context);
  },
};
