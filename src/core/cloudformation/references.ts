import { isObject, type Json } from '../model/json.ts';
import { sameItems } from '../model/lists.ts';
import { isSamType } from '../model/sam-type.ts';

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
  const id = Array.isArray(value) ? (value as readonly Json[])[0] : typeof value === 'string' ? resourceOf(value) : undefined;
  if (typeof id === 'string') found.add(id);
}

function addSubstituted(value: Json, found: Set<string>): void {
  const [text, variables] = Array.isArray(value) ? (value as readonly Json[]) : [value];
  if (typeof text !== 'string') return;
  for (let at = text.indexOf('${'); at !== -1;) {
    const end = text.indexOf('}', at);
    // `${!Literal}` mentions nothing.
    const name = text[at + 2] === '!' || end === -1 ? '' : text.slice(at + 2, end);
    if (name !== '' && !(isObject(variables) && Object.hasOwn(variables, name))) found.add(resourceOf(name));
    at = text.indexOf('${', name === '' ? at + 2 : end);
  }
}

/** The logical id in `Id.Attribute`. */
function resourceOf(name: string): string {
  const dot = name.indexOf('.');
  return dot === -1 ? name : name.slice(0, dot);
}

/** Resources by their places in a template. */
export interface Placed {
  readonly ids: readonly string[];
  /** Where each id stands. */
  readonly places: ReadonlyMap<string, number>;
}

type Needs = readonly (readonly string[])[];

/** Finds the rings of resources that need each other (`neededBy`), each as its ids in order, once; anew only where a need changed. */
export function ringFinder(): (placed: Placed, needs: Needs) => Needs {
  let last: { readonly ids: readonly string[]; readonly needs: Needs; readonly rings: Needs } | undefined;
  return (placed, needs) => {
    const { ids } = placed;
    const isSame = last !== undefined && sameItems(last.ids, ids) && needs.every((needed, at) => needed === last?.needs[at] || sameItems(needed, last?.needs[at] ?? []));
    last = { ids, needs, rings: last && isSame ? last.rings : ringsAmong(placed, needs) };
    return last.rings;
  };
}

/** What a resource needs before it can be made: what it mentions and what it waits for. What SAM makes of one resource is several, and which of them needs what cannot be told before. */
export function neededBy(resource: Json, mentions: ReadonlySet<string>): readonly string[] {
  if (isObject(resource) && isSamType(resource['Type'])) return [];
  const after = isObject(resource) ? resource['DependsOn'] : undefined;
  if (after === undefined) return [...mentions];
  const ids = (Array.isArray(after) ? (after as readonly Json[]) : [after]).filter((id) => typeof id === 'string');
  return [...new Set([...mentions, ...ids])];
}

/** How far a resource is on the way: not yet seen, on the trail from there on, or done with. */
const UNSEEN = -1;
const DONE = -2;

function ringsAmong({ ids, places }: Placed, needs: Needs): Needs {
  const rings: (readonly string[])[] = [];
  const depth = new Int32Array(ids.length).fill(UNSEEN);
  for (let start = 0; start < ids.length; start++) {
    // Of two resources of one id the last is in the template.
    if (depth[start] === UNSEEN && places.get(ids[start] as string) === start) walk(start);
  }
  return rings;

  /** Depth first without recursion: a chain may be as long as the design. */
  function walk(start: number): void {
    const trail: { readonly place: number; next: number }[] = [{ place: start, next: 0 }];
    depth[start] = 0;
    for (let top = trail.at(-1); top; top = trail.at(-1)) {
      const name = needs[top.place]?.[top.next++];
      if (name === undefined) {
        depth[top.place] = DONE;
        trail.pop();
        continue;
      }
      const place = places.get(name);
      const known = place === undefined ? DONE : depth[place] ?? DONE;
      if (known >= 0) rings.push(trail.slice(known).map((step) => ids[step.place] as string));
      else if (known === UNSEEN && place !== undefined) {
        depth[place] = trail.length;
        trail.push({ place, next: 0 });
      }
    }
  }
}
