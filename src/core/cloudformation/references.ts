import { isObject, type Json } from '../model/json.ts';
import { createListMemory } from '../model/list-memory.ts';
import { sameItems } from '../model/lists.ts';

/** Logical ids and parameter names that a value mentions: `Ref`, `Fn::GetAtt`, `${…}` in `Fn::Sub`, `DependsOn`. */
export function mentionsOf(value: Json, found: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const item of value as readonly Json[]) mentionsOf(item, found);
  if (!isObject(value)) return found;
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue;
    const entry = value[key] as Json;
    if (key === 'Ref' && typeof entry === 'string') found.add(entry);
    else if (key === 'Fn::GetAtt') addAttribute(entry, found);
    else if (key === 'Fn::Sub') addSubstituted(entry, found);
    mentionsOf(entry, found);
  }
  return found;
}

function addAttribute(value: Json, found: Set<string>): void {
  const id = Array.isArray(value) ? (value as readonly Json[])[0] : typeof value === 'string' ? value.split('.')[0] : undefined;
  if (typeof id === 'string') found.add(id);
}

function addSubstituted(value: Json, found: Set<string>): void {
  const [text, variables] = Array.isArray(value) ? (value as readonly Json[]) : [value];
  if (typeof text !== 'string') return;
  for (const [, name = ''] of text.matchAll(/\$\{([^!}][^}]*)\}/g)) {
    const isVariable = isObject(variables) && Object.hasOwn(variables, name);
    if (!isVariable) found.add(name.split('.')[0] ?? name);
  }
}

type Needs = readonly (readonly string[])[];

/**
 * Finds the rings of resources that need each other, each as its ids in order, once; anew only where a need changed.
 * `mentions`: what each resource mentions.
 */
export function ringFinder(): (ids: readonly string[], resources: readonly Json[], mentions: readonly ReadonlySet<string>[]) => Needs {
  const needsOf = createListMemory<readonly string[]>();
  let last: { readonly ids: readonly string[]; readonly needs: Needs; readonly rings: Needs } | undefined;
  return (ids, resources, mentions) => {
    const needs = needsOf([resources, mentions], [], (row) => neededBy(resources[row] as Json, mentions[row] as ReadonlySet<string>));
    const isSame = last !== undefined && sameItems(last.ids, ids) && needs.every((needed, at) => needed === last?.needs[at] || sameItems(needed, last?.needs[at] ?? []));
    last = { ids, needs, rings: last && isSame ? last.rings : ringsAmong(ids, needs) };
    return last.rings;
  };
}

function ringsAmong(ids: readonly string[], needed: Needs): Needs {
  const needs = new Map(ids.map((id, at) => [id, needed[at] ?? []]));
  const done = new Set<string>();
  const rings: (readonly string[])[] = [];
  for (const start of needs.keys()) if (!done.has(start)) walk(start, needs, done, rings);
  return rings;
}

/** What SAM makes of one resource is several, and which of them needs what cannot be told before. */
function neededBy(resource: Json, mentions: ReadonlySet<string>): readonly string[] {
  const type = isObject(resource) ? resource['Type'] : undefined;
  if (typeof type === 'string' && type.startsWith('AWS::Serverless::')) return [];
  const after = isObject(resource) ? resource['DependsOn'] : undefined;
  if (after === undefined) return [...mentions];
  const ids = (Array.isArray(after) ? (after as readonly Json[]) : [after]).filter((id) => typeof id === 'string');
  return [...new Set([...mentions, ...ids])];
}

/** Depth first without recursion: a chain may be as long as the design. */
function walk(start: string, needs: ReadonlyMap<string, readonly string[]>, done: Set<string>, rings: (readonly string[])[]): void {
  const trail: { readonly id: string; next: number }[] = [{ id: start, next: 0 }];
  const depth = new Map([[start, 0]]);
  for (let top = trail.at(-1); top; top = trail.at(-1)) {
    const needed = needs.get(top.id)?.[top.next];
    top.next += 1;
    if (needed === undefined) {
      done.add(top.id);
      depth.delete(top.id);
      trail.pop();
    } else if (depth.has(needed)) rings.push(trail.slice(depth.get(needed)).map((step) => step.id));
    else if (needs.has(needed) && !done.has(needed)) {
      depth.set(needed, trail.length);
      trail.push({ id: needed, next: 0 });
    }
  }
}
