import { createContext, useContext, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { Route } from '../../src/core/diagram/route.ts';

type Routes = ReadonlyMap<string, Route>;

/**
 * The routes beside React Flow: while a node is dragged they change with every frame, and it would go through all
 * connections each time one of them is given to it anew.
 */
interface RouteStore {
  readonly get: (connection: string) => Route | undefined;
  readonly set: (resting: Routes, moved: Routes) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

function createRouteStore(): RouteStore {
  let [resting, moved]: [Routes, Routes] = [new Map(), new Map()];
  const listeners = new Set<() => void>();
  return {
    get: (connection) => moved.get(connection) ?? resting.get(connection),
    set(...next) {
      [resting, moved] = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const RouteContext = createContext<RouteStore | undefined>(undefined);

/** A store that holds what is given; those that a drag has `moved` go before those of the file. */
export function useRouteStore({ resting, moved }: { readonly resting: Routes; readonly moved: Routes }): RouteStore {
  const [store] = useState(() => {
    const made = createRouteStore();
    made.set(resting, moved);
    return made;
  });
  useLayoutEffect(() => store.set(resting, moved), [store, resting, moved]);
  return store;
}

/** The route of one connection; the component renders again when that one changes. */
export function useRoute(connection: string): Route | undefined {
  const store = useContext(RouteContext);
  if (!store) throw new Error('useRoute outside of the canvas');
  return useSyncExternalStore(store.subscribe, () => store.get(connection));
}
