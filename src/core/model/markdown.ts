/**
 * A text that users wrote in part, as Markdown that shows it and does nothing: no link, no mark-up, no new line.
 * What stands between a pair of backticks is code, as in the product's own sentences.
 */
export function markdownText(text: string): string {
  const parts = text.replace(/\s*[\r\n]+\s*/g, ' ').split('`');
  if (parts.length % 2 === 0) return escaped(parts.join('\\`'), /[*_{}[\]<>#|!~&]/g);
  return parts.map((part, at) => (at % 2 === 1 ? `\`${part}\`` : escaped(part, /[\\*_{}[\]<>#|!~&]/g))).join('');
}

/** A text as code, word for word but for its line breaks: the fence is longer than any run of backticks in it. */
export function codeText(text: string): string {
  const line = text.replace(/\s*[\r\n]+\s*/g, ' ');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 || line.trim() === '' || /^ | $/.test(line) ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

function escaped(text: string, marks: RegExp): string {
  return text.replace(marks, '\\$&');
}
