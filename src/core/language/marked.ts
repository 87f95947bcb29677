import { createParser } from '../document/parser.ts';
import type { ParsedDocument } from '../document/contract.ts';
import type { DocumentSchema } from '../document/interpret-entries.ts';
import { isObject, type Json, type Path } from '../model/json.ts';
import type { TextRange } from '../model/range.ts';

/** What may be completed at an offset, in a text that is being typed and need not be whole. */
export interface Unfinished {
  /** Of a key: the map that it is to stand in. Of a value: the value itself. */
  readonly path: Path;
  readonly what: 'key' | 'value';
  /** The word that is replaced; empty where nothing is typed yet. */
  readonly range: TextRange;
  /** The document with a mark instead of the word. */
  readonly document: ParsedDocument;
  /** The value stands for the name in `!Ref` or `!GetAtt`. */
  readonly isReference: boolean;
}

const MARK = 'zz-unfinished-zz';
const WORD = /[A-Za-z0-9_.:-]/;

/** Reads the text with a mark where the word is, as a key or as a value, whichever can be read. */
export function unfinishedAt(text: string, offset: number, schema?: DocumentSchema): Unfinished | undefined {
  const range = wordAt(text, offset);
  const before = text.slice(text.lastIndexOf('\n', range.start - 1) + 1, range.start);
  if (/(^|\s)#/.test(before)) return undefined;
  const forms = /^\s*$|[{,]\s*$/.test(before) && !isInList(before) ? [`${MARK}:`, MARK] : [MARK, `${MARK}:`];
  const tried = hasColon(text, range.end) ? [MARK] : forms;
  const closing = /^[ \t]*(\r?\n|$)/.test(text.slice(range.end, range.end + 200)) ? closersOf(before) : '';
  for (const form of closing === '' ? tried : [...tried, ...tried.map((each) => `${each} ${closing}`)]) {
    const document = createParser(schema).parse(text.slice(0, range.start) + form + text.slice(range.end));
    const found = find(document.data, []);
    if (found) return { ...found, range, document };
  }
  return undefined;
}

function hasColon(text: string, at: number): boolean {
  return /^["']?:(\s|$)/.test(text.slice(at, at + 3));
}

/** What closes the brackets that are open at the end of a line. */
function closersOf(before: string): string {
  const open: string[] = [];
  for (const letter of before) {
    if (letter === '{') open.unshift('}');
    else if (letter === '[') open.unshift(']');
    else if (letter === open[0]) open.shift();
  }
  return open.join('');
}

/** Whether the nearest bracket before the word that is still open opens a list. */
function isInList(before: string): boolean {
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const letter = before.charAt(at);
    if (letter === ']' || letter === '}') depth += 1;
    if ((letter === '[' || letter === '{') && (depth -= 1) < 0) return letter === '[';
  }
  return false;
}

function wordAt(text: string, offset: number): TextRange {
  let [start, end] = [offset, offset];
  while (start > 0 && WORD.test(text.charAt(start - 1))) start -= 1;
  while (end < text.length && WORD.test(text.charAt(end)) && !hasColon(text, end)) end += 1;
  return { start, end };
}

function find(value: Json, path: Path): Pick<Unfinished, 'path' | 'what' | 'isReference'> | undefined {
  if (typeof value === 'string') return value.includes(MARK) ? { path, what: 'value', isReference: path.some((step) => step === 'Ref' || step === 'Fn::GetAtt' || step === 'DependsOn') } : undefined;
  if (isObject(value) && Object.hasOwn(value, MARK)) return { path, what: 'key', isReference: false };
  const inner: readonly (readonly [string | number, Json])[] = Array.isArray(value) ? value.map((item, index) => [index, item as Json] as const) : isObject(value) ? Object.entries(value) : [];
  for (const [step, item] of inner) {
    const found = find(item, [...path, step]);
    if (found) return found;
  }
  return undefined;
}
