/**
 * The strongly connected components of a graph in topological order of what depends on what (Tarjan's
 * algorithm, without recursion: a chain of 10,000 nodes must not exhaust the stack). A component of
 * more than one node, or a node that leads to itself, is a cycle.
 */
export function components<T>(nodes: readonly T[], next: (node: T) => readonly T[]): readonly (readonly T[])[] {
  const search: Search<T> = { next, vertices: new Map(), stack: [], found: [] };
  for (const node of nodes) if (!search.vertices.has(node)) visit(node, search);
  return search.found.reverse();
}

/** A node as the search sees it, so that one look-up by name finds all about it. */
interface Vertex<T> {
  readonly node: T;
  /** The order in which the search entered it. */
  readonly index: number;
  /** The earliest node that it leads back to, as far as is known. */
  low: number;
  onStack: boolean;
  readonly successors: readonly T[];
  position: number;
}

interface Search<T> {
  readonly next: (node: T) => readonly T[];
  readonly vertices: Map<T, Vertex<T>>;
  readonly stack: Vertex<T>[];
  readonly found: (readonly T[])[];
}

function visit<T>(root: T, search: Search<T>): void {
  const path = [enter(root, search)];
  for (let vertex = path.at(-1); vertex; vertex = path.at(-1)) {
    const successor = vertex.successors[vertex.position++];
    if (successor === undefined) {
      path.pop();
      leave(vertex, path.at(-1), search);
      continue;
    }
    const known = search.vertices.get(successor);
    if (known === undefined) path.push(enter(successor, search));
    else if (known.onStack) vertex.low = Math.min(vertex.low, known.index);
  }
}

function enter<T>(node: T, search: Search<T>): Vertex<T> {
  const index = search.vertices.size;
  const vertex: Vertex<T> = { node, index, low: index, onStack: true, successors: search.next(node), position: 0 };
  search.vertices.set(node, vertex);
  search.stack.push(vertex);
  return vertex;
}

function leave<T>(vertex: Vertex<T>, parent: Vertex<T> | undefined, search: Search<T>): void {
  if (vertex.low === vertex.index) {
    const component = search.stack.splice(search.stack.lastIndexOf(vertex));
    for (const member of component) member.onStack = false;
    search.found.push(component.map((member) => member.node));
  }
  if (parent) parent.low = Math.min(parent.low, vertex.low);
}
