import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import type { Text } from '../../core/model/text.ts';
import { callDynamo } from './calls.ts';
import type { Listing, ListingRow, LocalResourceKind } from './contract.ts';
import { objectUrl } from './data-folder.ts';
import { plainItem } from './items.ts';
import type { ResourceWorld } from './resource-world.ts';
import { OWN_CALL } from './messages.ts';
import type { LocalResource } from './resources.ts';

type Reading = (resource: LocalResource, cursor: string | undefined, world: ResourceWorld) => Promise<Listing>;

/** Rows of a page. */
const PAGE = 50;

function columns(...written: readonly (readonly [id: string, en: string, ko: string])[]): readonly { readonly id: string; readonly title: Text }[] {
  return written.map(([id, en, ko]) => ({ id, title: { en, ko } }));
}

function listed(titles: Listing['columns'], rows: readonly ListingRow[]): Listing {
  return { columns: titles, rows, total: rows.length };
}

const time = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** A page of what is in a resource. @throws what the emulator refuses */
export function listing(kind: LocalResourceKind, resource: LocalResource, cursor: string | undefined, world: ResourceWorld): Promise<Listing> {
  return READING[kind](resource, cursor, world);
}

const READING: Readonly<Record<LocalResourceKind, Reading>> = {
  function: ({ id }, _cursor, { template, functions }) => Promise.resolve(listed(columns(['id', 'Environment', '실행 환경'], ['state', 'State', '상태']), functions.environments(template.attribute(id, 'Arn')).map((each) => ({ id: each.id, cells: { id: each.id, state: each.state } })))),
  table: items,
  bucket: objects,
  queue: messages,
  topic: ({ id }, _cursor, { template }) => Promise.resolve(listed(
    columns(['protocol', 'Protocol', '프로토콜'], ['endpoint', 'Endpoint', '엔드포인트'], ['filter', 'Filter', '필터']),
    template.ofType('AWS::SNS::Subscription').filter(({ properties }) => own(properties, 'TopicArn') === template.ref(id)).map((each) => ({ id: each.id, cells: { protocol: text(own(each.properties, 'Protocol')), endpoint: text(own(each.properties, 'Endpoint')), filter: text(own(each.properties, 'FilterPolicy')) } })),
  )),
  bus: ({ id }, _cursor, { template, buses }) => Promise.resolve(listed(
    columns(['time', 'Time', '시각'], ['source', 'Source', '소스'], ['type', 'Detail type', '세부 유형'], ['rules', 'Rules', '규칙']),
    buses.recent.filter(({ bus }) => bus === template.ref(id)).map((put) => ({ id: put.id, cells: { time: text(own(put.event, 'time')), source: text(own(put.event, 'source')), type: text(own(put.event, 'detail-type')), rules: put.rules.join(', ') }, content: JSON.stringify(put.event, undefined, 2) })).reverse(),
  )),
  'state-machine': ({ id }, _cursor, { template, machines }) => Promise.resolve(listed(
    columns(['name', 'Execution', '실행'], ['status', 'Status', '상태'], ['started', 'Started', '시작'], ['states', 'States', '거친 상태']),
    machines.executions(template.ref(id)).map(({ arn, name, status, startDate, states, input, output, error, cause }) => ({ id: arn, cells: { name, status, started: time(startDate), states: states.join(' → ') }, content: JSON.stringify({ input: parsed(input), output: parsed(output), error, cause }, undefined, 2) })),
  )),
  websocket: ({ id }, _cursor, { sockets }) => Promise.resolve(listed(
    columns(['id', 'Connection', '연결'], ['since', 'Since', '연결 시각'], ['active', 'Last active', '마지막 활동']),
    (sockets.get(id)?.list() ?? []).map((each) => ({ id: each.id, cells: { id: each.id, since: time(each.connectedAt), active: time(each.lastActive) } })),
  )),
  'user-pool': ({ id }, _cursor, { template, pools }) => Promise.resolve(listed(
    columns(['name', 'User', '사용자'], ['status', 'Status', '상태'], ['groups', 'Groups', '그룹']),
    [...(pools.find((pool) => pool.id === template.ref(id))?.users.values() ?? [])].map(({ sub, username, status, groups, attributes }) => ({ id: username, cells: { name: username, status, groups: [...groups].join(', ') }, content: JSON.stringify({ sub, ...Object.fromEntries(attributes) }, undefined, 2) })),
  )),
  schedule: ({ id, properties }) => Promise.resolve(listed(columns(['expression', 'Schedule', '일정']), [{ id, cells: { expression: text(own(properties, 'ScheduleExpression')) } }])),
};

async function items({ id, properties }: LocalResource, cursor: string | undefined, { template, stores }: ResourceWorld): Promise<Listing> {
  const schema = own(properties, 'KeySchema');
  const keys = (Array.isArray(schema) ? (schema as readonly Json[]).filter(isObject) : []).map((key) => String(own(key, 'AttributeName')));
  const page = (await callDynamo(stores.dynamo, 'Scan', { TableName: template.ref(id), Limit: PAGE, ConsistentRead: true, ...(cursor !== undefined && { ExclusiveStartKey: JSON.parse(cursor) as JsonObject }) })) as { readonly Items?: readonly JsonObject[]; readonly LastEvaluatedKey?: JsonObject };
  const found = page.Items ?? [];
  const names = [...new Set([...keys, ...found.flatMap((item) => Object.keys(item))])];
  return {
    columns: names.map((name) => ({ id: name, title: { en: name, ko: name } })),
    rows: found.map((item) => ({
      id: JSON.stringify(Object.fromEntries(keys.flatMap((key) => (own(item, key) === undefined ? [] : [[key, own(item, key)] as const])))),
      cells: Object.fromEntries(Object.entries(plainItem(item)).map(([name, value]) => [name, text(value)])), content: JSON.stringify(plainItem(item), undefined, 2),
    })),
    ...(page.LastEvaluatedKey && { cursor: JSON.stringify(page.LastEvaluatedKey) }),
  };
}

async function objects({ id }: LocalResource, cursor: string | undefined, { template, stores }: ResourceWorld): Promise<Listing> {
  const bucket = template.ref(id);
  const response = await fetch(`${stores.messages}/${bucket}?list-type=2&max-keys=${PAGE}${cursor === undefined ? '' : `&continuation-token=${encodeURIComponent(cursor)}`}`, { headers: OWN_CALL });
  const xml = await response.text();
  const part = (within: string, name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(within)?.[1]?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&') ?? '';
  const rows = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, within = '']) => {
    const key = part(within, 'Key');
    return { id: key, cells: { key, size: part(within, 'Size'), modified: part(within, 'LastModified') }, content: objectUrl(stores, bucket, key) };
  });
  const next = part(xml, 'NextContinuationToken');
  return { columns: columns(['key', 'Key', '키'], ['size', 'Bytes', '바이트'], ['modified', 'Modified', '수정']), rows, ...(next !== '' && { cursor: next }) };
}

interface SeenMessage { readonly messageId: string; readonly body: string; readonly sentTimestamp?: number; readonly approximateReceiveCount?: number }

async function messages({ id }: LocalResource, _cursor: string | undefined, { template, stores }: ResourceWorld): Promise<Listing> {
  const response = await fetch(`${stores.messages}/_fauxqs/queues/${encodeURIComponent(template.attribute(id, 'QueueName'))}`, { headers: OWN_CALL });
  const { messages: found } = (await response.json()) as { readonly messages: { readonly ready: readonly SeenMessage[]; readonly delayed: readonly SeenMessage[]; readonly inflight: readonly { readonly message: SeenMessage }[] } };
  const row = (state: string) => ({ messageId, body, sentTimestamp, approximateReceiveCount = 0 }: SeenMessage): ListingRow => ({ id: messageId, cells: { body, state, receives: String(approximateReceiveCount), ...(sentTimestamp !== undefined && { sent: time(sentTimestamp) }) }, content: body });
  return listed(
    columns(['body', 'Message', '메시지'], ['state', 'State', '상태'], ['receives', 'Receives', '수신 횟수'], ['sent', 'Sent', '보낸 시각']),
    [...found.ready.map(row('ready')), ...found.inflight.map(({ message }) => row('in flight')(message)), ...found.delayed.map(row('delayed'))],
  );
}

function text(value: Json | undefined): string {
  return value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}

function parsed(written: string | undefined): unknown {
  try {
    return written === undefined ? undefined : JSON.parse(written);
  } catch {
    return written;
  }
}
