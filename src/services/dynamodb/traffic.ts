import type { NotModelled } from '../../core/catalog/service.ts';
import { isDisabled, pollBatches } from '../../core/traffic/batches.ts';
import type { Stream, TrafficPart } from '../../core/traffic/contract.ts';
import { forwardCalls } from '../../core/traffic/forward.ts';
import * as ports from './ports.ts';
import { shardsOf } from './shards.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html (2026-11-22) */
const DEFAULT_BATCH_SIZE = 100;

/** Whether a call changes items, and so appears in the table's stream. */
export function isWrite({ verb = 'read' }: Stream): boolean {
  const grant = Object.hasOwn(ports.dynamodb.access ?? {}, verb) ? ports.dynamodb.access?.[verb] : undefined;
  return grant?.effect === 'write' || grant?.effect === 'both';
}

/** A table's stream holds what was written; each of its shards is polled for batches. */
export const dynamodb: TrafficPart | NotModelled = {
  assumptions: ['streamShards'],
  forward: (arriving, edge, context) => {
    if (edge.kind !== 'poll') return forwardCalls(arriving, edge);
    const perShard = context.resolve.number(edge.connection.properties, 'ParallelizationFactor') ?? 1;
    return isDisabled(edge) ? [] : pollBatches(arriving.filter(isWrite), edge, DEFAULT_BATCH_SIZE, context, undefined, shardsOf(edge.node, context.resolve) * perShard);
  },
};
