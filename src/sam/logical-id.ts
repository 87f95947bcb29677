import { sha1 } from './sha1.ts';
import { Dict, isSet, Literal, textOf, type Value } from './tree.ts';

/**
 * SAM names what must be made anew when its content changes after that content: the prefix, then the
 * first ten hexadecimal digits of a SHA-1 of the content (a text, or data as compact JSON with sorted keys).
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
export function hashedId(prefix: string, content: Value | undefined): string {
  return prefix + hashOf(content).slice(0, 10);
}

/** All forty digits; nothing where there is no content. */
export function hashOf(content: Value | undefined): string {
  if (!isSet(content)) return '';
  return sha1(textOf(content) ?? compactJson(content));
}

/** The suffix of an id: itself where it may stand in one, else its hash. */
export function idWithSuffix(prefix: string, suffix: string): string {
  return /^[\p{L}\p{N}]+$/u.test(suffix) ? prefix + suffix : hashedId(prefix, suffix);
}

/** JSON without spaces, keys sorted by code point and everything but ASCII escaped: Python's `json.dumps(…, sort_keys=True)`. */
function compactJson(value: Value): string {
  return json(value, ',', ':', true);
}

/** JSON as Python's `json.dumps` writes it when asked for nothing: a space after commas and colons. */
export function spacedJson(value: Value): string {
  return json(value, ', ', ': ', false);
}

function json(value: Value, comma: string, colon: string, sorts: boolean): string {
  if (value instanceof Dict) {
    const keys = sorts ? value.keys().sort(byCodePoint) : value.keys();
    return `{${keys.map((key) => `${quoted(key)}${colon}${json(value.get(key) as Value, comma, colon, sorts)}`).join(comma)}}`;
  }
  if (Array.isArray(value)) return `[${value.map((item) => json(item, comma, colon, sorts)).join(comma)}]`;
  if (typeof value === 'string' || value instanceof Literal) return quoted(textOf(value) as string);
  return value === null ? 'null' : String(value);
}

export function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
