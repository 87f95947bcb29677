import type { Catalog } from '../catalog/catalog.ts';
import type { NodeKind } from '../catalog/service.ts';
import { connectionKind, type ConnectionKindId } from '../catalog/connection-kinds.ts';
import { explain } from '../catalog/explain.ts';
import type { JsonObject } from '../model/json.ts';
import type { Node } from '../model/design.ts';
import type { Resolver } from '../resolve/contract.ts';
import type { ParsedEdge, ParsedFrame } from './parsed-diagram.ts';

/** A box that has become a node: what the file will say of it, by the id in the diagram. */
export interface Placed {
  readonly key: string;
  readonly service: string;
  readonly name: string;
  readonly properties: JsonObject;
  /** What its id is made of where its name says too little. */
  readonly wanted?: string;
}

/** Whether one node may be connected to another, and how; asked of the catalogue, each pair of services once. */
export interface Legality {
  readonly kinds: (from: Placed, to: Placed) => readonly ConnectionKindId[];
  /** The properties of `from` that open a port which leads to `to`, where one is only shut by their lack. */
  readonly opening: (from: Placed, to: Placed) => JsonObject | undefined;
  /** A kind of node that goes between them: of the family of either, else one that hands messages on. */
  readonly between: (from: Placed, to: Placed) => string | undefined;
}

export function legalityOf(catalog: Pick<Catalog, 'kind' | 'family' | 'ports' | 'services'>, resolve: Resolver): Legality {
  const portsOf = ({ service, properties }: Pick<Placed, 'service' | 'properties'>) => catalog.ports(nodeOf(service, properties), resolve);
  const kinds = (from: Pick<Placed, 'service' | 'properties'>, to: Pick<Placed, 'service' | 'properties'>): readonly ConnectionKindId[] => {
    const answer = explain(portsOf(from), portsOf(to), { from: '', to: '' });
    return answer.allowed ? answer.kinds : [];
  };
  return {
    kinds,
    opening: (from, to) => catalog.kind(from.service)?.ports.out
      .map(({ opensWith }) => opensWith)
      .find((properties) => properties !== undefined && kinds({ ...from, properties: { ...from.properties, ...properties } }, to).length > 0),
    between: (from, to) => {
      const fits = ({ service, about: { initial } }: NodeKind): boolean => kinds(from, { service, properties: initial }).length > 0 && kinds({ service, properties: initial }, to).length > 0;
      const related = [from, to].flatMap(({ service }) => catalog.family(service)?.kinds ?? []);
      const messaging = catalog.services.flatMap((service) => service.kinds).filter(({ about }) => about.category === 'messaging');
      return [...related, ...messaging].find(fits)?.service;
    },
  };
}

function nodeOf(service: string, properties: JsonObject): Node {
  return { id: service, service, properties, attributes: {}, parts: {}, assume: {}, traffic: {}, routes: {}, behaviours: {}, settings: {} };
}

const FAILURE = /\b(?:dlq|dead[ -]?letter|undelivered|fail\w*|after \d+ retries)\b|실패|배달 못/i;

/** Of the kinds that are possible, the one that the arrow means: as its label says, else as its line does. */
export function kindMeant(kinds: readonly ConnectionKindId[], { label, line, head }: ParsedEdge, targetName: string): ConnectionKindId | undefined {
  const titled = kinds.find((id) => {
    const title = connectionKind(id)?.title;
    return title?.en === label || title?.ko === label;
  });
  if (titled) return titled;
  const lines = (wanted: string): ConnectionKindId | undefined => kinds.find((id) => connectionKind(id)?.line === wanted);
  if (head === 'ring') return lines('authorize') ?? kinds[0];
  if (kinds.includes('on-failure') && (FAILURE.test(label) || FAILURE.test(targetName))) return 'on-failure';
  const usual = kinds.filter((id) => id !== 'on-failure' || kinds.length === 1);
  return (line === 'dotted' ? usual.find((id) => connectionKind(id)?.line === 'async') : undefined) ?? usual[0];
}

/**
 * Edges between nodes only. One that ends at a frame leads to the nodes in it that nothing in the frame leads
 * to; one that starts there leaves from those that lead to nothing in it.
 */
export function betweenNodes(edges: readonly ParsedEdge[], frames: readonly ParsedFrame[]): readonly ParsedEdge[] {
  const inside = membersOf(frames);
  const ends = (frame: string, inner: 'from' | 'to'): readonly string[] => {
    const members = inside.get(frame) ?? [];
    const taken = new Set(edges.filter(({ from, to }) => from !== to && members.includes(from) && members.includes(to)).map((edge) => edge[inner]));
    const free = members.filter((id) => !taken.has(id));
    return free.length > 0 ? free : members;
  };
  return edges.flatMap((edge) => {
    const sources = inside.has(edge.from) ? ends(edge.from, 'from') : [edge.from];
    const targets = inside.has(edge.to) ? ends(edge.to, 'to') : [edge.to];
    return sources.flatMap((from) => targets.filter((to) => to !== from).map((to) => ({ ...edge, from, to })));
  });
}

/** The nodes in each frame, those of frames within it too. */
export function membersOf(frames: readonly ParsedFrame[]): ReadonlyMap<string, readonly string[]> {
  const byId = new Map(frames.map((frame) => [frame.id, frame]));
  const members = (frame: ParsedFrame, seen: ReadonlySet<string>): readonly string[] => frame.contains.flatMap((id) => {
    const inner = byId.get(id);
    if (!inner) return [id];
    return seen.has(id) ? [] : members(inner, new Set([...seen, id]));
  });
  return new Map(frames.map((frame) => [frame.id, [...new Set(members(frame, new Set([frame.id])))]]));
}
