import type { TextRange } from '../model/range.ts';

/** The sections whose entries are blocks of their own: they grow with the design. */
const SECTION_HEADER = /^(nodes|connections|groups|notes):(?:[ \t]+(?:#.*)?)?$/;

/** How a text falls into blocks that can be read one by one, or that it must be read whole. */
export type Layout =
  | { readonly kind: 'whole'; readonly start: number }
  | { readonly kind: 'blocks'; readonly blocks: readonly TopBlock[] };

/** A top-level key with everything up to the next one. */
export interface TopBlock extends TextRange {
  readonly section?: Section;
}

export interface Section {
  readonly name: string;
  readonly indent: number;
  readonly entries: readonly EntryBlock[];
}

/** An entry of a section with everything up to the next one. */
export interface EntryBlock extends TextRange {
  /** Indented less than the entries before it: YAML has no place for it. */
  readonly misplaced: boolean;
}

interface OpenBlock { start: number; end: number; section: OpenSection | undefined }
interface OpenSection { name: string; indent: number; entries: { start: number; end: number; misplaced: boolean }[] }
interface Line { start: number; end: number; indent: number; code: number; next: number }

const CODE = { hash: 35, dash: 45, colon: 58, question: 63, closeBracket: 93, closeBrace: 125, tab: 9, percent: 37, dot: 46 } as const;

/**
 * Splits at top-level keys and at the entries of the big sections, looking at indentation only.
 * Lines end in `\n` or `\r\n`. Texts whose blocks cannot be told that way (flow style or an
 * indented map at the top, directives, document markers) are to be read whole. Linear in the text.
 */
export function split(text: string, from: number): Layout {
  const whole: Layout = { kind: 'whole', start: from };
  const blocks: OpenBlock[] = [];
  const line: Line = { start: from, end: from, indent: 0, code: -1, next: from };
  let preamble = false;
  while (line.next < text.length) {
    readLine(text, line);
    if (line.code === -1 || line.code === CODE.hash) continue;
    if (line.indent === 0 && isMarker(text, line)) {
      if (preamble || blocks.length > 0 || !isBareStart(text, line)) return whole;
      preamble = true;
      continue;
    }
    if (!place(text, line, blocks)) return whole;
  }
  close(blocks, text.length);
  return { kind: 'blocks', blocks: blocks.map(({ start, end, section }) => (section ? { start, end, section } : { start, end })) };
}

/** Moves `line` on to the next one. `code`: first character after the spaces; -1 where the line is blank. */
function readLine(text: string, line: Line): void {
  const start = line.next;
  const newline = text.indexOf('\n', start);
  const end = newline === -1 ? text.length : newline;
  let at = start;
  while (at < end && text.charCodeAt(at) === 32) at += 1;
  let solid = at;
  while (solid < end && isBlankCode(text.charCodeAt(solid))) solid += 1;
  line.start = start;
  line.end = end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
  line.indent = at - start;
  line.code = solid === end ? -1 : text.charCodeAt(solid) === CODE.hash ? CODE.hash : text.charCodeAt(at);
  line.next = newline === -1 ? text.length : newline + 1;
}

function isBlankCode(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}

/** Adds the line to the blocks; false where the text has to be read whole. */
function place(text: string, line: Line, blocks: OpenBlock[]): boolean {
  const block = blocks[blocks.length - 1];
  if (line.code === CODE.tab) {
    // No entry above that it could go on with: the whole section is read at once, and refused with the reason.
    if (block?.section?.entries.length === 0) block.section = undefined;
    return block !== undefined;
  }
  if (line.indent > 0) {
    if (!block) return false;
    if (block.section) placeInSection(text, line, block);
    return true;
  }
  if (continues(text, line) || isIndicator(text, line, CODE.dash)) {
    if (block && isIndicator(text, line, CODE.dash)) block.section = undefined;
    return block !== undefined;
  }
  if (!block && '{[&*!|>%?'.includes(String.fromCharCode(line.code))) return false;
  if (isIndicator(text, line, CODE.question)) return false;
  close(blocks, line.start);
  const header = SECTION_HEADER.exec(text.slice(line.start, line.end));
  blocks.push({ start: line.start, end: line.end, section: header ? { name: header[1]!, indent: 0, entries: [] } : undefined });
  return true;
}

function placeInSection(text: string, line: Line, block: OpenBlock): void {
  const section = block.section!;
  const last = section.entries[section.entries.length - 1];
  if (!last) {
    // A list, braces, a tag or anchor, a key written with `?`: nothing that falls into entries.
    if (isIndicator(text, line, CODE.dash) || isIndicator(text, line, CODE.question) || '{[&*!|>'.includes(String.fromCharCode(line.code))) {
      block.section = undefined;
      return;
    }
    section.indent = line.indent;
  }
  if (line.indent > section.indent || (last && continues(text, line))) return;
  if (last) last.end = line.start;
  section.entries.push({ start: line.start, end: line.end, misplaced: line.indent < section.indent });
}

/** A closing bracket, or the `: value` of a key written with `?`. */
function continues(text: string, line: Line): boolean {
  return line.code === CODE.closeBracket || line.code === CODE.closeBrace || isIndicator(text, line, CODE.colon);
}

function isIndicator(text: string, line: Line, code: number): boolean {
  if (line.code !== code) return false;
  const next = line.start + line.indent + 1;
  return next >= line.end || isBlankCode(text.charCodeAt(next));
}

function isMarker(text: string, line: Line): boolean {
  if (line.code !== CODE.dash && line.code !== CODE.dot) return false;
  const marker = text.slice(line.start, line.start + 3);
  return (marker === '---' || marker === '...') && (line.start + 3 >= line.end || isBlankCode(text.charCodeAt(line.start + 3)));
}

function isBareStart(text: string, line: Line): boolean {
  return /^---(?:[ \t]+(?:#.*)?)?$/.test(text.slice(line.start, line.end));
}

function close(blocks: readonly OpenBlock[], end: number): void {
  const block = blocks[blocks.length - 1];
  if (!block) return;
  block.end = end;
  const entry = block.section?.entries[block.section.entries.length - 1];
  if (entry) entry.end = end;
}
