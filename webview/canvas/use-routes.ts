import { useEffect, useMemo, useRef, useState } from 'react';
import type { RouteInput } from '../../src/core/diagram/connections.ts';
import type { Box } from '../../src/core/diagram/geometry.ts';
import { routeConnections, routeSteps, type Route } from '../../src/core/diagram/route.ts';
import { sketchRoutes } from '../../src/core/diagram/sketch.ts';
import { notePositions, noteBox } from '../../src/core/diagram/frames.ts';
import type { Snapshot } from '../../src/protocol/messages.ts';
import type { Model } from '../state/model.ts';
import type { Position } from '../state/store.ts';
import { cardBox, positionOf } from './flow.ts';
import { labelWidth } from './measure.ts';
import type { Moving } from './use-flow.ts';

type Routes = ReadonlyMap<string, Route>;

const NONE: Routes = new Map();
const NO_DRAG: ReadonlyMap<string, Position> = new Map();
/** More connections than this are sketched first and routed beside what the user does. */
const MANY_CONNECTIONS = 250;
/** Milliseconds of routing at a time. */
const SLICE = 4;

/**
 * Routes of all connections. While nodes are dragged only their own connections are routed again (`moved`), so
 * that a drag stays smooth in a large design; the others give way after the drop.
 */
export function useRoutes(snapshot: Snapshot, model: Model, dragged: ReadonlyMap<string, Position>, moving: Moving): { readonly resting: Routes; readonly moved: Routes } {
  const resting = useResting(useSameInput(snapshot, model), dragged.size > 0);
  const moved = useMemo(() => {
    const { connections } = moving;
    if (connections.length === 0) return NONE;
    const ends = new Set(connections.flatMap(({ from, to }) => [from, to]));
    // Of a large design only what they lead to: they are routed with every move of the pointer.
    const ids = snapshot.connections.length > MANY_CONNECTIONS ? ends : model.nodes.keys();
    return routeConnections({ boxes: boxesOf(ids, model, dragged), connections, measure: labelWidth });
  }, [snapshot, model, dragged, moving]);
  return { resting, moved };
}

/** What routes depend on, the very same as before where none of it has changed: most edits move nothing. */
function useSameInput(snapshot: Snapshot, model: Model): RouteInput {
  const known = useRef<{ readonly key: string; readonly input: RouteInput }>(undefined);
  return useMemo(() => {
    const connections = snapshot.connections.map(({ id, from, to, line, label }) => ({ id, from, to, line, label }));
    const boxes = boxesOf(model.nodes.keys(), model, NO_DRAG);
    const badged = new Set(connections.filter(({ id }) => model.findingsOfConnection.has(id)).map(({ id }) => id));
    const texts = notePositions(snapshot.notes, model.positions.values()).map((at, index) => noteBox(at, snapshot.notes[index]?.size));
    const key = JSON.stringify([connections, [...boxes], [...badged], texts]);
    if (known.current?.key !== key) known.current = { key, input: { boxes, connections, measure: labelWidth, badged, texts } };
    return known.current.input;
  }, [snapshot, model]);
}

/** The routes while nothing is dragged. Those of a large design come as a sketch first, unless they are known from before. */
function useResting(input: RouteInput, isBusy: boolean): Routes {
  const busy = useRef(isBusy);
  useEffect(() => {
    busy.current = isBusy;
  }, [isBusy]);
  const before = useRef<Routes>(new Map());
  const [routed, setRouted] = useState<{ readonly input: RouteInput; readonly routes: Routes }>();
  const isLarge = input.connections.length > MANY_CONNECTIONS;
  useEffect(() => (isLarge ? inSlices(routeSteps(input), () => busy.current, (routes) => setRouted({ input, routes })) : undefined), [input, isLarge]);
  const done = isLarge && routed?.input === input ? routed.routes : undefined;
  const routes = useMemo(() => done ?? (isLarge ? sketchRoutes(input, before.current) : routeConnections(input)), [done, isLarge, input]);
  return useMemo(() => {
    before.current = new Map([...routes].map(([id, route]) => [id, same(before.current.get(id), route)]));
    return before.current;
  }, [routes]);
}

/** The route of before where it is the same, so that its line need not be drawn again. */
function same(before: Route | undefined, route: Route): Route {
  return before && before.path === route.path && JSON.stringify([before.label, before.badge]) === JSON.stringify([route.label, route.badge]) ? before : route;
}

/** Does the steps while the page has nothing else to do; the answer gives them up. */
function inSlices<T>(steps: Generator<void, T>, isBusy: () => boolean, done: (result: T) => void): () => void {
  let waiting: number | undefined;
  const slice = (deadline: IdleDeadline): void => {
    for (const until = performance.now() + Math.min(SLICE, deadline.timeRemaining()); !isBusy() && performance.now() < until; ) {
      const step = steps.next();
      if (step.done) return done(step.value);
    }
    waiting = requestIdleCallback(slice);
  };
  waiting = requestIdleCallback(slice);
  return () => {
    if (waiting !== undefined) cancelIdleCallback(waiting);
  };
}

function boxesOf(ids: Iterable<string>, model: Model, dragged: ReadonlyMap<string, Position>): ReadonlyMap<string, Box> {
  return new Map([...ids].map((id) => [id, cardBox(positionOf(id, { model, dragged }))]));
}
