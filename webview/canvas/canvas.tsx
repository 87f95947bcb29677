import { Background, BackgroundVariant, ReactFlow, useReactFlow, useStoreApi, type NodeChange, type Viewport } from '@xyflow/react';
import { useCallback, useMemo, type CSSProperties, type MouseEvent } from 'react';
import type { Snapshot } from '../../src/protocol/messages.ts';
import { ContextMenu } from '../editing/context-menu.tsx';
import { dragTo } from '../editing/drag.ts';
import { FoldCard } from '../editing/fold-card.tsx';
import { fold } from '../editing/fold.ts';
import { GuideLines } from '../editing/guide-lines.tsx';
import { useDropping } from '../editing/use-dropping.ts';
import { useEditing } from '../editing/use-editing.ts';
import { useActions, useStore } from '../state/actions-context.ts';
import { Overview } from '../layout/overview.tsx';
import { useController } from '../state/controller.ts';
import { descriptorOf } from '../state/descriptors.ts';
import type { Model } from '../state/model.ts';
import { useApp, type Position } from '../state/store.ts';
import { strings } from '../ui/strings.ts';
import { useText } from '../ui/use-text.ts';
import { INSPECTOR_COLLAPSES } from '../ui/use-width.ts';
import { CanvasHints } from './canvas-hints.tsx';
import { ConnectionLine, DraggedLine } from './connection-line.tsx';
import { FarMap } from './far/far-map.tsx';
import { useFar } from './far/use-far.ts';
import type { FlowEdge, FlowNode } from './flow.ts';
import { GroupOutline } from './group-outline.tsx';
import { NodeCard } from './node-card.tsx';
import { NoteCard } from './note-card.tsx';
import { FIT } from './fit.ts';
import { RouteContext, useRouteStore } from './route-store.ts';
import { useConnecting } from './use-connecting.ts';
import { useDetail, useFarScale } from './use-detail.ts';
import { useFlowEdges, useFlowNodes, useMoving } from './use-flow.ts';
import { useFlowPlaces } from './use-flow-places.ts';
import { useNear } from './use-near.ts';
import { useRefit } from './use-refit.ts';
import { useReveal } from './use-reveal.ts';
import { useRoutes } from './use-routes.ts';

const NODE_TYPES = { service: NodeCard, note: NoteCard, outline: GroupOutline, fold: FoldCard };
const EDGE_TYPES = { connection: ConnectionLine };
const MULTI_SELECT = ['Meta', 'Control', 'Shift'];
/** Either draws a frame around what is to be selected. */
const FRAME = ['Alt', 'Shift'];

/** The design as a picture that can be changed. What is drawn is a function of snapshot, selection and drag. */
export function Canvas({ snapshot, model }: { readonly snapshot: Snapshot; readonly model: Model }) {
  const t = useText();
  const store = useStore();
  const onMoveEnd = useRemembered();
  const dragged = useApp((state) => state.dragged);
  const selection = useApp((state) => state.selection);
  const armed = useApp((state) => state.armed);
  const initial = useMemo(() => store.get().view.viewport, [store]);
  const regrouping = useApp((state) => state.regrouping);
  const folded = useMemo(() => fold(snapshot, model), [snapshot, model]);
  const moving = useMoving(folded, dragged);
  const routes = useRoutes(folded.snapshot, folded.model, dragged, moving);
  const far = useFar({ ...folded, routes: routes.resting, moving, selection });
  const near = useNear({ routes: routes.resting, moving, selection, isFar: far.scene !== undefined });
  const nodes = useFlowNodes({ folded, selection, hides: far.hides, dragged, regrouping });
  const edges = useFlowEdges({ folded, selection, hides: far.scene ? far.hides : near });
  const routeStore = useRouteStore(routes, useFlowPlaces(folded, routes, dragged));
  const gestures = useGestures(model);
  const place = usePlacing(armed);
  useReveal();
  useRefit();
  useEditing();
  const dropping = useDropping();

  const classes = ['canvas', armed && 'is-armed', snapshot.broken && 'is-broken', dropping.isOver && 'is-drop-target', ...useSwitches(), useDetail()].filter(Boolean).join(' ');
  return (
    <RouteContext value={routeStore}>
      <main className={classes} style={{ '--far': useFarScale() } as CSSProperties} tabIndex={-1} aria-label={t(strings.canvas)} onClickCapture={place} {...dropping.handlers} {...far.handlers}>
        <ReactFlow<FlowNode, FlowEdge>
          nodes={nodes} edges={edges} nodeTypes={NODE_TYPES} edgeTypes={EDGE_TYPES} connectionLineComponent={DraggedLine}
          {...gestures}
          nodesDraggable={!model.locked} nodesConnectable={!model.locked} elementsSelectable
          connectionRadius={1} connectionDragThreshold={2} nodeDragThreshold={2} elevateNodesOnSelect={false}
          panOnScroll zoomOnDoubleClick={false} zoomOnPinch multiSelectionKeyCode={MULTI_SELECT} selectionKeyCode={FRAME}
          deleteKeyCode={null} disableKeyboardA11y onlyRenderVisibleElements minZoom={0.05} maxZoom={2}
          {...(initial ? { defaultViewport: initial } : { fitView: snapshot.nodes.length > 0, fitViewOptions: FIT })}
          onMoveEnd={onMoveEnd}
          proOptions={{ hideAttribution: true }}
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={1.5} />
          {far.scene && <FarMap scene={far.scene} />}
          <GuideLines />
          <Overview model={folded.model} />
          <CanvasHints />
        </ReactFlow>
        <ContextMenu snapshot={snapshot} model={model} />
      </main>
    </RouteContext>
  );
}

/** Where the user has moved to, for the next time. */
function useRemembered() {
  const controller = useController();
  return useCallback((_event: unknown, { x, y, zoom }: Viewport) => controller.setView({ viewport: { x, y, zoom } }), [controller]);
}

/** The classes that take away what the user has switched off. */
function useSwitches(): readonly (string | false)[] {
  const hidesFindings = useApp((state) => !state.view.findingBadges);
  const hidesLoads = useApp((state) => !state.view.loads);
  return [hidesFindings && 'hides-findings', hidesLoads && 'hides-loads'];
}

/** What React Flow reports, turned into selection, a local drag, and one intent when something is dropped or connected. */
function useGestures(model: Model) {
  const store = useStore();
  const internals = useStoreApi();
  const actions = useActions();
  const onNodesChange = useCallback((changes: readonly NodeChange<FlowNode>[]) => {
    const positions = changes.flatMap((change): [string, Position][] =>
      change.type === 'position' && change.position && change.dragging !== undefined ? [[change.id, [change.position.x, change.position.y]]] : []);
    if (positions.length > 0) dragTo(store, positions, internals.getState().transform[2]);
    select(store, changes);
  }, [store, internals]);
  const onEdgesChange = useCallback((changes: Parameters<typeof select>[1]) => select(store, changes), [store]);
  const begin = useCallback(() => store.set({ gesture: store.get().gesture + 1, settlesAt: undefined }), [store]);
  const drop = useCallback(() => void actions.drop(), [actions]);
  const onNodeDoubleClick = useCallback((_event: MouseEvent, node: FlowNode) => {
    if (!store.get().model?.locked) store.set({ renaming: node.id, reveal: node.id });
  }, [store]);
  // Over a narrow canvas the inspector would lie on the node that it is about.
  const onNodeClick = useCallback((_event: MouseEvent, node: FlowNode) => {
    if (window.innerWidth < INSPECTOR_COLLAPSES) store.set({ reveal: node.id, revealOnly: true });
  }, [store]);
  return {
    onNodesChange, ...useConnecting(model), ...useMenu(store), onEdgesChange, onNodeClick, onNodeDoubleClick,
    onNodeDragStart: begin, onSelectionDragStart: begin, onNodeDragStop: drop, onSelectionDragStop: drop,
  };
}

/** The menu of what was clicked; what is not selected becomes the selection. */
function useMenu(store: ReturnType<typeof useStore>) {
  return useMemo(() => {
    const open = (event: { readonly clientX: number; readonly clientY: number; preventDefault: () => void }, flow?: string): void => {
      event.preventDefault();
      const { selection } = store.get();
      const kept = flow === undefined || selection.has(flow) ? selection : new Set([flow]);
      store.set({ selection: kept, menu: { x: event.clientX, y: event.clientY, ...(flow !== undefined && { flow }) } });
    };
    return {
      onNodeContextMenu: (event: MouseEvent, node: FlowNode) => open(event, node.id),
      onEdgeContextMenu: (event: MouseEvent, edge: FlowEdge) => open(event, edge.id),
      onPaneContextMenu: (event: MouseEvent | globalThis.MouseEvent) => open(event),
      onSelectionContextMenu: (event: MouseEvent, nodes: readonly FlowNode[]) => open(event, nodes[0]?.id),
    };
  }, [store]);
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

