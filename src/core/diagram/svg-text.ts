/**
 * Widths of text without a browser, so that a picture is the same on every machine. The advance widths
 * are those of Helvetica (Adobe's font metrics, in thousandths of the size), which Arial and Liberation
 * Sans share; a viewer that takes another font of the list in `FONT` draws about as wide.
 */
const ADVANCE = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
  1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
  333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const FIRST = 0x20;
const OTHER_LETTER = 667;
const FULL = 1000;
const EMOJI = 1300;
const BOLD = 1.08;
/** Some fonts of the list are a little wider. */
const SLACK = 1.04;

export const FONT = "'Segoe UI', 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans CJK KR', 'Noto Sans KR', sans-serif";

/** How a text is set: its size in pixels, and whether in bold. */
export interface Type {
  readonly size: number;
  readonly bold?: boolean;
}

/** Width of a text in pixels. */
export function textWidth(text: string, type: Type): number {
  let width = 0;
  for (const character of text) width += advance(character, type);
  return width;
}

/** How the label of a connection is set. */
export const LABEL_TYPE: Type = { size: 11 };
/** Pixels beside it, both sides together. */
const LABEL_ROOM = 8;

/** Width of the label of a connection with the room beside it, in whole pixels. */
export function labelWidth(text: string): number {
  return Math.ceil(textWidth(text, LABEL_TYPE)) + LABEL_ROOM;
}

/** The text in one line, cut with an ellipsis where it is wider than `width` pixels. */
export function fitted(text: string, width: number, type: Type): string {
  const characters = [...oneLine(text)];
  if (howMany(characters, width, type) === characters.length) return characters.join('');
  const room = width - advance('…', type);
  return `${characters.slice(0, howMany(characters, room, type)).join('').trimEnd()}…`;
}

/** The text in up to `most` lines, broken between words where that is possible; the last is cut where there is more. */
export function wrapped(text: string, width: number, most: number, type: Type): readonly string[] {
  const lines: string[] = [];
  let rest = [...oneLine(text)];
  while (rest.length > 0 && lines.length < most - 1) {
    const fits = Math.max(1, howMany(rest, width, type));
    const blank = fits < rest.length ? rest.lastIndexOf(' ', fits) : -1;
    const end = blank > 0 ? blank : fits;
    lines.push(rest.slice(0, end).join(''));
    rest = rest.slice(rest[end] === ' ' ? end + 1 : end);
  }
  return rest.length > 0 ? [...lines, fitted(rest.join(''), width, type)] : lines;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** How many of the first characters stand in `width` pixels. */
function howMany(characters: readonly string[], width: number, type: Type): number {
  let used = 0;
  for (const [index, character] of characters.entries()) {
    used += advance(character, type);
    if (used > width) return index;
  }
  return characters.length;
}

function advance(character: string, { size, bold }: Type): number {
  return (thousandths(character) / 1000) * size * SLACK * (bold ? BOLD : 1);
}

function thousandths(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  const known = ADVANCE[code - FIRST];
  if (known !== undefined) return known;
  if (/\p{M}|\p{Cf}/u.test(character)) return 0;
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(character)) return EMOJI;
  if (/[·•‘’]/.test(character)) return 333;
  return code < 0x1100 ? OTHER_LETTER : FULL;
}
