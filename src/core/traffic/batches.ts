import type { Connection } from '../model/design.ts';
import { own } from '../model/json.ts';
import type { Resolver } from '../resolve/contract.ts';
import { errorsOf, meanAttempts, type Failure } from './attempts.ts';
import type { Stream, TrafficContext, TrafficEdge } from './contract.ts';
import { total } from './forward.ts';

/**
 * What an event source mapping reads at a time where it does not say: messages of a queue, records of a stream.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html (2026-11-21),
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html (2026-11-22)
 */
export const DEFAULT_BATCH_SIZE = { queue: 10, stream: 100 } as const;

/**
 * Mean number of records in one batch of an event source mapping: what `assume.batch` says; else the record
 * that opens the batching window and those that come by chance while it is open, at most the batch size. Without a window a
 * function is invoked for each record, which is what happens at low rates and the safe side at high ones.
 *
 * @param recordsPerMonth records that one batch is gathered of, asked for only where the rate matters
 */
export function meanBatch(recordsPerMonth: () => number, { connection, assumed }: Pick<TrafficEdge, 'connection' | 'assumed'>, defaultSize: number, { resolve, hoursPerMonth }: { readonly resolve: Resolver; readonly hoursPerMonth: number }): number {
  const size = resolve.number(connection.properties, 'BatchSize') ?? defaultSize;
  const window = resolve.number(connection.properties, 'MaximumBatchingWindowInSeconds') ?? 0;
  const gathered = (): number => (window === 0 ? 1 : 1 + poissonUpTo(size - 1, (recordsPerMonth() / (hoursPerMonth * 3600)) * window));
  return Math.max(1, Math.min(size, assumed.batch ?? gathered()));
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

/** What of a source is read in batches, and how. */
interface Polled {
  /** What becomes of records that fail, where the source knows; else they are tried as often as the mapping says (`MaximumRetryAttempts`), by default until they succeed. */
  readonly given?: Pick<Failure, 'poison' | 'most'>;
  /** Parts of the source that gather their batches each for itself: the shards of a stream; by default one. */
  readonly lanes?: number;
  /** Whether what arrives becomes a record; by default all of it does. */
  readonly isRecord?: (stream: Stream) => boolean;
}

/**
 * Invocations that a poller makes of what arrives: as many as there are batches, and as often again as attempts
 * at them fail.
 */
export function pollBatches(arriving: readonly Stream[], edge: TrafficEdge, defaultSize: number, context: TrafficContext, { given, lanes = 1, isRecord = () => true }: Polled = {}): readonly Stream[] {
  const all = (): readonly Stream[] => context.expected?.(edge.node.id) ?? arriving;
  const batch = meanBatch(() => total(all().filter(isRecord)) / lanes, edge, defaultSize, context);
  const attempts = attemptsAtBatches(edge.connection, batch, context, given);
  return arriving.filter(isRecord).map((record) => ({
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
  return meanAttempts({ poison: reportsFailures(properties, resolve) ? poison : 1 - (1 - poison) ** batch, errors: errorsOf(index.node(to)), most });
}

/** Whether the function says which records of a batch failed, so that the others count as done. */
export function reportsFailures(properties: Connection['properties'], resolve: Resolver): boolean {
  return resolve.string(properties, 'FunctionResponseTypes.0') === 'ReportBatchItemFailures';
}

/** Whether an event source mapping is switched off. */
export function isDisabled({ connection }: TrafficEdge): boolean {
  return own(connection.properties, 'Enabled') === false;
}
