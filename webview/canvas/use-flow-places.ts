import { useMemo } from 'react';
import type { Point } from '../../src/core/diagram/geometry.ts';
import type { Folded } from '../editing/fold.ts';
import { useShown } from '../simulation/node-load.tsx';
import { useApp, type Position } from '../state/store.ts';
import { cardBox, positionOf } from './flow.ts';
import { flowPlaces } from './flow-places.ts';
import { labelWidth } from './measure.ts';
import type { MovedRoutes } from './route-store.ts';

/** In a larger design what connections carry stands below their labels, whatever is there: it changes ten times a second. */
const MOST_CONNECTIONS = 400;
/** Widths are taken in steps of so many pixels, so that what counts up does not jump about. */
const STEP = 8;

/** Where connections say what they carry, by id; undefined where each does so by itself, or nothing is carried. */
export function useFlowPlaces({ model }: Folded, { resting, moved }: MovedRoutes, dragged: ReadonlyMap<string, Position>): ReadonlyMap<string, Point> | undefined {
  const shown = useShown();
  const hidden = useApp((state) => !state.view.loads);
  return useMemo(() => {
    if (!shown || hidden || resting.size > MOST_CONNECTIONS) return undefined;
    const widths = new Map([...shown.connections].flatMap(([id, { text }]): [string, number][] => (text === '' ? [] : [[id, Math.ceil(labelWidth(text) / STEP) * STEP]])));
    const cards = [...model.nodes.keys()].map((id) => cardBox(positionOf(id, { model, dragged })));
    return flowPlaces({ routes: new Map([...resting, ...moved]), widths, cards });
  }, [shown, hidden, model, resting, moved, dragged]);
}
