import type { Catalog } from '../catalog/catalog.ts';
import { EMPTY_DESIGN } from '../model/design.ts';
import type { JsonObject } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import { createResolver } from '../resolve/resolver.ts';
import { connectionsOf, type Connected } from './import-connections.ts';
import { betweenNodes, legalityOf, membersOf, type Legality, type Placed } from './import-edges.ts';
import { createIds, createNumbers, indexBy } from './import-ids.ts';
import { notices } from './import-notices.ts';
import { foldRoutes } from './import-routes.ts';
import { framesAround, guessServices, servicesOfFrame, type Guess, type Vocabulary } from './import-services.ts';
import { cleaned } from './import-words.ts';
import { EXTERNAL } from './mermaid-text.ts';
import type { ParsedDiagram, ParsedEdge, ParsedNode } from './parsed-diagram.ts';

/** A diagram as entries of a design file. */
export interface ImportedDesign {
  /** Empty where the diagram has no title. */
  readonly name: string;
  readonly nodes: readonly Entry[];
  readonly connections: readonly Entry[];
  readonly groups: readonly Entry[];
  /** What the reader should know: guesses, what was left out, what cannot be. */
  readonly notices: readonly Text[];
}

export interface Entry {
  readonly id: string;
  readonly data: JsonObject;
}

/**
 * What a diagram says of an architecture: its boxes as nodes of the services that their names mean, `external`
 * where they mean none; its arrows as connections of the kinds that are possible; its frames as groups. The same
 * diagram gives the same design.
 */
export function designOf(drawn: ParsedDiagram, vocabulary: Vocabulary, catalog: Catalog): ImportedDesign {
  const diagram = foldRoutes(drawn, (frame) => servicesOfFrame(frame, vocabulary)?.some((service) => catalog.kind(service)?.keys.includes('routes')) === true);
  const guesses = guessServices(diagram, vocabulary);
  const edges = betweenNodes(diagram.edges, diagram.frames);
  const touched = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const isLeftOut = ({ id }: ParsedNode): boolean => guesses.get(id)?.part === true && !touched.has(id);
  const kept = diagram.nodes.filter((node) => !isLeftOut(node));
  const legality = legalityOf(catalog, createResolver(EMPTY_DESIGN));
  const boxes = kept.map((node): Box => ({ node, guess: guesses.get(node.id) ?? NOTHING, name: nameIn(node, guesses) }));
  const { placed, notices: about } = settle(boxes, edges, legality, catalog);
  const connected = connectionsOf(edges, placed, { legality, catalog, isOwn: (key) => guesses.get(key)?.own === true });
  const ids = createIds();
  const idOf = new Map(connected.nodes.map((node) => [node.key, ids(...wantedIds(node, { diagram, catalog, isOwn: guesses.get(node.key)?.own === true }))]));
  return {
    name: cleaned(diagram.title ?? ''),
    nodes: connected.nodes.map((node) => ({ id: idOf.get(node.key) ?? '', data: nodeData(node, idOf.get(node.key) ?? '', connected) })),
    connections: connectionEntries(connected, idOf),
    groups: groupEntries(diagram, idOf),
    notices: [...diagram.nodes.filter(isLeftOut).map((node) => notices.partLeftOut(nameIn(node, guesses))), ...about, ...connected.notices],
  };
}

interface Box {
  readonly node: ParsedNode;
  readonly guess: Guess;
  readonly name: string;
}

const NOTHING: Guess = { services: [], own: false };

/** The second line of a box of ours says what the service's settings already say. */
function nameIn({ id, lines }: ParsedNode, guesses: ReadonlyMap<string, Guess>): string {
  return cleaned(guesses.get(id)?.own === true ? lines[0] ?? '' : lines.join(' '));
}

interface Settled {
  readonly placed: ReadonlyMap<string, Placed>;
  readonly notices: readonly Text[];
}

/** Each box with the one of its possible services that lets most of its arrows be; the first of equals. */
function settle(boxes: readonly Box[], edges: readonly ParsedEdge[], legality: Legality, catalog: Catalog): Settled {
  const placed = new Map(boxes.map((box) => [box.node.id, place(box, box.guess.services[0] ?? EXTERNAL, catalog)]));
  const at = indexBy(edges, ({ from, to }) => [from, to]);
  const told: Text[] = [];
  for (const box of boxes) {
    const { services, own } = box.guess;
    if (services.length < 2) continue;
    const scored = services.map((service) => ({ service, score: scoreOf(place(box, service, catalog), at.get(box.node.id) ?? [], placed, legality) }));
    const best = scored.reduce((first, next) => (next.score > first.score ? next : first));
    placed.set(box.node.id, place(box, best.service, catalog));
    const titles = services.filter((service) => service !== best.service).flatMap((service) => catalog.kind(service)?.about.title ?? []);
    const title = catalog.kind(best.service)?.about.title;
    if (title && !own) told.push(notices.chosen(box.name, title, titles));
  }
  usersOfClients(placed, at, legality);
  const generic = boxes.filter(({ node, guess }) => !guess.own && placed.get(node.id)?.service === EXTERNAL).map(({ name }) => name);
  return { placed, notices: generic.length > 0 ? [notices.generic(generic), ...told] : told };
}

/** A box that leads only to boxes of its own kind, which it cannot be connected to, is not of that kind: the person at a browser. */
function usersOfClients(placed: Map<string, Placed>, edges: ReadonlyMap<string, readonly ParsedEdge[]>, legality: Legality): void {
  for (const node of [...placed.values()]) {
    const others = (edges.get(node.key) ?? []).map(({ from, to }) => placed.get(from === node.key ? to : from));
    const isUser = others.length > 0 && others.every((other) => other?.service === node.service) && legality.kinds(node, node).length === 0;
    if (isUser && node.service !== EXTERNAL) placed.set(node.key, { ...node, service: EXTERNAL, properties: {} });
  }
}

function place({ node, name }: Box, service: string, catalog: Catalog): Placed {
  return { key: node.id, service, name, properties: catalog.kind(service)?.about.initial ?? {} };
}

/** Two for an arrow that can be as drawn, one and a half with a node between, one where it must be turned. */
function scoreOf(node: Placed, edges: readonly ParsedEdge[], placed: ReadonlyMap<string, Placed>, legality: Legality): number {
  return edges.reduce((sum, { from, to }) => {
    const [source, target] = [from === node.key ? node : placed.get(from), to === node.key ? node : placed.get(to)];
    if (!source || !target || source === target) return sum;
    if (legality.kinds(source, target).length > 0) return sum + 2;
    if (legality.between(source, target) !== undefined) return sum + 1.5;
    return sum + (legality.kinds(target, source).length > 0 ? 1 : 0);
  }, 0);
}

/** Ids in the order in which they are liked: that of the diagram where it says something, the label, the service. */
function wantedIds({ key, name, service, wanted }: Placed, { diagram, catalog, isOwn }: { readonly diagram: ParsedDiagram; readonly catalog: Catalog; readonly isOwn: boolean }): readonly string[] {
  const box = diagram.nodes.find(({ id }) => id === key);
  const speaking = isOwn || (/^[A-Za-z][A-Za-z_-]*[a-z][A-Za-z0-9_-]*$/.test(key) && key.length > 2);
  const title = catalog.kind(service)?.about.short.en ?? 'node';
  return speaking ? [key, name, title] : [wanted ?? box?.lines[0] ?? '', name, key, title];
}

/** The order of the behaviour that takes what no path takes. */
const LAST = 99;

function nodeData({ key, service, name, properties }: Placed, id: string, { routes, behaviours }: Connected): JsonObject {
  const routesHere = routes.get(key) ?? [];
  const paths = behaviours.get(key) ?? [];
  return {
    service, ...(name !== '' && name !== id && { label: name }),
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(routesHere.length > 0 && { routes: Object.fromEntries(routesHere.map(({ id: route, route: written }) => [route, { route: written }])) }),
    ...(paths.length > 0 && { behaviours: Object.fromEntries(paths.map(({ id: path, route: pattern }, index) => [path, pattern === '' ? { order: LAST } : { order: index + 1, PathPattern: pattern }])) }),
  };
}

function connectionEntries({ connections }: Connected, idOf: ReadonlyMap<string, string>): readonly Entry[] {
  const ids = createNumbers();
  return connections.map(({ from, to, kind, label, routes, access, behaviour }) => {
    const [source, target] = [idOf.get(from) ?? '', idOf.get(to) ?? ''];
    return {
      id: ids(`${source}-${target}`),
      data: { from: source, to: target, ...(kind !== undefined && { kind }), ...(routes.length > 0 && { routes }), ...(behaviour !== undefined && { behaviour }), ...(access.length > 0 && { access }), ...(label !== '' && { label }) },
    };
  });
}

/** Frames as groups, those within another before it: a node is drawn in the first group that names it. */
function groupEntries({ frames }: ParsedDiagram, idOf: ReadonlyMap<string, string>): readonly Entry[] {
  const ids = createIds();
  const inside = membersOf(frames);
  const around = framesAround(frames);
  const depth = (id: string): number => around.get(id)?.length ?? 0;
  const sorted = [...frames].sort((a, b) => depth(b.id) - depth(a.id));
  return sorted.flatMap(({ id, title: written }) => {
    const title = cleaned(written);
    const contains = (inside.get(id) ?? []).flatMap((member) => idOf.get(member) ?? []);
    if (contains.length === 0) return [];
    const groupId = ids(/^subGraph\d+$/.test(id) ? title : id, title, 'group');
    return [{ id: groupId, data: { ...(title !== '' && title !== groupId && { label: title }), contains } }];
  });
}
