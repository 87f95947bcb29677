import type { Json } from '../model/json.ts';
import type { BlockCache, SectionReader } from './block-cache.ts';
import type { EntryList } from './entry-list.ts';
import type { TextRange } from '../model/range.ts';
import { readYaml } from './read-yaml.ts';
import { split } from './split.ts';
import type { EntryBlock, Section, TopBlock } from './split.ts';
import * as say from './syntax-messages.ts';
import { indexEntries } from './tree.ts';
import type { Entry, MapTree, Problem } from './tree.ts';

/** Longest text that is read at all, in UTF-16 units: a design of well over 10,000 nodes is shorter. */
export const MAX_TEXT = 4_999_999;

/** After so many problems the rest is not read: nobody would look at more, and a hostile file could have a million. */
const MAX_PROBLEMS = 1_000;

/** A whole text as one tree, however it was read, with everything that is wrong with its YAML. */
export interface Source {
  /** The text that offsets count in: as given, lone `\r` as `\n`, without changing any length. */
  readonly text: string;
  readonly root: MapTree;
  readonly problems: readonly Problem[];
  readonly broken: boolean;
  /** Blocks that could not be read, by section and (as far as it shows) key. */
  readonly unread: readonly UnreadBlock[];
}

export interface UnreadBlock {
  readonly section: string | undefined;
  readonly key: string | undefined;
}

/** Reads a text, block by block where it falls into blocks. Never throws; linear in the text. */
export function readSource(original: string, cache: BlockCache): Source {
  if (original.length > MAX_TEXT) return unreadable(original, [{ rule: 'syntax.too-large', severity: 'error', message: say.tooLarge(MAX_TEXT), start: 0, end: Math.min(80, original.length) }]);
  const text = original.includes('\r') ? original.replace(/\r(?!\n)/g, '\n') : original;
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const layout = split(text, start);
  if (layout.kind === 'whole') return readWhole(text, start);
  const source = new SourceBuilder(text, cache).build(layout.blocks);
  cache.turn();
  return source;
}

function readWhole(text: string, start: number): Source {
  const { tree, problems, broken } = readYaml(text.slice(start));
  const shifted = problems.map((problem) => shift(problem, start));
  if (!tree) return broken ? unreadable(text, shifted) : { ...unreadable(text, shifted), broken: false, unread: [] };
  if (tree.kind !== 'map') return unreadable(text, [...shifted, { rule: 'syntax.invalid-yaml', severity: 'error', message: say.notAMap, start: start + tree.start, end: Math.max(start + tree.end, start + 1) }]);
  const root: MapTree = start === 0 ? tree : { ...tree, start: tree.start + start, end: tree.end + start, entries: tree.entries.map((entry) => ({ ...entry, base: start })) };
  return { text, root, problems: shifted, broken, unread: [] };
}

function unreadable(text: string, problems: readonly Problem[]): Source {
  return { text, root: mapOf([], {}, text.length, text.length, []), problems, broken: true, unread: [{ section: undefined, key: undefined }] };
}

function mapOf(entries: readonly Entry[], data: Json, start: number, end: number, duplicates: readonly string[], blocks?: NonNullable<MapTree['blocks']>): MapTree {
  return { kind: 'map', flow: false, start, end, entries, data, ...(duplicates.length > 0 && { duplicates }), ...(blocks && { blocks }) };
}

/** Where the last line of a block that is neither blank nor a comment ends. */
function contentEnd(text: string, block: { readonly start: number; readonly end: number }): number {
  let end = block.end;
  while (end > block.start) {
    const start = Math.max(block.start, text.lastIndexOf('\n', end - 2) + 1);
    const line = text.slice(start, end).replace(/[ \t\r\n]+$/, '');
    if (line !== '' && !/^[ \t]*#/.test(line)) return start + line.length;
    end = start;
  }
  return block.end;
}

function shift(problem: Problem, by: number): Problem {
  return { ...problem, start: problem.start + by, end: problem.end + by };
}

class SourceBuilder {
  private readonly problems: Problem[] = [];
  private readonly unread: UnreadBlock[] = [];
  private readonly text: string;
  private readonly cache: BlockCache;

  constructor(text: string, cache: BlockCache) {
    this.text = text;
    this.cache = cache;
  }

  build(blocks: readonly TopBlock[]): Source {
    const reader = this.cache.open('');
    const { entries } = reader;
    for (const block of blocks) {
      if (this.isHopeless(undefined)) break;
      const entry = block.section ? this.section(block, block.section) : this.block(block, reader, undefined);
      if (entry) this.add(entries, entry, block.section ? entry.base : block.start, 0);
    }
    const last = blocks[blocks.length - 1];
    const root = mapOf(entries.list, reader.data(), entries.list[0]?.base ?? this.text.length, this.text.length, entries.duplicates, last && { end: contentEnd(this.text, last), column: 0 });
    return { text: this.text, root, problems: this.problems, broken: this.unread.length > 0, unread: this.unread };
  }

  private isHopeless(section: string | undefined): boolean {
    if (this.problems.length < MAX_PROBLEMS) return false;
    this.unread.push({ section, key: undefined });
    return true;
  }

  /** Adds an entry that starts at `base`, in a section that starts at `shift`. */
  private add(entries: EntryList, entry: Entry, base: number, shift: number): void {
    if (entries.add(entry, base)) return;
    const at = shift + base;
    this.problems.push({ rule: 'syntax.duplicate-key', severity: 'error', message: say.duplicateKey(entry.key), start: at + entry.keyStart, end: at + entry.keyEnd });
  }

  private block({ start, end }: TextRange, reader: SectionReader, section: string | undefined): Entry | undefined {
    const { text, entry, problems } = reader.read(this.text, start, end);
    for (const problem of problems) this.problems.push(shift(problem, start));
    if (!entry) this.unread.push({ section, key: /^[ ]*["']?([^\s"':]+)/.exec(text)?.[1] });
    return entry;
  }

  /** The entries of a section, as one map below its key. */
  private section(block: TopBlock, section: Section): Entry {
    const { start } = block;
    const key = section.name;
    const keyEnd = key.length;
    const afterColon = keyEnd + 1;
    const shell = { key, keyStart: 0, keyEnd, base: start };
    if (section.entries.length === 0) return { ...shell, value: { kind: 'scalar', style: 'plain', start: afterColon, end: afterColon, data: null } };
    const reader = this.cache.open(key);
    const { entries } = reader;
    for (const part of section.entries) {
      if (this.isHopeless(key)) break;
      const entry = part.misplaced ? this.misplaced(part, key) : this.block(part, reader, key);
      if (entry) this.add(entries, entry, part.start - start, start);
    }
    const first = section.entries[0]!.start - start + section.indent;
    const last = entries.list[entries.list.length - 1];
    const end = Math.max(contentEnd(this.text, section.entries[section.entries.length - 1]!) - start, last ? last.base + last.value.end : 0);
    const value = mapOf(entries.list, reader.data(), first, last ? last.base + last.value.end : first, entries.duplicates, { end, column: section.indent });
    indexEntries(value, entries.places());
    return { ...shell, value };
  }

  private misplaced(part: EntryBlock, section: string): undefined {
    const line = this.text.slice(part.start, part.end).split('\n', 1)[0]!;
    const start = part.start + line.length - line.trimStart().length;
    this.problems.push({ rule: 'syntax.bad-indentation', severity: 'error', message: say.badIndentation, start, end: part.start + line.trimEnd().length });
    this.unread.push({ section, key: /^[ ]*["']?([^\s"':]+)/.exec(line)?.[1] });
  }
}
