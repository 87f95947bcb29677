import type { JsonArray, Path } from '../model/json.ts';
import { at } from '../model/json.ts';
import { ok } from '../model/result.ts';
import type { TextEdit, TextRange } from '../model/range.ts';
import { blockEnd, chainTo, columnOf, isInFlow, lineEnd, lineStart, nextLine, obstacle, outerStart } from './edit-context.ts';
import type { EditContext, Edits } from './edit-context.ts';
import { removeFromFlow } from './edit-flow.ts';
import { putEdits } from './edit-put.ts';
import * as no from './refusals.ts';
import type { Found, MapTree, SeqTree } from './tree.ts';

/** Edits that remove keys of the map at a path. */
export function removeEdits(context: EditContext, path: Path, keys: readonly string[]): Edits {
  const chain = chainTo(context.source.root, path);
  for (const key of keys) {
    const refused = obstacle(context.source, chain, [...path, key]);
    if (refused) return refused;
  }
  const found = chain[chain.length - 1]!;
  const { tree } = found;
  if (chain.length !== path.length + 1 || tree.kind !== 'map') return no.missing(keys[0]!);
  const removed = tree.entries.flatMap((entry, index) => (keys.includes(entry.key) ? [index] : []));
  if (removed.length !== keys.length) return no.missing(keys[0]!);
  if (tree.flow) return ok(removeFromFlow(context.text, rangeOf(found), entryParts(context.text, found, tree), removed, '{}'));
  return ok(removeEntries(context, chain, removed));
}

function rangeOf({ tree, base }: Found): TextRange {
  return { start: base + tree.start, end: base + tree.end };
}

function entryParts(text: string, { base }: Found, map: MapTree): TextRange[] {
  return map.entries.map(({ base: shift, keyStart, keyEnd, value }) => {
    const empty = value.start === value.end && value.special === undefined;
    return { start: base + shift + keyStart, end: empty ? text.indexOf(':', base + shift + keyEnd) + 1 : base + shift + value.end };
  });
}

/** Entries of a block map, each with its lines. */
function removeEntries(context: EditContext, chain: readonly Found[], removed: readonly number[]): readonly TextEdit[] {
  const { text } = context;
  const found = chain[chain.length - 1]!;
  const map = found.tree as MapTree;
  const parts = entryParts(text, found, map);
  const all = removed.length === map.entries.length;
  const isOwnLine = (part: TextRange): boolean => /^ *$/.test(text.slice(lineStart(text, part.start), part.start));
  if (all && chain.length > 1 && (!found.entry || !isOwnLine(parts[0]!))) return [{ range: rangeOf(found), text: '{}' }];
  const edits = removed.map((index) => {
    const part = parts[index]!;
    if (!isOwnLine(part)) return { range: { start: part.start, end: parts[firstKept(removed, index)]!.start }, text: '' };
    return { range: linesOf(text, part, chain.length <= 2), text: '' };
  });
  const merged = mergeEdits(edits);
  // Blocks that cannot be read stay below the key; it is not empty then.
  const unread = chain.length === 2 && context.source.unread.some(({ section }) => section === found.entry!.key);
  if (!all || chain.length === 1 || unread) return merged;
  const afterColon = text.indexOf(':', found.base + found.entry!.keyEnd) + 1;
  return [{ range: { start: afterColon, end: afterColon }, text: ' {}' }, ...merged];
}

function firstKept(removed: readonly number[], from: number): number {
  let index = from;
  while (removed.includes(index)) index += 1;
  return index;
}

/** Overlapping removals as one: the first key of a list item takes what follows it up to the first key that stays. */
function mergeEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  const merged: TextEdit[] = [];
  for (const edit of edits) {
    const last = merged[merged.length - 1];
    if (last && edit.range.start < last.range.end) merged[merged.length - 1] = { range: { start: last.range.start, end: Math.max(last.range.end, edit.range.end) }, text: '' };
    else merged.push(edit);
  }
  return merged;
}

/**
 * The lines of an entry with the line end after them. Blocks (top-level keys, entries of sections)
 * take the comment directly above with them; other keys take their own lines only.
 */
export function linesOf(text: string, part: TextRange, isBlock: boolean): TextRange {
  const column = columnOf(text, part.start);
  let start = lineStart(text, part.start);
  if (isBlock) start = commentStart(text, start, column);
  const last = isBlock ? blockEnd(text, part.end, column) : lineEnd(text, part.end);
  const end = nextLine(text, last);
  const toLastLine = end === text.length && !text.endsWith('\n') && start > 0;
  return toLastLine ? { start: lineEnd(text, lineStart(text, start - 1)), end } : { start, end };
}

/** Where the comment lines directly above a line start; those indented more belong to what is above them. */
function commentStart(text: string, start: number, column: number): number {
  let from = start;
  while (from > 0) {
    const previous = lineStart(text, from - 1);
    const comment = /^( *)#/.exec(text.slice(previous, from));
    if (!comment || comment[1]!.length > column) return from;
    from = previous;
  }
  return from;
}

/** Edits that remove items of the list at a path. */
export function dropEdits(context: EditContext, path: Path, indexes: readonly number[]): Edits {
  const { text, source } = context;
  const chain = chainTo(source.root, path);
  const refused = obstacle(source, chain, [...path, indexes[0]!]);
  if (refused) return refused;
  const found = chain[chain.length - 1]!;
  const { tree, base } = found;
  if (chain.length !== path.length + 1 || tree.kind !== 'seq') return no.missing(path[path.length - 1]!);
  const items = tree.items.map((item) => ({ start: outerStart(text, { tree: item, base }), end: base + item.end }));
  if (tree.flow) return ok(removeFromFlow(text, rangeOf(found), items, indexes, '[]'));
  const lines = isInFlow(chain) || indexes.length === items.length ? undefined : itemLines(text, tree, items, indexes);
  const left = (at(source.root.data, path) as JsonArray).filter((_, index) => !indexes.includes(index));
  return lines ? ok(lines) : putEdits(context, path, left);
}

/** Items of a block list with their lines; undefined where one shares its line with something else. */
function itemLines(text: string, seq: SeqTree, items: readonly TextRange[], indexes: readonly number[]): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const index of indexes) {
    const { start, end } = items[index]!;
    const dash = text.lastIndexOf('-', start - 1);
    if (!/^ *$/.test(text.slice(lineStart(text, dash), dash)) || lineStart(text, dash) !== lineStart(text, start) || seq.items[index]!.start === seq.items[index]!.end) return undefined;
    edits.push({ range: linesOf(text, { start: dash, end }, false), text: '' });
  }
  return edits;
}
