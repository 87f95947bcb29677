import type { Json } from '../model/json.ts';
import { EntryList, type Listed } from './entry-list.ts';
import { readYaml } from './read-yaml.ts';
import * as say from './syntax-messages.ts';
import type { Entry, Problem } from './tree.ts';

/** What was read of one block of text. */
export interface Block {
  readonly text: string;
  readonly entry?: Entry;
  readonly problems: readonly Problem[];
}

/** Blocks of one section (or of the top) in the order of the text, and the data they made. */
interface Shelf {
  readonly blocks: Block[];
  listed?: Listed & { readonly data: Json };
}

/** Blocks looked at from where the last one was found: an edit changes, adds or removes a few in a row. */
const WINDOW = 4;
/** After this many blocks that are not where they were expected, all are looked up by their text. */
const MAX_MISSES = 8;

/**
 * Keeps what was read of the latest text, so that the next one costs little. Blocks are compared in
 * place and in order; nothing is copied or hashed for those that did not change.
 */
export class BlockCache {
  private before = new Map<string, Shelf>();
  private now = new Map<string, Shelf>();

  /** Starts the blocks of a section. */
  open(section: string): SectionReader {
    const shelf: Shelf = { blocks: [] };
    this.now.set(section, shelf);
    return new SectionReader(this.before.get(section), shelf);
  }

  /** Forgets what the text before had and this one has not. */
  turn(): void {
    this.before = this.now;
    this.now = new Map();
  }
}

export class SectionReader {
  /** What is read is added here. */
  readonly entries: EntryList;
  private readonly before: Shelf | undefined;
  private readonly now: Shelf;
  private cursor = 0;
  private misses = 0;
  private byText: Map<string, Block> | undefined;

  constructor(before: Shelf | undefined, now: Shelf) {
    this.before = before;
    this.now = now;
    this.entries = new EntryList(before?.listed);
  }

  /** The block from `start` to `end` of the text. */
  read(text: string, start: number, end: number): Block {
    const block = this.expected(text, start, end) ?? this.other(text.slice(start, end));
    this.now.blocks.push(block);
    return block;
  }

  private expected(text: string, start: number, end: number): Block | undefined {
    const blocks = this.before?.blocks;
    if (!blocks) return undefined;
    const last = Math.min(this.cursor + WINDOW, blocks.length);
    for (let index = this.cursor; index < last; index += 1) {
      const block = blocks[index]!;
      if (block.text.length !== end - start || text.slice(start, end) !== block.text) continue;
      this.cursor = index + 1;
      return block;
    }
    return undefined;
  }

  private other(text: string): Block {
    this.misses += 1;
    if (this.misses > MAX_MISSES) this.byText ??= new Map(this.before?.blocks.map((block) => [block.text, block]));
    return this.byText?.get(text) ?? readBlock(ownCopy(text));
  }

  /** The data of all entries, once they are added: the same object as before where all of them are. */
  data(): Json {
    const { list } = this.entries;
    const before = this.before?.listed;
    const same = before !== undefined && before.entries.length === list.length && list.every((entry, place) => entry.value === before.entries[place]!.value && entry.key === before.entries[place]!.key);
    const data = same ? before.data : Object.fromEntries(list.map((entry) => [entry.key, entry.value.data]));
    this.now.listed = { entries: list, places: this.entries.places(), data };
    return data;
  }
}

/** A slice keeps the whole text that it is a part of in memory; a copy does not. */
function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}

/** A block is one key with its value. */
function readBlock(text: string): Block {
  const { tree, problems, broken } = readYaml(text);
  if (broken) return { text, problems };
  if (!tree) return { text, problems: [...problems, { rule: 'syntax.invalid-yaml', severity: 'error', message: say.notAnEntry, start: 0, end: text.trimEnd().length || 1 }] };
  if (tree.kind === 'map' && !tree.flow && !tree.special && tree.irregular !== 'merge-key' && tree.entries.length === 1) return { text, entry: tree.entries[0]!, problems };
  if (tree.kind === 'map' && tree.irregular === 'merge-key') return { text, problems };
  return { text, problems: [{ rule: 'syntax.invalid-yaml', severity: 'error', message: say.notAnEntry, start: tree.start, end: Math.max(tree.end, tree.start + 1) }] };
}
