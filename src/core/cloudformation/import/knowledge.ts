import type { Actor, ConnectionSettings, Evidence, ImportPart, Look, NodeType, Ownership, Place, TemplateResource } from './contract.ts';

/** What all parts together know of resource types. */
export interface Knowledge {
  readonly parts: readonly ImportPart[];
  readonly node: (type: string) => NodeType | undefined;
  readonly owned: (type: string) => Ownership | undefined;
  readonly evidence: (type: string) => readonly ((resource: TemplateResource, look: Look) => readonly Evidence[])[];
  readonly actor: (type: string) => Actor | undefined;
  /** The section below `Globals:` of a type. */
  readonly globals: (type: string) => string | undefined;
  readonly settings: (type: string) => ((place: Place) => ConnectionSettings | undefined) | undefined;
}

export function knowledgeOf(parts: readonly ImportPart[]): Knowledge {
  const evidence = new Map<string, ((resource: TemplateResource, look: Look) => readonly Evidence[])[]>();
  for (const part of parts) for (const [type, read] of Object.entries(part.evidence ?? {})) evidence.set(type, [...(evidence.get(type) ?? []), read]);
  const [nodes, owned, actors] = [table(parts.map((part) => part.nodes)), table(parts.map((part) => part.owned)), table(parts.map((part) => part.actors))];
  const [globals, settings] = [table(parts.map((part) => part.globals)), table(parts.map((part) => part.settings))];
  return {
    parts,
    node: (type) => nodes.get(type),
    owned: (type) => owned.get(type),
    evidence: (type) => evidence.get(type) ?? [],
    actor: (type) => actors.get(type),
    globals: (type) => globals.get(type),
    settings: (type) => settings.get(type),
  };
}

function table<T>(records: readonly (Readonly<Record<string, T>> | undefined)[]): ReadonlyMap<string, T> {
  return new Map(records.flatMap((record) => Object.entries(record ?? {})));
}
