import type { Path } from '../model/json.ts';
import type { TextRange } from '../model/range.ts';

/**
 * Where a value stands in JSON text (of an object its key), the text beginning at the first brace. Line
 * breaks and indentation count for nothing, so the source of a YAML block scalar serves as well. Undefined
 * where the path leaves the text or the text is no JSON up to there.
 */
export function jsonRange(text: string, path: Path): TextRange | undefined {
  const start = text.indexOf('{');
  if (start < 0) return undefined;
  let at = start;
  let key: TextRange | undefined;
  for (const step of path) {
    const found = typeof step === 'number' ? itemAt(text, at, step) : memberOf(text, at, step);
    if (!found) return undefined;
    at = found.value;
    key = found.key ?? { start: found.value, end: found.value + 1 };
  }
  if (text[at] === '{' || text[at] === '[') return key ?? { start, end: start + 1 };
  const end = endOf(text, at);
  return end === undefined ? undefined : { start: at, end };
}

interface Place {
  readonly value: number;
  readonly key?: TextRange;
}

function memberOf(text: string, object: number, name: string): Place | undefined {
  if (text[object] !== '{') return undefined;
  for (let at = space(text, object + 1); text[at] === '"';) {
    const end = endOf(text, at);
    const colon = end === undefined ? -1 : space(text, end);
    if (end === undefined || text[colon] !== ':') return undefined;
    const value = space(text, colon + 1);
    if (text.slice(at, end) === JSON.stringify(name)) return { value, key: { start: at, end } };
    const next = after(text, value);
    if (next === undefined) return undefined;
    at = next;
  }
  return undefined;
}

function itemAt(text: string, list: number, index: number): Place | undefined {
  if (text[list] !== '[') return undefined;
  let at = space(text, list + 1);
  for (let passed = 0; passed < index; passed += 1) {
    const next = after(text, at);
    if (next === undefined) return undefined;
    at = next;
  }
  return { value: at };
}

/** The beginning of what follows a value and its comma; undefined where nothing does. */
function after(text: string, value: number): number | undefined {
  const end = endOf(text, value);
  const comma = end === undefined ? -1 : space(text, end);
  return text[comma] === ',' ? space(text, comma + 1) : undefined;
}

/** The end of the value that begins here: of a string, of all that brackets hold, of a number or a word. */
function endOf(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const quote = closingQuote(text, at);
      if (quote === undefined) return undefined;
      at = quote;
      if (depth === 0) return at + 1;
    } else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth <= 0) return depth < 0 ? at : at + 1;
    } else if (depth === 0 && (character === ',' || isSpace(character))) return at;
  }
  return undefined;
}

function closingQuote(text: string, open: number): number | undefined {
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return undefined;
}

function space(text: string, from: number): number {
  let at = from;
  while (isSpace(text[at])) at += 1;
  return at;
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}
