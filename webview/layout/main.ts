import ELK from 'elkjs/lib/elk.bundled.js';
import type { LayoutGraph } from './load.ts';

declare global {
  interface Window {
    /** Set by this script, which is loaded when something is tidied for the first time. */
    layoutGraph?: LayoutGraph;
  }
}

const elk = new ELK();
window.layoutGraph = (graph) => elk.layout(structuredClone(graph) as Parameters<typeof elk.layout>[0]) as ReturnType<LayoutGraph>;
