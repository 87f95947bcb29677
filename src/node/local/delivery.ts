import { randomUUID } from 'node:crypto';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { callQueue } from './calls.ts';
import type { LocalEvent } from './contract.ts';
import type { EventBuses } from './event-buses.ts';
import type { FunctionHost } from './lambda/functions.ts';
import type { ObjectEvent } from './messages.ts';
import { Poller, queueMapping, type Message } from './queue-polling.ts';
import { ACCOUNT, type LocalResource, type LocalTemplate } from './resources.ts';
import { sendTo, type TargetWorld } from './targets.ts';
import { subscribe, type Stores } from './stores.ts';
import { StreamMapping } from './stream-mapping.ts';
import type { ItemChange } from './tables.ts';
import type { Tracer } from './trace.ts';

export interface DeliveryWorld {
  readonly template: LocalTemplate;
  readonly stores: Stores;
  readonly functions: FunctionHost;
  readonly buses: EventBuses;
  readonly region: string;
  readonly timeScale: number;
  readonly tracer: Tracer;
  readonly notify: (event: LocalEvent) => void;
  readonly targets: () => TargetWorld;
}

/** What brings events to functions: topics, queues, streams and buckets. */
export class Delivery {
  readonly #world: DeliveryWorld;
  readonly #poller: Poller;
  readonly #streams: StreamMapping[] = [];

  constructor(world: DeliveryWorld) {
    this.#world = world;
    this.#poller = new Poller(world.stores.messages, world.notify);
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
    const { stores, functions, region, tracer } = this.#world;
    const name = `local-${randomUUID()}`;
    await callQueue(stores.messages, 'CreateQueue', { QueueName: name });
    await subscribe(stores, { ...properties, Endpoint: `arn:aws:sqs:${region}:${ACCOUNT}:${name}`, RawMessageDelivery: false });
    const to = String(own(properties, 'Endpoint'));
    const subscription = `${String(own(properties, 'TopicArn'))}:${randomUUID()}`;
    this.#poller.poll(name, { batch: 10, loops: 1, window: 0 }, (messages: readonly Message[]) => {
      for (const { Body } of messages) {
        const envelope = JSON.parse(Body) as JsonObject;
        functions.send(to, snsEvent(envelope, subscription), { what: 'Notification', cause: tracer.sending(String(envelope['MessageId'])) });
      }
      return Promise.resolve(messages);
    });
  }

  #mapping(mapping: LocalResource): void {
    const { properties, node } = mapping;
    const { template, notify } = this.#world;
    const source = String(own(properties, 'EventSourceArn') ?? '');
    if (own(properties, 'Enabled') === false) return;
    const queue = template.ofType('AWS::SQS::Queue').find(({ id }) => template.attribute(id, 'Arn') === source);
    const table = template.ofType('AWS::DynamoDB::Table').find(({ id }) => template.attribute(id, 'StreamArn') === source);
    if (queue) queueMapping({ mapping, queue, name: template.attribute(queue.id, 'QueueName'), arn: source, poller: this.#poller, world: this.#world });
    else if (table) this.#streams.push(new StreamMapping({ mapping, table, tableName: template.ref(table.id), arn: source, world: { ...this.#world, sendTo: (arn, text, cause) => sendTo(arn, text, { what: 'on failure', cause }, this.#world.targets()) } }));
    else notify({ kind: 'notice', node, text: { en: `${node}: events of ${source} have no local form and do not arrive.`, ko: `${node}: ${source}의 이벤트는 로컬에서 지원하지 않아 전달되지 않습니다.` } });
  }

  /** Tells the functions that read a table's stream. */
  item(change: ItemChange): void {
    for (const stream of this.#streams) stream.take(change);
  }

  /** Tells the functions, queues, topics and bus that a bucket notifies. */
  object(event: ObjectEvent): void {
    const { template, region } = this.#world;
    const resource = template.ofType('AWS::S3::Bucket').find(({ id }) => template.ref(id) === event.bucket);
    const notification = own(resource?.properties, 'NotificationConfiguration');
    if (!isObject(notification)) return;
    for (const [list, key] of [['LambdaConfigurations', 'Function'], ['QueueConfigurations', 'Queue'], ['TopicConfigurations', 'Topic']] as const) {
      const configurations = own(notification, list);
      for (const each of Array.isArray(configurations) ? (configurations as readonly Json[]).filter(isObject) : []) {
        const pattern = String(own(each, 'Event') ?? '').replace(/^s3:/, '').replace(/\*$/, '');
        if (event.name.startsWith(pattern) && matchesFilter(own(each, 'Filter'), event.key)) this.#notifyOf(String(own(each, key)), s3Event(event, region), event);
      }
    }
    if (own(notification, 'EventBridgeConfiguration') !== undefined) this.#toBus(event);
  }

  #notifyOf(arn: string, text: string, { name, cause }: ObjectEvent): void {
    void sendTo(arn, text, { what: name, cause }, this.#world.targets()).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      this.#world.notify({ kind: 'notice', text: { en: `An event of S3 did not arrive: ${why}`, ko: `S3 이벤트가 전달되지 않았습니다: ${why}` } });
    });
  }

  /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html (2026-11) */
  #toBus({ name, bucket, key, size, cause }: ObjectEvent): void {
    const created = name.startsWith('ObjectCreated');
    const detail = { version: '0', bucket: { name: bucket }, object: { key, ...(created && { size }) }, requester: ACCOUNT, ...(created ? { reason: 'PutObject' } : { reason: 'DeleteObject', 'deletion-type': 'Permanently Deleted' }) };
    this.#world.buses.put('default', { source: 'aws.s3', type: created ? 'Object Created' : 'Object Deleted', detail, resources: [`arn:aws:s3:::${bucket}`] }, cause);
  }

  async stop(): Promise<void> {
    await Promise.all([this.#poller.stop(), ...this.#streams.map((stream) => stream.stop())]);
  }
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
