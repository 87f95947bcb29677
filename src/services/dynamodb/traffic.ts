import type { NotModelled } from '../../core/catalog/service.ts';
import { DEFAULT_BATCH_SIZE, isDisabled, pollBatches } from '../../core/traffic/batches.ts';
import type { Stream, TrafficPart } from '../../core/traffic/contract.ts';
import { forwardCalls } from '../../core/traffic/forward.ts';
import * as ports from './ports.ts';
import { shardsOf } from './shards.ts';

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
    return isDisabled(edge) ? [] : pollBatches(arriving, edge, DEFAULT_BATCH_SIZE.stream, context, { isRecord: isWrite, lanes: shardsOf(edge.node, context.resolve) * perShard });
  },
};
