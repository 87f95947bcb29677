import { useReactFlow, useStore as useFlowStore } from '@xyflow/react';
import { useCallback, useMemo, useState, type PointerEvent } from 'react';
import { inflate, overlaps, segmentBox, segmentsOf, type Box, type Point } from '../../../src/core/diagram/geometry.ts';
import type { Route } from '../../../src/core/diagram/route.ts';
import { createSpatialIndex, type SpatialIndex } from '../../../src/core/diagram/spatial-index.ts';
import type { Snapshot } from '../../../src/protocol/messages.ts';
import { flowId } from '../../state/flow-ids.ts';
import type { Model } from '../../state/model.ts';
import { useApp } from '../../state/store.ts';
import { cardBox } from '../flow.ts';
import { NAMES } from '../use-detail.ts';
import type { Moving } from '../use-flow.ts';
import { farScene, type FarScene } from './scene.ts';

/** From so many nodes on a design is one picture from afar. */
const MANY_NODES = 300;
/** How near the pointer has to be to a line, in pixels of the screen. */
const REACH = 5;

/** What is drawn of a large design from afar: one picture, and on it as elements only what the user has to do with. */
export interface Far {
  readonly scene: FarScene | undefined;
  /** Whether the picture shows it and no element is needed. */
  readonly hides: (flow: string) => boolean;
  readonly handlers: { readonly onPointerMove?: (event: PointerEvent) => void };
}

const NEAR: Far = { scene: undefined, hides: () => false, handlers: {} };

interface FarOptions {
  readonly snapshot: Snapshot;
  readonly model: Model;
  readonly routes: ReadonlyMap<string, Route>;
  readonly moving: Moving;
  readonly selection: ReadonlySet<string>;
}

/** Elements remain of what is selected, dragged, renamed or under the pointer, so that all of it works as it does near by. */
export function useFar({ snapshot, model, routes, moving, selection }: FarOptions): Far {
  // Before the first layout of the page it is known only where the user was the last time.
  const remembered = useApp((state) => state.view.viewport?.zoom);
  // Asked for by itself: React Flow fits the design with the nodes that it is given once its size is known.
  const hasSize = useFlowStore((state) => state.width > 0);
  const zoom = useFlowStore((state) => (!hasSize || state.fitViewQueued ? remembered ?? 0 : state.transform[2]));
  const isFar = zoom < NAMES && snapshot.nodes.length >= MANY_NODES;
  const renaming = useApp((state) => state.renaming);
  const shown = useApp((state) => (state.view.mode === 'simulate' ? state.shown?.nodes : undefined));
  const badges = useApp((state) => state.view.findingBadges);
  const { pointed, onPointerMove } = usePointed(isFar, model, routes);
  const scene = useMemo(() => (isFar ? farScene({ snapshot, model, routes, moving: moving.nodes, shown, badges }) : undefined), [isFar, snapshot, model, routes, moving, shown, badges]);
  return useMemo(() => {
    if (!scene) return NEAR;
    const touched = new Set([...[...moving.nodes].map((id) => flowId('node', id)), ...moving.connections.map(({ id }) => flowId('connection', id))]);
    const hides = (flow: string): boolean => flow !== pointed && flow !== renaming && !selection.has(flow) && !touched.has(flow);
    return { scene, hides, handlers: { onPointerMove } };
  }, [scene, moving, pointed, renaming, selection, onPointerMove]);
}

/** The flow id of the node, else of the connection, under the pointer. */
function usePointed(isFar: boolean, model: Model, routes: ReadonlyMap<string, Route>) {
  const flow = useReactFlow();
  const [pointed, setPointed] = useState<string>();
  const indexes = useMemo(() => (isFar ? { cards: lazily(() => cardsOf(model)), lines: lazily(() => linesOf(routes)) } : undefined), [isFar, model, routes]);
  const onPointerMove = useCallback((event: PointerEvent) => {
    if (!indexes || event.buttons !== 0) return;
    const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
    setPointed(under(at, 0, indexes.cards()) ?? under(at, REACH / flow.getZoom(), indexes.lines()));
  }, [indexes, flow]);
  return { pointed: isFar ? pointed : undefined, onPointerMove };
}

interface Place {
  readonly flow: string;
  readonly box: Box;
}

function under({ x, y }: Point, reach: number, places: SpatialIndex<Place>): string | undefined {
  const spot = inflate({ x: x - 0.5, y: y - 0.5, width: 1, height: 1 }, reach);
  let found: string | undefined;
  places.some(spot, ({ flow, box }) => {
    if (overlaps(spot, { ...box, width: Math.max(1, box.width), height: Math.max(1, box.height) })) found = flow;
    return found !== undefined;
  });
  return found;
}

function cardsOf(model: Model): SpatialIndex<Place> {
  const places = createSpatialIndex<Place>();
  for (const [id, at] of model.positions) places.add(cardBox(at), { flow: flowId('node', id), box: cardBox(at) });
  return places;
}

function linesOf(routes: ReadonlyMap<string, Route>): SpatialIndex<Place> {
  const places = createSpatialIndex<Place>();
  for (const [id, { points }] of routes) {
    for (const box of segmentsOf(points).map(segmentBox)) places.add(box, { flow: flowId('connection', id), box });
  }
  return places;
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
