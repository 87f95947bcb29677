import { groupBoxes } from '../../src/core/diagram/frames.ts';
import { nodeBox, type Box } from '../../src/core/diagram/geometry.ts';
import type { Group } from '../../src/core/model/design.ts';
import type { Severity } from '../../src/core/model/finding.ts';
import type { ConnectionSnapshot, NodeSnapshot, Snapshot } from '../../src/protocol/messages.ts';
import { flowId, parseFlowId } from '../state/flow-ids.ts';
import { worstSeverity, type Model } from '../state/model.ts';
import type { Position } from '../state/store.ts';
import { cardOf } from './groups.ts';

/** A collapsed group: what its one card says of all that is in it. */
export interface Fold {
  readonly id: string;
  readonly label: string;
  readonly members: readonly string[];
  /** USD a month; absent where nothing of it is billed. */
  readonly cost?: number;
  readonly severity?: Severity;
  readonly findings: number;
}

/** What is drawn of a design: members of collapsed groups stand behind one card, and connections end at it. */
export interface Folded {
  readonly snapshot: Snapshot;
  readonly model: Model;
  readonly folds: ReadonlyMap<string, Fold>;
  /** The stand-in of a hidden node. */
  readonly standIn: ReadonlyMap<string, string>;
}

const NO_FOLDS: ReadonlyMap<string, Fold> = new Map();
const NO_STAND_INS: ReadonlyMap<string, string> = new Map();

/** The id under which a collapsed group stands among the nodes; no node can have it. */
export function foldId(group: string): string {
  return `@${group}`;
}

/** The flow id of a node or of what stands in for several. */
export function endFlow(id: string): string {
  return id.startsWith('@') ? flowId('group', id.slice(1)) : flowId('node', id);
}

const known = new WeakMap<Model, Folded>();

/** What is drawn of a snapshot; the very same snapshot and model where nothing is collapsed, the same answer for the same model. */
export function fold(snapshot: Snapshot, model: Model): Folded {
  const before = known.get(model);
  if (before) return before;
  const folded = folding(snapshot, model);
  known.set(model, folded);
  return folded;
}

function folding(snapshot: Snapshot, model: Model): Folded {
  const outer = outermost(snapshot.groups.filter(({ collapsed, contains }) => collapsed && contains.some((id) => model.nodes.has(id))));
  if (outer.length === 0) return { snapshot, model, folds: NO_FOLDS, standIn: NO_STAND_INS };
  const standIn = new Map(outer.flatMap(({ id, contains }) => contains.map((node) => [node, foldId(id)] as const)));
  const folds = new Map(outer.map((group) => [group.id, foldOf(group, snapshot, model)]));
  const outlines = groupBoxes(outer, (id) => boxOf(model.positions, id));
  const nodes = snapshot.nodes.filter(({ id }) => !standIn.has(id));
  const cards = outer.map(({ id, label }) => cardNode(id, label ?? id));
  const positions = new Map<string, Position>([
    ...[...model.positions].filter(([id]) => !standIn.has(id)),
    ...outer.map(({ id }): [string, Position] => {
      const { x, y } = cardOf(outlines.get(id) ?? nodeBox([0, 0]));
      return [foldId(id), [x, y]];
    }),
  ]);
  return {
    folds, standIn,
    snapshot: { ...snapshot, nodes, connections: redirected(snapshot.connections, standIn) },
    model: { ...model, nodes: new Map([...nodes, ...cards].map((node) => [node.id, node])), positions },
  };
}

/** What a flow id is drawn as: members of a collapsed group by the group's card. */
export function shownAs(revealed: string, snapshot: Snapshot, model: Model): string {
  const ref = parseFlowId(revealed);
  const card = ref?.kind === 'node' ? fold(snapshot, model).standIn.get(ref.id) : undefined;
  return card === undefined ? revealed : endFlow(card);
}

/** Collapsed groups that lie in no other collapsed one; a node that two of them share belongs to the first. */
function outermost(collapsed: readonly Group[]): readonly Group[] {
  const taken = new Set<string>();
  const result: Group[] = [];
  for (const group of [...collapsed].sort((a, b) => b.contains.length - a.contains.length)) {
    const contains = group.contains.filter((id) => !taken.has(id));
    if (contains.length === 0) continue;
    for (const id of contains) taken.add(id);
    result.push({ ...group, contains });
  }
  return result;
}

function foldOf({ id, label, contains }: Group, snapshot: Snapshot, model: Model): Fold {
  const members = contains.filter((node) => model.nodes.has(node));
  const inside = new Set(members);
  const costs = members.flatMap((node) => model.nodes.get(node)?.cost ?? []);
  const findings = [
    ...members.flatMap((node) => model.findingsOfNode.get(node) ?? []),
    ...snapshot.connections.filter(({ from, to }) => inside.has(from) && inside.has(to)).flatMap((connection) => model.findingsOfConnection.get(connection.id) ?? []),
  ];
  const severity = worstSeverity(findings);
  return { id, label: label ?? id, members, findings: findings.length, ...(costs.length > 0 && { cost: costs.reduce((sum, cost) => sum + cost, 0) }), ...(severity && { severity }) };
}

/** One line for all connections between two cards; none within one. */
function redirected(connections: readonly ConnectionSnapshot[], standIn: ReadonlyMap<string, string>): readonly ConnectionSnapshot[] {
  const drawn = new Map<string, ConnectionSnapshot>();
  for (const connection of connections) {
    const [from, to] = [standIn.get(connection.from) ?? connection.from, standIn.get(connection.to) ?? connection.to];
    if (from === to) continue;
    const isWhole = from === connection.from && to === connection.to;
    const key = isWhole ? connection.id : `${from} ${to} ${connection.line}`;
    const before = drawn.get(key);
    drawn.set(key, isWhole ? connection : before ? { ...before, label: '' } : { ...connection, from, to });
  }
  return [...drawn.values()];
}

function cardNode(group: string, label: string): NodeSnapshot {
  return { id: foldId(group), service: 'group', label, summary: '', ports: { in: [], out: [] }, data: {}, unknown: [], given: [] };
}

function boxOf(positions: ReadonlyMap<string, Position>, id: string): Box | undefined {
  const at = positions.get(id);
  return at && nodeBox(at);
}
