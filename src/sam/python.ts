import { Dict, Literal, type Order, type Value } from './tree.ts';

/**
 * The id of an API's deployment is a hash of the API's definition *as Python prints it*. CloudFormation
 * runs the transform with the printing of Python 2.7, in which it was first written, so that ids stay the
 * same: maps in the order of its hash table, and `u'…'` for what stands in the template. The library
 * alone (`sam` on a computer) prints as Python 3 does.
 */
export type Printing = 'python-2' | 'python-3';

/** The order of the template's own maps. */
export function orderFor(printing: Printing): Order {
  return printing === 'python-2' ? 'hashed' : 'written';
}

/** A value as Python's `str()` shows it. */
export function printed(value: Value, printing: Printing): string {
  if (value instanceof Dict) return `{${value.entries().map(([key, entry]) => `${printed(value.written(key), printing)}: ${versioned(key, entry) ?? printed(entry, printing)}`).join(', ')}}`;
  if (Array.isArray(value)) return `[${value.map((item) => printed(item, printing)).join(', ')}]`;
  if (value instanceof Literal) return quotedByPython(value.text);
  if (typeof value === 'string') return printing === 'python-2' ? `u${quotedByPython(asciiOf(value), false)}` : quotedByPython(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return value === null ? 'None' : String(value);
}

/** The version of a definition is written 2.0 or 3.0; a number does not show that here, but Python prints it. */
function versioned(key: string, value: Value): string | undefined {
  return (key === 'swagger' || key === 'openapi') && Number.isInteger(value) ? `${String(value)}.0` : undefined;
}

function quotedByPython(text: string, escapes = true): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = escapes ? text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t').replace(/[\u0000-\u001f\u007f-\u009f]/g, hexadecimal) : text;
  return quote + (quote === "'" ? body.replaceAll("'", "\\'") : body) + quote;
}

/** Everything but printable ASCII escaped, as the codec `unicode_escape` does. */
function asciiOf(text: string): string {
  return [...text].map((character) => {
    const point = character.codePointAt(0) as number;
    if (point > 0xffff) return `\\U${point.toString(16).padStart(8, '0')}`;
    if (point > 0xff) return `\\u${point.toString(16).padStart(4, '0')}`;
    if (point >= 0x20 && point < 0x7f) return character === '\\' ? '\\\\' : character;
    return NAMED.get(character) ?? hexadecimal(character);
  }).join('');
}

const NAMED = new Map([['\n', '\\n'], ['\r', '\\r'], ['\t', '\\t']]);

function hexadecimal(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
