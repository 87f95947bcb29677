import { isObject } from '../model/json.ts';
import type { Json, JsonObject, Path } from '../model/json.ts';
import { ok } from '../model/result.ts';
import type { TextEdit } from '../model/range.ts';
import { blockEnd, chainTo, columnOf, isInFlow, lineEnd, obstacle, outerStart } from './edit-context.ts';
import type { EditContext, Edits } from './edit-context.ts';
import { appendToFlow } from './edit-flow.ts';
import * as no from './refusals.ts';
import type { Entry, Found, MapTree, SeqTree } from './tree.ts';
import { blockLines, entryLines, inlineText, isInline, itemLines, keyText, literalLines, stringText } from './yaml-write.ts';
import type { Style } from './yaml-write.ts';

/** Entries of a section stay on one line up to this length. */
const MAX_ENTRY_LINE = 160;

/** Lines of an entry as they stood elsewhere, without indentation. */
type Written = readonly string[] | undefined;

/** Edits that set the value at a path, making what is missing above it. `form`: how a new entry of a section is written. */
export function putEdits(context: EditContext, path: Path, value: Json, form?: Written): Edits {
  const chain = chainTo(context.source.root, path);
  const refused = obstacle(context.source, chain, path);
  if (refused) return refused;
  const depth = chain.length - 1;
  const target = chain[depth]!;
  if (depth === path.length) return ok(replace(context, chain, value, isInline(value)));
  const key = path[depth]!;
  const rest = path.slice(depth + 1).reduceRight<Json>((inner, step) => Object.fromEntries([[String(step), inner]]), value);
  const { tree } = target;
  if (tree.kind === 'map') return insert(context, chain, String(key), rest, path.length === 2 ? form : undefined);
  if (tree.kind === 'seq') return append(context, chain, rest);
  if (tree.data !== null) return no.notAMap(key);
  return ok(fill(context, chain, String(key), rest, path.length === 2 ? form : undefined));
}

function replaced(start: number, end: number, text: string): TextEdit {
  return { range: { start, end }, text };
}

/** Writes the first entry of an empty map; those of a section get a line each. */
function fill(context: EditContext, chain: readonly Found[], key: string, value: Json, form?: Written): readonly TextEdit[] {
  const map = Object.fromEntries([[key, value]]);
  const isSection = chain.length === 2 && !isInFlow(chain);
  return replace(context, chain, map, !isSection && isInline(map), isSection ? form : undefined);
}

/** Replaces the last value of the chain. `inline`: on the line of its key. */
function replace(context: EditContext, chain: readonly Found[], value: Json, inline: boolean, form?: Written): readonly TextEdit[] {
  const { text, style } = context;
  const found = chain[chain.length - 1]!;
  const { tree, base, entry } = found;
  const empty = tree.start === tree.end && tree.special === undefined;
  const start = outerStart(text, found);
  const end = base + tree.end;
  const quote = typeof value === 'string' && tree.kind === 'scalar' && tree.style === 'quoted' && tree.special === undefined ? text.charAt(start) : undefined;
  if (quote !== undefined && isInline(value)) return [replaced(start, end, stringText(value as string, true, quote))];
  if (isInFlow(chain)) {
    const flowText = inlineText(value, true, style.json);
    return [empty && entry ? replacedAfterColon(text, found, ` ${flowText}`) : replaced(start, end, flowText)];
  }
  if (!entry) return [replaced(start, end, `${empty ? ' ' : ''}${itemLines(value, columnOf(text, start), style).join(style.eol)}`)];
  return replaceEntryValue(context, chain, entry, value, inline, form);
}

function replacedAfterColon(text: string, { base, entry }: Found, value: string): TextEdit {
  const after = text.indexOf(':', base + entry!.keyEnd) + 1;
  return replaced(after, after, value);
}

/** The value of a key in a block map: on the line of the key, or below it. */
function replaceEntryValue(context: EditContext, chain: readonly Found[], entry: Entry, value: Json, inline: boolean, form: Written): readonly TextEdit[] {
  const { text, style } = context;
  const found = chain[chain.length - 1]!;
  const { tree, base } = found;
  const afterColon = text.indexOf(':', base + entry.keyEnd) + 1;
  const keyLineEnd = lineEnd(text, afterColon);
  const empty = tree.start === tree.end && tree.special === undefined;
  const start = empty ? afterColon : outerStart(text, found);
  const end = empty ? afterColon : base + tree.end;
  const keyColumn = columnOf(text, base + entry.keyStart);
  const { head, below } = form ? { head: '', below: indented(form, keyColumn + style.step) } : written(context, value, keyColumn, inline, chain.length === 2 ? entry.key : undefined);
  const tail = below.length > 0 ? style.eol + below.join(style.eol) : '';
  const headed = head === '' ? '' : ` ${head}`;
  if (start > keyLineEnd) return [replaced(afterColon, afterColon, headed), replaced(keyLineEnd, lineEnd(text, end), tail)].filter(isChange);
  const from = head === '' || empty ? afterColon : start;
  const first = replaced(from, end, empty ? headed : head);
  const last = lineEnd(text, end);
  if (tree.kind === 'scalar' && tree.style === 'block') return [replaced(from, end, first.text + tail)];
  return tail === '' ? [first] : [first, replaced(last, last, tail)].filter(isChange);
}

function indented(lines: readonly string[], column: number): readonly string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(column) + line));
}

function isChange({ range, text }: TextEdit): boolean {
  return range.end > range.start || text !== '';
}

/** What stands on the line of the key, and the lines below. `section`: the key, where it is at the top. */
function written({ style }: EditContext, value: Json, keyColumn: number, inline: boolean, section: string | undefined): { head: string; below: readonly string[] } {
  if (inline || isEmpty(value)) return { head: inlineText(value, false, style.json), below: [] };
  if (typeof value === 'string') {
    const [head, ...below] = literalLines('', value, keyColumn + style.step);
    return { head: head!, below };
  }
  if (typeof value !== 'object' || value === null) return { head: inlineText(value, false, style.json), below: [] };
  const indent = keyColumn + style.step;
  return { head: '', below: section !== undefined && isObject(value) ? sectionLines(section, value, indent, style) : blockLines(value, indent, style) };
}

/** Entries of a top-level key, each on a line of its own; nodes as blocks. */
function sectionLines(section: string, entries: JsonObject, indent: number, style: Style): readonly string[] {
  return Object.entries(entries).flatMap(([key, value]) => {
    const [first, ...rest] = entryLines(key, value, indent, style, !isFilled(value) || (section !== 'nodes' && fitsEntryLine(value)));
    return [' '.repeat(indent) + first!, ...rest];
  });
}

function fitsEntryLine(value: Json): boolean {
  return inlineText(value, true, false).length <= MAX_ENTRY_LINE;
}

function isEmpty(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Adds an entry at the end of a map. */
function insert(context: EditContext, chain: readonly Found[], key: string, value: Json, form: Written): Edits {
  const { text, style } = context;
  const found = chain[chain.length - 1]!;
  const map = found.tree as MapTree;
  const last = map.entries[map.entries.length - 1];
  if (map.blocks) return ok(insertBlock(context, chain, map.blocks, key, value, form));
  if (!last) return insertFirst(context, chain, key, value, form);
  if (map.duplicates) return no.duplicateKey(map.duplicates[0]!);
  if (map.flow || isInFlow(chain)) {
    const parts = map.entries.map((entry) => ({ start: found.base + entry.base + entry.keyStart, end: found.base + entry.base + Math.max(entry.value.end, entry.keyEnd) }));
    const { value: lastValue } = last;
    if (lastValue.start === lastValue.end && lastValue.special === undefined) parts[parts.length - 1]!.end = text.indexOf(':', found.base + last.base + last.keyEnd) + 1;
    return ok(appendToFlow(text, parts, `${keyText(key, style.json)}: ${inlineText(value, true, style.json)}`, style));
  }
  const base = found.base + last.base;
  const column = columnOf(text, base + last.keyStart);
  const end = blockEnd(text, base + Math.max(last.value.end, last.keyEnd + 1), column);
  const lines = chain.length === 1 ? topLines(key, value, column, style) : entryLines(key, value, column, style);
  return ok([replaced(end, end, `${style.eol}${chain.length === 1 ? '' : ' '.repeat(column)}${lines.join(style.eol)}`)]);
}

/** Adds a block behind the last one of its section or of the file. */
function insertBlock(context: EditContext, chain: readonly Found[], blocks: NonNullable<MapTree['blocks']>, key: string, value: Json, form: Written): readonly TextEdit[] {
  const { text, style } = context;
  const found = chain[chain.length - 1]!;
  const end = blockEnd(text, found.base + blocks.end, blocks.column);
  if (chain.length === 1) return [replaced(end, end, `${topGap(text, value, style)}${style.eol}${topLines(key, value, 0, style, form).join(style.eol)}`)];
  if (form) return [replaced(end, end, `${style.eol}${indented(form, blocks.column).join(style.eol)}`)];
  const lines = entryLines(key, value, blocks.column, style, isEntryInline(found.tree as MapTree, value, found.entry!.key));
  return [replaced(end, end, `${style.eol}${' '.repeat(blocks.column)}${lines.join(style.eol)}`)];
}

function insertFirst(context: EditContext, chain: readonly Found[], key: string, value: Json, form: Written): Edits {
  const { text, style, source } = context;
  const map = chain[chain.length - 1]!.tree as MapTree;
  if (map.flow) return ok(fill(context, chain, key, value, form));
  if (chain.length > 1 || source.unread.length > 0) return no.brokenBlock(key);
  const gap = text === '' || text.endsWith('\n') || text === '\ufeff' ? '' : style.eol;
  return ok([replaced(text.length, text.length, `${gap}${topLines(key, value, 0, style, form).join(style.eol)}${style.eol}`)]);
}

/** Lines of a new top-level key. */
function topLines(key: string, value: Json, column: number, style: Style, form?: Written): readonly string[] {
  const pad = ' '.repeat(column);
  if (form) return [`${pad}${keyText(key, style.json)}:`, ...indented(form, column + style.step)];
  if (isObject(value) && isFilled(value)) return [`${pad}${keyText(key, style.json)}:`, ...sectionLines(key, value, column + style.step, style)];
  const [first, ...rest] = entryLines(key, value, column, style);
  return [pad + first!, ...rest];
}

/** A blank line before a new section, where the file has blank lines at all. */
function topGap(text: string, value: Json, style: Style): string {
  return isFilled(value) && /\n[ \t]*\r?\n/.test(text) ? style.eol : '';
}

function isFilled(value: Json): boolean {
  return typeof value === 'object' && value !== null && !isEmpty(value);
}

/** Entries of a section look like the last one there: braces on one line, or a block. */
function isEntryInline(map: MapTree, value: Json, section: string): boolean {
  const sibling = map.entries[map.entries.length - 1]?.value;
  const flow = sibling === undefined ? section !== 'nodes' : sibling.kind === 'scalar' || sibling.flow;
  return !isFilled(value) || (flow && fitsEntryLine(value));
}

/** Adds an item at the end of a list. */
function append(context: EditContext, chain: readonly Found[], value: Json): Edits {
  const { text, style } = context;
  const found = chain[chain.length - 1]!;
  const seq = found.tree as SeqTree;
  const last = seq.items[seq.items.length - 1];
  if (!last) return ok(replace(context, chain, [value], true));
  if (seq.flow) {
    const parts = seq.items.map((tree) => ({ start: outerStart(text, { tree, base: found.base }), end: found.base + tree.end }));
    return ok(appendToFlow(text, parts, inlineText(value, true, style.json), style));
  }
  const dash = text.lastIndexOf('-', outerStart(text, { tree: last, base: found.base }) - 1);
  const column = columnOf(text, dash);
  const end = blockEnd(text, found.base + Math.max(last.end, last.start), column);
  return ok([replaced(end, end, `${style.eol}${' '.repeat(column)}- ${itemLines(value, column + 2, style).join(style.eol)}`)]);
}

