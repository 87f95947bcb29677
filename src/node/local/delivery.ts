import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { limits } from '../../services/lambda/limits.ts';
import { callQueue, callTopic } from './calls.ts';
import type { LocalEvent } from './contract.ts';
import type { FunctionHost } from './lambda/functions.ts';
import { ACCOUNT, type LocalResource, type LocalTemplate } from './resources.ts';
import { subscribe, type ObjectEvent, type Stores } from './stores.ts';

export interface DeliveryWorld {
  readonly template: LocalTemplate;
  readonly stores: Stores;
  readonly functions: FunctionHost;
  readonly region: string;
  readonly notify: (event: LocalEvent) => void;
}

interface Message {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly Attributes?: JsonObject;
  readonly MessageAttributes?: JsonObject;
}

/** Seconds that a poll waits for a message. */
const POLL = 10;

/** What brings events to functions: topics, queues and buckets. */
export class Delivery {
  readonly #world: DeliveryWorld;
  readonly #stop = new AbortController();
  readonly #loops: Promise<void>[] = [];

  constructor(world: DeliveryWorld) {
    this.#world = world;
  }

  /** Begins to listen at every subscription and event source mapping of the template. */
  async start(): Promise<void> {
    const { template } = this.#world;
    for (const subscription of template.ofType('AWS::SNS::Subscription')) if (own(subscription.properties, 'Protocol') === 'lambda') await this.#topic(subscription);
    for (const mapping of template.ofType('AWS::Lambda::EventSourceMapping')) this.#mapping(mapping);
  }

  /**
   * The emulator hands messages to queues only: a queue of our own stands at the topic, so that the filter policy is
   * the emulator's, and what comes out of it becomes the event of SNS.
   */
  async #topic({ properties }: LocalResource): Promise<void> {
    const { stores, functions, region } = this.#world;
    const name = `local-${randomUUID()}`;
    await callQueue(stores.messages, 'CreateQueue', { QueueName: name });
    await subscribe(stores, { ...properties, Endpoint: `arn:aws:sqs:${region}:${ACCOUNT}:${name}`, RawMessageDelivery: false });
    const to = String(own(properties, 'Endpoint'));
    const subscription = `${String(own(properties, 'TopicArn'))}:${randomUUID()}`;
    this.#poll(name, 10, async (messages) => {
      for (const { Body } of messages) functions.send(to, snsEvent(JSON.parse(Body) as JsonObject, subscription));
      return messages;
    });
  }

  #mapping({ properties, node }: LocalResource): void {
    const { template, functions, region, notify } = this.#world;
    const source = String(own(properties, 'EventSourceArn') ?? '');
    const queue = template.ofType('AWS::SQS::Queue').find(({ id }) => template.attribute(id, 'Arn') === source);
    if (!queue) {
      notify({ kind: 'notice', node, text: { en: `${node}: events of ${source} have no local form and do not arrive.`, ko: `${node}: ${source}의 이벤트는 로컬에서 지원하지 않아 전달되지 않습니다.` } });
      return;
    }
    if (own(properties, 'Enabled') === false) return;
    const responses = own(properties, 'FunctionResponseTypes');
    const partial = Array.isArray(responses) && (responses as readonly Json[]).includes('ReportBatchItemFailures');
    const batch = Math.min(10, Number(own(properties, 'BatchSize') ?? limits['queue-batch-default'].value));
    this.#poll(template.attribute(queue.id, 'QueueName'), batch, async (messages) => {
      const invoked = await functions.invoke(String(own(properties, 'FunctionName')), JSON.stringify({ Records: messages.map((message) => sqsRecord(message, source, region)) }));
      // What failed comes back when its visibility timeout ends, and goes where the queue's redrive policy says.
      if (invoked?.kind !== 'done' || invoked.error !== undefined) return [];
      const failed = partial ? failuresIn(invoked.payload) : new Set<string>();
      return messages.filter(({ MessageId }) => !failed.has(MessageId));
    });
  }

  /** Receives until the stop; `handle` says which messages are done. */
  #poll(queue: string, batch: number, handle: (messages: readonly Message[]) => Promise<readonly Message[]>): void {
    const { stores, notify } = this.#world;
    const { signal } = this.#stop;
    const QueueUrl = `${stores.messages}/${ACCOUNT}/${queue}`;
    const once = async (): Promise<void> => {
      const { Messages } = (await callQueue(stores.messages, 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: batch, WaitTimeSeconds: POLL, AttributeNames: ['All'], MessageAttributeNames: ['All'] }, signal)) as { readonly Messages?: readonly Message[] };
      if (!Messages || Messages.length === 0) return;
      for (const { ReceiptHandle } of await handle(Messages)) await callQueue(stores.messages, 'DeleteMessage', { QueueUrl, ReceiptHandle });
    };
    const loop = async (): Promise<void> => {
      while (!signal.aborted) {
        try {
          await once();
        } catch (error) {
          if (signal.aborted) return;
          const why = error instanceof Error ? error.message : String(error);
          notify({ kind: 'notice', text: { en: `Polling ${queue} failed: ${why}`, ko: `${queue} 폴링에 실패했습니다: ${why}` } });
          await wait(1000, undefined, { signal }).catch(() => undefined);
        }
      }
    };
    this.#loops.push(loop());
  }

  /** Tells the functions that a bucket notifies. */
  object({ name, bucket, key, size }: ObjectEvent): void {
    const { template, functions, region } = this.#world;
    const resource = template.ofType('AWS::S3::Bucket').find(({ id }) => template.ref(id) === bucket);
    const notification = own(resource?.properties, 'NotificationConfiguration');
    const configurations = isObject(notification) ? own(notification, 'LambdaConfigurations') : undefined;
    for (const each of Array.isArray(configurations) ? (configurations as readonly Json[]).filter(isObject) : []) {
      const pattern = String(own(each, 'Event') ?? '').replace(/^s3:/, '').replace(/\*$/, '');
      if (name.startsWith(pattern) && matchesFilter(own(each, 'Filter'), key)) functions.send(String(own(each, 'Function')), s3Event({ name, bucket, key, size }, region));
    }
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled(this.#loops);
  }
}

/** Sends a text to the queue, topic or function with an ARN. */
export async function sendTo(arn: string, text: string, { stores, functions }: Pick<DeliveryWorld, 'stores' | 'functions'>): Promise<void> {
  const [, , service, , , resource = ''] = arn.split(':');
  if (service === 'sqs') await callQueue(stores.messages, 'SendMessage', { QueueUrl: `${stores.messages}/${ACCOUNT}/${resource}`, MessageBody: text });
  else if (service === 'sns') await callTopic(stores.messages, { Action: 'Publish', TopicArn: arn, Message: text });
  else if (service !== 'lambda' || functions.send(arn, text) !== 'accepted') throw new Error(`${arn} has no local form.`);
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
function snsEvent(envelope: JsonObject, subscription: string): string {
  const { MessageId, TopicArn, Message, Timestamp, Subject = null, MessageAttributes = {} } = envelope;
  return JSON.stringify({
    Records: [{
      EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: subscription,
      Sns: { Type: 'Notification', MessageId, TopicArn, Subject, Message, Timestamp, SignatureVersion: '1', Signature: 'LOCAL', SigningCertUrl: 'LOCAL', UnsubscribeUrl: 'LOCAL', MessageAttributes },
    }],
  });
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
function sqsRecord({ MessageId, ReceiptHandle, Body, MD5OfBody, Attributes = {}, MessageAttributes = {} }: Message, arn: string, region: string): object {
  const attributes = Object.fromEntries(Object.entries(MessageAttributes).map(([name, value]) => [name, isObject(value) ? { stringValue: own(value, 'StringValue'), binaryValue: own(value, 'BinaryValue'), dataType: own(value, 'DataType') } : value]));
  return { messageId: MessageId, receiptHandle: ReceiptHandle, body: Body, attributes: Attributes, messageAttributes: attributes, md5OfBody: MD5OfBody, eventSource: 'aws:sqs', eventSourceARN: arn, awsRegion: region };
}

function failuresIn(payload: string): ReadonlySet<string> {
  const answer = JSON.parse(payload) as { readonly batchItemFailures?: readonly { readonly itemIdentifier: string }[] } | null;
  return new Set((answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier));
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
function s3Event({ name, bucket, key, size }: ObjectEvent, region: string): string {
  return JSON.stringify({
    Records: [{
      eventVersion: '2.1', eventSource: 'aws:s3', awsRegion: region, eventTime: new Date().toISOString(), eventName: name,
      s3: { s3SchemaVersion: '1.0', bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` }, object: { key: encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/'), size } },
    }],
  });
}

function matchesFilter(filter: Json | undefined, key: string): boolean {
  const s3Key = isObject(filter) ? own(filter, 'S3Key') : undefined;
  const rules = isObject(s3Key) ? own(s3Key, 'Rules') : undefined;
  return (Array.isArray(rules) ? (rules as readonly Json[]).filter(isObject) : []).every((rule) => {
    const value = String(own(rule, 'Value'));
    return String(own(rule, 'Name')).toLowerCase() === 'prefix' ? key.startsWith(value) : key.endsWith(value);
  });
}
