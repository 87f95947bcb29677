import { Background, BackgroundVariant, ReactFlow, useReactFlow, type Connection, type NodeChange } from '@xyflow/react';
import { useCallback, useMemo, type MouseEvent } from 'react';
import type { Snapshot } from '../../src/protocol/messages.ts';
import { explainNodes } from '../state/explain.ts';
import { useActions, useStore } from '../state/actions-context.ts';
import { useController } from '../state/controller.ts';
import { descriptorOf } from '../state/descriptors.ts';
import { parseFlowId } from '../state/flow-ids.ts';
import type { Model } from '../state/model.ts';
import { useApp, type Position } from '../state/store.ts';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { CanvasHints } from './canvas-hints.tsx';
import { ConnectionLine, DraggedLine } from './connection-line.tsx';
import { flowEdges, flowNodes, type FlowEdge, type FlowNode } from './flow.ts';
import { GroupOutline } from './group-outline.tsx';
import { NodeCard } from './node-card.tsx';
import { NoteCard } from './note-card.tsx';
import { FIT } from './fit.ts';
import { useDetail } from './use-detail.ts';
import { useRefit } from './use-refit.ts';
import { useReveal } from './use-reveal.ts';
import { useRoutes } from './use-routes.ts';
import { useStable } from './use-stable.ts';

const NODE_TYPES = { service: NodeCard, note: NoteCard, outline: GroupOutline };
const EDGE_TYPES = { connection: ConnectionLine };
const MULTI_SELECT = ['Meta', 'Control', 'Shift'];
const GRID = 10;

/** The design as a picture that can be changed. What is drawn is a function of snapshot, selection and drag. */
export function Canvas({ snapshot, model }: { readonly snapshot: Snapshot; readonly model: Model }) {
  const t = useText();
  const store = useStore();
  const controller = useController();
  const dragged = useApp((state) => state.dragged);
  const selection = useApp((state) => state.selection);
  const armed = useApp((state) => state.armed);
  const initial = useMemo(() => store.get().view.viewport, [store]);
  const routes = useRoutes(snapshot, model, dragged);
  const nodes = useStable(useMemo(() => flowNodes({ snapshot, model, dragged, selection }), [snapshot, model, dragged, selection]));
  const edges = useStable(useMemo(() => flowEdges({ snapshot, model, dragged, selection }, routes), [snapshot, model, dragged, selection, routes]));
  const gestures = useGestures(model);
  const place = usePlacing(armed);
  useReveal();
  useRefit();

  const classes = ['canvas', armed && 'is-armed', snapshot.broken && 'is-broken', useDetail()].filter(Boolean).join(' ');
  return (
    <main className={classes} tabIndex={-1} aria-label={t(strings.canvas)} onClickCapture={place}>
      <ReactFlow<FlowNode, FlowEdge>
        nodes={nodes} edges={edges} nodeTypes={NODE_TYPES} edgeTypes={EDGE_TYPES} connectionLineComponent={DraggedLine}
        {...gestures}
        nodesDraggable={!model.locked} nodesConnectable={!model.locked} elementsSelectable
        connectionRadius={1} connectionDragThreshold={2} nodeDragThreshold={2} elevateNodesOnSelect={false}
        panOnScroll zoomOnDoubleClick={false} zoomOnPinch multiSelectionKeyCode={MULTI_SELECT} selectionKeyCode="Alt"
        deleteKeyCode={null} disableKeyboardA11y onlyRenderVisibleElements minZoom={0.05} maxZoom={2}
        {...(initial ? { defaultViewport: initial } : { fitView: snapshot.nodes.length > 0, fitViewOptions: FIT })}
        onMoveEnd={(_event, viewport) => controller.setView({ viewport: { x: viewport.x, y: viewport.y, zoom: viewport.zoom } })}
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.5} />
        <CanvasHints />
      </ReactFlow>
    </main>
  );
}

/** What React Flow reports, turned into selection, a local drag, and one intent when something is dropped or connected. */
function useGestures(model: Model) {
  const store = useStore();
  const actions = useActions();
  const onNodesChange = useCallback((changes: readonly NodeChange<FlowNode>[]) => {
    const positions = changes.flatMap((change): [string, Position][] =>
      change.type === 'position' && change.position && change.dragging !== undefined ? [[change.id, [change.position.x, change.position.y]]] : []);
    if (positions.length > 0) store.set({ dragged: new Map([...store.get().dragged, ...snapped(positions)]) });
    select(store, changes);
  }, [store]);
  const onEdgesChange = useCallback((changes: Parameters<typeof select>[1]) => select(store, changes), [store]);
  const isValidConnection = useCallback((connection: Connection | FlowEdge) => {
    const [from, to] = [parseFlowId(connection.source), parseFlowId(connection.target)];
    return from?.kind === 'node' && to?.kind === 'node' && explainNodes(model, from.id, to.id).allowed;
  }, [model]);
  const onConnect = useCallback((connection: Connection) => {
    const [from, to] = [parseFlowId(connection.source), parseFlowId(connection.target)];
    if (from && to) void actions.connect(from.id, to.id);
  }, [actions]);
  const begin = useCallback(() => store.set({ gesture: store.get().gesture + 1, settlesAt: undefined }), [store]);
  const drop = useCallback(() => void actions.drop(), [actions]);
  const onNodeDoubleClick = useCallback((_event: MouseEvent, node: FlowNode) => {
    if (node.type !== 'note' && !store.get().model?.locked) store.set({ renaming: node.id, reveal: node.id });
  }, [store]);
  return {
    onNodesChange, onEdgesChange, isValidConnection, onConnect, onNodeDoubleClick,
    onNodeDragStart: begin, onSelectionDragStart: begin, onNodeDragStop: drop, onSelectionDragStop: drop,
  };
}

/** The first of what is dragged on the grid, the others as far from it as they were. */
function snapped(positions: readonly [string, Position][]): readonly [string, Position][] {
  const [x, y] = positions[0]?.[1] ?? [0, 0];
  const [dx, dy] = [Math.round(x / GRID) * GRID - x, Math.round(y / GRID) * GRID - y];
  return positions.map(([id, at]) => [id, [Math.round(at[0] + dx), Math.round(at[1] + dy)]]);
}

type SelectChange = { readonly type: string; readonly id?: string; readonly selected?: boolean };

function select(store: ReturnType<typeof useStore>, changes: readonly SelectChange[]): void {
  const picked = changes.filter((change) => change.type === 'select' && change.id !== undefined);
  if (picked.length === 0) return;
  const selection = new Set(store.get().selection);
  for (const { id, selected } of picked) {
    if (selected) selection.add(id as string);
    else selection.delete(id as string);
  }
  store.set({ selection, highlight: undefined });
}

/** While a service of the palette is armed, the next click on the canvas places it there. */
function usePlacing(armed: string | undefined) {
  const actions = useActions();
  const flow = useReactFlow();
  return (event: MouseEvent): void => {
    const descriptor = armed === undefined ? undefined : descriptorOf(armed);
    if (!descriptor) return;
    event.stopPropagation();
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
    void actions.place(descriptor, [x, y]);
  };
}

