import { setTimeout as wait } from 'node:timers/promises';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { limits } from '../../services/lambda/limits.ts';
import type { LocalEvent } from './contract.ts';
import { filterOf } from './mapping-filter.ts';
import type { FunctionHost } from './lambda/functions.ts';
import { failuresIn } from './queue-polling.ts';
import type { LocalResource } from './resources.ts';
import type { ItemChange } from './tables.ts';
import type { Span } from './trace.ts';

export interface StreamWorld {
  readonly functions: FunctionHost;
  readonly region: string;
  readonly timeScale: number;
  readonly notify: (event: LocalEvent) => void;
  readonly sendTo: (arn: string, text: string, cause: Span | undefined) => Promise<void>;
}

interface StreamSpec {
  readonly mapping: LocalResource;
  readonly table: LocalResource;
  readonly tableName: string;
  /** Of the stream. */
  readonly arn: string;
  readonly world: StreamWorld;
}

interface Pending {
  readonly record: JsonObject;
  readonly sequence: string;
  readonly cause: Span | undefined;
}

/** Milliseconds before a batch that failed is tried again; each time twice as long, up to the longest. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
/** Records of the stream that wait here at most; the oldest beyond them are given up, as those are that outlive the stream's day. */
const MOST = 100_000;

/**
 * Brings the changes of a table to a function: batches in order, of one shard, tried until they succeed or have been
 * tried often enough. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
export class StreamMapping {
  readonly #spec: StreamSpec;
  readonly #pending: Pending[] = [];
  readonly #stop = new AbortController();
  readonly #wanted: (record: JsonObject) => boolean;
  #sequence = 0;
  #working: Promise<void> | undefined;

  constructor(spec: StreamSpec) {
    this.#spec = spec;
    this.#wanted = filterOf(own(spec.mapping.properties, 'FilterCriteria'));
  }

  take(change: ItemChange): void {
    if (change.table !== this.#spec.tableName || this.#stop.signal.aborted) return;
    const sequence = String(++this.#sequence).padStart(21, '0');
    const record = streamRecord(change, { sequence, arn: this.#spec.arn, region: this.#spec.world.region, view: viewOf(this.#spec.table) });
    if (!this.#wanted(record)) return;
    this.#pending.push({ record, sequence, cause: change.cause });
    if (this.#pending.length > MOST) this.#pending.shift();
    this.#working ??= this.#work().catch(() => undefined).finally(() => { this.#working = undefined; });
  }

  async #work(): Promise<void> {
    const { mapping: { properties }, world } = this.#spec;
    const size = Number(own(properties, 'BatchSize') ?? limits['stream-batch-default'].value);
    // Without a window Lambda reads a shard four times a second: what came together goes together.
    const window = Number(own(properties, 'MaximumBatchingWindowInSeconds') ?? 0) * 1000 * world.timeScale;
    await wait(Math.max(20, window), undefined, { signal: this.#stop.signal });
    while (this.#pending.length > 0 && !this.#stop.signal.aborted) await this.#batch(this.#pending.splice(0, size));
  }

  async #batch(batch: readonly Pending[]): Promise<void> {
    const { mapping: { properties }, world: { timeScale, notify } } = this.#spec;
    const retries = Number(own(properties, 'MaximumRetryAttempts') ?? -1);
    let left = batch;
    for (let attempt = 1; left.length > 0 && !this.#stop.signal.aborted; attempt++) {
      const rest = await this.#try(left, attempt);
      if (rest.length === 0) return;
      left = rest;
      if (retries >= 0 && attempt > retries) return this.#giveUp(left, attempt);
      if (own(properties, 'BisectBatchOnFunctionError') === true && left.length > 1) {
        const middle = Math.ceil(left.length / 2);
        await this.#batch(left.slice(0, middle));
        left = left.slice(middle);
      }
      const waits = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1)) * timeScale;
      notify({ kind: 'retry', node: this.#node(), requestId: left[0]?.sequence ?? '', attempt: attempt + 1, waits, timeScale });
      await wait(waits, undefined, { signal: this.#stop.signal });
    }
  }

  /** What is left of a batch after an attempt: with partial failures everything from the first that failed. */
  async #try(batch: readonly Pending[], attempt: number): Promise<readonly Pending[]> {
    const { mapping: { properties }, world: { functions } } = this.#spec;
    const invoked = await functions.invoke(String(own(properties, 'FunctionName')), JSON.stringify({ Records: batch.map(({ record }) => record) }), { what: `${batch.length} record${batch.length === 1 ? '' : 's'}`, cause: batch[0]?.cause, attempt });
    if (invoked?.kind !== 'done' || invoked.error !== undefined) return batch;
    const responses = own(properties, 'FunctionResponseTypes');
    if (!Array.isArray(responses) || !(responses as readonly Json[]).includes('ReportBatchItemFailures')) return [];
    const failed = failuresIn(invoked.payload);
    if (failed === undefined) return batch;
    const first = batch.findIndex(({ sequence }) => failed.has(sequence));
    return first < 0 ? [] : batch.slice(first);
  }

  async #giveUp(batch: readonly Pending[], attempts: number): Promise<void> {
    const { mapping: { properties }, arn, world } = this.#spec;
    const config = own(properties, 'DestinationConfig');
    const failing = isObject(config) ? own(config, 'OnFailure') : undefined;
    const to = isObject(failing) ? own(failing, 'Destination') : undefined;
    const [first, last] = [batch[0], batch.at(-1)];
    world.notify({ kind: 'undelivered', node: this.#node(), requestId: first?.sequence ?? '', to: typeof to === 'string' ? to : undefined });
    if (typeof to !== 'string') return;
    // https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html (2026-11)
    await world.sendTo(to, JSON.stringify({
      requestContext: { functionArn: own(properties, 'FunctionName'), condition: 'RetryAttemptsExhausted', approximateInvokeCount: attempts }, responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0', timestamp: new Date().toISOString(), DDBStreamBatchInfo: { shardId: 'shardId-00000000000000000000-00000000', startSequenceNumber: first?.sequence, endSequenceNumber: last?.sequence, batchSize: batch.length, streamArn: arn },
    }), first?.cause);
  }

  #node(): string {
    return this.#spec.table.node;
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#working;
  }
}

function viewOf({ properties }: LocalResource): string {
  const specification = own(properties, 'StreamSpecification');
  return isObject(specification) ? String(own(specification, 'StreamViewType') ?? 'NEW_AND_OLD_IMAGES') : 'NEW_AND_OLD_IMAGES';
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html */
function streamRecord({ keys, before, after }: ItemChange, { sequence, arn, region, view }: { readonly sequence: string; readonly arn: string; readonly region: string; readonly view: string }): JsonObject {
  const images = { ...(after && view.includes('NEW') && { NewImage: after }), ...(before && view.includes('OLD') && { OldImage: before }) };
  return {
    eventID: sequence, eventName: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY', eventVersion: '1.1', eventSource: 'aws:dynamodb', awsRegion: region,
    dynamodb: { ApproximateCreationDateTime: Math.floor(Date.now() / 1000), Keys: keys, ...images, SequenceNumber: sequence, SizeBytes: Buffer.byteLength(JSON.stringify({ keys, ...images })), StreamViewType: view },
    eventSourceARN: arn,
  };
}
