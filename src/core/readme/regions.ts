import type { Text } from '../model/text.ts';

/** What a region may show. */
export const BLOCKS = ['overview', 'diagram', 'bill', 'findings'] as const;
export type BlockName = (typeof BLOCKS)[number];
export const README_LOCALES = ['en', 'ko'] as const;

/** A region between `<!-- arch:FILE#BLOCK -->` and `<!-- /arch -->`. */
export interface Region {
  /** As written: relative to the Markdown file. */
  readonly file: string;
  readonly block: BlockName;
  /** Written behind the block's name; English where nothing is. */
  readonly locale: (typeof README_LOCALES)[number];
  /** Zero-based line of the first marker. */
  readonly line: number;
  /** Offsets of what stands between the markers' lines. */
  readonly start: number;
  readonly end: number;
}

export interface RegionFault {
  /** Zero-based. */
  readonly line: number;
  readonly message: Text;
}

const MARKER = /^[ \t]*<!--\s*arch:(.*?)\s*-->[ \t]*$/;
const END = /^[ \t]*<!--\s*\/arch\s*-->[ \t]*$/;
const FENCE = /^[ \t]*(`{3,}|~{3,})/;

interface Line {
  readonly text: string;
  readonly start: number;
  /** After the line's end. */
  readonly next: number;
}

/** The regions of a Markdown text, and markers that are none. What stands in code blocks is text about regions. */
export function regionsOf(markdown: string): { readonly regions: readonly Region[]; readonly faults: readonly RegionFault[] } {
  const lines = linesOf(markdown);
  const [regions, faults]: [Region[], RegionFault[]] = [[], []];
  let fence: string | undefined;
  for (let at = 0; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? '';
    const mark = FENCE.exec(text)?.[1];
    if (mark !== undefined && (fence === undefined || closes(text, mark, fence))) fence = fence === undefined ? mark : undefined;
    if (fence !== undefined) continue;
    const opened = MARKER.exec(text)?.[1];
    if (opened === undefined) {
      if (END.test(text)) faults.push({ line: at, message: NOT_OPENED });
      continue;
    }
    const end = lines.findIndex((line, index) => index > at && (END.test(line.text) || MARKER.test(line.text)));
    const [first, last] = [lines[at], lines[end]];
    const head = headOf(opened);
    if (!first || !last || !END.test(last.text)) faults.push({ line: at, message: NOT_CLOSED });
    else if ('message' in head) faults.push({ line: at, message: head.message });
    else regions.push({ ...head, line: at, start: first.next, end: last.start });
    if (last && END.test(last.text)) at = end;
  }
  return { regions, faults };
}

function linesOf(text: string): readonly Line[] {
  return [...text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)].filter(({ 0: whole, index }) => whole !== '' || index === 0).map(({ 0: whole, 1: line = '', index }) => ({ text: line, start: index, next: index + whole.length }));
}

function closes(text: string, mark: string, fence: string): boolean {
  return mark[0] === fence[0] && mark.length >= fence.length && text.trim() === mark;
}

type Head = Pick<Region, 'file' | 'block' | 'locale'> | { readonly message: Text };

function headOf(written: string): Head {
  const [, file = '', name = '', language = 'en'] = /^(.*?)#(\S*)(?:\s+(\S+))?$/.exec(written) ?? [];
  const block = BLOCKS.find((each) => each === name);
  if (file.trim() === '' || block === undefined) return { message: noBlock(name) };
  const locale = README_LOCALES.find((each) => each === language);
  return locale === undefined ? { message: noLanguage(language) } : { file: file.trim(), block, locale };
}

const NOT_CLOSED: Text = { en: 'This region has no end: `<!-- /arch -->` on a line of its own.', ko: '이 영역에 끝이 없습니다. `<!-- /arch -->`를 한 줄에 적으십시오.' };
const NOT_OPENED: Text = { en: 'This end belongs to no region.', ko: '이 끝 표시에 해당하는 영역이 없습니다.' };

function noBlock(name: string): Text {
  const known = BLOCKS.join(', ');
  return { en: `A region is <!-- arch:FILE#BLOCK -->, BLOCK being one of ${known}${name === '' ? '' : `; there is no ${JSON.stringify(name)}`}.`, ko: `영역은 <!-- arch:FILE#BLOCK --> 형식이며 BLOCK은 ${known} 중 하나입니다${name === '' ? '' : `. ${JSON.stringify(name)} 블록은 없습니다`}.` };
}

function noLanguage(language: string): Text {
  return { en: `A region is written in en or ko, not ${JSON.stringify(language)}.`, ko: `영역의 언어는 en이나 ko입니다. ${JSON.stringify(language)} 언어는 없습니다.` };
}

/** The text with each region holding its content (lines without the last line end); line ends as in the text. */
export function fillRegions(markdown: string, contents: readonly (readonly [Region, string])[]): string {
  const newline = /\r\n|\n|\r/.exec(markdown)?.[0] ?? '\n';
  return [...contents].sort(([a], [b]) => b.start - a.start).reduce((text, [{ start, end }, content]) => `${text.slice(0, start)}${content.split('\n').join(newline)}${newline}${text.slice(end)}`, markdown);
}
