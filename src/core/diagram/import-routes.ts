import type { ParsedDiagram, ParsedEdge, ParsedFrame } from './parsed-diagram.ts';

const METHODS = 'GET|PUT|POST|PATCH|DELETE|HEAD|OPTIONS|ANY';
const BEFORE = new RegExp(`^(${METHODS}) +(/[^\\s,;]*)$`);
const BEHIND = new RegExp(`^(/[^\\s,;]*) +(${METHODS})\\b`);

/** `POST /orders`, as the format writes a route, from a label that says it in either order; undefined for any other. */
export function routeIn(label: string): string | undefined {
  const before = BEFORE.exec(label);
  if (before) return `${before[1]} ${before[2]}`;
  const behind = BEHIND.exec(label);
  return behind ? `${behind[2]} ${behind[1]}` : undefined;
}

export function isRoute(label: string): boolean {
  return routeIn(label) !== undefined;
}

/**
 * The boxes that are routes of the API whose frame is around them as that one API: its node takes the frame's id
 * and name, and the arrows of each route carry it as their label.
 */
export function foldRoutes(diagram: ParsedDiagram, hasRoutes: (frame: ParsedFrame) => boolean): ParsedDiagram {
  const labels = new Map(diagram.nodes.map(({ id, lines }) => [id, routeIn(lines[0] ?? '')]));
  const apis = diagram.frames.filter((frame) => hasRoutes(frame) && frame.contains.some((id) => labels.get(id) !== undefined));
  if (apis.length === 0) return diagram;
  const apiOf = new Map(apis.flatMap((frame) => frame.contains.filter((id) => labels.get(id) !== undefined).map((id) => [id, frame] as const)));
  const keyOf = (frame: ParsedFrame): string => `${frame.id} api`;
  const end = (id: string): string => {
    const api = apiOf.get(id);
    return api ? keyOf(api) : id;
  };
  return {
    ...diagram,
    nodes: [...diagram.nodes.filter(({ id }) => !apiOf.has(id)), ...apis.map((frame) => ({ id: keyOf(frame), lines: [frame.title], classes: [], ...(frame.icon !== undefined && { icon: frame.icon }) }))],
    edges: diagram.edges.map((edge): ParsedEdge => ({ ...edge, from: end(edge.from), to: end(edge.to), label: labelOf(edge, labels) })),
    frames: diagram.frames.map((frame) => ({ ...frame, contains: [...new Set(frame.contains.map(end))] })),
  };
}

function labelOf({ from, label }: ParsedEdge, labels: ReadonlyMap<string, string | undefined>): string {
  return labels.get(from) ?? label;
}
