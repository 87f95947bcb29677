import { own } from '../model/json.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { Stream, TrafficContext, TrafficEdge } from './contract.ts';
import { total } from './forward.ts';

/**
 * Mean number of records in one batch of an event source mapping: what `assume.batch` says; else what
 * gathers during the batching window, at least one and at most the batch size. Without a window a
 * function is invoked for each record, which is what happens at low rates and the safe side at high ones.
 */
export function meanBatch(records: number, { connection, assumed }: Pick<TrafficEdge, 'connection' | 'assumed'>, defaultSize: number, { resolve, hoursPerMonth }: { readonly resolve: Resolver; readonly hoursPerMonth: number }): number {
  const size = resolve.number(connection.properties, 'BatchSize') ?? defaultSize;
  const window = resolve.number(connection.properties, 'MaximumBatchingWindowInSeconds') ?? 0;
  const gathered = (records / (hoursPerMonth * 3600)) * window;
  return Math.max(1, Math.min(size, assumed.batch ?? gathered));
}

/** Invocations that a poller makes of the records that arrive: as many as there are batches. */
export function pollBatches(records: readonly Stream[], edge: TrafficEdge, defaultSize: number, context: TrafficContext): readonly Stream[] {
  const batch = meanBatch(total(records), edge, defaultSize, context);
  return records.map((record) => ({
    flow: record.flow,
    perMonth: (record.perMonth * edge.assumed.calls(record.flow)) / batch,
    ...(record.sends !== undefined && { sends: record.sends * batch }),
  }));
}

/** Whether an event source mapping is switched off. */
export function isDisabled({ connection }: TrafficEdge): boolean {
  return own(connection.properties, 'Enabled') === false;
}
