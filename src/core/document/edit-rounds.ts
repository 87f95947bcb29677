import { at } from '../model/json.ts';
import type { TextEdit } from '../model/range.ts';
import { ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import type { BlockCache } from './block-cache.ts';
import { contextOf } from './edit-context.ts';
import type { EditContext, Edits } from './edit-context.ts';
import { putEdits } from './edit-put.ts';
import { dropEdits, removeEdits } from './edit-remove.ts';
import { applyEdits, Pieces } from './pieces.ts';
import { readSource } from './source.ts';
import type { Source } from './source.ts';
import type { Step } from './steps.ts';

/** A text after steps: the edits that lead to it, and how it reads. */
export interface Stepped {
  readonly edits: readonly TextEdit[];
  readonly text: string;
  readonly source: Source;
}

/** Makes steps over a text that has been read, or says why one of them cannot be made. */
export function stepText(text: string, source: Source, cache: BlockCache, steps: readonly Step[]): Result<Stepped> {
  const pieces = new Pieces(text.length);
  let left = steps;
  let current = { text, source };
  while (left.length > 0) {
    const round = nextRound(contextOf(current.source, current.text), left);
    if (!round.edits.ok) return round.edits;
    pieces.apply(round.edits.value);
    const changed = applyEdits(current.text, round.edits.value);
    current = { text: changed, source: readSource(changed, cache) };
    left = round.left;
  }
  return ok({ ...current, edits: pieces.edits() });
}

interface Round {
  readonly edits: Edits;
  readonly left: readonly Step[];
}

/**
 * The edits of as many steps as can be made over the same text, because each stays inside a block of
 * its own. A step that changes a section itself comes alone, after those before it.
 */
function nextRound(context: EditContext, steps: readonly Step[]): Round {
  const edits: TextEdit[] = [];
  const left: Step[] = [];
  const touched = new TouchedBlocks();
  for (const [index, step] of steps.entries()) {
    const block = blockOf(context, step);
    const alone = block === undefined && index === 0;
    if (block === undefined && !alone) return roundOf(edits, [...left, ...steps.slice(index)]);
    if (block !== undefined && !touched.take(block, numberPlace(context, step))) {
      left.push(step);
      continue;
    }
    const next = editsOf(context, step);
    if (!next.ok || alone) return { edits: next, left: steps.slice(1) };
    edits.push(...next.value);
  }
  return roundOf(edits, left);
}

function roundOf(edits: readonly TextEdit[], left: readonly Step[]): Round {
  return { edits: ok(edits.toSorted((a, b) => a.range.start - b.range.start)), left };
}

/** A block takes one step of a round, or several that put a number in the place of another, each of its own. */
class TouchedBlocks {
  private readonly blocks = new Map<string, ReadonlySet<string> | 'closed'>();

  /** Whether the block takes the step too; after one that it does not take, it takes none. */
  take(block: string, numberPlace: string | undefined): boolean {
    const places = this.blocks.get(block);
    const taken = places === undefined || (places !== 'closed' && numberPlace !== undefined && !places.has(numberPlace));
    this.blocks.set(block, taken && numberPlace !== undefined ? new Set([...(places ?? []), numberPlace]) : 'closed');
    return taken;
  }
}

/** The place where a step puts a number instead of a number; undefined for any other step. */
function numberPlace({ source }: EditContext, step: Step): string | undefined {
  const isNumber = step.kind === 'put' && typeof step.value === 'number' && typeof at(source.root.data, step.path) === 'number';
  return isNumber ? JSON.stringify(step.path) : undefined;
}

/** The entry of a section that a step stays inside; undefined where it changes the section itself. */
function blockOf({ source }: EditContext, step: Step): string | undefined {
  const inside = step.path.length >= (step.kind === 'put' ? 3 : 2) && at(source.root.data, step.path.slice(0, 2)) !== undefined;
  return inside ? JSON.stringify(step.path.slice(0, 2)) : undefined;
}

function editsOf(context: EditContext, step: Step): Edits {
  switch (step.kind) {
    case 'put': return putEdits(context, step.path, step.value, step.written);
    case 'remove': return removeEdits(context, step.path, step.keys);
    case 'drop': return dropEdits(context, step.path, step.indexes);
  }
}
