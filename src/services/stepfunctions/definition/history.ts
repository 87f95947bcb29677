import type { Path } from '../../../core/model/json.ts';
import { isDistributed, type State } from './states.ts';
import type { Visit } from './way.ts';

/**
 * Events that a state writes when nothing fails: entered and exited; a task also scheduled, started and
 * succeeded; a Parallel or a Map also started and succeeded.
 * https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-log-level (2026-11)
 */
const EVENTS: Readonly<Partial<Record<string, number>>> = { Task: 5, Parallel: 4, Map: 4 };
const EVENTS_OF_OTHERS = 2;
/** Each item of a Map starts and succeeds, and so does the execution. */
const STARTED_AND_SUCCEEDED = 2;

/** Events in the history of one execution on its way, the executions of distributed Maps left out. */
export function eventsOf(way: readonly Visit[]): number {
  const apart = way.filter(({ state }) => isDistributed(state)).map(({ state }) => state);
  const own = way.filter(({ state }) => !apart.some((map) => isInside(state.path, map.path)));
  const iterations = new Map(own.filter(({ state }) => state.type === 'Map').map(({ state, times }) => [state, times]));
  return STARTED_AND_SUCCEEDED
    + own.reduce((sum, { state, times }) => sum + times * (EVENTS[state.type] ?? EVENTS_OF_OTHERS), 0)
    + [...iterations.keys()].reduce((sum, map) => sum + (isDistributed(map) ? 0 : itemsOf(map, own) * STARTED_AND_SUCCEEDED), 0);
}

/** How often the first state inside a Map is entered. */
function itemsOf(map: State, way: readonly Visit[]): number {
  return way.find(({ state }) => isInside(state.path, map.path))?.times ?? 0;
}

/** The Map on the way whose items write most; undefined where there is none but distributed ones. */
export function widestMap(way: readonly Visit[]): State | undefined {
  const maps = way.filter(({ state }) => state.type === 'Map' && !isDistributed(state)).map(({ state }) => state);
  const weight = (map: State): number => way.filter(({ state }) => isInside(state.path, map.path)).reduce((sum, { times }) => sum + times, 0);
  return maps.sort((a, b) => weight(b) - weight(a))[0];
}

function isInside(path: Path, outer: Path): boolean {
  return path.length > outer.length && outer.every((step, at) => path[at] === step);
}
