import ELK from 'elkjs/lib/elk.bundled.js';
import type { ElkNode, LayoutGraph } from '../../core/diagram/tidy.ts';

const elk = new ELK();

/** What elkjs makes of a graph; it writes into the one that it is given, which is therefore a copy. */
export const layoutWithElk: LayoutGraph = (graph) => elk.layout(JSON.parse(JSON.stringify(graph)) as Parameters<typeof elk.layout>[0]) as Promise<ElkNode>;
