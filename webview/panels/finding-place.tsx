import type { FindingSnapshot } from '../../src/protocol/messages.ts';
import { nameOfNode, type Model } from '../state/model.ts';
import { CanvasLink } from '../ui/links.tsx';

/** The node or connection that a finding is about, as a link to it. */
export function Place({ finding, model }: { readonly finding: FindingSnapshot; readonly model: Model }) {
  const place = placeOf(finding, model);
  return place ? <CanvasLink kind={place.kind} id={place.id}>{place.name}</CanvasLink> : null;
}

/** Absent where the finding is about the whole file, or about what the canvas does not show. */
export function placeOf({ node, connection }: FindingSnapshot, model: Model): { readonly kind: 'node' | 'connection'; readonly id: string; readonly name: string } | undefined {
  if (connection !== undefined && model.connections.has(connection)) return { kind: 'connection', id: connection, name: connection };
  const found = node === undefined ? undefined : model.nodes.get(node);
  return found && { kind: 'node', id: found.id, name: nameOfNode(found) };
}
