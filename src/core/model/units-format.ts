import { GB, KB, MB, TB } from './units.ts';
import type { Locale } from './text.ts';

/**
 * Quantities as people read them. Digits are grouped and rounded by hand: `Intl` differs between
 * engines, and golden files must not. English and Korean group and point digits alike; what differs
 * are the words.
 */

/** `1,234,567` or `0.034`: at most `digits` after the point, trailing zeros dropped. */
export function formatNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '∞';
  if (Number.isInteger(value)) return Math.abs(value) < 1000 ? String(value) : group(value.toFixed(0));
  const fixed = value.toFixed(digits);
  return group(digits > 0 ? withoutZeros(fixed) : fixed);
}

/** A number with digits after the point, without the zeros at its end. By hand: a bill formats thousands of numbers. */
function withoutZeros(fixed: string): string {
  let end = fixed.length;
  while (fixed[end - 1] === '0') end--;
  return fixed.slice(0, fixed[end - 1] === '.' ? end - 1 : end);
}

/** `980`, `60k`, `2.4M`: short, for badges and edges. */
export function formatCount(value: number): string {
  if (value >= 999_500_000) return `${formatNumber(value / 1e9, 2)}G`;
  if (value >= 999_500) return `${formatNumber(value / 1e6, 2)}M`;
  if (value >= 10_000) return `${formatNumber(value / 1e3, 1)}k`;
  return formatNumber(value, value < 10 ? 2 : 0);
}

const SIZES = [[TB, 'TB'], [GB, 'GB'], [MB, 'MB'], [KB, 'KB']] as const;

/** `512 B`, `2 KB`, `1.5 GB`, in 1,024s. */
export function formatBytes(bytes: number): string {
  const found = SIZES.find(([size]) => bytes >= size);
  return found ? `${formatNumber(bytes / found[0], 2)} ${found[1]}` : `${formatNumber(bytes, 0)} B`;
}

/** `35 ms`, `1.2 s`, `15 min`. */
export function formatDuration(milliseconds: number, locale: Locale = 'en'): string {
  const minute = 60_000;
  if (milliseconds < 1000) return `${formatNumber(milliseconds, 1)} ms`;
  if (milliseconds < minute) return `${formatNumber(milliseconds / 1000, 2)} ${locale === 'ko' ? '초' : 's'}`;
  if (milliseconds < 60 * minute) return `${formatNumber(milliseconds / minute, 1)} ${locale === 'ko' ? '분' : 'min'}`;
  return `${formatNumber(milliseconds / (60 * minute), 1)} ${locale === 'ko' ? '시간' : 'h'}`;
}

/** `40/s`, `3/min`, `60k/month`: the unit in which the number reads best. */
export function formatRate(perMonth: number, hoursPerMonth: number, locale: Locale = 'en'): string {
  const perSecond = perMonth / (hoursPerMonth * 3600);
  if (perSecond >= 1) return `${formatCount(perSecond)}/${locale === 'ko' ? '초' : 's'}`;
  return `${formatCount(perMonth)}/${locale === 'ko' ? '월' : 'month'}`;
}

/** `93 %`. */
export function formatRatio(ratio: number): string {
  return `${formatNumber(ratio * 100, 2)} %`;
}

/** How many of requests met something: `93 %`; where requests meet it more than once, as what is tried again does, `5.06 each`. */
export function formatShare(ratio: number, locale: Locale): string {
  if (ratio <= 1) return formatRatio(ratio);
  return locale === 'ko' ? `하나당 ${formatNumber(ratio, 2)}회` : `${formatNumber(ratio, 2)} each`;
}

/**
 * US dollars with two decimals, so that columns align: `1,234.50`, and `< 0.01` for what is more than
 * nothing but rounds to it.
 */
export function formatMoney(usd: number): string {
  if (usd > 0 && usd < 0.005) return '< 0.01';
  return group(usd.toFixed(2));
}

/** `$1,234.50`; what is below a cent is not shown as nothing. */
export function formatDollars(usd: number): string {
  return usd > 0 && usd < 0.01 ? '<$0.01' : `$${group(usd.toFixed(2))}`;
}

/** USD per unit with six digits that count, never as `2e-7`: `0.0000002`, `0.126`, `12.5`. */
export function formatUnitPrice(usd: number): string {
  if (usd === 0) return '0';
  const digits = Math.min(20, Math.max(2, 6 - Math.ceil(Math.log10(Math.abs(usd)))));
  return usd.toFixed(digits).replace(/\.?0+$/, '');
}

function group(digits: string): string {
  if (digits.startsWith('-')) return `-${group(digits.slice(1))}`;
  const point = digits.indexOf('.');
  let grouped = point < 0 ? '' : digits.slice(point);
  let end = point < 0 ? digits.length : point;
  for (; end > 3; end -= 3) grouped = `,${digits.slice(end - 3, end)}${grouped}`;
  return digits.slice(0, end) + grouped;
}

/** A unit of a price as it follows a number of them: `1 request`, `2 requests`, `2 deliveries`, `3 GB`. */
export function unitAfter(quantity: number, unit: string): string {
  if (quantity === 1 || !/[a-z]$/.test(unit)) return unit;
  return unit.endsWith('y') ? `${unit.slice(0, -1)}ies` : `${unit}s`;
}
