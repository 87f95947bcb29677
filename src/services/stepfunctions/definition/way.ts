import { createMemory } from '../../../core/catalog/memory.ts';
import type { Definition } from './written.ts';
import { scopeOf, successors, type Scope, type State } from './states.ts';

/** A state on the way through a machine, and how often one execution enters it. */
export interface Visit {
  readonly state: State;
  readonly times: number;
}

const ways = createMemory<Definition, readonly Visit[]>();

/**
 * The longest way from start to end when nothing fails: of a Choice the longer branch, of a Parallel
 * all branches, of a Map its states once for each of `items`, of a loop one round. Catches and retries
 * are not on it.
 */
export function wayThrough(definition: Definition, items: number): readonly Visit[] {
  return ways(definition, [items], () => longest(scopeOf(definition.machine), 1, items));
}

/** State transitions of one execution along the way. */
export function transitionsOf(way: readonly Visit[]): number {
  return way.reduce((sum, { times }) => sum + times, 0);
}

function longest(scope: Scope, times: number, items: number): readonly Visit[] {
  const order = bottomUp(scope);
  const best = new Map<string, { readonly length: number; readonly next: string | undefined; readonly own: readonly Visit[] }>();
  for (const { state, following } of order) {
    const own = visitsOf(state, times, items);
    let next: string | undefined;
    for (const name of following) if ((best.get(name)?.length ?? 0) > (next === undefined ? 0 : (best.get(next)?.length ?? 0))) next = name;
    best.set(state.name, { own, next, length: transitionsOf(own) + (next === undefined ? 0 : (best.get(next)?.length ?? 0)) });
  }
  const way: Visit[] = [];
  for (let at = scope.startAt; at !== undefined;) {
    const found = best.get(at);
    way.push(...(found?.own ?? []));
    at = found?.next;
  }
  return way;
}

function visitsOf(state: State, times: number, items: number): readonly Visit[] {
  const each = state.type === 'Map' ? times * items : times;
  return [{ state, times }, ...state.inner.flatMap((scope) => longest(scope, each, items))];
}

interface Reached {
  readonly state: State;
  /** Without what leads back to a state that is still open: the second round of a loop. */
  readonly following: readonly string[];
}

/** The states that the start reaches, each after those that follow it. */
function bottomUp({ startAt, states }: Scope): readonly Reached[] {
  const done: Reached[] = [];
  const isOpen = new Map<string, boolean>();
  const open: { readonly state: State; readonly names: readonly string[]; readonly following: string[]; at: number }[] = [];
  const enter = (name: string | undefined): void => {
    const state = name === undefined ? undefined : states.get(name);
    if (!state) return;
    isOpen.set(state.name, true);
    open.push({ state, names: successors(state), following: [], at: 0 });
  };
  enter(startAt);
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const name = top.names[top.at];
    top.at += 1;
    if (name === undefined) {
      open.pop();
      isOpen.set(top.state.name, false);
      done.push(top);
    } else if (isOpen.get(name) !== true) {
      top.following.push(name);
      if (!isOpen.has(name)) enter(name);
    }
  }
  return done;
}
