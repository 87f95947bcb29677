/**
 * The strongly connected components of a graph in topological order of what depends on what (Tarjan's
 * algorithm, without recursion: a chain of 10,000 nodes must not exhaust the stack). A component of
 * more than one node, or a node that leads to itself, is a cycle.
 */
export function components(nodes: readonly string[], next: (node: string) => readonly string[]): readonly (readonly string[])[] {
  const search: Search = { next, vertices: new Map(), stack: [], found: [] };
  for (const node of nodes) if (!search.vertices.has(node)) visit(node, search);
  return search.found.reverse();
}

/** A node as the search sees it, so that one look-up by name finds all about it. */
interface Vertex {
  readonly node: string;
  /** The order in which the search entered it. */
  readonly index: number;
  /** The earliest node that it leads back to, as far as is known. */
  low: number;
  onStack: boolean;
  readonly successors: readonly string[];
  position: number;
}

interface Search {
  readonly next: (node: string) => readonly string[];
  readonly vertices: Map<string, Vertex>;
  readonly stack: Vertex[];
  readonly found: (readonly string[])[];
}

function visit(root: string, search: Search): void {
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

function enter(node: string, search: Search): Vertex {
  const index = search.vertices.size;
  const vertex: Vertex = { node, index, low: index, onStack: true, successors: search.next(node), position: 0 };
  search.vertices.set(node, vertex);
  search.stack.push(vertex);
  return vertex;
}

function leave(vertex: Vertex, parent: Vertex | undefined, search: Search): void {
  if (vertex.low === vertex.index) {
    const component = search.stack.splice(search.stack.lastIndexOf(vertex));
    for (const member of component) member.onStack = false;
    search.found.push(component.map((member) => member.node));
  }
  if (parent) parent.low = Math.min(parent.low, vertex.low);
}
