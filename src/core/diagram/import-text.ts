import type { Intent } from '../document/contract.ts';
import { editsFor } from '../document/edits.ts';
import { applyEdits } from '../document/pieces.ts';
import { stringText } from '../document/yaml-write.ts';
import type { Result } from '../model/result.ts';
import type { ImportedDesign } from './import-design.ts';

/** The design file of an imported diagram; refused only where an entry cannot be written. */
export function importedText({ name, nodes, connections, groups }: ImportedDesign, fallback: string): Result<string> {
  const start = `version: 1\nname: ${stringText(name || fallback, false)}\nregion: us-east-1\n\nnodes: {}\n\nconnections: {}\n`;
  const intents: readonly Intent[] = [
    ...nodes.map(({ id, data }) => ({ kind: 'add-node', id, node: data }) as const),
    ...connections.map(({ id, data }) => ({ kind: 'add-connection', id, connection: data }) as const),
    ...groups.map(({ id, data }) => ({ kind: 'add-group', id, group: data }) as const),
  ];
  const edits = editsFor(start, { kind: 'batch', intents });
  return edits.ok ? { ok: true, value: applyEdits(start, edits.value) } : edits;
}
