import { createContext, useContext, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { Point } from '../../src/core/diagram/geometry.ts';
import type { Route } from '../../src/core/diagram/route.ts';

type Routes = ReadonlyMap<string, Route>;

/** Routes as the file has them, and those of a drag under way, which go before them. */
export interface MovedRoutes {
  readonly resting: Routes;
  readonly moved: Routes;
}

/** Where connections say what they carry. */
type Places = ReadonlyMap<string, Point> | undefined;

/**
 * The routes beside React Flow: while a node is dragged they change with every frame, and it would go through all
 * connections each time one of them is given to it anew.
 */
interface RouteStore {
  readonly get: (connection: string) => Route | undefined;
  /** Where it says what it carries; `anywhere`: below its label, or on its line; undefined: there is no room for it. */
  readonly placeOf: (connection: string) => Point | 'anywhere' | undefined;
  readonly set: (routes: MovedRoutes, places: Places) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

function createRouteStore(): RouteStore {
  let [routes, places]: [MovedRoutes, Places] = [{ resting: new Map(), moved: new Map() }, undefined];
  const listeners = new Set<() => void>();
  return {
    get: (connection) => routes.moved.get(connection) ?? routes.resting.get(connection),
    placeOf: (connection) => (places ? places.get(connection) : 'anywhere'),
    set(...next) {
      [routes, places] = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const RouteContext = createContext<RouteStore | undefined>(undefined);

/** A store that holds what is given. */
export function useRouteStore({ resting, moved }: MovedRoutes, places: Places): RouteStore {
  const [store] = useState(() => {
    const made = createRouteStore();
    made.set({ resting, moved }, places);
    return made;
  });
  useLayoutEffect(() => store.set({ resting, moved }, places), [store, resting, moved, places]);
  return store;
}

/** The route of one connection; the component renders again when that one changes. */
export function useRoute(connection: string): Route | undefined {
  const store = useRoutesGiven();
  return useSyncExternalStore(store.subscribe, () => store.get(connection));
}

/** Where one connection says what it carries. */
export function useFlowPlace(connection: string): ReturnType<RouteStore['placeOf']> {
  const store = useRoutesGiven();
  return useSyncExternalStore(store.subscribe, () => store.placeOf(connection));
}

function useRoutesGiven(): RouteStore {
  const store = useContext(RouteContext);
  if (!store) throw new Error('routes outside of the canvas');
  return store;
}
