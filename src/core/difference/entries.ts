import { equal } from '../document/steps.ts';
import type { ParsedDocument } from '../document/contract.ts';
import { indexOf, nameOf, type Design } from '../model/design.ts';
import { isObject, own, type Json, type JsonObject } from '../model/json.ts';
import { intrinsicOf } from '../resolve/intrinsic.ts';
import type { EntryChange, ValueChange } from './contract.ts';

/** Sections with entries of their own; any other key at the top is one entry. */
const SECTIONS = ['parameters', 'nodes', 'connections', 'groups', 'notes', 'scenarios', 'goals', 'ignore', 'template'];

/** Where things stand on the canvas, which says nothing about the architecture. */
const PLACES: ReadonlyMap<string, readonly string[]> = new Map([['nodes', ['at']], ['notes', ['at', 'size']], ['groups', ['collapsed']]]);

type Document = Pick<ParsedDocument, 'data' | 'design'>;

/** Entries that one text has and the other has not, or has otherwise. */
export function entryChanges(before: Document, after: Document): readonly EntryChange[] {
  return union(Object.keys(before.data), Object.keys(after.data)).flatMap((section) => {
    const [old, fresh] = [own(before.data, section), own(after.data, section)];
    if (!SECTIONS.includes(section) || (old !== undefined && !isObject(old)) || (fresh !== undefined && !isObject(fresh))) return changeOf({ section }, section, old, fresh);
    const [olds, freshes] = [old ?? {}, fresh ?? {}] as readonly [JsonObject, JsonObject];
    return union(Object.keys(olds), Object.keys(freshes)).flatMap((id) => changeOf({ section, id }, titleOf(section, id, own(freshes, id) === undefined ? before.design : after.design), placeless(section, own(olds, id)), placeless(section, own(freshes, id))));
  });
}

function changeOf(where: Pick<EntryChange, 'section' | 'id'>, title: string, before: Json | undefined, after: Json | undefined): readonly EntryChange[] {
  if (equal(before, after)) return [];
  if (before === undefined) return [{ ...where, title, change: 'added', values: [] }];
  if (after === undefined) return [{ ...where, title, change: 'removed', values: [] }];
  return [{ ...where, title, change: 'changed', values: valueChanges(before, after, '') }];
}

function placeless(section: string, entry: Json | undefined): Json | undefined {
  const places = PLACES.get(section);
  return places && isObject(entry) ? Object.fromEntries(Object.entries(entry).filter(([key]) => !places.includes(key))) : entry;
}

function titleOf(section: string, id: string, design: Design): string {
  const index = indexOf(design);
  const named = (node: string) => {
    const found = index.node(node);
    return found ? nameOf(found) : node;
  };
  const connection = section === 'connections' ? index.connection(id) : undefined;
  if (connection) return `${named(connection.from)} → ${named(connection.to)}`;
  if (section === 'nodes') return named(id);
  const group = section === 'groups' ? design.groups.find((each) => each.id === id) : undefined;
  return group?.label ?? id;
}

/** Maps are gone through; lists and functions are values. */
function valueChanges(before: Json | undefined, after: Json | undefined, path: string): readonly ValueChange[] {
  if (equal(before, after)) return [];
  if (isMap(before) && isMap(after)) return union(Object.keys(before), Object.keys(after)).flatMap((key) => valueChanges(own(before, key), own(after, key), path === '' ? key : `${path}.${key}`));
  return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

function isMap(value: Json | undefined): value is JsonObject {
  return isObject(value) && !intrinsicOf(value);
}

/** Those of the first in its order, then what the second adds. */
function union(first: readonly string[], second: readonly string[]): readonly string[] {
  return [...new Set([...first, ...second])];
}
