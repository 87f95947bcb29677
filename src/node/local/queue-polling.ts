import { setTimeout as wait } from 'node:timers/promises';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { limits } from '../../services/lambda/limits.ts';
import { callQueue } from './calls.ts';
import type { LocalEvent } from './contract.ts';
import { filterOf } from './mapping-filter.ts';
import type { FunctionHost } from './lambda/functions.ts';
import { ACCOUNT, type LocalResource } from './resources.ts';
import type { Tracer } from './trace.ts';

export interface Message {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly Attributes?: JsonObject;
  readonly MessageAttributes?: JsonObject;
}

export interface Polling {
  /** Messages at once. */
  readonly batch: number;
  /** Batches under way at once. */
  readonly loops: number;
  /** Milliseconds that a batch which is not full waits for more. */
  readonly window: number;
}

/** Seconds that a poll waits for a message. */
const POLL = 10;
/** Messages that SQS gives at once: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html (2026-11). */
const AT_ONCE = 10;

/** Receives messages of queues until it is stopped. */
export class Poller {
  readonly #endpoint: string;
  readonly #notify: (event: LocalEvent) => void;
  readonly #stop = new AbortController();
  readonly #loops: Promise<void>[] = [];

  constructor(endpoint: string, notify: (event: LocalEvent) => void) {
    this.#endpoint = endpoint;
    this.#notify = notify;
  }

  /** `handle` says which messages are done; the others come back when their visibility timeout ends. */
  poll(queue: string, polling: Polling, handle: (messages: readonly Message[]) => Promise<readonly Message[]>): void {
    for (let loop = 0; loop < polling.loops; loop++) this.#loops.push(this.#loop(queue, polling, handle));
  }

  async #loop(queue: string, polling: Polling, handle: (messages: readonly Message[]) => Promise<readonly Message[]>): Promise<void> {
    const { signal } = this.#stop;
    const QueueUrl = `${this.#endpoint}/${ACCOUNT}/${queue}`;
    while (!signal.aborted) {
      try {
        const messages = await this.#batch(QueueUrl, polling);
        if (messages.length === 0) continue;
        const done = await handle(messages);
        for (let first = 0; first < done.length; first += AT_ONCE) {
          const Entries = done.slice(first, first + AT_ONCE).map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
          await callQueue(this.#endpoint, 'DeleteMessageBatch', { QueueUrl, Entries });
        }
      } catch (error) {
        if (signal.aborted) return;
        const why = error instanceof Error ? error.message : String(error);
        this.#notify({ kind: 'notice', text: { en: `Polling ${queue} failed: ${why}`, ko: `${queue} 폴링에 실패했습니다: ${why}` } });
        await wait(1000, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async #batch(QueueUrl: string, { batch, window }: Polling): Promise<readonly Message[]> {
    const messages = [...await this.#receive(QueueUrl, Math.min(batch, AT_ONCE), POLL)];
    const until = Date.now() + window;
    while (messages.length > 0 && messages.length < batch && Date.now() < until && !this.#stop.signal.aborted) {
      messages.push(...await this.#receive(QueueUrl, Math.min(batch - messages.length, AT_ONCE), Math.min(1, (until - Date.now()) / 1000)));
    }
    return messages;
  }

  async #receive(QueueUrl: string, MaxNumberOfMessages: number, seconds: number): Promise<readonly Message[]> {
    const { Messages } = (await callQueue(this.#endpoint, 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages, WaitTimeSeconds: Math.ceil(seconds), AttributeNames: ['All'], MessageAttributeNames: ['All'] }, { signal: this.#stop.signal })) as { readonly Messages?: readonly Message[] };
    return Messages ?? [];
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled(this.#loops);
  }
}

interface QueueMapping {
  readonly mapping: LocalResource;
  readonly queue: LocalResource;
  readonly name: string;
  readonly arn: string;
  readonly poller: Poller;
  readonly world: { readonly functions: FunctionHost; readonly tracer: Tracer; readonly region: string; readonly timeScale: number };
}

/** Batches of a standard queue that Lambda begins with: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html (2026-11). */
const BATCHES = 5;

/** Brings messages of a queue to a function. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export function queueMapping({ mapping: { properties }, queue, name, arn, poller, world: { functions, tracer, region, timeScale } }: QueueMapping): void {
  const responses = own(properties, 'FunctionResponseTypes');
  const partial = Array.isArray(responses) && (responses as readonly Json[]).includes('ReportBatchItemFailures');
  const scaling = own(properties, 'ScalingConfig');
  const most = isObject(scaling) ? own(scaling, 'MaximumConcurrency') : undefined;
  const filter = filterOf(own(properties, 'FilterCriteria'), (record) => ({ ...record, body: parsedOr(own(record, 'body')) }));
  const to = String(own(properties, 'FunctionName'));
  const polling: Polling = {
    batch: Number(own(properties, 'BatchSize') ?? limits['queue-batch-default'].value), loops: own(queue.properties, 'FifoQueue') === true ? 1 : Math.min(BATCHES, Number(most ?? BATCHES)),
    window: Number(own(properties, 'MaximumBatchingWindowInSeconds') ?? 0) * 1000 * timeScale,
  };
  poller.poll(name, polling, async (messages) => {
    const records = messages.map((message) => sqsRecord(message, arn, region));
    const wanted = messages.filter((_message, index) => filter(records[index] as JsonObject));
    // What the filter leaves out is deleted, as Lambda does.
    const others = messages.filter((message) => !wanted.includes(message));
    if (wanted.length === 0) return others;
    const cause = wanted.map(sentBy(tracer)).find(Boolean);
    const invoked = await functions.invoke(to, JSON.stringify({ Records: records.filter((_record, index) => wanted.includes(messages[index] as Message)) }), { what: `${wanted.length} message${wanted.length === 1 ? '' : 's'}`, cause });
    // What failed comes back when its visibility timeout ends, and goes where the queue's redrive policy says.
    if (invoked?.kind !== 'done' || invoked.error !== undefined) return others;
    const failed = partial ? failuresIn(invoked.payload) : new Set<string>();
    return failed === undefined ? others : [...others, ...wanted.filter(({ MessageId }) => !failed.has(MessageId))];
  });
}

/** What sent a message: whoever called SQS, else SNS, whose own id stands in the body. */
function sentBy(tracer: Tracer): (message: Message) => ReturnType<Tracer['sending']> {
  return ({ MessageId, Body }) => tracer.sending(MessageId) ?? tracer.sending(/"MessageId"\s*:\s*"([^"]+)"/.exec(Body)?.[1] ?? '');
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
function sqsRecord({ MessageId, ReceiptHandle, Body, MD5OfBody, Attributes = {}, MessageAttributes = {} }: Message, arn: string, region: string): JsonObject {
  const attributes = Object.fromEntries(Object.entries(MessageAttributes).map(([name, value]) => [name, isObject(value) ? { stringValue: own(value, 'StringValue') ?? null, binaryValue: own(value, 'BinaryValue') ?? null, dataType: own(value, 'DataType') ?? null } : value]));
  return { messageId: MessageId, receiptHandle: ReceiptHandle, body: Body, attributes: Attributes, messageAttributes: attributes, md5OfBody: MD5OfBody, eventSource: 'aws:sqs', eventSourceARN: arn, awsRegion: region };
}

/** Ids of what failed; undefined where all of it did: an id that is empty or missing. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html (2026-11) */
export function failuresIn(payload: string): ReadonlySet<string> | undefined {
  const answer = JSON.parse(payload) as { readonly batchItemFailures?: readonly { readonly itemIdentifier?: unknown }[] } | null;
  const ids = (answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return ids.every((id) => typeof id === 'string' && id !== '') ? new Set(ids as readonly string[]) : undefined;
}

function parsedOr(body: Json | undefined): Json {
  try {
    return typeof body === 'string' ? (JSON.parse(body) as Json) : (body ?? null);
  } catch {
    // A body that is no JSON is filtered as the text that it is.
    return body ?? null;
  }
}
