import { formatUnitPrice } from '../model/units-format.ts';

export type CsvValue = string | number | boolean;

/** Records under their columns as CSV (RFC 4180: CRLF, quotes doubled). A text that a spreadsheet would run as a formula begins with an apostrophe. */
export function csvText<C extends string>(columns: readonly C[], rows: readonly { readonly [name in C]?: CsvValue }[]): string {
  return [columns.join(','), ...rows.map((row) => columns.map((column) => field(row[column])).join(','))].map((record) => `${record}\r\n`).join('');
}

function field(value: CsvValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return quoted(harmless(value));
  return typeof value === 'number' ? formatted(value) : String(value);
}

/** All digits of a double, never with an exponent: not every reader knows `2e-7`. */
function formatted(value: number): string {
  const text = String(value);
  return text.includes('e') ? formatUnitPrice(value) : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Control characters become blanks, and what a spreadsheet takes for the beginning of a formula (also in
 * full width, and after a semicolon, which divides fields in some countries) follows an apostrophe.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function harmless(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ').replace(/(^|;)(\s*[=+\-@＝＋－＠])/g, '$1\'$2');
}
