import { Position as Side, type Edge, type Node } from '@xyflow/react';
import { groupBoxes, noteBox, notePositions } from '../../src/core/diagram/frames.ts';
import { NODE_HEIGHT, NODE_WIDTH, type Box } from '../../src/core/diagram/geometry.ts';
import type { Severity } from '../../src/core/model/finding.ts';
import type { Group } from '../../src/core/model/design.ts';
import { say, type Locale } from '../../src/core/model/text.ts';
import type { ConnectionSnapshot, NodeSnapshot, Snapshot } from '../../src/protocol/messages.ts';
import { descriptorOf } from '../state/descriptors.ts';
import { flowId, parseFlowId } from '../state/flow-ids.ts';
import { nameOfNode, worstSeverity, type Model } from '../state/model.ts';
import type { Position } from '../state/store.ts';
import { endFlow, foldId, type Fold, type Folded } from '../editing/fold.ts';
import { regrouped, type Regrouping } from '../editing/groups.ts';
import { editingStrings } from '../ui/editing-strings.ts';
import { money } from '../ui/format.ts';
import { LINE_NAMES } from '../ui/line-names.ts';
import { strings } from '../ui/strings.ts';

export type NodeCardData = {
  readonly id: string; readonly service: string; readonly name: string; readonly summary: string;
  readonly cost?: string; readonly severity?: Severity; readonly findings: number;
};
export type NoteData = { readonly id: string; readonly text: string };
export type GroupData = { readonly id: string; readonly label: string; readonly isTarget: boolean };
export type FoldData = { readonly id: string; readonly label: string; readonly members: readonly string[]; readonly cost?: string; readonly severity?: Severity; readonly findings: number };
export type ConnectionData = { readonly id: string; readonly line: ConnectionSnapshot['line']; readonly severity?: Severity; readonly findings: number };

export type CardNode = Node<NodeCardData, 'service'>;
export type NoteNode = Node<NoteData, 'note'>;
export type GroupNode = Node<GroupData, 'outline'>;
export type FoldNode = Node<FoldData, 'fold'>;
export type FlowNode = CardNode | NoteNode | GroupNode | FoldNode;
export type FlowEdge = Edge<ConnectionData, 'connection'>;

const HANDLE = 24;

/** Where lines may begin and end, given beforehand so that nothing need be measured before it is drawn. */
const HANDLES: NonNullable<Node['handles']> = [
  { type: 'source', position: Side.Right, x: NODE_WIDTH - HANDLE / 2, y: (NODE_HEIGHT - HANDLE) / 2, width: HANDLE, height: HANDLE },
  { type: 'target', position: Side.Left, x: 0, y: 0, width: NODE_WIDTH, height: NODE_HEIGHT },
];

export interface FlowInput {
  readonly snapshot: Snapshot;
  readonly model: Model;
  readonly selection: ReadonlySet<string>;
  /** What one picture of the whole shows already, by flow id: nodes are kept without being drawn, connections are left out. */
  readonly hides?: (flow: string) => boolean;
  /** The groups whose members stand behind one card. */
  readonly folded?: Folded;
}

/** A drag under way, as far as the picture shows it. */
export interface DragInput {
  /** Positions by flow id that go before those of the file. */
  readonly dragged: ReadonlyMap<string, Position>;
  /** Members of groups as the drag would leave them. */
  readonly regrouping?: Regrouping | undefined;
}

/** The position of a node as it is drawn: while it is dragged, where the pointer has it. */
export function positionOf(id: string, { model, dragged }: Pick<FlowInput, 'model'> & Pick<DragInput, 'dragged'>): Position {
  return dragged.get(flowId('node', id)) ?? model.positions.get(id) ?? [0, 0];
}

/** Notes and cards where they stand in the file. */
export function restingNodes(input: FlowInput): FlowNode[] {
  const { snapshot } = input;
  const places = notePositions(snapshot.notes, input.model.positions.values());
  return [
    ...snapshot.notes.map((note, index) => noteNode(note, places[index] ?? [0, 0], input)),
    ...[...(input.folded?.folds.values() ?? [])].map((fold) => foldNode(fold, input)),
    ...snapshot.nodes.map((node) => cardNode(node, input)),
  ];
}

/** The resting nodes with those that are dragged where the pointer has them; the very list where none is. */
export function withDragged(resting: FlowNode[], rows: ReadonlyMap<string, number>, dragged: ReadonlyMap<string, Position>): FlowNode[] {
  if (dragged.size === 0) return resting;
  const nodes = [...resting];
  for (const [flow, [x, y]] of dragged) {
    const ref = parseFlowId(flow);
    const row = rows.get(ref?.kind === 'node' ? endFlow(ref.id) : flow);
    const node = row === undefined ? undefined : resting[row];
    // What is dragged passes over what stands.
    if (row !== undefined && node) nodes[row] = { ...node, position: { x, y }, ...(node.type === 'service' && { zIndex: 5 }) };
  }
  return nodes;
}

interface MadeCard {
  readonly model: Model;
  readonly selected: boolean;
  readonly hidden: boolean;
  readonly card: CardNode;
}

/** Cards as they were made last: when one node is selected, a thousand others stay the very same. */
const madeCards = new WeakMap<NodeSnapshot, MadeCard>();

function cardNode(node: NodeSnapshot, input: FlowInput): CardNode {
  const id = flowId('node', node.id);
  const [selected, hidden] = [input.selection.has(id), input.hides?.(id) === true];
  const made = madeCards.get(node);
  if (made && made.model === input.model && made.selected === selected && made.hidden === hidden) return made.card;
  const card = { ...makeCard(node, input), ...(hidden && { hidden }) };
  madeCards.set(node, { model: input.model, selected, hidden, card });
  return card;
}

function makeCard(node: NodeSnapshot, input: FlowInput): CardNode {
  const { locale } = input.snapshot;
  const findings = input.model.findingsOfNode.get(node.id) ?? [];
  const severity = worstSeverity(findings);
  const cost = node.cost === undefined ? undefined : money(node.cost, locale);
  const [x, y] = input.model.positions.get(node.id) ?? [0, 0];
  const name = nameOfNode(node);
  return {
    id: flowId('node', node.id),
    type: 'service',
    position: { x, y },
    ...sized(NODE_WIDTH, NODE_HEIGHT),
    handles: HANDLES,
    selected: input.selection.has(flowId('node', node.id)),
    data: { id: node.id, service: node.service, name, summary: node.summary, findings: findings.length, ...(cost !== undefined && { cost }), ...(severity && { severity }) },
    ariaRole: 'group',
    ariaLabel: cardLabel(node, cost, findings.length > 0 && severity ? say(strings.findingCount(findings.length, severity), locale) : undefined, locale),
    domAttributes: { 'aria-roledescription': say(strings.nodeRole, locale) },
  };
}

function cardLabel(node: NodeSnapshot, cost: string | undefined, findings: string | undefined, locale: Locale): string {
  const title = descriptorOf(node.service)?.title;
  const parts = [nameOfNode(node), title && say(title, locale), node.summary, findings, cost && say(strings.costAMonth(cost), locale)];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

function noteNode(note: Snapshot['notes'][number], place: Position, { snapshot, selection }: FlowInput): NoteNode {
  const id = flowId('note', note.id);
  const [x, y] = place;
  const { width, height } = noteBox(place, note.size);
  return {
    id, type: 'note', position: { x, y }, ...sized(width, height), connectable: false,
    selected: selection.has(id), data: { id: note.id, text: note.text }, ariaRole: 'note', ariaLabel: note.text || note.id,
    domAttributes: { 'aria-roledescription': say(strings.noteRole, snapshot.locale) },
  };
}

/** Outlines of the groups that are not collapsed, those inside of others after them. */
export function groupNodes(input: FlowInput & DragInput): readonly GroupNode[] {
  const { snapshot, model, folded, regrouping } = input;
  const groups = regrouped(snapshot.groups, regrouping ?? new Map());
  const outlines = groupBoxes(groups, (id) => {
    const shown = model.nodes.has(id) ? id : folded?.standIn.get(id);
    return shown !== undefined && model.nodes.has(shown) ? cardBox(positionOf(shown, input)) : undefined;
  });
  const isHidden = ({ contains }: Group): boolean => contains.length > 0 && contains.every((id) => folded?.standIn.has(id));
  return [...groups].sort((p, q) => q.contains.length - p.contains.length)
    .flatMap((group) => (isHidden(group) ? [] : groupNode(group, outlines.get(group.id), input) ?? []));
}

function groupNode(group: Group, outline: Box | undefined, { snapshot, model, selection, regrouping }: FlowInput & DragInput): GroupNode | undefined {
  if (!outline) return undefined;
  const id = flowId('group', group.id);
  const { x, y, width, height } = outline;
  const before = snapshot.groups.find((each) => each.id === group.id)?.contains ?? [];
  const isTarget = regrouping?.has(group.id) === true && group.contains.some((node) => !before.includes(node));
  return {
    id, type: 'outline', position: { x, y }, ...sized(width, height), connectable: false, draggable: !model.locked, dragHandle: '.group-label',
    zIndex: -1, selected: selection.has(id), data: { id: group.id, label: group.label ?? group.id, isTarget },
    ariaRole: 'group', ariaLabel: group.label ?? group.id,
    domAttributes: { 'aria-roledescription': say(strings.groupRole, snapshot.locale) },
  };
}

/** The one card of a collapsed group. */
function foldNode(fold: Fold, input: FlowInput): FoldNode {
  const { locale } = input.snapshot;
  const id = flowId('group', fold.id);
  const [x, y] = input.model.positions.get(foldId(fold.id)) ?? [0, 0];
  const cost = fold.cost === undefined ? undefined : money(fold.cost, locale);
  const said = [fold.label, say(editingStrings.groupCollapsed, locale), say(editingStrings.foldedCard(fold.members.length), locale), fold.severity && say(strings.findingCount(fold.findings, fold.severity), locale), cost && say(strings.costAMonth(cost), locale)];
  return {
    id, type: 'fold', position: { x, y }, ...sized(NODE_WIDTH, NODE_HEIGHT), handles: HANDLES, connectable: false, selected: input.selection.has(id),
    data: { id: fold.id, label: fold.label, members: fold.members, findings: fold.findings, ...(cost !== undefined && { cost }), ...(fold.severity && { severity: fold.severity }) },
    ariaRole: 'group', ariaLabel: said.filter(Boolean).join(', '),
    domAttributes: { 'aria-roledescription': say(strings.groupRole, locale) },
  };
}

export function cardBox([x, y]: Position): Box {
  return { x, y, width: NODE_WIDTH, height: NODE_HEIGHT };
}

function sized(width: number, height: number): Pick<FlowNode, 'width' | 'height' | 'measured'> {
  return { width, height, measured: { width, height } };
}

interface MadeEdge {
  readonly model: Model;
  readonly selected: boolean;
  readonly edge: FlowEdge;
}

const madeEdges = new WeakMap<ConnectionSnapshot, MadeEdge>();

/** The connections between two nodes, selected ones last so that they lie on top. */
export function flowEdges(input: FlowInput): FlowEdge[] {
  const edges = input.snapshot.connections.flatMap((connection): FlowEdge[] => {
    const id = flowId('connection', connection.id);
    const isDrawn = connection.from !== connection.to && input.model.nodes.has(connection.from) && input.model.nodes.has(connection.to);
    if (!isDrawn || input.hides?.(id)) return [];
    const selected = input.selection.has(id);
    const made = madeEdges.get(connection);
    if (made && made.model === input.model && made.selected === selected) return [made.edge];
    const edge = makeEdge(connection, input);
    madeEdges.set(connection, { model: input.model, selected, edge });
    return [edge];
  });
  return input.selection.size === 0 ? edges : edges.sort((a, b) => Number(a.selected ?? false) - Number(b.selected ?? false));
}

function makeEdge(connection: ConnectionSnapshot, { snapshot, model, selection }: FlowInput): FlowEdge {
  const id = flowId('connection', connection.id);
  const findings = model.findingsOfConnection.get(connection.id) ?? [];
  const severity = worstSeverity(findings);
  return {
    id, type: 'connection', source: endFlow(connection.from), target: endFlow(connection.to), selected: selection.has(id),
    data: { id: connection.id, line: connection.line, findings: findings.length, ...(severity && { severity }) },
    ariaLabel: edgeLabel(connection, severity && say(strings.findingCount(findings.length, severity), snapshot.locale), model, snapshot.locale),
    domAttributes: { 'aria-roledescription': say(strings.connectionRole, snapshot.locale) },
  };
}

function edgeLabel(connection: ConnectionSnapshot, findings: string | undefined, model: Model, locale: Locale): string {
  const name = (id: string): string => model.nodes.get(id)?.label ?? id;
  return [say(strings.fromTo(name(connection.from), name(connection.to)), locale), connection.label, say(LINE_NAMES[connection.line], locale), findings ?? ''].filter((part) => part !== '').join(', ');
}
