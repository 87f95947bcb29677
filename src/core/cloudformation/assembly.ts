import type { Design, Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own, type Json, type JsonObject } from '../model/json.ts';
import { createListMemory, flatten } from '../model/list-memory.ts';
import type { Added, Contribution } from './contribution.ts';
import type { Origin } from './contract.ts';
import { madeFor, opened, plain, withDefaults, written, type Draft, type Traced } from './draft.ts';
import * as say from './findings.ts';
import { isLogicalId } from './names.ts';

/** What all nodes add together, checked for ids that meet. */
export interface Assembly {
  readonly resources: Resources;
  /** How many resources each node adds, by its place in the design. */
  readonly resourcesByNode: readonly number[];
  readonly parameters: ReadonlyMap<string, Draft>;
  readonly outputs: ReadonlyMap<string, Draft>;
  readonly findings: readonly Finding[];
}

/** Resources side by side with their logical ids: the same ids, in the same list, while none comes, goes or is called otherwise. */
export interface Resources {
  readonly ids: readonly string[];
  readonly values: readonly Traced[];
  /** The place of each id. */
  readonly places: ReadonlyMap<string, number>;
}

/** A resource that is written out below a node. */
export interface Part {
  readonly logicalId: string;
  readonly resource: Traced;
}

const NO_PARTS: readonly Part[] = [];

/** The parts of a node, each with its place. */
export function partsOf(node: Node): readonly Part[] {
  const parts = Object.entries(node.parts as JsonObject);
  return parts.length === 0 ? NO_PARTS : parts.map(([logicalId, value]) => ({ logicalId, resource: written({ node: node.id, path: ['nodes', node.id, 'parts', logicalId] }, value) }));
}

/** Puts together what the nodes add, in their order; `parts` and the resources of `template:` of the whole design claim their ids first. */
export function assembler(): (design: Design, contributions: readonly Contribution[], partsByNode: readonly (readonly Part[])[]) => Assembly {
  const valuesOf = createListMemory<Traced>();
  let last: { readonly added: readonly Added[]; readonly hand: Json | undefined; readonly resources: Resources; readonly isPlain: boolean } | undefined;
  return (design, contributions, partsByNode) => {
    const hand = own(design.template, 'Resources');
    const added = flatten(contributions.map(({ resources }) => resources));
    const findings: Finding[] = [];
    // Where every id was as it should be and stands where it stood, nothing can have met.
    const isSame = last?.isPlain === true && last.hand === hand && partsByNode.every((parts) => parts.length === 0) && sameIds(last.added, added);
    const resources = last && isSame
      ? { ...last.resources, values: valuesOf([added], [], (row) => (added[row] as Added).resource) }
      : merge(design, contributions, partsByNode, hand, findings);
    last = { added, hand, resources, isPlain: findings.length === 0 && resources.ids.length === added.length && partsByNode.every((parts) => parts.length === 0) };
    return {
      resources,
      resourcesByNode: contributions.map((contribution, at) => contribution.resources.length + (partsByNode[at] ?? NO_PARTS).length),
      parameters: together(contributions.map(({ parameters }) => parameters)),
      outputs: together(contributions.map(({ outputs }) => outputs)),
      findings: [...findings, ...flatten(contributions.map((contribution) => contribution.findings))],
    };
  };
}

function sameIds(before: readonly Added[], now: readonly Added[]): boolean {
  return before.length === now.length && before.every((added, row) => added === now[row] || added.logicalId === now[row]?.logicalId);
}

function merge(design: Design, contributions: readonly Contribution[], partsByNode: readonly (readonly Part[])[], hand: Json | undefined, findings: Finding[]): Resources {
  const parts = claims(partsByNode, findings);
  // Parts of a node that stands word for word do too.
  const exact = new Set(partsByNode.flatMap((own, at) => (design.nodes[at]?.resource === undefined ? [] : own.map(({ resource }) => resource))));
  const isClaimed = (logicalId: string): boolean => isObject(hand) && Object.hasOwn(hand, logicalId);
  const resources = new Map<string, Traced>();
  const add = (logicalId: string, resource: Traced, origin: Origin): void => {
    const taken = resources.get(logicalId);
    if (!isLogicalId(logicalId)) findings.push(say.badLogicalId(logicalId, origin));
    else if (isClaimed(logicalId)) findings.push(say.duplicateLogicalId(logicalId, origin, { path: ['template', 'Resources', logicalId] }));
    else if (taken && !parts.has(logicalId)) findings.push(say.duplicateLogicalId(logicalId, origin, taken.origin));
    // What is generated under the id of a part counts before what would only complete the part.
    else if (!taken) resources.set(logicalId, laidOver(parts.get(logicalId), resource, exact));
  };
  contributions.forEach((contribution, at) => {
    for (const { logicalId, resource, origin } of contribution.resources) add(logicalId, resource, origin);
    const isMade = design.nodes[at]?.generated === true;
    for (const { logicalId, resource } of isMade ? [] : partsByNode[at] ?? []) if (parts.get(logicalId) === resource && !resources.has(logicalId)) add(logicalId, resource, resource.origin);
  });
  const ids = [...resources.keys()];
  return { ids, values: [...resources.values()], places: new Map(ids.map((id, place) => [id, place])) };
}

function claims(partsByNode: readonly (readonly Part[])[], findings: Finding[]): ReadonlyMap<string, Traced> {
  const parts = new Map<string, Traced>();
  for (const own of partsByNode) {
    for (const { logicalId, resource } of own) {
      const earlier = parts.get(logicalId);
      if (earlier) findings.push(say.duplicateLogicalId(logicalId, resource.origin, earlier.origin));
      else parts.set(logicalId, resource);
    }
  }
  return parts;
}

const laid = new WeakMap<Traced, { readonly generated: Traced; readonly merged: Traced }>();

/** A part over what is generated under its id: the same object while both are. */
function laidOver(part: Traced | undefined, generated: Traced, exact: ReadonlySet<Traced>): Traced {
  if (part === undefined || part === generated) return generated;
  if (exact.has(part)) return part;
  const known = laid.get(part);
  if (known?.generated === generated) return known.merged;
  const merged = overlay(part, generated);
  laid.set(part, { generated, merged });
  return merged;
}

/** What the part says counts, one property at a time; of another type, it is all there is (docs/adr/0007-parts.md). */
function overlay(part: Traced, generated: Traced): Traced {
  const [over, under] = [opened(part), opened(generated)];
  if (!over || !under || plain(over['Type'] ?? null) !== plain(under['Type'] ?? null)) return part;
  const [properties, defaults] = [opened(over['Properties'] ?? {}), opened(under['Properties'] ?? {})];
  if (!properties || !defaults) return part;
  const all = withDefaults(properties, defaults);
  const { Properties: _, ...attributes } = withDefaults(over, under);
  return madeFor(part.origin, { ...attributes, ...(Object.keys(all).length > 0 ? { Properties: all } : {}) });
}

/** What several nodes add under one name is the first one's. */
function together(maps: readonly ReadonlyMap<string, Draft>[]): ReadonlyMap<string, Draft> {
  const all = new Map<string, Draft>();
  for (const map of maps) if (map.size > 0) for (const [name, draft] of map) if (!all.has(name)) all.set(name, draft);
  return all;
}
