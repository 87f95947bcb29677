import { createContext, useContext } from 'react';
import type { Actions } from './actions.ts';
import { StoreContext, type Store } from './store.ts';

export const ActionsContext = createContext<Actions | undefined>(undefined);

export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('useActions outside of the application');
  return actions;
}

/** The store itself, for handlers that read it when they run and need not render. */
export function useStore(): Store {
  const store = useContext(StoreContext);
  if (!store) throw new Error('useStore outside of the application');
  return store;
}
