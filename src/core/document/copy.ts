import { at, isObject, own, type Json, type JsonObject } from '../model/json.ts';
import { blockLinesOf } from './block-lines.ts';
import { stepText } from './edit-rounds.ts';
import { readOnce } from './recent.ts';
import { stepsTo, type Step } from './steps.ts';

/** What is copied, by the ids of the file. */
export interface Chosen {
  readonly nodes: readonly string[];
  readonly groups?: readonly string[];
  readonly notes?: readonly string[];
}

/** Where things stand that the file has no position for. */
export interface Places {
  readonly nodes?: Readonly<Record<string, readonly [number, number]>>;
  readonly notes?: Readonly<Record<string, readonly [number, number]>>;
}

/**
 * Blocks of a design as YAML of their own: the nodes, the connections between them, the groups that hold nothing
 * else, the notes, word for word with their comments, in the order of the file. Empty where nothing of it is there.
 */
export function copyBlocks(text: string, chosen: Chosen, places: Places = {}): string {
  const { source: read, cache } = readOnce(text);
  const placed = stepText(text, read, cache, placing(read.root.data as JsonObject, chosen, places));
  const { source, text: whole } = placed.ok ? placed.value : { source: read, text };
  const data = source.root.data as JsonObject;
  const { lines } = blockLinesOf(source, whole);
  const parts = Object.entries(idsIn(data, chosen)).flatMap(([section, ids]) => {
    if (ids.length === 0) return [];
    return [`${section}:`, ...ids.flatMap((id) => lines(section, id).map((line) => (line === '' ? '' : `  ${line}`)))];
  });
  return parts.length === 0 ? '' : `${parts.join('\n')}\n`;
}

function idsIn(data: JsonObject, chosen: Chosen): Readonly<Record<'nodes' | 'connections' | 'groups' | 'notes', readonly string[]>> {
  const nodes = new Set(chosen.nodes);
  const isCopied = (end: Json | undefined): boolean => typeof end === 'string' && nodes.has(end);
  const isInside = (contains: Json | undefined): boolean => Array.isArray(contains) && contains.length > 0 && (contains as readonly Json[]).every(isCopied);
  const groups = new Set(chosen.groups);
  const entries = (section: string): readonly (readonly [string, JsonObject])[] => {
    const map = own(data, section);
    return isObject(map) ? Object.entries(map).flatMap(([id, value]) => (isObject(value) ? [[id, value] as const] : [])) : [];
  };
  return {
    nodes: entries('nodes').flatMap(([id]) => (nodes.has(id) ? [id] : [])),
    connections: entries('connections').flatMap(([id, { from, to }]) => (isCopied(from) && isCopied(to) ? [id] : [])),
    groups: entries('groups').flatMap(([id, { contains }]) => (groups.has(id) || isInside(contains) ? [id] : [])),
    notes: entries('notes').flatMap(([id]) => (chosen.notes?.includes(id) ? [id] : [])),
  };
}

/** Steps that give positions to what is copied and has none. */
function placing(data: JsonObject, chosen: Chosen, places: Places): readonly Step[] {
  const of = (section: 'nodes' | 'notes', ids: readonly string[]): readonly Step[] => ids.flatMap((id) => {
    const place = own(places[section], id);
    const has = isObject(at(data, [section, id])) && at(data, [section, id, 'at']) === undefined;
    return place && has ? stepsTo(data, [section, id, 'at'], [Math.round(place[0]), Math.round(place[1])]) : [];
  });
  return [...of('nodes', chosen.nodes), ...of('notes', chosen.notes ?? [])];
}
