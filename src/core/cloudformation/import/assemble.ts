import type { Catalog } from '../../catalog/catalog.ts';
import { logicalIdOf, type Connection, type Design, type Node, EMPTY_DESIGN } from '../../model/design.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { own } from '../../model/json.ts';
import type { Proven } from './connections.ts';
import type { ImpliedNode, TemplateResource } from './contract.ts';
import { Ids, needsLogicalId } from './ids.ts';
import type { Template } from './read-template.ts';
import type { Survey } from './survey.ts';
import { valueAt } from './values.ts';

const NO_VALUES = { properties: {}, attributes: {}, parts: {}, assume: {}, traffic: {}, routes: {}, behaviours: {}, settings: {} } as const;

export interface Named {
  readonly name: string;
  readonly catalog: Pick<Catalog, 'kind'>;
}

/** The design of a surveyed template: every resource stands in it once. */
export function assembleDesign(template: Template, survey: Survey, proven: readonly Proven[], { name, catalog }: Named): Design {
  const ids = new Ids();
  const nodeIds = new Map([...survey.roles.keys(), ...survey.impliedNodes.map(({ logicalId }) => logicalId)].map((logicalId) => [logicalId, ids.of(logicalId, isCdk(survey.resources.get(logicalId)))]));
  const parts = partsByOwner(template, survey);
  const nodes = [
    ...[...survey.roles].map(([logicalId, { service }]) => nodeOf(nodeIds.get(logicalId) as string, survey.resources.get(logicalId) as TemplateResource, service, parts.get(logicalId) ?? [], template)),
    ...survey.impliedNodes.map((node) => impliedNodeOf(nodeIds.get(node.logicalId) as string, node, parts.get(node.logicalId) ?? [], template)),
  ];
  const holdsData = (logicalId: string): boolean => catalog.kind(survey.roles.get(logicalId)?.service ?? '')?.ports.access !== undefined;
  return { ...EMPTY_DESIGN, name, nodes, connections: connectionsOf(proven, nodeIds, holdsData), template: restOf(template, survey) };
}

function isCdk(resource: TemplateResource | undefined): boolean {
  return valueAt(resource?.attributes, 'Metadata.aws:cdk:path') !== undefined;
}

function partsByOwner(template: Template, survey: Survey): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, string[]>();
  for (const logicalId of template.resources.keys()) {
    const owner = survey.ownerOf(logicalId);
    if (owner !== undefined) parts.set(owner, [...(parts.get(owner) ?? []), logicalId]);
  }
  return parts;
}

/** A whole resource, as the template has it. */
function wholeOf(template: Template, logicalId: string): Json {
  return own(own(template.data, 'Resources') as JsonObject, logicalId) as Json;
}

function entriesOf(template: Template, ids: readonly string[]): JsonObject {
  return Object.fromEntries(ids.map((id) => [id, wholeOf(template, id)]));
}

function nodeOf(id: string, { logicalId, type, properties, attributes }: TemplateResource, service: string | undefined, parts: readonly string[], template: Template): Node {
  return {
    id, service: service ?? 'resource', resource: type, ...(needsLogicalId(id, logicalId) && { logicalId }),
    ...NO_VALUES, properties, attributes, parts: entriesOf(template, parts),
  };
}

function impliedNodeOf(id: string, { logicalId, service, resource, properties }: ImpliedNode, parts: readonly string[], template: Template): Node {
  return {
    id, service: service ?? 'resource', ...(resource !== undefined && { resource }), ...(needsLogicalId(id, logicalId) && { logicalId }),
    generated: true, ...NO_VALUES, properties, parts: entriesOf(template, parts),
  };
}

/** `access` says something only where the target holds data. */
function connectionsOf(proven: readonly Proven[], nodeIds: ReadonlyMap<string, string>, holdsData: (logicalId: string) => boolean): readonly Connection[] {
  const ids = new Ids();
  return proven.map(({ from, to, kind, access, realizedBy }): Connection => {
    const [source, target] = [nodeIds.get(from) as string, nodeIds.get(to) as string];
    return { id: ids.unique(`${source}-${target}`.slice(0, 60).replace(/-+$/, '')), from: source, to: target, ...(kind !== undefined && { kind }), access: kind === undefined && holdsData(to) ? access : [], routes: [], env: {}, properties: {}, with: {}, assume: {}, realizedBy };
  });
}

/** What nothing on the canvas stands for, word for word. */
function restOf(template: Template, survey: Survey): JsonObject {
  return Object.fromEntries(Object.entries(template.data).flatMap(([section, value]): [string, Json][] => {
    if (section !== 'Resources') return [[section, value]];
    const left = Object.entries(value as JsonObject).filter(([logicalId]) => !survey.roles.has(logicalId) && survey.ownerOf(logicalId) === undefined);
    return left.length === 0 ? [] : [[section, Object.fromEntries(left)]];
  }));
}

/** Where each resource of the template went, by logical id; several places, or none, are a fault of the importer. */
export function placesIn(design: Design): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  const add = (logicalId: string, place: string): void => {
    places.set(logicalId, [...(places.get(logicalId) ?? []), place]);
  };
  for (const node of design.nodes) {
    if (!node.generated) add(logicalIdOf(node), 'node');
    for (const part of Object.keys(node.parts)) add(part, `part of ${node.id}`);
  }
  for (const logicalId of Object.keys((own(design.template, 'Resources') ?? {}) as JsonObject)) add(logicalId, 'template');
  return places;
}
