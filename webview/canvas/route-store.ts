import { createContext, useContext, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { Route } from '../../src/core/diagram/route.ts';

/**
 * The routes beside React Flow: while a node is dragged they change with every frame, and it would go through all
 * connections each time one of them is given to it anew.
 */
interface RouteStore {
  readonly get: (connection: string) => Route | undefined;
  readonly set: (routes: ReadonlyMap<string, Route>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

function createRouteStore(): RouteStore {
  let routes: ReadonlyMap<string, Route> = new Map();
  const listeners = new Set<() => void>();
  return {
    get: (connection) => routes.get(connection),
    set(next) {
      routes = next;
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
export function useRouteStore(routes: ReadonlyMap<string, Route>): RouteStore {
  const [store] = useState(() => {
    const made = createRouteStore();
    made.set(routes);
    return made;
  });
  useLayoutEffect(() => store.set(routes), [store, routes]);
  return store;
}

/** The route of one connection; the component renders again when that one changes. */
export function useRoute(connection: string): Route | undefined {
  const store = useContext(RouteContext);
  if (!store) throw new Error('useRoute outside of the canvas');
  return useSyncExternalStore(store.subscribe, () => store.get(connection));
}
