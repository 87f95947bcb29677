import type { Path } from '../model/json.ts';
import type { TextEdit } from '../model/range.ts';
import type { Refusal, Result } from '../model/result.ts';
import * as no from './refusals.ts';
import type { Source } from './source.ts';
import { child, entryOf } from './tree.ts';
import type { Found, MapTree } from './tree.ts';
import type { Style } from './yaml-write.ts';

/** A text with its tree, and how new text is to look in it. */
export interface EditContext {
  readonly source: Source;
  readonly text: string;
  readonly style: Style;
}

export type Edits = Result<readonly TextEdit[]>;

export function contextOf(source: Source, original: string): EditContext {
  const eol = /\r\n|\n|\r/.exec(original)?.[0] ?? '\n';
  const { root, text } = source;
  const json = root.flow && root.entries.length > 0 && text.charAt(root.entries[0]!.base + root.entries[0]!.keyStart) === '"';
  return { source, text, style: { eol, step: stepOf(text, root), json } };
}

/** Spaces per level: how far the first nested key is indented. */
function stepOf(text: string, root: MapTree): number {
  for (const { base, value } of root.entries) {
    const first = value.kind === 'map' && !value.flow ? value.entries[0] : undefined;
    const column = first ? columnOf(text, base + first.base + first.keyStart) : 0;
    if (column > 0 && column <= 8) return column;
  }
  return 2;
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line of an offset ends, before its line end. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline === -1) return text.length;
  return newline > offset && text.charCodeAt(newline - 1) === 13 ? newline - 1 : newline;
}

/** Where the next line starts. */
export function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline + 1;
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Where a value starts with its tag and anchor, which stand before it. */
export function outerStart(text: string, { tree, base }: Found): number {
  const start = base + tree.start;
  if (tree.special === undefined || tree.special === 'alias') return start;
  const before = text.slice(Math.max(0, start - 300), start);
  const properties = /(?:(?<=^|[\s,[{:])[!&][^\s,[\]{}]*\s*)+$/.exec(before);
  return properties ? start - properties[0].length : start;
}

/**
 * End of the lines that belong to a value: its last line with the comment behind it, and comment
 * lines directly below that are indented more than its key.
 */
export function blockEnd(text: string, end: number, keyColumn: number): number {
  let last = lineEnd(text, end);
  for (;;) {
    const start = nextLine(text, last);
    if (start >= text.length) return last;
    const comment = /^( *)#/.exec(text.slice(start, start + 200));
    if (!comment || comment[1]!.length <= keyColumn) return last;
    last = lineEnd(text, start);
  }
}

/** The values from the root down to the path, as far as it exists. */
export function chainTo(root: MapTree, path: Path): readonly Found[] {
  const chain: Found[] = [{ tree: root, base: 0 }];
  for (const step of path) {
    const next = child(chain[chain.length - 1]!, step);
    if (!next) break;
    chain.push(next);
  }
  return chain;
}

/** Whether the last of the chain stands inside braces or brackets. */
export function isInFlow(chain: readonly Found[]): boolean {
  return chain.slice(0, -1).some(({ tree }) => tree.kind !== 'scalar' && tree.flow);
}

/** Why nothing can be changed below the values of the chain, if so. `path` is what is to be changed. */
export function obstacle(source: Source, chain: readonly Found[], path: Path): { readonly ok: false; readonly error: Refusal } | undefined {
  for (const { section, key } of source.unread) {
    const [first, second] = path;
    if (section === undefined ? key === undefined || key === first : section === first && key !== undefined && key === second) return no.brokenBlock(path[Math.min(1, path.length - 1)] ?? '');
  }
  for (let depth = 0; depth < chain.length && depth < path.length; depth += 1) {
    const { tree } = chain[depth]!;
    const name = path[Math.max(0, depth - 1)]!;
    if (tree.special === 'tag') return no.throughTag(name);
    if (tree.special !== undefined) return no.throughAlias(name);
    const explicit = tree.kind === 'map' && entryOf(tree, String(path[depth]!))?.explicit;
    if (explicit || (tree.kind === 'map' && tree.irregular !== undefined)) return no.throughMerge(name);
    if (tree.kind === 'map' && tree.duplicates?.includes(String(path[depth]!))) return no.duplicateKey(path[depth]!);
  }
  return undefined;
}
