import type { Json, Path } from '../model/json.ts';
import type { TextRange } from '../model/range.ts';
import type { Text } from '../model/text.ts';

/**
 * YAML as read: plain data plus the place of every value. Offsets are relative to the text that
 * was read, so that a block keeps its tree while it moves; `Entry.base` shifts what stands below it.
 */
export type Tree = ScalarTree | MapTree | SeqTree;

interface Place {
  readonly start: number;
  /** Where the content ends: trailing comments and blank lines are outside. */
  readonly end: number;
  /** Written with an anchor, a tag or as an alias: its text is not all that it stands for. */
  readonly special?: 'anchor' | 'alias' | 'tag';
}

export interface ScalarTree extends Place {
  readonly kind: 'scalar';
  readonly style: 'plain' | 'quoted' | 'block';
  readonly data: Json;
}

export interface MapTree extends Place {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly entries: readonly Entry[];
  readonly data: Json;
  /** Has a merge key or an explicit key (`?`): read, not edited. */
  readonly irregular?: 'merge-key' | 'explicit-key';
  /** Keys that are here more than once; the first entry of each counts. */
  readonly duplicates?: readonly string[];
  /** Read block by block: where the last block ends, readable or not, and the column of its key. */
  readonly blocks?: { readonly end: number; readonly column: number };
}

export interface SeqTree extends Place {
  readonly kind: 'seq';
  readonly flow: boolean;
  readonly items: readonly Tree[];
  readonly data: Json;
}

export interface Entry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: Tree;
  /** Written with `?`, or its key has a tag or an anchor: read, not edited. */
  readonly explicit?: true;
  /** Added to every offset of this entry (and below) to get an offset of the tree that holds it. */
  readonly base: number;
}

/** Something wrong, at offsets relative to the text that was read. */
export interface Problem extends TextRange {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: Text;
  /** Path from the top of what was read, where the problem is about a value. */
  readonly path?: Path;
}

/** A value in the text: its tree, its entry where it has a key, and what to add to their offsets. */
export interface Found {
  readonly tree: Tree;
  readonly base: number;
  readonly entry?: Entry;
}

const indexes = new WeakMap<MapTree, ReadonlyMap<string, number>>();

/** Says at which place in a map each key is, where whoever made the map knows. */
export function indexEntries(map: MapTree, index: ReadonlyMap<string, number>): void {
  indexes.set(map, index);
}

/** The entry of a key; of several the first, as the data has it. */
export function entryOf(map: MapTree, key: string): Entry | undefined {
  if (map.entries.length < 16) return map.entries.find((entry) => entry.key === key);
  let index = indexes.get(map);
  if (!index) {
    // From the last to the first, so that of several the first stays.
    index = new Map(map.entries.map((entry, place) => [entry.key, place] as const).reverse());
    indexes.set(map, index);
  }
  return map.entries[index.get(key) ?? -1];
}

/** One step down, or undefined where the value has no such child. */
export function child(found: Found, step: string | number): Found | undefined {
  const { tree, base } = found;
  if (tree.kind === 'map') {
    const entry = entryOf(tree, String(step));
    return entry && { tree: entry.value, base: base + entry.base, entry };
  }
  if (tree.kind === 'seq' && typeof step === 'number') {
    const item = tree.items[step];
    return item && { tree: item, base };
  }
  return undefined;
}

/** The value at a path, and how many steps of it exist. */
export function find(root: Tree, path: Path): { readonly found: Found; readonly depth: number } {
  let found: Found = { tree: root, base: 0 };
  let depth = 0;
  for (const step of path) {
    const next = child(found, step);
    if (!next) break;
    found = next;
    depth += 1;
  }
  return { found, depth };
}

/** Where the value (or key) at a path stands; of the nearest existing parent where it does not. */
export function rangeAt(root: Tree, path: Path, what: 'key' | 'value' = 'value'): TextRange {
  const { found, depth } = find(root, path);
  const { entry, tree, base } = found;
  const keyWanted = what === 'key' || depth < path.length || tree.start === tree.end;
  if (keyWanted && entry) return { start: base + entry.keyStart, end: base + entry.keyEnd };
  return { start: base + tree.start, end: base + tree.end };
}
