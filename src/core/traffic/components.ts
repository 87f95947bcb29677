/**
 * The strongly connected components of a graph in topological order of what depends on what (Tarjan's
 * algorithm, without recursion: a chain of 10,000 nodes must not exhaust the stack). A component of
 * more than one node, or a node that leads to itself, is a cycle.
 */
export function components(nodes: readonly string[], next: (node: string) => readonly string[]): readonly (readonly string[])[] {
  const search: Search = { next, index: new Map(), low: new Map(), stack: [], onStack: new Set(), found: [] };
  for (const node of nodes) if (!search.index.has(node)) visit(node, search);
  return search.found.reverse();
}

interface Search {
  readonly next: (node: string) => readonly string[];
  readonly index: Map<string, number>;
  readonly low: Map<string, number>;
  readonly stack: string[];
  readonly onStack: Set<string>;
  readonly found: (readonly string[])[];
}

function visit(root: string, search: Search): void {
  const frames = [enter(root, search)];
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const successor = frame.successors[frame.position++];
    if (successor === undefined) {
      frames.pop();
      leave(frame.node, frames.at(-1)?.node, search);
    } else if (!search.index.has(successor)) {
      frames.push(enter(successor, search));
    } else if (search.onStack.has(successor)) {
      lower(frame.node, search.index.get(successor), search);
    }
  }
}

function enter(node: string, search: Search): { readonly node: string; readonly successors: readonly string[]; position: number } {
  search.index.set(node, search.index.size);
  search.low.set(node, search.index.size - 1);
  search.stack.push(node);
  search.onStack.add(node);
  return { node, successors: search.next(node), position: 0 };
}

function leave(node: string, parent: string | undefined, search: Search): void {
  if (search.low.get(node) === search.index.get(node)) {
    const component = search.stack.splice(search.stack.lastIndexOf(node));
    for (const member of component) search.onStack.delete(member);
    search.found.push(component);
  }
  if (parent !== undefined) lower(parent, search.low.get(node), search);
}

function lower(node: string, value: number | undefined, search: Search): void {
  if (value !== undefined && value < (search.low.get(node) ?? Infinity)) search.low.set(node, value);
}
