import type { Design, Node } from '../model/design.ts';
import { isObject, own, type Json, type JsonArray, type JsonObject } from '../model/json.ts';
import { createListMemory } from '../model/list-memory.ts';
import { sameItems } from '../model/lists.ts';
import type { Catalog } from './catalog.ts';

/** A type that stands for the service's own and says the same in other words, as those of SAM do. */
export interface Spelling {
  /** Section of `Globals:` that holds properties of every resource of the type. */
  readonly globals?: string;
  /** The properties in the names of the service's own type; others may stay beside them. */
  readonly read: (properties: JsonObject) => JsonObject;
}

/** By resource type. */
export type Spellings = Readonly<Record<string, Spelling>>;

/**
 * Designs as rules, bill, traffic and simulation read them: a node whose resource is of a type that stands for its
 * service's own has that type's properties, `Globals` included. Templates are made of the design itself. Where
 * nothing is spelt otherwise it is the same object; a node that an edit did not touch stays the same object.
 */
export function designReader(catalog: Catalog): (design: Design) => Design {
  const nodesOf = createListMemory<Node>();
  return (design) => {
    const globals = own(design.template, 'Globals');
    const nodes = nodesOf([design.nodes], [globals], (at) => readNode(design.nodes[at] as Node, globals, catalog));
    return sameItems(nodes, design.nodes) ? design : { ...design, nodes };
  };
}

function readNode(node: Node, globals: Json | undefined, catalog: Catalog): Node {
  const spelling = node.resource === undefined ? undefined : own(catalog.kind(node.service)?.spellings, node.resource);
  if (!spelling) return node;
  const shared = spelling.globals !== undefined && isObject(globals) ? own(globals, spelling.globals) : undefined;
  const properties = isObject(shared) ? overGlobals(shared, node.properties) as JsonObject : node.properties;
  return { ...node, properties: spelling.read(properties) };
}

/**
 * Values of a resource over those of `Globals`: plain ones replace, maps are merged, lists add up.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html (2026-11)
 */
function overGlobals(shared: Json, own: Json): Json {
  if (Array.isArray(shared) && Array.isArray(own)) return [...(shared as JsonArray), ...(own as JsonArray)];
  if (!isObject(shared) || !isObject(own) || isFunction(shared) || isFunction(own)) return own;
  const merged = new Map(Object.entries(shared));
  for (const [key, value] of Object.entries(own)) {
    const before = merged.get(key);
    merged.set(key, before === undefined ? value : overGlobals(before, value));
  }
  return Object.fromEntries(merged);
}

function isFunction(value: JsonObject): boolean {
  const [key = '', ...more] = Object.keys(value);
  return more.length === 0 && (key === 'Ref' || key.startsWith('Fn::'));
}

/** Properties under other names: those of `names` (from, to) that are there, beside all others. */
export function renamed(properties: JsonObject, names: Readonly<Record<string, string>>): JsonObject {
  const more = Object.entries(names).flatMap(([from, to]) => {
    const value = own(properties, from);
    return value === undefined || Object.hasOwn(properties, to) ? [] : [[to, value] as const];
  });
  return { ...properties, ...Object.fromEntries(more) };
}
