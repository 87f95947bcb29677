import { at, own } from '../model/json.ts';
import type { JsonObject } from '../model/json.ts';
import type { TextEdit } from '../model/range.ts';
import { ok } from '../model/result.ts';
import type { EditsFor } from './contract.ts';
import { contextOf } from './edit-context.ts';
import type { EditContext, Edits } from './edit-context.ts';
import { putEdits } from './edit-put.ts';
import { dropEdits, removeEdits } from './edit-remove.ts';
import { CURRENT_VERSION } from './migrate.ts';
import { applyEdits, Pieces } from './pieces.ts';
import { plan } from './plan.ts';
import { readOnce } from './recent.ts';
import * as no from './refusals.ts';
import { readSource } from './source.ts';
import { equal } from './steps.ts';
import type { Step } from './steps.ts';

/**
 * The smallest edits that make the text mean what `reduce` says. Everything else stays as it is:
 * comments, order, quotes, indentation, line ends. The result is read back before it is given out;
 * where it would mean anything else, the intent is refused (`edit.unsafe`).
 */
export const editsFor: EditsFor = (text, intent) => {
  const { source, cache } = readOnce(text);
  const data = source.root.data as JsonObject;
  if (source.broken && source.root.entries.length === 0) return no.broken();
  if (isReadOnly(data)) return no.readOnly();
  const planned = plan(data, intent);
  if (!planned.ok) return planned;
  const pieces = new Pieces(text.length);
  let steps = planned.value.steps;
  let current = { text, source };
  while (steps.length > 0) {
    const round = nextRound(contextOf(current.source, current.text), steps);
    if (!round.edits.ok) return round.edits;
    pieces.apply(round.edits.value);
    const changed = applyEdits(current.text, round.edits.value);
    current = { text: changed, source: readSource(changed, cache) };
    steps = round.left;
  }
  if (!equal(current.source.root.data, planned.value.data) || (current.source.broken && !source.broken)) return no.unsafe();
  return ok(pieces.edits());
};

function isReadOnly(data: JsonObject): boolean {
  const version = own(data, 'version');
  return (typeof version === 'number' && version > CURRENT_VERSION) || Object.hasOwn(data, 'source');
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
    case 'put': return putEdits(context, step.path, step.value);
    case 'remove': return removeEdits(context, step.path, step.keys);
    case 'drop': return dropEdits(context, step.path, step.indexes);
  }
}
