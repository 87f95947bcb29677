import type { ParsedDiagram, ParsedEdge, ParsedNode } from '../../core/diagram/parsed-diagram.ts';
import { linesOf } from './label.ts';

interface Edge {
  readonly lhsId: string;
  readonly rhsId: string;
  readonly lhsInto?: boolean;
  readonly rhsInto?: boolean;
  readonly title?: string;
}

/** What is read of mermaid's `ArchitectureDB`. */
export interface ArchitectureDb {
  getServices(): readonly { readonly id: string; readonly icon?: string; readonly title?: string; readonly in?: string }[];
  getGroups(): readonly { readonly id: string; readonly icon?: string; readonly title?: string; readonly in?: string }[];
  getJunctions(): readonly { readonly id: string }[];
  getEdges(): readonly Edge[];
}

/** The icons that mermaid brings along say what a thing looks like, not what it is. */
const SHAPES = new Set(['cloud', 'database', 'disk', 'internet', 'server']);

/** An `architecture-beta`. Junctions are places where lines meet: what leads into one leads to all that leave it. */
export function readArchitecture(db: ArchitectureDb): ParsedDiagram {
  const [services, groups] = [db.getServices(), db.getGroups()];
  const nodes = services.map(({ id, icon, title }): ParsedNode => ({ id, lines: titleOf(id, title), classes: [], ...(icon !== undefined && !SHAPES.has(icon) && { icon }) }));
  const frames = groups.map(({ id, icon, title }) => ({
    id, title: titleOf(id, title).join(' '), ...(icon !== undefined && !SHAPES.has(icon) && { icon }),
    contains: [...services, ...groups].filter((each) => each.in === id).map((each) => each.id),
  }));
  return { nodes, edges: throughJunctions(db.getEdges().map(edgeOf), new Set(db.getJunctions().map(({ id }) => id))), frames };
}

function titleOf(id: string, title: string | undefined): readonly string[] {
  const lines = linesOf(title ?? '');
  return lines.length > 0 ? lines : [id];
}

function edgeOf({ lhsId, rhsId, lhsInto = false, rhsInto = false, title = '' }: Edge): ParsedEdge {
  const label = linesOf(title).join(' ');
  if (lhsInto && !rhsInto) return { from: rhsId, to: lhsId, label, line: 'solid', head: 'arrow' };
  return { from: lhsId, to: rhsId, label, line: 'solid', head: lhsInto ? 'both' : rhsInto ? 'arrow' : 'none' };
}

/** Edges between services: each that meets a junction goes on along those that leave it. */
function throughJunctions(edges: readonly ParsedEdge[], junctions: ReadonlySet<string>): readonly ParsedEdge[] {
  const beyond = (edge: ParsedEdge, seen: ReadonlySet<string>): readonly ParsedEdge[] => {
    if (!junctions.has(edge.to)) return [edge];
    if (seen.has(edge.to)) return [];
    const onwards = edges.filter((next) => next !== edge && touches(next, edge.to));
    return onwards.flatMap((next) => {
      const [head, to] = next.from === edge.to ? [next.head, next.to] : ['none' as const, next.from];
      return to === edge.from ? [] : beyond({ ...edge, to, label: edge.label || next.label, head: head === 'none' ? edge.head : head }, new Set([...seen, edge.to]));
    });
  };
  return edges.filter(({ from }) => !junctions.has(from)).flatMap((edge) => beyond(edge, new Set()));
}

/** A line with a head at its end is not gone back along. */
function touches(edge: ParsedEdge, junction: string): boolean {
  return edge.from === junction || (edge.to === junction && edge.head === 'none');
}
