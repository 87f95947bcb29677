/** Mermaid keeps entity codes of a label as marks of its own until it draws them. */
const MARK = /ﬂ°°?([0-9A-Za-z]+)¶ß/g;
/** Only what HTML knows: `<itemId>` is a word of the label. */
const TAG = /<\/?(?:a|b|big|center|code|div|em|font|hr|i|img|li|ol|p|pre|s|small|span|strong|sub|sup|table|td|th|tr|u|ul)\b[^<>]*>/gi;
const NAMED: Readonly<Record<string, string>> = { quot: '"', apos: "'", amp: '&', lt: '<', gt: '>', nbsp: ' ' };

/** The lines of a label as people see them: without markup, with entities as the characters they stand for. */
export function linesOf(label: string): readonly string[] {
  const lines = label
    .split(/<br\s*\/?>|\\n|\n/i)
    .map((line) => decoded(line.replace(TAG, '').replace(/\bfa[a-z]?:fa-[a-z0-9-]+/g, '').replace(/\*\*|__|`/g, '')).replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  return lines;
}

function decoded(text: string): string {
  return text.replace(MARK, (_mark, code: string) => entity(code)).replace(/&(#?[0-9A-Za-z]+);/g, (whole, code: string) => entity(code.replace('#', '')) || whole);
}

function entity(code: string): string {
  if (!/^\d+$/.test(code)) return Object.hasOwn(NAMED, code) ? NAMED[code] ?? '' : '';
  const point = Number(code);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}
