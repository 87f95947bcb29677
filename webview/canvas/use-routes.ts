import { useMemo } from 'react';
import type { Box } from '../../src/core/diagram/geometry.ts';
import { routeConnections, type Route } from '../../src/core/diagram/route.ts';
import type { Snapshot } from '../../src/protocol/messages.ts';
import { parseFlowId } from '../state/flow-ids.ts';
import type { Model } from '../state/model.ts';
import type { Position } from '../state/store.ts';
import { cardBox, positionOf } from './flow.ts';
import { labelWidth } from './measure.ts';

const NO_DRAG: ReadonlyMap<string, Position> = new Map();

/**
 * Routes of all connections. While nodes are dragged only their own connections are routed again, so
 * that a drag stays smooth in a large design; the others give way after the drop.
 */
export function useRoutes(snapshot: Snapshot, model: Model, dragged: ReadonlyMap<string, Position>): ReadonlyMap<string, Route> {
  const resting = useMemo(
    () => routeConnections({ boxes: boxesOf(model, NO_DRAG), connections: snapshot.connections, measure: labelWidth }),
    [snapshot, model],
  );
  return useMemo(() => {
    if (dragged.size === 0) return resting;
    const moving = new Set([...dragged.keys()].map((flow) => parseFlowId(flow)?.id));
    const connections = snapshot.connections.filter(({ from, to }) => moving.has(from) || moving.has(to));
    return new Map([...resting, ...routeConnections({ boxes: boxesOf(model, dragged), connections, measure: labelWidth })]);
  }, [resting, snapshot, model, dragged]);
}

function boxesOf(model: Model, dragged: ReadonlyMap<string, Position>): ReadonlyMap<string, Box> {
  return new Map([...model.nodes.keys()].map((id) => [id, cardBox(positionOf(id, { model, dragged }))]));
}
