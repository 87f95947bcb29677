import { randomUUID } from 'node:crypto';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { callDynamo, callQueue, callTopic } from './calls.ts';
import type { ActionResult } from './contract.ts';
import { objectUrl } from './data-folder.ts';
import { marshalled } from './items.ts';
import type { ResourceWorld } from './resource-world.ts';
import type { LocalResource } from './resources.ts';

type Values = Readonly<Record<string, string>>;
type Performing = (resource: LocalResource, values: Values, world: ResourceWorld) => Promise<ActionResult>;

const BY_HAND = { byHand: true } as const;
const given = (values: Values, name: string): string => own(values, name) ?? '';
const done = (text: string, trace?: string): ActionResult => ({ ok: true, text, ...(trace !== undefined && { trace }) });

/** Does an action by hand: it begins a trace as a request from outside would. @throws what the service refuses */
export function perform(action: string, resource: LocalResource, values: Values, world: ResourceWorld): Promise<ActionResult> {
  const performing = PERFORMING.get(action);
  return performing ? performing(resource, values, world) : Promise.reject(new Error(action));
}

const PERFORMING: ReadonlyMap<string, Performing> = new Map<string, Performing>([
  ['function/invoke', async ({ id }, values, { template, functions }) => {
    const invoked = await functions.invoke(template.attribute(id, 'Arn'), JSON.stringify(JSON.parse(given(values, 'event'))), { what: 'Invoke' });
    if (!invoked) return { ok: false, text: 'This function does not run here.' };
    if (invoked.kind !== 'done') return { ok: false, text: invoked.kind === 'throttled' ? 'Rate Exceeded.' : 'The event is larger than 6 MB.' };
    return { ok: invoked.error === undefined, text: invoked.payload };
  }],
  ['table/put-item', async ({ id }, values, { template, stores }) => {
    const item = JSON.parse(given(values, 'item')) as Json;
    if (!isObject(item)) return { ok: false, text: 'An item is a JSON object.' };
    await callDynamo(stores.dynamo, 'PutItem', { TableName: template.ref(id), Item: marshalled(item) }, BY_HAND);
    return done('');
  }],
  ['table/delete-item', async ({ id }, values, { template, stores }) => {
    await callDynamo(stores.dynamo, 'DeleteItem', { TableName: template.ref(id), Key: JSON.parse(given(values, 'row')) as JsonObject }, BY_HAND);
    return done('');
  }],
  ['bucket/put-object', async ({ id }, values, { template, stores }) => object(await fetch(objectUrl(stores, template.ref(id), given(values, 'key')), { method: 'PUT', body: given(values, 'body'), headers: { 'content-type': given(values, 'type') || 'text/plain' } }))],
  ['bucket/delete-object', async ({ id }, values, { template, stores }) => object(await fetch(objectUrl(stores, template.ref(id), given(values, 'row')), { method: 'DELETE' }))],
  ['queue/send-message', async ({ id, properties }, values, { template, stores, tracer }) => {
    const group = own(properties, 'FifoQueue') === true ? { MessageGroupId: given(values, 'group') || 'default', MessageDeduplicationId: randomUUID() } : {};
    const { MessageId } = await callQueue(stores.messages, 'SendMessage', { QueueUrl: template.ref(id), MessageBody: given(values, 'body'), ...group }, BY_HAND);
    return done(String(MessageId), tracer.sending(String(MessageId))?.trace);
  }],
  ['queue/purge', async ({ id }, _values, { template, stores }) => {
    await callQueue(stores.messages, 'PurgeQueue', { QueueUrl: template.ref(id) });
    return done('');
  }],
  ['topic/publish', async ({ id, properties }, values, { template, stores, tracer }) => {
    const group: Readonly<Record<string, string>> = own(properties, 'FifoTopic') === true ? { MessageGroupId: given(values, 'group') || 'default', MessageDeduplicationId: randomUUID() } : {};
    const subject: Readonly<Record<string, string>> = given(values, 'subject') === '' ? {} : { Subject: given(values, 'subject') };
    const told = await callTopic(stores.messages, { Action: 'Publish', TopicArn: template.ref(id), Message: given(values, 'body'), ...subject, ...group, ...attributes(given(values, 'attributes')) }, BY_HAND);
    const message = /<MessageId>([^<]+)/.exec(told)?.[1] ?? '';
    return done(message, tracer.sending(message)?.trace);
  }],
  ['bus/put-event', ({ id }, values, { template, buses }) => Promise.resolve(done(buses.put(template.ref(id), { source: given(values, 'source'), type: given(values, 'type'), detail: JSON.parse(given(values, 'detail')) as Json })))],
  ['state-machine/start-execution', ({ id }, values, { template, machines }) => {
    const execution = machines.start(template.ref(id), given(values, 'input'));
    return Promise.resolve(done(execution.arn, execution.span.trace));
  }],
  ['websocket/post', async ({ id }, values, { sockets }) => {
    const answer = await sockets.get(id)?.post(given(values, 'row'), given(values, 'body'));
    return answer?.status === 200 ? done('') : { ok: false, text: 'GoneException' };
  }],
  ['user-pool/create-user', ({ id }, values, { template, pools }) => {
    const pool = pools.find((each) => each.id === template.ref(id));
    const groups = given(values, 'groups').split(',').map((group) => group.trim()).filter(Boolean);
    const made = pool?.seed({ email: given(values, 'email'), groups });
    return Promise.resolve(made ? done(made.password) : { ok: false, text: 'This pool does not run here.' });
  }],
  ['schedule/run', (resource, _values, { schedules }) => Promise.resolve(done('', schedules.run(resource).trace))],
]);

async function object(response: Response): Promise<ActionResult> {
  const text = await response.text();
  return { ok: response.ok, text };
}

/** `{ "colour": "red" }` as attributes of a message. */
function attributes(written: string): Readonly<Record<string, string>> {
  const value = written === '' ? {} : (JSON.parse(written) as Json);
  return Object.fromEntries(Object.entries(isObject(value) ? value : {}).flatMap(([name, each], index) => {
    const key = `MessageAttributes.entry.${index + 1}`;
    return [[`${key}.Name`, name], [`${key}.Value.DataType`, typeof each === 'number' ? 'Number' : 'String'], [`${key}.Value.StringValue`, String(each)]] as const;
  }));
}

