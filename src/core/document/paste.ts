import { pascalCase } from '../model/design.ts';
import { isObject, own, type Json, type JsonArray, type JsonObject } from '../model/json.ts';
import { ok, type Result } from '../model/result.ts';
import { blockLinesOf } from './block-lines.ts';
import type { Intent } from './contract.ts';
import { stepText } from './edit-rounds.ts';
import { isId } from './fields.ts';
import { FRAGMENT_SECTIONS, readFragment, type Fragment, type FragmentSection } from './fragment.ts';
import { freshIdFrom, freshLogicalId, freshNodeId } from './fresh-ids.ts';
import { offsetOf, shifted, type Offset } from './paste-place.ts';
import { logicalIds } from './realized.ts';
import { renamePath, renameReferences, type Renames } from './references.ts';
import * as no from './refusals.ts';
import { stepsTo, type Step } from './steps.ts';

type Paste = Extract<Intent, { kind: 'paste' }>;

/** Which id each entry of the fragment gets, and which logical ids change. */
interface Naming {
  readonly ids: Readonly<Record<FragmentSection, ReadonlyMap<string, string>>>;
  readonly logical: Renames;
  /** Explicit `logicalId:` of a node by its old id. */
  readonly explicit: ReadonlyMap<string, string | undefined>;
  /** Logical ids that the fragment itself brings along, under their old names. */
  readonly brought: ReadonlySet<string>;
}

/** The steps that add the blocks of a fragment to a design, or why it holds none. */
export function pasting(data: JsonObject, { text, centre }: Paste): Result<readonly Step[]> {
  const read = readFragment(text);
  if (!read.ok) return read;
  const fragment = read.value;
  for (const section of FRAGMENT_SECTIONS) {
    const there = own(data, section);
    if (fragment.entries[section].size > 0 && there !== undefined && there !== null && !isObject(there)) return no.notAMap(section);
    for (const id of fragment.entries[section].keys()) if (!isId(id)) return no.badId(id);
  }
  const naming = namingOf(data, fragment);
  const offset = offsetOf(fragment, centre);
  const added = FRAGMENT_SECTIONS.flatMap((section) => [...naming.ids[section]].map(([from, to]) => ({ section, from, to, value: renamed(section, from, fragment, naming, offset) })));
  if (added.length === 0) return no.nothingToPaste();
  const written = writtenIn(fragment, added);
  return ok(added.map((entry): Step => {
    const lines = written(entry);
    return { kind: 'put', path: [entry.section, entry.to], value: entry.value, ...(lines && { written: lines }) };
  }));
}

function namingOf(data: JsonObject, fragment: Fragment): Naming {
  const { entries } = fragment;
  const taken = (section: FragmentSection): Set<string> => new Set(Object.keys(isObject(own(data, section)) ? (own(data, section) as JsonObject) : {}));
  const nodesTaken = taken('nodes');
  const logicalTaken = new Set(logicalIds(data));
  const logical = new Map<string, string>();
  const brought = new Set<string>();
  const explicit = new Map<string, string | undefined>();
  const nodes = new Map<string, string>();
  const claim = (from: string, to: string): void => {
    brought.add(from);
    logicalTaken.add(to);
    if (from !== to) logical.set(from, to);
  };
  for (const [id, node] of entries.nodes) {
    const written = own(node, 'logicalId');
    const named = typeof written === 'string' ? freshLogicalId(written, (each) => logicalTaken.has(each)) : undefined;
    const fresh = freshNodeId(id, (each) => nodesTaken.has(each), (each) => named === undefined && logicalTaken.has(each));
    nodesTaken.add(fresh);
    nodes.set(id, fresh);
    explicit.set(id, named);
    claim(typeof written === 'string' ? written : pascalCase(id), named ?? pascalCase(fresh));
    const parts = own(node, 'parts');
    for (const part of isObject(parts) ? Object.keys(parts) : []) claim(part, freshLogicalId(part, (each) => logicalTaken.has(each)));
  }
  const held = new Set(Object.keys(isObject(own(data, 'nodes')) ? (own(data, 'nodes') as JsonObject) : {}));
  const isEnd = (end: Json | undefined): boolean => typeof end === 'string' && (nodes.has(end) || held.has(end));
  const connections = freshIds(
    [...entries.connections].filter(([, { from, to }]) => isEnd(from) && isEnd(to)),
    taken('connections'),
    (id, { from, to }) => (id === `${String(from)}-${String(to)}` ? `${nodes.get(String(from)) ?? String(from)}-${nodes.get(String(to)) ?? String(to)}`.slice(0, 60) : id),
  );
  const groups = freshIds([...entries.groups].filter(([, { contains }]) => Array.isArray(contains) && contains.some((id) => typeof id === 'string' && nodes.has(id))), taken('groups'));
  return { ids: { nodes, connections, groups, notes: freshIds([...entries.notes], taken('notes')) }, logical, explicit, brought };
}

function freshIds(entries: readonly (readonly [string, JsonObject])[], taken: Set<string>, baseOf: (id: string, value: JsonObject) => string = (id) => id): ReadonlyMap<string, string> {
  return new Map(entries.map(([id, value]) => {
    const fresh = freshIdFrom(baseOf(id, value), (each) => taken.has(each));
    taken.add(fresh);
    return [id, fresh];
  }));
}

/** An entry as it is pasted. */
function renamed(section: FragmentSection, id: string, fragment: Fragment, naming: Naming, offset: Offset): JsonObject {
  const value = renameReferences(fragment.entries[section].get(id)!, naming.logical) as JsonObject;
  const nodeOf = (end: Json | undefined): Json => (typeof end === 'string' ? naming.ids.nodes.get(end) ?? end : end ?? null);
  switch (section) {
    case 'nodes': return shifted(renamedNode(value, id, naming), offset);
    case 'notes': return shifted(value, offset);
    case 'groups': return { ...value, contains: (value['contains'] as JsonArray).filter((each) => typeof each === 'string' && naming.ids.nodes.has(each)).map(nodeOf) };
    case 'connections': return realizedHere({ ...value, from: nodeOf(value['from']), to: nodeOf(value['to']) }, naming);
  }
}

function renamedNode(node: JsonObject, id: string, { explicit, logical }: Naming): JsonObject {
  const named = explicit.get(id);
  const parts = own(node, 'parts');
  return {
    ...node,
    ...(named !== undefined && { logicalId: named }),
    ...(isObject(parts) && { parts: Object.fromEntries(Object.entries(parts).map(([key, part]) => [logical.get(key) ?? key, part])) }),
  };
}

/** What makes a connection true elsewhere does not make its copy true. */
function realizedHere(connection: JsonObject, { brought, logical }: Naming): JsonObject {
  const places = own(connection, 'realizedBy');
  if (!Array.isArray(places)) return connection;
  const here = (places as JsonArray).filter((place): place is string => typeof place === 'string' && brought.has(place.split('.')[0] ?? ''));
  const { realizedBy: _gone, ...rest } = connection;
  return here.length === 0 ? rest : { ...rest, realizedBy: here.map((place) => renamePath(place, logical)) };
}

interface Added {
  readonly section: FragmentSection;
  readonly from: string;
  readonly to: string;
  readonly value: JsonObject;
}

/** How each entry is written in the fragment, once it says what its copy says. */
function writtenIn({ text, source, cache }: Fragment, added: readonly Added[]): (entry: Added) => readonly string[] | undefined {
  const data = source.root.data as JsonObject;
  const steps = added.flatMap(({ section, from, value }) => stepsTo(data, [section, from], value));
  const changed = stepText(text, source, cache, steps);
  if (!changed.ok) return () => undefined;
  const { asWritten } = blockLinesOf(changed.value.source, changed.value.text);
  return ({ section, from, to }) => {
    const lines = asWritten(section, from);
    const key = lines?.findIndex((line) => !line.startsWith('#') && line !== '');
    if (!lines || key === undefined || key === -1 || !new RegExp(`^["']?${from}["']?\\s*:`).test(lines[key]!)) return undefined;
    return lines.map((line, index) => (index === key ? line.replace(from, to) : line));
  };
}
