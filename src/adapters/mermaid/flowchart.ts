import type { ParsedDiagram, ParsedEdge, ParsedNode } from '../../core/diagram/parsed-diagram.ts';
import { linesOf } from './label.ts';

/** What is read of mermaid's `FlowDB`. */
export interface FlowchartDb {
  getVertices(): ReadonlyMap<string, { readonly id: string; readonly text?: string; readonly icon?: string; readonly img?: string; readonly classes: readonly string[] }>;
  getEdges(): readonly { readonly start: string; readonly end: string; readonly text: string; readonly type?: string; readonly stroke?: string }[];
  getSubGraphs(): readonly { readonly id: string; readonly title: string; readonly nodes: readonly string[] }[];
  readonly getDiagramTitle?: () => string;
}

/** A flowchart. Mermaid makes a vertex of a subgraph that an edge names before it is opened; here it is a frame only. */
export function readFlowchart(db: FlowchartDb): ParsedDiagram {
  const frames = db.getSubGraphs().map(({ id, title, nodes }) => ({ id, title: linesOf(title).join(' '), contains: [...new Set(nodes)] }));
  const framed = new Set(frames.map(({ id }) => id));
  const nodes = [...db.getVertices().values()].filter(({ id }) => !framed.has(id)).map(({ id, text, icon, img, classes }): ParsedNode => {
    const lines = linesOf(text ?? id);
    const picture = icon ?? img;
    return { id, lines: lines.length > 0 ? lines : [id], classes, ...(picture !== undefined && { icon: picture }) };
  });
  const edges = db.getEdges().filter(({ stroke }) => stroke !== 'invisible').map(({ start, end, text, type, stroke }): ParsedEdge => ({
    from: start, to: end, label: linesOf(text).join(' '), line: stroke === 'dotted' ? 'dotted' : 'solid', head: headOf(type ?? ''),
  }));
  return { nodes, edges, frames };
}

function headOf(type: string): ParsedEdge['head'] {
  if (type.startsWith('double_')) return 'both';
  if (type === 'arrow_open') return 'none';
  return type === 'arrow_circle' ? 'ring' : 'arrow';
}
