import { nameOfNode, type Model } from '../state/model.ts';

/** How a node of a run is called; it may be gone from the design since. */
export function nameOf(id: string, model: Model): string {
  const node = model.nodes.get(id);
  return node ? nameOfNode(node) : id;
}
