import { Position as Side, type Edge, type Node } from '@xyflow/react';
import { groupBox, NOTE_HEIGHT, NOTE_WIDTH, notePositions } from '../../src/core/diagram/frames.ts';
import { NODE_HEIGHT, NODE_WIDTH, type Box } from '../../src/core/diagram/geometry.ts';
import type { Route } from '../../src/core/diagram/route.ts';
import type { Severity } from '../../src/core/model/finding.ts';
import { say, type Locale } from '../../src/core/model/text.ts';
import type { ConnectionSnapshot, NodeSnapshot, Snapshot } from '../../src/protocol/messages.ts';
import { descriptorOf } from '../state/descriptors.ts';
import { flowId } from '../state/flow-ids.ts';
import { nameOfNode, worstSeverity, type Model } from '../state/model.ts';
import type { Position } from '../state/store.ts';
import { money } from '../ui/format.ts';
import { strings } from '../ui/strings.ts';

export type NodeCardData = {
  readonly id: string; readonly service: string; readonly name: string; readonly summary: string;
  readonly cost?: string; readonly severity?: Severity; readonly findings: number;
};
export type NoteData = { readonly id: string; readonly text: string };
export type GroupData = { readonly id: string; readonly label: string };
export type ConnectionData = { readonly route: Route; readonly line: ConnectionSnapshot['line']; readonly severity?: Severity; readonly findings: number };

export type CardNode = Node<NodeCardData, 'service'>;
export type NoteNode = Node<NoteData, 'note'>;
export type GroupNode = Node<GroupData, 'outline'>;
export type FlowNode = CardNode | NoteNode | GroupNode;
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
  /** Positions by flow id that go before those of the file. */
  readonly dragged: ReadonlyMap<string, Position>;
  readonly selection: ReadonlySet<string>;
}

/** The position of a node as it is drawn: while it is dragged, where the pointer has it. */
export function positionOf(id: string, { model, dragged }: Pick<FlowInput, 'model' | 'dragged'>): Position {
  return dragged.get(flowId('node', id)) ?? model.positions.get(id) ?? [0, 0];
}

/** What React Flow draws: groups behind, then notes and nodes. */
export function flowNodes(input: FlowInput): FlowNode[] {
  const { snapshot } = input;
  const places = notePositions(snapshot.notes, input.model.positions.values());
  return [
    ...snapshot.groups.flatMap((group) => groupNode(group, input) ?? []),
    ...snapshot.notes.map((note, index) => noteNode(note, places[index] ?? [0, 0], input)),
    ...snapshot.nodes.map((node) => cardNode(node, input)),
  ];
}

function cardNode(node: NodeSnapshot, input: FlowInput): CardNode {
  const { locale } = input.snapshot;
  const findings = input.model.findingsOfNode.get(node.id) ?? [];
  const severity = worstSeverity(findings);
  const cost = node.cost === undefined ? undefined : money(node.cost, locale);
  const [x, y] = positionOf(node.id, input);
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

function noteNode(note: Snapshot['notes'][number], place: Position, { snapshot, dragged, selection }: FlowInput): NoteNode {
  const id = flowId('note', note.id);
  const [x, y] = dragged.get(id) ?? place;
  return {
    id, type: 'note', position: { x, y }, ...sized(NOTE_WIDTH, NOTE_HEIGHT), connectable: false,
    selected: selection.has(id), data: { id: note.id, text: note.text }, ariaRole: 'note', ariaLabel: note.text,
    domAttributes: { 'aria-roledescription': say(strings.noteRole, snapshot.locale) },
  };
}

function groupNode(group: Snapshot['groups'][number], input: FlowInput): GroupNode | undefined {
  const outline = groupBox(group.contains.filter((id) => input.model.nodes.has(id)).map((id) => positionOf(id, input)));
  if (!outline) return undefined;
  const id = flowId('group', group.id);
  const { x, y, width, height } = outline;
  return {
    id, type: 'outline', position: { x, y }, ...sized(width, height), connectable: false, draggable: false,
    zIndex: -1, selected: input.selection.has(id), data: { id: group.id, label: group.label ?? group.id },
    ariaRole: 'group', ariaLabel: group.label ?? group.id,
    domAttributes: { 'aria-roledescription': say(strings.groupRole, input.snapshot.locale) },
  };
}

export function cardBox([x, y]: Position): Box {
  return { x, y, width: NODE_WIDTH, height: NODE_HEIGHT };
}

function sized(width: number, height: number): Pick<FlowNode, 'width' | 'height' | 'measured'> {
  return { width, height, measured: { width, height } };
}

/** The connections that have a route, selected ones last so that they lie on top. */
export function flowEdges({ snapshot, model, selection }: FlowInput, routes: ReadonlyMap<string, Route>): FlowEdge[] {
  const edges = snapshot.connections.flatMap((connection): FlowEdge[] => {
    const route = routes.get(connection.id);
    if (!route) return [];
    const id = flowId('connection', connection.id);
    const findings = model.findingsOfConnection.get(connection.id) ?? [];
    const severity = worstSeverity(findings);
    return [{
      id, type: 'connection', source: flowId('node', connection.from), target: flowId('node', connection.to), selected: selection.has(id),
      data: { route, line: connection.line, findings: findings.length, ...(severity && { severity }) },
      ariaLabel: edgeLabel(connection, severity && say(strings.findingCount(findings.length, severity), snapshot.locale), model, snapshot.locale),
      domAttributes: { 'aria-roledescription': say(strings.connectionRole, snapshot.locale) },
    }];
  });
  return edges.sort((a, b) => Number(a.selected ?? false) - Number(b.selected ?? false));
}

function edgeLabel(connection: ConnectionSnapshot, findings: string | undefined, model: Model, locale: Locale): string {
  const name = (id: string): string => model.nodes.get(id)?.label ?? id;
  const line = { sync: strings.synchronous, async: strings.asynchronous, authorize: strings.authorizes }[connection.line];
  return [say(strings.fromTo(name(connection.from), name(connection.to)), locale), connection.label, say(line, locale), findings ?? ''].filter((part) => part !== '').join(', ');
}
