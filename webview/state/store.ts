import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ConnectionKindId } from '../../src/core/catalog/connection-kinds.ts';
import type { NodeDeployment, Snapshot } from '../../src/protocol/messages.ts';
import type { Model } from './model.ts';
import type { SimulationState } from '../simulation/state.ts';
import type { RunsCompared } from '../simulation/run-comparer.ts';
import type { Shown } from '../simulation/shown.ts';
import type { RunState } from '../run/state.ts';
import type { Guide } from '../editing/guides.ts';
import type { Regrouping } from '../editing/groups.ts';
import { INITIAL_VIEW, type View } from './view.ts';

export type Position = readonly [number, number];

/** All that the webview knows. The snapshot is the host's, `view` is remembered per file, the rest lives as long as the page. */
export interface AppState {
  readonly snapshot?: Snapshot;
  /** Look-ups over the snapshot, made once when it arrives. */
  readonly model?: Model;
  /** Why there is no snapshot, once the host has refused one. */
  readonly failed?: string;
  readonly view: View;
  /** What the bill is held against; where nothing is chosen, the first alternative that applies. */
  readonly compared?: Compared;
  /** Flow ids. */
  readonly selection: ReadonlySet<string>;
  /** Positions by flow id that the user sees and the file does not have yet. */
  readonly dragged: ReadonlyMap<string, Position>;
  /** Who belongs to which group when what is dragged is dropped where it is. */
  readonly regrouping?: Regrouping;
  /** Helper lines of the drag under way. */
  readonly guides?: readonly Guide[];
  /** Counts drags and runs of arrow keys. */
  readonly gesture: number;
  /** The drag that was called off, by its count: what the pointer still does of it is of no account. */
  readonly calledOff?: number;
  /** A connection is being drawn with the pointer; or was, before it was called off, while the pointer still has it. */
  readonly connecting?: 'drawn' | 'called-off' | undefined;
  /** The version of the file that has the dragged positions; absent while they are not dropped or not answered yet. */
  readonly settlesAt?: number;
  readonly dialog?: Dialog;
  /** The open menu of actions: what it is about (nothing: the canvas) and where it stands, in pixels of the window. */
  readonly menu?: { readonly flow?: string; readonly x: number; readonly y: number };
  /** The search over the canvas is open. */
  readonly finding?: true;
  /** The sentence at which the walk through the design is, from 0; absent: there is none under way. */
  readonly walking?: number;
  /** The service that the next click on the canvas places. */
  readonly armed?: string;
  /** Flow id whose name is being edited. */
  readonly renaming?: string;
  /** Flow id to select and focus as soon as a snapshot has it. */
  readonly awaited?: string;
  /** Flow id to bring into view and focus. */
  readonly reveal?: string;
  /** What `reveal` names is brought into view only; the focus stays where it is. */
  readonly revealOnly?: true;
  /** The place, as `highlightOf` writes it, of the field that a finding led to. */
  readonly highlight?: string;
  readonly notice?: Notice;
  /** VS Code runs in the browser alone: nothing is deployed or run from there. */
  readonly inBrowser?: true | undefined;
  /** What is happening to nodes at AWS. */
  readonly deployment: ReadonlyMap<string, NodeDeployment>;
  /** The last run of a scenario, under way or over. */
  readonly simulation?: SimulationState;
  /** The moment of the run that the canvas shows, milliseconds from its start; absent: the run as a whole. */
  readonly simulationAt?: number;
  /** This design and another one under the same load. */
  readonly runsCompared?: RunsCompared;
  /** What the canvas shows of the run. */
  readonly shown?: Shown;
  /** The local run of the design, under way or over. */
  readonly run?: RunState;
  /** The request that is looked at. */
  readonly runTrace?: string;
  /** The resource that is looked into: its logical id, or its node. */
  readonly runResource?: string;
  /** Read out by screen readers; the counter makes equal texts two announcements. */
  readonly announcement: { readonly text: string; readonly count: number };
}

/** An alternative by its name, or `commit`. */
export interface Compared {
  readonly id: string;
  readonly value?: string;
  /** The one node to change; all that it applies to where none is chosen. */
  readonly node?: string;
  /** Share of a function's duration that is computing, 0 to 1. */
  readonly cpuBound?: number;
}

export const LAST_COMMIT = 'commit';

export interface Notice {
  readonly severity: 'error' | 'info';
  readonly text: string;
}

export type Dialog =
  | { readonly kind: 'connect'; readonly from: string }
  /** A service to add and connect; `at`: where the loose end of a connection was dropped. */
  | { readonly kind: 'add-next'; readonly from: string; readonly at?: Position }
  | { readonly kind: 'keys' }
  | { readonly kind: 'connection-kind'; readonly from: string; readonly to: string; readonly kinds: readonly ConnectionKindId[] };

export interface Store {
  readonly get: () => AppState;
  readonly set: (patch: Patch) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Keys with the value undefined are removed. */
export type Patch = { readonly [K in keyof AppState]?: AppState[K] | undefined };

export function createStore(initial: AppState): Store {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (patch) => {
      const entries = Object.entries({ ...state, ...patch }).filter(([, value]) => value !== undefined);
      state = Object.fromEntries(entries) as unknown as AppState;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const INITIAL_STATE: AppState = {
  view: INITIAL_VIEW, selection: new Set(), dragged: new Map(), gesture: 0, deployment: new Map(), announcement: { text: '', count: 0 },
};

export const StoreContext = createContext<Store | undefined>(undefined);

/** A part of the state; the component renders again when that part is another value (`Object.is`). */
export function useApp<T>(select: (state: AppState) => T): T {
  const store = useContext(StoreContext);
  if (!store) throw new Error('useApp outside of the application');
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
