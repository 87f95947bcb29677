import { isObject } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Connection, Group, Node, Note } from '../model/design.ts';
import { didYouMean } from './did-you-mean.ts';
import { Fields, isId } from './fields.ts';
import type { StructureProblem } from './fields.ts';
import * as say from './structure-messages.ts';

/** What the catalogue knows and this layer does not: names of services, and which further keys their nodes have. */
export interface DocumentSchema {
  /** Keys of a node of this service besides the common ones; undefined where the service is not known. */
  readonly nodeKeys: (service: string) => readonly string[] | undefined;
  readonly services: readonly string[];
}

/** An entry as read: the typed value, unless it is too wrong to stand for anything. */
export interface Reading<T> {
  readonly value?: T;
  readonly problems: readonly StructureProblem[];
}

const COMMON_NODE_KEYS = ['service', 'resource', 'label', 'at', 'logicalId', 'generated', 'properties', 'attributes', 'parts', 'assume'];
const TYPED_NODE_KEYS = [...COMMON_NODE_KEYS, 'traffic', 'routes', 'behaviours'];
const CONNECTION_KEYS = ['from', 'to', 'kind', 'access', 'routes', 'behaviour', 'env', 'properties', 'with', 'assume', 'label', 'realizedBy'];
const GROUP_KEYS = ['label', 'contains', 'collapsed'];
const NOTE_KEYS = ['text', 'at', 'size'];

/** The fields of an entry, or why it has none. */
function open(id: string, data: Json): { fields: Fields; data: JsonObject; usable: boolean } {
  const object = isObject(data) ? data : {};
  const fields = new Fields(object);
  if (!isId(id)) fields.problem('bad-id', 'error', say.badId(id), [], 'key');
  if (!isObject(data)) fields.problem('wrong-type', 'error', say.notAMap(id), [], data === null ? 'key' : 'value');
  return { fields, data: object, usable: fields.problems.length === 0 };
}

function reading<T>(fields: Fields, value: T | undefined): Reading<T> {
  return value === undefined ? { problems: fields.problems } : { value, problems: fields.problems };
}

export function readNode(id: string, data: Json, schema: DocumentSchema | undefined): Reading<Node> {
  const entry = open(id, data);
  const { fields } = entry;
  if (!entry.usable) return reading<Node>(fields, undefined);
  const kind = readKind(id, fields, schema);
  const label = fields.string('label');
  const at = fields.position();
  const logicalId = fields.string('logicalId');
  const generated = fields.boolean('generated');
  const objects = {
    properties: fields.object('properties'), attributes: fields.object('attributes'), parts: fields.object('parts'), assume: fields.object('assume'),
    traffic: fields.object('traffic'), routes: fields.object('routes'), behaviours: fields.object('behaviours'),
  };
  const settings = Object.fromEntries(Object.entries(entry.data).filter(([key]) => !TYPED_NODE_KEYS.includes(key)));
  if (!kind) return reading<Node>(fields, undefined);
  checkNodeKeys(fields, kind.service, schema);
  return reading(fields, {
    id, ...kind, ...(label !== undefined && { label }), ...(at && { at }), ...(logicalId !== undefined && { logicalId }),
    ...(generated !== undefined && { generated }), ...objects, settings,
  });
}

function readKind(id: string, fields: Fields, schema: DocumentSchema | undefined): { service: string; resource?: string } | undefined {
  const service = fields.string('service');
  const resource = fields.string('resource');
  if (service !== undefined) {
    if (schema && !schema.nodeKeys(service)) fields.problem('unknown-service', 'error', say.unknownService(service, didYouMean(service, schema.services)), ['service']);
    return { service, ...(resource !== undefined && { resource }) };
  }
  if (resource !== undefined) return { service: 'resource', resource };
  fields.problem('missing-service', 'error', say.missingService(id), [], 'key');
  return undefined;
}

function checkNodeKeys(fields: Fields, service: string, schema: DocumentSchema | undefined): void {
  const more = schema?.nodeKeys(service);
  if (more) fields.unknownKeys([...COMMON_NODE_KEYS, ...more], say.inService(service));
}

export function readConnection(id: string, data: Json): Reading<Connection> {
  const { fields, usable } = open(id, data);
  if (!usable) return reading<Connection>(fields, undefined);
  fields.unknownKeys(CONNECTION_KEYS, say.IN_CONNECTION);
  const from = readEnd(id, 'from', fields);
  const to = readEnd(id, 'to', fields);
  const kind = fields.string('kind');
  const behaviour = fields.string('behaviour');
  const label = fields.string('label');
  const rest = {
    access: fields.strings('access'), routes: fields.strings('routes'), env: fields.stringMap('env'), properties: fields.object('properties'),
    with: fields.object('with'), assume: fields.object('assume'), realizedBy: fields.strings('realizedBy'),
  };
  if (from === undefined || to === undefined) return reading<Connection>(fields, undefined);
  return reading(fields, { id, from, to, ...(kind !== undefined && { kind }), ...(behaviour !== undefined && { behaviour }), ...(label !== undefined && { label }), ...rest });
}

function readEnd(id: string, key: 'from' | 'to', fields: Fields): string | undefined {
  const before = fields.problems.length;
  const end = fields.string(key);
  if (end === undefined && fields.problems.length === before) fields.problem('missing-end', 'error', say.missingEnd(id, key), [], 'key');
  return end;
}

export function readGroup(id: string, data: Json): Reading<Group> {
  const { fields, usable } = open(id, data);
  if (!usable) return reading<Group>(fields, undefined);
  fields.unknownKeys(GROUP_KEYS, say.IN_GROUP);
  const label = fields.string('label');
  return reading(fields, { id, ...(label !== undefined && { label }), contains: fields.strings('contains'), collapsed: fields.boolean('collapsed') ?? false });
}

export function readNote(id: string, data: Json): Reading<Note> {
  const { fields, usable } = open(id, data);
  if (!usable) return reading<Note>(fields, undefined);
  fields.unknownKeys(NOTE_KEYS, say.IN_NOTE);
  const at = fields.position();
  const size = fields.size();
  return reading(fields, { id, text: fields.string('text') ?? '', ...(at && { at }), ...(size && { size }) });
}
