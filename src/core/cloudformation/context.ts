import type { Catalog } from '../catalog/catalog.ts';
import type { ConnectionKindId } from '../catalog/connection-kinds.ts';
import type { Node } from '../model/design.ts';
import { hasKeys, own, type Json } from '../model/json.ts';
import type { Recorder } from './contribution.ts';
import type { BuildContext, Met, Origin, Permitted, Self } from './contract.ts';
import { below, givenEntries, madeFor, type Traced, written, type Draft, type DraftObject } from './draft.ts';
import type { Permit, SourceEnds, TargetEnds } from './ends.ts';
import type { Link } from './link.ts';
import { metBy, referencesOf } from './links.ts';

/** What a node stands among when it is built. */
export interface Standing {
  readonly self: Self;
  readonly outgoing: readonly Link[];
  readonly incoming: readonly Link[];
}

/** What a node's `build` sees and writes to; `gives` is told when it takes on the variables of its connections. */
export function contextOf({ self, outgoing, incoming }: Standing, recorder: Recorder, catalog: Catalog, gives: () => void): BuildContext {
  const { node } = self;
  const origin: Origin = { node: node.id, path: ['nodes', node.id] };
  return {
    ...self,
    properties: givenEntries(origin, 'properties', node.properties),
    targets: (kind) => endsOf(outgoing, kind, 'to'),
    sources: (kind) => endsOf(incoming, kind, 'from'),
    permits: () => outgoing.flatMap(permittedBy),
    circular: ({ id }) => [...outgoing, ...incoming].some((link) => link.circular && link.connection.id === id),
    neighbours: () => outgoing.map((link) => ({ logicalId: link.to.logicalId, references: referencesOf(link.to, catalog), origin: link.origin })),
    environment: () => {
      gives();
      return environmentOf(outgoing, catalog);
    },
    primary: (resource) => recorder.add(self.logicalId, withAttributes(resource, node, origin), origin),
    resource: (logicalId, resource, from = origin) => recorder.add(logicalId, onCondition(resource, conditionOf(from, node, [...outgoing, ...incoming])), from),
    parameter: (name, parameter) => recorder.parameter(name, madeFor(origin, parameter)),
    output: (name, description, value) => recorder.output(name, onCondition({ Description: description, Value: value }, conditionIn(node)), origin),
    finding: recorder.finding,
    here: (...path) => below(origin, ...path),
  };
}

/**
 * The condition under which a node has something beside it: its own, or that of the other end of the connection which
 * it is made for. Of two different ones only the node's can be named.
 */
function conditionOf(from: Origin, node: Node, links: readonly Link[]): Json | undefined {
  const link = from.connection === undefined ? undefined : links.find(({ connection }) => connection.id === from.connection);
  return [node, ...(link ? [link.from.node, link.to.node] : [])].map(conditionIn).find((condition) => condition !== undefined);
}

function conditionIn({ attributes }: Node): Json | undefined {
  return own(attributes, 'Condition') ?? undefined;
}

/** What mentions a resource that is not there would be refused, so it is not there either. */
function onCondition(entry: DraftObject, condition: Json | undefined): DraftObject {
  return condition === undefined ? entry : { ...entry, Condition: condition };
}

type Ends<Side> = Side extends 'to' ? TargetEnds : SourceEnds;

function endsOf<K extends ConnectionKindId, Side extends 'from' | 'to'>(links: readonly Link[], kind: K, side: Side): readonly Met<Ends<Side>[K]>[] {
  return links.flatMap((link) => {
    const end = side === 'to' ? link.target : link.source;
    return link.kind === kind && end !== undefined ? [metBy(link, link[side], end as Ends<Side>[K])] : [];
  });
}

function permittedBy(link: Link): readonly Permitted[] {
  const permits: readonly Permit[] = link.target && 'permits' in link.target ? (link.target.permits as readonly Permit[]) : [];
  return permits.map((permit) => ({ permit, connection: link.connection, other: link.to.node, origin: link.origin }));
}

/** The first connection that gives a variable decides; a rule reports the others. */
function environmentOf(links: readonly Link[], catalog: Catalog): DraftObject {
  const variables = new Map<string, Traced>();
  for (const link of links) {
    const references = referencesOf(link.to, catalog);
    for (const [name, reference] of Object.entries(link.connection.env)) {
      const value = references.get(reference);
      if (value !== undefined && !variables.has(name)) variables.set(name, madeFor(below(link.origin, 'env', name), value));
    }
  }
  return Object.fromEntries(variables);
}

/** The node's attributes over the generated ones; `DependsOn` adds up, and one policy on its own counts for both. */
function withAttributes(resource: DraftObject, node: Node, origin: Origin): DraftObject {
  if (!hasKeys(node.attributes)) return resource;
  const { Properties: properties, ...generated } = resource;
  const attributes = new Map<string, Draft>(Object.entries(generated));
  for (const [name, value] of Object.entries(node.attributes)) {
    if (value === null) continue;
    const place = below(origin, 'attributes', name);
    const before = attributes.get(name);
    if (name === 'DependsOn' && before !== undefined) attributes.set(name, [...listOf(value), ...listOf(before)].map((id) => madeFor(place, id)));
    else attributes.set(name, written(place, value));
  }
  for (const [one, other] of [['DeletionPolicy', 'UpdateReplacePolicy'], ['UpdateReplacePolicy', 'DeletionPolicy']] as const) {
    const policy = node.attributes[one] ?? undefined;
    if (policy !== undefined && !Object.hasOwn(node.attributes, other)) attributes.set(other, written(below(origin, 'attributes', one), policy));
  }
  return { ...Object.fromEntries(attributes), ...(properties === undefined ? {} : { Properties: properties }) };
}

function listOf(draft: Draft): readonly Draft[] {
  return Array.isArray(draft) ? (draft as readonly Draft[]) : [draft];
}
