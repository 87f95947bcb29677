import type { Locale } from '../../src/core/model/text.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** `$1,234.50`; what is less than half a cent but not nothing is `<$0.01`. */
export function money(usd: number, locale: Locale): string {
  if (usd > 0 && usd < 0.005) return '<$0.01';
  const amount = numberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(Math.abs(usd));
  return `${usd < 0 ? '−' : ''}$${amount}`;
}

/** `+$1.25`, `−$0.28`, `$0.00`: a difference says its sign. */
export function change(usd: number, locale: Locale): string {
  const sign = usd > 0 ? '+' : usd < 0 ? '−' : '';
  return `${sign}${money(Math.abs(usd), locale)}`;
}

/** A number with as many decimals as it needs, up to `digits` significant ones where it is small. */
export function decimal(value: number, locale: Locale, digits = 3): string {
  return Math.abs(value) >= 1000 || Number.isInteger(value)
    ? numberFormat(locale, { maximumFractionDigits: 0 }).format(value)
    : numberFormat(locale, { maximumSignificantDigits: digits }).format(value);
}

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, format);
  return format;
}
