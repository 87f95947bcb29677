/** The graph that the canvas is measured on, in rows beside and below each other; the bare page draws the very same. */
export interface CanvasGraph {
  /** Top left corners, in pixels. */
  readonly nodes: readonly { readonly x: number; readonly y: number }[];
  /** Numbers of nodes. */
  readonly connections: readonly { readonly from: number; readonly to: number }[];
}

const COLUMN = 220;
const ROW = 120;

/** So many nodes in about a square, with half as many connections more, most of them to the row below. */
export function canvasGraph(count: number): CanvasGraph {
  const columns = Math.ceil(Math.sqrt(count));
  const nodes = Array.from({ length: count }, (_none, index) => ({ x: (index % columns) * COLUMN, y: Math.floor(index / columns) * ROW }));
  const connections = Array.from({ length: Math.round(count * 1.5) }, (_none, index) => {
    const from = (index * 7919) % count;
    return { from, to: (from + 1 + (index % columns)) % count };
  });
  return { nodes, connections };
}

/** The graph as a design of functions that call each other. */
export function designOf({ nodes, connections }: CanvasGraph): string {
  return [
    'version: 1', 'name: large', 'region: us-east-1',
    'nodes:', ...nodes.map(({ x, y }, index) => `  node-${index}: { service: lambda, at: [${x}, ${y}], properties: { Runtime: nodejs24.x, Handler: index.handler, MemorySize: 256, Timeout: 10 } }`),
    'connections:', ...connections.map(({ from, to }, index) => `  c${index}: { from: node-${from}, to: node-${to}, kind: invoke }`), '',
  ].join('\n');
}
