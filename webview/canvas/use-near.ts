import { useStore } from '@xyflow/react';
import { useMemo } from 'react';
import { overlaps, segmentBox, segmentsOf, type Box } from '../../src/core/diagram/geometry.ts';
import type { Route } from '../../src/core/diagram/route.ts';
import { flowId } from '../state/flow-ids.ts';
import type { Moving } from './use-flow.ts';

/** From so many connections on React Flow is given only those near what is seen: it goes through all that it has with every move. */
const MANY_CONNECTIONS = 250;
/** What is near changes in steps of so many pixels of the design, and reaches as far beyond what is seen; no label is larger. */
const STEP = 480;

const NOTHING = (): boolean => false;

interface NearOptions {
  readonly routes: ReadonlyMap<string, Route>;
  readonly selection: ReadonlySet<string>;
  readonly moving: Moving;
  /** Whether one picture shows all of them anyway. */
  readonly isFar: boolean;
}

/** Whether a connection, by its flow id, runs nowhere near what is seen, and nobody has to do with it. */
export function useNear({ routes, selection, moving, isFar }: NearOptions): (flow: string) => boolean {
  const isLarge = routes.size > MANY_CONNECTIONS && !isFar;
  const area = useStore((state) => (isLarge && state.width > 0 && !state.fitViewQueued ? areaOf(state) : undefined));
  return useMemo(() => {
    if (area === undefined) return NOTHING;
    const [left, top, right, bottom] = area.split(' ').map(Number) as [number, number, number, number];
    const near = connectionsIn({ x: left, y: top, width: right - left, height: bottom - top }, routes);
    for (const { id } of moving.connections) near.add(flowId('connection', id));
    return (flow: string) => !near.has(flow) && !selection.has(flow);
  }, [area, routes, selection, moving]);
}

/** Left, top, right and bottom of what is near, as a text so that equal areas are the same. */
function areaOf({ width, height, transform: [x, y, zoom] }: { readonly width: number; readonly height: number; readonly transform: readonly [number, number, number] }): string {
  const before = (at: number): number => (Math.floor(at / STEP) - 1) * STEP;
  const after = (at: number): number => (Math.ceil(at / STEP) + 1) * STEP;
  return [before(-x / zoom), before(-y / zoom), after((width - x) / zoom), after((height - y) / zoom)].join(' ');
}

function connectionsIn(area: Box, routes: ReadonlyMap<string, Route>): Set<string> {
  const found = new Set<string>();
  for (const [id, { points }] of routes) if (segmentsOf(points).some((segment) => overlaps(segmentBox(segment), area))) found.add(flowId('connection', id));
  return found;
}
