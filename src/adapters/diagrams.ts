import type { ReadDiagram } from '../core/diagram/parsed-diagram.ts';

/** Mermaid's parser, loaded when the first diagram is read. */
export const readDiagram: ReadDiagram = async (text) => (await import('./mermaid/read.ts')).readMermaid(text);
