import type { ConnectionKindId } from '../../src/core/catalog/connection-kinds.ts';
import type { Intent } from '../../src/core/document/contract.ts';
import type { Json, JsonObject, Path } from '../../src/core/model/json.ts';
import type { Descriptor } from './descriptors.ts';
import { idsOf, parseFlowId } from './flow-ids.ts';
import { freshId, slug } from './ids.ts';
import type { Model } from './model.ts';
import type { Position } from './store.ts';

/** A node of a service as the palette places it. */
export function addNode(descriptor: Descriptor, at: Position, taken: { readonly has: (id: string) => boolean }): Extract<Intent, { kind: 'add-node' }> {
  const id = freshId(slug(descriptor.short.en), taken);
  return { kind: 'add-node', id, node: { service: descriptor.service, at: [...rounded(at)], ...initialOf(descriptor) } };
}

export function initialOf(descriptor: Descriptor): JsonObject {
  return Object.keys(descriptor.initial).length > 0 ? { properties: descriptor.initial } : {};
}

export interface NewConnection {
  readonly from: string;
  readonly to: string;
  /** All kinds that are legal between the two, the preferred one first. */
  readonly kinds: readonly ConnectionKindId[];
  readonly kind: ConnectionKindId;
}

/** A connection; its kind is written only where it is not the one that the two ends have by themselves. */
export function addConnection({ from, to, kinds, kind }: NewConnection, taken: { readonly has: (id: string) => boolean }): Extract<Intent, { kind: 'add-connection' }> {
  const id = freshId(slug(`${from}-${to}`, 'connection'), taken);
  const access: JsonObject = kind === 'access' ? { access: ['read', 'write'] } : {};
  return { kind: 'add-connection', id, connection: { from, to, ...(kind !== kinds[0] && { kind }), ...access } };
}

/** New positions of nodes and notes, by flow id. The first move in a file that lacks positions carries those of all nodes. */
export function move(positions: ReadonlyMap<string, Position>, model: Model): Extract<Intent, { kind: 'move' }> {
  const nodes = new Map<string, Position>(model.lacksPositions ? model.positions : []);
  const notes = new Map<string, Position>();
  for (const [flow, position] of positions) {
    const ref = parseFlowId(flow);
    // What stands in for a collapsed group is not in the file; its members are.
    if (ref?.kind === 'node' && !ref.id.startsWith('@')) nodes.set(ref.id, position);
    if (ref?.kind === 'note') notes.set(ref.id, position);
  }
  return { kind: 'move', nodes: asRecord(nodes), ...(notes.size > 0 && { notes: asRecord(notes) }) };
}

export function remove(selection: Iterable<string>): Extract<Intent, { kind: 'delete' }> | undefined {
  const flowIds = [...selection];
  const parts = { nodes: idsOf('node', flowIds), connections: idsOf('connection', flowIds), groups: idsOf('group', flowIds), notes: idsOf('note', flowIds) };
  const named = Object.entries(parts).filter(([, ids]) => ids.length > 0);
  return named.length === 0 ? undefined : { kind: 'delete', ...Object.fromEntries(named) };
}

/** Sets the name people read; an empty one, or one that is the id, is no label at all. */
export function relabel(path: Path, label: string, id: string): Intent {
  const trimmed = label.trim();
  return set([...path, 'label'], trimmed === '' || trimmed === id ? undefined : trimmed);
}

export function set(path: Path, value: Json | undefined): Extract<Intent, { kind: 'set' }> {
  return { kind: 'set', path, value };
}

/** Steps of a dotted path; whole numbers enter arrays. */
export function dotted(path: string): Path {
  return path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function asRecord(positions: ReadonlyMap<string, Position>): Readonly<Record<string, Position>> {
  return Object.fromEntries([...positions].map(([id, position]) => [id, rounded(position)]));
}

function rounded([x, y]: Position): Position {
  return [Math.round(x), Math.round(y)];
}
