import { at, isObject, own } from '../model/json.ts';
import type { Json, JsonArray, JsonObject, Path } from '../model/json.ts';
import { ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import type { Intent } from './contract.ts';
import { isId } from './fields.ts';
import { pasting } from './paste.ts';
import { realizedIn } from './realized.ts';
import * as no from './refusals.ts';
import { applySteps, stepsTo } from './steps.ts';
import type { Step } from './steps.ts';

/** What an intent does to the data: step by step, and in the end. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly data: JsonObject;
}

type Steps = Result<readonly Step[]>;
type Move = Extract<Intent, { kind: 'move' }>;
type Delete = Extract<Intent, { kind: 'delete' }>;

/** Longer keys are not read back by YAML, which allows 1,024 characters with the quotes. */
const MAX_KEY = 200;
const MAX_VALUE_DEPTH = 50;
const SECTIONS = ['nodes', 'connections', 'groups', 'notes'];

/** The steps of an intent over the data, or why it cannot be done. */
export function plan(data: JsonObject, intent: Intent): Result<Plan> {
  if (intent.kind === 'batch') return planBatch(data, intent.intents);
  const steps = stepsOf(data, intent);
  return steps.ok ? ok({ steps: steps.value, data: applySteps(data, steps.value) }) : steps;
}

function planBatch(data: JsonObject, intents: readonly Intent[]): Result<Plan> {
  const steps: Step[] = [];
  let current = data;
  for (const intent of intents) {
    const planned = plan(current, intent);
    if (!planned.ok) return planned;
    steps.push(...planned.value.steps);
    current = planned.value.data;
  }
  return ok({ steps, data: current });
}

function stepsOf(data: JsonObject, intent: Exclude<Intent, { kind: 'batch' }>): Steps {
  switch (intent.kind) {
    case 'add-node': return addition(data, 'nodes', intent.id, intent.node);
    case 'add-connection': return addition(data, 'connections', intent.id, intent.connection);
    case 'add-group': return addition(data, 'groups', intent.id, intent.group);
    case 'add-note': return addition(data, 'notes', intent.id, intent.note);
    case 'move': return moves(data, intent);
    case 'set': return setting(data, intent.path, intent.value);
    case 'delete': return deletion(data, intent);
    case 'paste': return pasting(data, intent);
  }
}

function addition(data: JsonObject, section: string, id: string, value: JsonObject): Steps {
  if (!isId(id)) return no.badId(id);
  const entries = own(data, section) ?? {};
  if (!isObject(entries)) return no.notAMap(section);
  if (Object.hasOwn(entries, id)) return no.idTaken(id);
  const clean = cleaned(value, 0);
  return isObject(clean) ? ok([{ kind: 'put', path: [section, id], value: clean }]) : no.badValue();
}

function moves(data: JsonObject, { nodes, notes = {} }: Move): Steps {
  const steps: Step[] = [];
  for (const [section, positions] of [['nodes', nodes], ['notes', notes]] as const) {
    for (const [id, [x, y]] of Object.entries(positions)) {
      const entry = at(data, [section, id]);
      if (entry === undefined) return no.missing(id);
      if (!isObject(entry)) return no.notAMap(id);
      if (!Number.isFinite(x) || !Number.isFinite(y)) return no.badValue();
      steps.push(...stepsTo(data, [section, id, 'at'], [Math.round(x) + 0, Math.round(y) + 0]));
    }
  }
  return ok(steps);
}

function setting(data: JsonObject, path: Path, value: Json | undefined): Steps {
  const [section, id] = path;
  if (path.length === 0) return no.badKey('');
  if (path.length > 1 && SECTIONS.includes(String(section)) && at(data, [section!, id!]) === undefined) return no.missing(id!);
  for (let depth = 0; depth < path.length; depth += 1) {
    const key = path[depth]!;
    const parent = at(data, path.slice(0, depth));
    const missing = parent === undefined || parent === null;
    if (!missing && typeof parent !== 'object') return no.notAMap(path[depth - 1] ?? key);
    if (Array.isArray(parent) ? !isIndex(key, parent.length, value, depth === path.length - 1) : !isKey(key)) return no.badKey(key);
  }
  if (value === undefined) return removal(data, path);
  const clean = cleaned(value, path.length);
  return clean === undefined ? no.badValue() : ok(stepsTo(data, path, clean));
}

function isKey(key: string | number): boolean {
  return typeof key === 'string' && key.length <= MAX_KEY && key !== '<<';
}

/** An item that is there; one past the end appends where a value is set. */
function isIndex(key: string | number, length: number, value: Json | undefined, last: boolean): boolean {
  return typeof key === 'number' && Number.isInteger(key) && key >= 0 && (key < length || (last && value !== undefined && key === length));
}

function removal(data: JsonObject, path: Path): Steps {
  if (at(data, path) === undefined) return ok([]);
  const above = path.slice(0, -1);
  const key = path[path.length - 1]!;
  if (Array.isArray(at(data, above))) return ok([{ kind: 'drop', path: above, indexes: [key as number] }]);
  return ok([{ kind: 'remove', path: above, keys: [String(key)] }]);
}

/** Nodes take their connections, their places in groups and their silences with them. */
function deletion(data: JsonObject, intent: Delete): Steps {
  const named = { nodes: intent.nodes ?? [], connections: intent.connections ?? [], groups: intent.groups ?? [], notes: intent.notes ?? [] };
  for (const [section, ids] of Object.entries(named)) {
    for (const id of ids) if (at(data, [section, id]) === undefined) return no.missing(id);
  }
  const nodes = new Set(named.nodes);
  const attachedIds = attached(data, nodes);
  for (const id of named.connections) {
    const places = attachedIds.includes(id) ? [] : realizedIn(data, id);
    if (places.length > 0) return no.realizedElsewhere(id, places);
  }
  const connections = new Set([...named.connections, ...attachedIds]);
  const groups = new Set(named.groups);
  return ok([
    ...removeKeys('connections', connections),
    ...removeKeys('nodes', nodes),
    ...removeKeys('groups', groups),
    ...removeKeys('notes', new Set(named.notes)),
    ...memberships(data, nodes, groups),
    ...silences(data, nodes, connections),
  ]);
}

function removeKeys(section: string, keys: ReadonlySet<string>): Step[] {
  return keys.size > 0 ? [{ kind: 'remove', path: [section], keys: [...keys] }] : [];
}

function objectAt(data: JsonObject, key: string): JsonObject {
  const value = own(data, key);
  return isObject(value) ? value : {};
}

function attached(data: JsonObject, nodes: ReadonlySet<string>): readonly string[] {
  const isGone = (end: Json | undefined): boolean => typeof end === 'string' && nodes.has(end);
  return Object.entries(objectAt(data, 'connections')).filter(([, value]) => isObject(value) && (isGone(own(value, 'from')) || isGone(own(value, 'to')))).map(([id]) => id);
}

/** The drop step for the items of a list that are gone, or none. */
function drop(list: Json | undefined, path: Path, gone: ReadonlySet<string>): Step[] {
  if (!Array.isArray(list)) return [];
  const indexes = (list as JsonArray).flatMap((item, index) => (typeof item === 'string' && gone.has(item) ? [index] : []));
  return indexes.length > 0 ? [{ kind: 'drop', path, indexes }] : [];
}

function memberships(data: JsonObject, nodes: ReadonlySet<string>, deleted: ReadonlySet<string>): Step[] {
  return Object.entries(objectAt(data, 'groups')).flatMap(([id, group]) => (deleted.has(id) || !isObject(group) ? [] : drop(own(group, 'contains'), ['groups', id, 'contains'], nodes)));
}

/** A silence goes when the last node or connection that it names goes: without names it would silence all. */
function silences(data: JsonObject, nodes: ReadonlySet<string>, connections: ReadonlySet<string>): Step[] {
  const gone: string[] = [];
  const drops = Object.entries(objectAt(data, 'ignore')).flatMap(([rule, silence]) => {
    if (!isObject(silence)) return [];
    const steps = [...drop(own(silence, 'nodes'), ['ignore', rule, 'nodes'], nodes), ...drop(own(silence, 'connections'), ['ignore', rule, 'connections'], connections)];
    const left = applySteps(Object.fromEntries([['ignore', Object.fromEntries([[rule, silence]])]]), steps);
    const named = ['nodes', 'connections'].map((key) => at(left, ['ignore', rule, key])).filter(Array.isArray);
    if (steps.length === 0 || named.some((list) => list.length > 0)) return steps;
    gone.push(rule);
    return [];
  });
  return gone.length > 0 ? [...drops, { kind: 'remove', path: ['ignore'], keys: gone }] : drops;
}

/** The value as it can be written: no holes, no minus zero; undefined where it is not finite or nested too deep. */
function cleaned(value: Json, depth: number): Json | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_VALUE_DEPTH) return undefined;
  if (Array.isArray(value)) {
    const items = (value as JsonArray).map((item) => cleaned(item ?? null, depth + 1));
    return items.includes(undefined) ? undefined : (items as Json[]);
  }
  const entries = Object.entries(value as JsonObject).filter(([, item]) => item !== undefined).map(([key, item]) => [key, cleaned(item, depth + 1)] as const);
  const writable = entries.every(([key, item]) => item !== undefined && isKey(key));
  return writable ? (Object.fromEntries(entries) as JsonObject) : undefined;
}
