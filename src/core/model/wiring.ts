/** How the nodes and connections of a design hang together, by their places in its lists. */
export interface Wiring {
  /** The place of a node in `nodes`; undefined where there is no such node. */
  readonly nodeAt: (id: string) => number | undefined;
  readonly connectionAt: (id: string) => number | undefined;
  /** Of each connection the places of its ends in `nodes`; -1 where there is no such node. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Of each node the places of the connections that leave (enter) it, in the order of the file. */
  readonly leaving: readonly (readonly number[])[];
  readonly entering: readonly (readonly number[])[];
}

/** What is wired: a design, or as much of one. */
export interface Wired {
  readonly nodes: readonly { readonly id: string }[];
  readonly connections: readonly { readonly id: string; readonly from: string; readonly to: string }[];
}

/** The wiring of a design; that of another one where the two differ in nothing but what is inside nodes and connections. */
export function wiringOf(design: Wired, known?: { readonly of: Wired; readonly wiring: Wiring }): Wiring {
  return known && wiredAlike(known.of, design) ? known.wiring : wire(design);
}

function wiredAlike(a: Wired, b: Wired): boolean {
  return alike(a.nodes, b.nodes, (one, other) => one.id === other.id)
    && alike(a.connections, b.connections, (one, other) => one.id === other.id && one.from === other.from && one.to === other.to);
}

function alike<T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at] && !same(a[at] as T, b[at] as T)) return false;
  return true;
}

function wire({ nodes, connections }: Wired): Wiring {
  const places = new Map(nodes.map(({ id }, at) => [id, at]));
  const connectionPlaces = new Map(connections.map(({ id }, at) => [id, at]));
  const from = connections.map((connection) => places.get(connection.from) ?? -1);
  const to = connections.map((connection) => places.get(connection.to) ?? -1);
  return {
    nodeAt: (id) => places.get(id),
    connectionAt: (id) => connectionPlaces.get(id),
    from, to,
    leaving: byEnd(from, nodes.length),
    entering: byEnd(to, nodes.length),
  };
}

const NONE: readonly number[] = [];

function byEnd(ends: readonly number[], nodes: number): readonly (readonly number[])[] {
  const lists = new Array<number[] | undefined>(nodes).fill(undefined);
  ends.forEach((node, connection) => {
    if (node !== -1) (lists[node] ??= []).push(connection);
  });
  return lists.map((list) => list ?? NONE);
}
