import type { Analysis } from '../../core/analysis/contract.ts';
import { drawingOf } from '../../core/diagram/drawing.ts';
import { notePositions } from '../../core/diagram/frames.ts';
import { layoutMissing } from '../../core/diagram/layout.ts';
import { labelWidth } from '../../core/diagram/svg-text.ts';
import { tidy, type Direction, type LayoutGraph } from '../../core/diagram/tidy.ts';
import { editsFor } from '../../core/document/edits.ts';
import { applyEdits } from '../../core/document/pieces.ts';
import { ok, type Result } from '../../core/model/result.ts';
import type { Locale } from '../../core/model/text.ts';
import { catalog } from '../../services/catalog.ts';

export interface TidiedText {
  readonly text: string;
  /** Nodes that stand elsewhere than before, or had no place. */
  readonly moved: number;
}

type Places = Readonly<Record<string, readonly [number, number]>>;

/** The text of a design with its nodes laid out as `Tidy` on the canvas does it: only `at` changes. */
export async function tidiedText(text: string, analysis: Analysis, direction: Direction, layout: LayoutGraph, locale: Locale): Promise<Result<TidiedText>> {
  const { nodes, connections, groups, notes } = drawingOf(analysis, catalog, locale);
  const positions = layoutMissing(nodes, connections);
  const places = notePositions(notes, positions.values());
  const laid = await tidy({
    nodes: nodes.map(({ id }) => id), positions, connections, groups, direction,
    notes: notes.map(({ id, size }, index) => ({ id, at: places[index] ?? [0, 0], size })),
    measure: labelWidth,
  }, layout);
  const moved = nodes.filter(({ id, at }) => String(laid.nodes.get(id)) !== String(at));
  if (moved.length === 0) return ok({ text, moved: 0 });
  const edits = editsFor(text, { kind: 'move', nodes: placesIn(laid.nodes), ...(laid.notes.size > 0 && { notes: placesIn(laid.notes) }) });
  return edits.ok ? ok({ text: applyEdits(text, edits.value), moved: moved.length }) : edits;
}

function placesIn(positions: ReadonlyMap<string, readonly [number, number]>): Places {
  return Object.fromEntries([...positions].map(([id, [x, y]]) => [id, [x, y] as const]));
}
