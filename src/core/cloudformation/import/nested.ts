import type { Catalog } from '../../catalog/catalog.ts';
import { designReader } from '../../catalog/spelling.ts';
import { logicalIdOf, type Connection, type Design, type Node } from '../../model/design.ts';
import { own } from '../../model/json.ts';
import { Ids } from './ids.ts';
import { readTemplate } from './read-template.ts';
import type { TemplateResource } from './contract.ts';

/** Designs of nested templates by the place that the outer template names. */
export type Nested = ReadonlyMap<string, Design>;

/** The files beside a template that its nested stacks and applications name; none where it cannot be read. */
export function nestedLocations(text: string): readonly string[] {
  const read = readTemplate(text);
  return 'fault' in read ? [] : [...new Set([...read.template.resources.values()].flatMap((resource) => locationOf(resource) ?? []))];
}

function locationOf({ properties }: Pick<TemplateResource, 'properties'>): string | undefined {
  const location = own(properties, 'TemplateURL') ?? own(properties, 'Location');
  return typeof location === 'string' && !/^[a-z0-9+]+:\/\//i.test(location) ? location : undefined;
}

/**
 * The design with each nested stack as a group: its node, and behind it what its template would make, which this
 * template does not write down (`generated: true`).
 */
export function withNested(design: Design, nested: Nested, catalog: Catalog): Design {
  if (nested.size === 0) return design;
  const [nodes, connections, groups] = [new Ids(), new Ids(), new Ids()];
  for (const { id } of design.nodes) nodes.unique(id);
  for (const { id } of design.connections) connections.unique(id);
  const grown = { nodes: [...design.nodes], connections: [...design.connections], groups: [...design.groups] };
  for (const stack of design.nodes) {
    const location = stack.service === 'resource' ? locationOf(stack) : undefined;
    const inner = location === undefined ? undefined : nested.get(location);
    if (!inner) continue;
    const ids = new Map(inner.nodes.map(({ id }) => [id, nodes.unique(joined(stack.id, id))]));
    grown.nodes.push(...designReader(catalog)(inner).nodes.map((node) => innerNode(node, ids.get(node.id) as string)));
    grown.connections.push(...inner.connections.map((connection): Connection => ({
      ...connection, id: connections.unique(joined(stack.id, connection.id)), realizedBy: [logicalIdOf(stack)],
      from: ids.get(connection.from) as string, to: ids.get(connection.to) as string,
    })));
    grown.groups.push({ id: groups.unique(stack.id), label: logicalIdOf(stack), contains: [stack.id, ...ids.values()], collapsed: false });
  }
  return { ...design, ...grown };
}

function joined(outer: string, inner: string): string {
  return `${outer}-${inner}`.slice(0, 60).replace(/-+$/, '');
}

/** Values as they are read, since the sections they follow from (`Globals`) stand in the nested template. */
function innerNode({ service, resource, properties, id: label }: Node, id: string): Node {
  return {
    id, service, ...(service === 'resource' && resource !== undefined && { resource }), label, generated: true,
    properties, attributes: {}, parts: {}, assume: {}, traffic: {}, routes: {}, behaviours: {}, settings: {},
  };
}
