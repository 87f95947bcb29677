/**
 * A text that users wrote in part, as Markdown that shows it and does nothing: no link, no mark-up, no new line.
 * What stands between a pair of backticks is code, as in the product's own sentences.
 */
export function markdownText(text: string): string {
  const parts = text.replace(/\s*[\r\n]+\s*/g, ' ').split('`');
  if (parts.length % 2 === 0) return escaped(parts.join('\\`'), /[*_{}[\]<>#|!~&]/g);
  return parts.map((part, at) => (at % 2 === 1 ? `\`${part}\`` : escaped(part, /[\\*_{}[\]<>#|!~&]/g))).join('');
}

function escaped(text: string, marks: RegExp): string {
  return text.replace(marks, '\\$&');
}
