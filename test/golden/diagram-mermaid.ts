import { registerHooks } from 'node:module';

/** Mermaid cleans HTML with DOMPurify, which wants a browser; a parser has nothing to clean. */
registerHooks({
  resolve: (specifier, context, next) => specifier === 'dompurify'
    ? { url: `data:text/javascript,${encodeURIComponent('export default { addHook() {}, removeAllHooks() {}, sanitize: (text) => text };')}`, format: 'module', shortCircuit: true }
    : next(specifier, context),
});

const { default: mermaid } = await import('mermaid');
// The first parse registers the kinds of diagrams.
await mermaid.parse('flowchart LR');

/** The kind of diagram that mermaid's own parser reads in a text; it rejects with mermaid's error where it reads none. */
export async function parseMermaid(text: string): Promise<string> {
  const { diagramType } = await mermaid.parse(text);
  return diagramType;
}

/** The labels of nodes, edges and subgraphs of a flowchart as mermaid's own parser reads them. */
export async function readFlowchart(text: string) {
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  return diagram.db as unknown as { getVertices(): ReadonlyMap<string, { readonly text: string }>; getEdges(): readonly { readonly start: string; readonly end: string; readonly text: string; readonly stroke: string }[]; getSubGraphs(): readonly { readonly id: string; readonly title: string; readonly nodes: readonly string[] }[] };
}
