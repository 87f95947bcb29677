import type { Json, JsonArray, JsonObject } from '../model/json.ts';

/** How new text is to look, taken from the text around it. */
export interface Style {
  /** Line end of the file. */
  readonly eol: string;
  /** Spaces per level. */
  readonly step: number;
  /** Quoted keys, as in JSON. */
  readonly json: boolean;
}

/** A collection is written on one line where it is at most this long. */
const MAX_INLINE = 100;
/** Deeper collections read better as a block. */
const MAX_INLINE_DEPTH = 4;

const RESOLVED = /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;
const INDICATOR_FIRST = /^[-?:,[\]{}#&*!|>'"%@`\s]/;
/** Characters that YAML or an editor may not keep as they are. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u00a0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/;
const ESCAPED = /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Text of a string that needs no quotes to be read back as itself. */
function isPlain(value: string): boolean {
  if (value === '' || value.length > 1_000 || RESOLVED.test(value) || UNPRINTABLE.test(withoutPairs(value))) return false;
  const dashed = /^-[A-Za-z]/.test(value);
  return (dashed || !INDICATOR_FIRST.test(value)) && !/:(?:\s|$)|\s#|\s$|^\.\.\./.test(value);
}

/** Whole surrogate pairs are characters like any other; lone halves are not. */
function withoutPairs(value: string): string {
  return value.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '');
}

function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(ESCAPED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A string on one line, quoted only where it must be; `quote` is the quote that stood there before. */
export function stringText(value: string, flow: boolean, quote?: string): string {
  if (quote === "'" && !UNPRINTABLE.test(withoutPairs(value))) return `'${value.replaceAll("'", "''")}'`;
  if (quote === undefined && isPlain(value) && !(flow && /[,[\]{}]/.test(value))) return value;
  return doubleQuoted(value);
}

/** A value on one line. `flow`: it stands inside braces or brackets. */
export function inlineText(value: Json, flow: boolean, json: boolean): string {
  if (typeof value === 'string') return stringText(value, flow, json ? '"' : undefined);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${(value as JsonArray).map((item) => inlineText(item, true, json)).join(', ')}]`;
  const entries = Object.entries(value as JsonObject).map(([key, item]) => `${keyText(key, json)}: ${inlineText(item, true, json)}`);
  if (entries.length === 0) return '{}';
  return json ? `{${entries.join(', ')}}` : `{ ${entries.join(', ')} }`;
}

export function keyText(key: string, json: boolean): string {
  return stringText(key, true, json ? '"' : undefined);
}

/** Whether a value is written on one line in a block. */
export function isInline(value: Json): boolean {
  if (typeof value === 'string') return !isLiteral(value);
  if (typeof value !== 'object' || value === null) return true;
  return depthOf(value) <= MAX_INLINE_DEPTH && !holdsLiteral(value) && inlineText(value, true, false).length <= MAX_INLINE;
}

function depthOf(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value as JsonObject).map(depthOf));
}

function holdsLiteral(value: Json): boolean {
  if (typeof value === 'string') return isLiteral(value);
  return typeof value === 'object' && value !== null && Object.values(value as JsonObject).some(holdsLiteral);
}

/** Text of several lines that a literal block (`|`) gives back exactly. */
function isLiteral(value: string): boolean {
  return /[^\n]\n[^\n]/.test(value) && !/^[\s]|\n\n$|\n[ \t]+(?:\n|$)/.test(value) && !UNPRINTABLE.test(withoutPairs(value.replaceAll('\n', '').replaceAll('\t', '')));
}

/**
 * Lines of `key: value` in a block map, the first without its indentation. Collections that fit are
 * written on the line, others below it.
 */
export function entryLines(key: string, value: Json, indent: number, style: Style, inline = isInline(value)): string[] {
  const name = keyText(key, style.json);
  if (inline) return [`${name}: ${inlineText(value, false, style.json)}`];
  if (typeof value === 'string') return literalLines(`${name}: `, value, indent + style.step);
  return [`${name}:`, ...blockLines(value, indent + style.step, style)];
}

/** Lines of a non-empty collection as a block, every one with its indentation. */
export function blockLines(value: Json, indent: number, style: Style): string[] {
  const pad = ' '.repeat(indent);
  if (Array.isArray(value)) {
    return (value as JsonArray).flatMap((item) => {
      const [first, ...rest] = itemLines(item, indent + 2, style);
      return [`${pad}- ${first!}`, ...rest];
    });
  }
  return Object.entries(value as JsonObject).flatMap(([key, item]) => {
    const [first, ...rest] = entryLines(key, item, indent, style);
    return [pad + first!, ...rest];
  });
}

/** Lines of a list item whose text starts at column `indent`, the first without its indentation. */
export function itemLines(item: Json, indent: number, style: Style): string[] {
  if (isInline(item)) return [inlineText(item, false, style.json)];
  if (typeof item === 'string') return literalLines('', item, indent);
  const [first, ...rest] = blockLines(item, indent, style);
  return [first!.slice(indent), ...rest];
}

export function literalLines(lead: string, value: string, indent: number): string[] {
  const ended = value.endsWith('\n');
  const lines = (ended ? value.slice(0, -1) : value).split('\n');
  return [`${lead}|${ended ? '' : '-'}`, ...lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line))];
}
