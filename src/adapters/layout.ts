import type { LayoutGraph } from '../core/diagram/tidy.ts';

/** elkjs, loaded when the first design is tidied. */
export const layoutGraph: LayoutGraph = async (graph) => (await import('./layout/elk.ts')).layoutWithElk(graph);
