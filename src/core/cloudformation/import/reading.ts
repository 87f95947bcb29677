import { logicalIdOf, type Connection, type Design, type Node } from '../../model/design.ts';
import { isObject, own, type Json, type JsonArray, type JsonObject } from '../../model/json.ts';
import { createListMemory } from '../../model/list-memory.ts';
import type { ConnectionSettings, ImportPart } from './contract.ts';
import { knowledgeOf, type Knowledge } from './knowledge.ts';
import { objectOf } from './values.ts';

/**
 * Designs as rules, traffic, bill and simulation read them: a connection that something in the template realizes has
 * the settings that stand there, as if it had written them itself. The file keeps them in their one home. A design
 * without such connections is itself; a connection that an edit did not touch stays the same object.
 */
export function settingsReader(parts: readonly ImportPart[]): (design: Design) => Design {
  const knowledge = knowledgeOf(parts);
  const connectionsOf = createListMemory<Connection>();
  return (design) => {
    if (!design.connections.some(({ realizedBy }) => realizedBy.length > 0)) return design;
    const homes = homesIn(design);
    const places = design.connections.map(({ realizedBy }) => homes.get(idIn(realizedBy[0] ?? '')));
    const connections = connectionsOf([design.connections, places], [], (at) => readConnection(design.connections[at] as Connection, homes, knowledge));
    return connections.every((connection, at) => connection === design.connections[at]) ? design : { ...design, connections };
  };
}

/** What has a logical id in the file: a node, or a whole resource among `parts` or below `template:`. */
type Homes = ReadonlyMap<string, Node | Json>;

function homesIn(design: Design): Homes {
  const homes = new Map<string, Node | Json>(Object.entries(objectOf(own(design.template, 'Resources'))));
  for (const node of design.nodes) {
    homes.set(logicalIdOf(node), node);
    for (const [id, part] of Object.entries(node.parts)) homes.set(id, part);
  }
  return homes;
}

function idIn(place: string): string {
  return place.split('.')[0] ?? '';
}

function readConnection(connection: Connection, homes: Homes, knowledge: Knowledge): Connection {
  for (const place of connection.realizedBy) {
    const settings = settingsAt(place, homes, knowledge);
    if (settings) return { ...connection, properties: { ...settings.properties, ...connection.properties }, with: { ...settings.with, ...connection.with } };
  }
  return connection;
}

function settingsAt(place: string, homes: Homes, knowledge: Knowledge): ConnectionSettings | undefined {
  const home = homes.get(idIn(place));
  const resource = isNode(home) ? { Type: home.resource ?? '', Properties: home.properties } : objectOf(home);
  const path = place.split('.').slice(1);
  const value = valueBelow(resource, path);
  return value === undefined ? undefined : knowledge.settings(String(own(resource as JsonObject, 'Type')))?.({ path, value });
}

/** A resource of the template has keys in capitals. */
function isNode(home: Node | Json | undefined): home is Node {
  return isObject(home) && Object.hasOwn(home, 'service') && Object.hasOwn(home, 'parts');
}

function valueBelow(value: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((found, step) => (Array.isArray(found) ? (found as JsonArray)[Number(step)] : isObject(found) ? own(found, step) : undefined), value);
}

/** The entries of an object but those of some keys. */
export function without(value: Json | undefined, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(objectOf(value)).filter(([key]) => !keys.includes(key)));
}
