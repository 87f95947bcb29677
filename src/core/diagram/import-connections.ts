import type { Catalog } from '../catalog/catalog.ts';
import { connectionKind, type ConnectionKindId } from '../catalog/connection-kinds.ts';
import type { Text } from '../model/text.ts';
import { kindMeant, type Legality, type Placed } from './import-edges.ts';
import { createIds } from './import-ids.ts';
import { notices } from './import-notices.ts';
import { routeIn } from './import-routes.ts';
import { cleaned } from './import-words.ts';
import type { ParsedEdge } from './parsed-diagram.ts';

/** The arrows of a diagram as connections, by the ids of the diagram. */
export interface Connected {
  /** Those of the diagram, with what their connections need, and those that were put between. */
  readonly nodes: readonly Placed[];
  readonly connections: readonly Connection[];
  /** Routes of the APIs, from the labels of what leaves them. */
  readonly routes: ReadonlyMap<string, readonly Route[]>;
  /** Paths of the distributions, the same way; the empty one takes the rest. */
  readonly behaviours: ReadonlyMap<string, readonly Route[]>;
  readonly notices: readonly Text[];
}

interface Connection {
  readonly from: string;
  readonly to: string;
  /** Absent: the kind that the catalogue takes first. */
  readonly kind?: ConnectionKindId;
  readonly label: string;
  readonly routes: readonly string[];
  /** What a label says of reading and writing; both where it says nothing. */
  readonly access: readonly string[];
  readonly behaviour?: string;
}

interface Route {
  readonly id: string;
  readonly route: string;
}

interface Listed {
  readonly ids: ReturnType<typeof createIds>;
  readonly list: Route[];
}

interface Means {
  readonly legality: Legality;
  readonly catalog: Pick<Catalog, 'kind'>;
  /** Whether a box comes from a diagram of ours, whose arrows are connections already. */
  readonly isOwn: (key: string) => boolean;
}

interface State extends Means {
  readonly nodes: Map<string, Placed>;
  readonly edges: readonly ParsedEdge[];
  readonly made: { from: string; to: string; kind: ConnectionKindId | undefined; preferred: boolean; labels: string[]; routes: string[]; access: string[]; behaviour?: string }[];
  readonly behaviours: Map<string, Listed>;
  readonly routes: Map<string, Listed>;
  readonly told: Text[];
}

export function connectionsOf(edges: readonly ParsedEdge[], placed: ReadonlyMap<string, Placed>, means: Means): Connected {
  const state: State = { ...means, nodes: new Map(placed), edges, made: [], routes: new Map(), behaviours: new Map(), told: [] };
  for (const edge of edges) connect(edge, state);
  return {
    nodes: [...state.nodes.values()],
    connections: state.made.map(({ from, to, kind, preferred, labels, routes, access, behaviour }) => ({
      from, to, access: [...new Set(access)], ...(behaviour !== undefined && { behaviour }), label: [...new Set(labels)].join(', '), routes: [...new Set(routes)], ...(kind !== undefined && !preferred && { kind }),
    })),
    routes: listsOf(state.routes),
    behaviours: listsOf(state.behaviours),
    notices: state.told,
  };
}

function listsOf(lists: State['routes']): ReadonlyMap<string, readonly Route[]> {
  return new Map([...lists].map(([key, { list }]) => [key, list]));
}

/** One arrow: as drawn where that can be; else with a node between, or the other way round; else as drawn all the same. */
function connect(edge: ParsedEdge, state: State): void {
  const [from, to] = [state.nodes.get(edge.from), state.nodes.get(edge.to)];
  if (!from || !to || from === to) return;
  const { legality: { kinds }, told } = state;
  // What the catalogue does not know is drawn as it was.
  if (!state.catalog.kind(from.service) || !state.catalog.kind(to.service) || kinds(from, to).length > 0) return join(from, to, edge, state);
  // An arrow of ours is a connection as it stands; settings that a diagram does not show may be what allows it.
  if (state.isOwn(from.key) && state.isOwn(to.key)) return opened(from, to, edge, state) ? undefined : join(from, to, edge, state);
  if (state.edges.some((other) => other.from === edge.to && other.to === edge.from) && kinds(to, from).length > 0) return void told.push(notices.answer(from.name, to.name));
  if (opened(from, to, edge, state)) return;
  if (edge.head === 'arrow' && bridged(from, to, edge, state)) return;
  if (kinds(to, from).length > 0) {
    if (edge.head === 'arrow') told.push(notices.turned(from.name, to.name));
    return join(to, from, edge, state);
  }
  if (bridged(from, to, edge, state)) return;
  told.push(notices.impossible(from.name, to.name));
  join(from, to, edge, state);
}

/** Where only properties of the source are missing: “stream of a table”. */
function opened(from: Placed, to: Placed, edge: ParsedEdge, state: State): boolean {
  const properties = edge.head === 'arrow' ? state.legality.opening(from, to) : undefined;
  if (!properties) return false;
  const open = { ...from, properties: { ...from.properties, ...properties } };
  state.nodes.set(from.key, open);
  state.told.push(notices.opened(from.name, Object.keys(properties)));
  join(open, to, edge, state);
  return true;
}

function bridged(from: Placed, to: Placed, edge: ParsedEdge, state: State): boolean {
  const service = state.legality.between(from, to);
  const about = service === undefined ? undefined : state.catalog.kind(service)?.about;
  if (service === undefined || !about) return false;
  const key = `${from.key} ${to.key}`;
  const known = state.nodes.get(key);
  const between = known ?? { key, service, name: '', properties: about.initial, wanted: `${about.short.en} for ${to.name}` };
  if (!known) {
    state.nodes.set(key, between);
    state.told.push(notices.between(from.name, to.name, about.title));
  }
  join(from, between, { ...edge, label: '' }, state);
  join(between, to, edge, state);
  return true;
}

/** Adds the connection; arrows of the same meaning between the same nodes are one, but for those of our own diagrams. */
function join(from: Placed, to: Placed, edge: ParsedEdge, state: State): void {
  const kinds = state.legality.kinds(from, to);
  const kind = kindMeant(kinds, edge, to.name);
  const said = labelMeans(from, to, kind, cleaned(edge.label), state);
  const same = state.made.find((other) => other.from === from.key && other.to === to.key && other.kind === kind);
  if (same && !(state.isOwn(from.key) && state.isOwn(to.key))) {
    same.labels.push(...said.labels);
    same.routes.push(...said.routes);
    same.access.push(...said.access);
    return;
  }
  state.made.push({ from: from.key, to: to.key, kind, preferred: kind === kinds[0], ...said });
}

interface Said {
  readonly labels: string[];
  readonly routes: string[];
  readonly access: string[];
  readonly behaviour?: string;
}

/** What a label says besides its words: a route of an API, a path of a distribution, reading or writing. */
function labelMeans(from: Placed, to: Placed, kind: ConnectionKindId | undefined, label: string, state: State): Said {
  const title = kind === undefined ? undefined : connectionKind(kind)?.title;
  const labels = label === '' || label === title?.en || label === title?.ko ? [] : [label];
  const nothing: Said = { labels, routes: [], access: [] };
  if (kind === 'origin' && has(from, 'behaviours', state)) return { ...nothing, ...behaviourOf(from, labels, state) };
  if (kind === 'access') return { ...nothing, ...accessOf(to, labels, state) };
  const api = kind === 'authorize' ? to : from;
  const route = routeIn(label);
  return route !== undefined && has(api, 'routes', state) ? { ...nothing, labels: [], routes: [routeOf(api, route, state)] } : nothing;
}

function has({ service }: Placed, key: 'routes' | 'behaviours', { catalog }: State): boolean {
  return catalog.kind(service)?.keys.includes(key) === true;
}

/** The key of an API's route such as `GET /items/{id}`. */
function routeOf({ key }: Placed, route: string, { routes }: State): string {
  const here = listOf(key, routes);
  const known = here.list.find((each) => each.route === route);
  if (known) return known.id;
  const id = here.ids(route.replace(/[{}]/g, ''));
  here.list.push({ id, route });
  return id;
}

/** A path becomes a behaviour of its own; the first origin without one takes all that no path takes. */
function behaviourOf({ key }: Placed, labels: string[], { behaviours }: State): Partial<Said> {
  const here = listOf(key, behaviours);
  const path = labels.find((label) => /^\/[^\s,;]*$/.test(label) && label !== '/*');
  if (path === undefined && here.list.some(({ route }) => route === '')) return {};
  const id = here.ids(path === undefined ? 'default' : path.replaceAll('*', ''), 'path');
  here.list.push({ id, route: path ?? '' });
  return { behaviour: id, labels: labels.filter((label) => label !== path && label !== 'default') };
}

function listOf(key: string, lists: State['routes']): Listed {
  const here = lists.get(key) ?? { ids: createIds(), list: [] };
  lists.set(key, here);
  return here;
}

const READING = /\b(?:read|get|fetch|query|queries|scan|list|load|look ?up|download|validate)\w*\b|읽|조회|가져/i;
const WRITING = /\b(?:write|put|store|save|insert|update|delete|create|record|persist|upload|add)\w*\b|쓰기|저장|기록|갱신|삭제/i;

/** Verbs of the service as they are; else reading and writing as the words say, both where they say neither. */
function accessOf({ service }: Placed, labels: string[], { catalog }: State): Partial<Said> {
  const verbs = catalog.kind(service)?.ports.access;
  if (!verbs) return {};
  const written = labels.flatMap((label) => label.split(', '));
  if (written.length > 0 && written.every((verb) => Object.hasOwn(verbs, verb))) return { access: written, labels: [] };
  const text = labels.join(' ');
  const said = [...(READING.test(text) ? ['read'] : []), ...(WRITING.test(text) ? ['write'] : [])];
  return { access: said.length > 0 ? said : ['read', 'write'] };
}
