import type { Connection } from '../model/design.ts';
import { own } from '../model/json.ts';
import type { Resolver } from '../resolve/contract.ts';
import { errorsOf, meanAttempts, type Failure } from './attempts.ts';
import type { Stream, TrafficContext, TrafficEdge } from './contract.ts';
import { total } from './forward.ts';

/**
 * Mean number of records in one batch of an event source mapping: what `assume.batch` says; else the record
 * that opens the batching window and those that come by chance while it is open, at most the batch size. Without a window a
 * function is invoked for each record, which is what happens at low rates and the safe side at high ones.
 */
export function meanBatch(records: number, { connection, assumed }: Pick<TrafficEdge, 'connection' | 'assumed'>, defaultSize: number, { resolve, hoursPerMonth }: { readonly resolve: Resolver; readonly hoursPerMonth: number }): number {
  const size = resolve.number(connection.properties, 'BatchSize') ?? defaultSize;
  const window = resolve.number(connection.properties, 'MaximumBatchingWindowInSeconds') ?? 0;
  return Math.max(1, Math.min(size, assumed.batch ?? 1 + poissonUpTo(size - 1, (records / (hoursPerMonth * 3600)) * window)));
}

/** Mean of a Poisson number that is cut at a most. */
function poissonUpTo(most: number, mean: number): number {
  // So far above or below the cut, chance does not matter.
  if (mean > most + 12 * Math.sqrt(most + 1) + 40) return Math.max(0, most);
  if (most > mean + 12 * Math.sqrt(mean + 1) + 40) return mean;
  let [weight, left, sum] = [Math.exp(-mean), 1, 0];
  for (let n = 0; n < most; n++) {
    left -= weight;
    sum += Math.max(0, left);
    weight *= mean / (n + 1);
  }
  return sum;
}

/**
 * Invocations that a poller makes of the records that arrive: as many as there are batches, and as often
 * again as attempts at them fail.
 *
 * @param given what becomes of records that fail, where the source knows; else they are tried as often as
 *   the mapping says (`MaximumRetryAttempts`), by default until they succeed.
 * @param lanes parts of the source that gather their batches each for itself: the shards of a stream.
 */
export function pollBatches(records: readonly Stream[], edge: TrafficEdge, defaultSize: number, context: TrafficContext, given?: Pick<Failure, 'poison' | 'most'>, lanes = 1): readonly Stream[] {
  const batch = meanBatch(total(records) / lanes, edge, defaultSize, context);
  const attempts = attemptsAtBatches(edge.connection, batch, context, given);
  return records.map((record) => ({
    flow: record.flow,
    perMonth: ((record.perMonth * edge.assumed.calls(record.flow)) / batch) * attempts,
    ...(record.sends !== undefined && { sends: record.sends * batch }),
  }));
}

/**
 * Attempts at one batch, on average: a record that fails takes its whole batch with it, unless the function
 * reports which records failed.
 */
export function attemptsAtBatches({ to, properties }: Connection, batch: number, { index, resolve }: Pick<TrafficContext, 'index' | 'resolve'>, given?: Pick<Failure, 'poison' | 'most'>): number {
  const retries = resolve.number(properties, 'MaximumRetryAttempts') ?? -1;
  const { poison, most } = given ?? { poison: 0, most: retries < 0 ? Infinity : retries + 1 };
  const partial = resolve.string(properties, 'FunctionResponseTypes.0') === 'ReportBatchItemFailures';
  return meanAttempts({ poison: partial ? poison : 1 - (1 - poison) ** batch, errors: errorsOf(index.node(to)), most });
}

/** Whether an event source mapping is switched off. */
export function isDisabled({ connection }: TrafficEdge): boolean {
  return own(connection.properties, 'Enabled') === false;
}
