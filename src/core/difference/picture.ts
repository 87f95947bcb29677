import type { Drawing } from '../diagram/drawing.ts';
import type { Mark, SvgOptions } from '../diagram/svg.ts';
import type { Difference } from './contract.ts';

/** The later drawing with what is not there any more, and what is said of each. */
export interface ComparedDrawing {
  readonly drawing: Drawing;
  readonly marks: NonNullable<SvgOptions['marks']>;
}

/** One picture of two revisions: what was removed stands where it stood. */
export function comparedDrawing(before: Drawing, after: Drawing, { entries }: Pick<Difference, 'entries'>): ComparedDrawing {
  const marksIn = (section: string) => new Map(entries.flatMap((entry): readonly (readonly [string, Mark])[] => (entry.section === section && entry.id !== undefined ? [[entry.id, entry.change]] : [])));
  const marks = { nodes: marksIn('nodes'), connections: marksIn('connections') };
  const gone = before.nodes.filter(({ id }) => marks.nodes.get(id) === 'removed');
  const nodes = [...after.nodes, ...gone];
  const ids = new Set(nodes.map(({ id }) => id));
  const connections = before.connections.filter(({ id, from, to }) => marks.connections.get(id) === 'removed' && ids.has(from) && ids.has(to));
  return { drawing: { ...after, nodes, connections: [...after.connections, ...connections] }, marks };
}
