import { isObject, type Json } from '../model/json.ts';
import { contextOf, type EditContext } from './edit-context.ts';
import { linesOf } from './edit-remove.ts';
import type { Source } from './source.ts';
import { entryOf, type Entry, type MapTree } from './tree.ts';
import { entryLines } from './yaml-write.ts';

/** The blocks of a text, as lines that can be put elsewhere. */
export interface BlockLines {
  /** An entry of a section with the comments that belong to it, without indentation; written anew where its lines are not its own. */
  readonly lines: (section: string, id: string) => readonly string[];
  /** The same, or undefined where it would have to be written anew. */
  readonly asWritten: (section: string, id: string) => readonly string[] | undefined;
}

export function blockLinesOf(source: Source, original: string): BlockLines {
  const context = contextOf(source, original);
  const asWritten: BlockLines['asWritten'] = (section, id) => {
    const holder = entryOf(source.root, section);
    const map = holder?.value.kind === 'map' ? holder.value : undefined;
    const entry = map && entryOf(map, id);
    return holder && map && entry && writtenLines(context, holder, map, entry);
  };
  return {
    asWritten,
    lines: (section, id) => asWritten(section, id) ?? anew(source, section, id),
  };
}

function writtenLines({ text }: EditContext, holder: Entry, map: MapTree, entry: Entry): readonly string[] | undefined {
  if (map.flow || entry.explicit || text.includes('\t')) return undefined;
  const base = holder.base + entry.base;
  const start = base + entry.keyStart;
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  if (text.slice(start - column, start).trim() !== '') return undefined;
  const range = linesOf(text, { start, end: Math.max(base + entry.value.end, text.indexOf(':', base + entry.keyEnd) + 1) }, true);
  const lines = text.slice(range.start, range.end).replace(/\r?\n$/, '').split(/\r?\n/);
  const own = lines.every((line) => line.trim() === '' || line.search(/[^ ]/) >= column);
  return own ? lines.map((line) => (line.trim() === '' ? '' : line.slice(column))) : undefined;
}

function anew(source: Source, section: string, id: string): readonly string[] {
  const entries = isObject(source.root.data) ? source.root.data[section] : undefined;
  const value: Json = (isObject(entries) ? entries[id] : undefined) ?? {};
  return entryLines(id, value, 0, { eol: '\n', step: 2, json: false }, section !== 'nodes' && JSON.stringify(value).length <= 120 ? true : undefined);
}
