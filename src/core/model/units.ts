import type { Json } from './json.ts';
import { ok, refuse, type Result } from './result.ts';

/**
 * The grammar of quantities in a design file (docs/format.md §4). Each reader takes a value as it was
 * written, never throws, and says what is wrong with an example of what is right.
 */

/** The hours that AWS and this product count a month as, where `account.billing.hoursPerMonth` says nothing else. */
export const HOURS_PER_MONTH = 730;

export const KB = 1024;
export const MB = KB * 1024;
export const GB = MB * 1024;
export const TB = GB * 1024;

const MILLISECONDS = new Map([['ms', 1], ['s', 1000], ['sec', 1000], ['min', 60_000], ['h', 3_600_000], ['day', 86_400_000], ['days', 86_400_000]]);
const BYTES = new Map([['b', 1], ['kb', KB], ['kib', KB], ['mb', MB], ['mib', MB], ['gb', GB], ['gib', GB], ['tb', TB], ['tib', TB]]);
const MULTIPLES = new Map([['', 1], ['k', 1e3], ['K', 1e3], ['M', 1e6], ['G', 1e9]]);
/** How often a period comes round in a number of hours. */
const PERIODS = new Map<string, (hours: number) => number>([
  ['s', (hours) => hours * 3600], ['sec', (hours) => hours * 3600], ['min', (hours) => hours * 60],
  ['h', (hours) => hours], ['hour', (hours) => hours], ['day', (hours) => hours / 24], ['month', () => 1],
]);

const AMOUNT = /^([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(e[+-]?[0-9]{1,3})?\s*(.*)$/i;

/** `35 ms`, `1.2 s`, `15 min`, `2 h`, `1 day` in milliseconds. */
export function parseDuration(value: Json | undefined): Result<number> {
  const [amount, unit] = split(value);
  const factor = MILLISECONDS.get(unit.toLowerCase());
  if (amount === undefined || factor === undefined) return wrong('duration', value, '35 ms, 1.2 s, 15 min');
  return finite('duration', value, amount * factor, '35 ms, 1.2 s, 15 min');
}

/** `2 KB`, `5 MB`, `1 GiB` in bytes; every unit is 1,024-based, as AWS meters. A bare number counts bytes. */
export function parseBytes(value: Json | undefined): Result<number> {
  const [amount, unit] = split(value);
  const factor = unit === '' ? 1 : BYTES.get(unit.toLowerCase());
  if (amount === undefined || factor === undefined) return wrong('size', value, '2 KB, 5 MB, 1.5 GB');
  return finite('size', value, amount * factor, '2 KB, 5 MB, 1.5 GB');
}

/** `60k`, `2M`, `1.5G`, `1,000`, `20` as a number. */
export function parseCount(value: Json | undefined): Result<number> {
  const [amount, unit] = split(value);
  const factor = MULTIPLES.get(unit);
  if (amount === undefined || factor === undefined) return wrong('count', value, '20, 60k, 2M');
  return finite('count', value, amount * factor, '20, 60k, 2M');
}

/** `93 %` or `0.93` as a number from 0 to 1. */
export function parseRatio(value: Json | undefined): Result<number> {
  const [amount, unit] = split(value);
  if (amount === undefined || (unit !== '' && unit !== '%')) return wrong('ratio', value, '93 %, 0.93');
  const ratio = unit === '%' ? amount / 100 : amount;
  return ratio <= 1 ? ok(ratio) : wrong('ratio', value, '93 %, 0.93');
}

/** `60k/month`, `40/s`, `3/min`, `/h`, `/day` as a number a month. */
export function parseRate(value: Json | undefined, hoursPerMonth: number = HOURS_PER_MONTH): Result<number> {
  return perMonth('rate', value, parseCount, hoursPerMonth, '60k/month, 40/s, 3/min');
}

/** `60 MB/month`, `1 GB/day` as bytes a month. */
export function parseByteRate(value: Json | undefined, hoursPerMonth: number = HOURS_PER_MONTH): Result<number> {
  return perMonth('growth rate', value, parseBytes, hoursPerMonth, '60 MB/month, 1 GB/day');
}

/** `30 USD`, `$30`, `30 USD/month` in US dollars. */
export function parseMoney(value: Json | undefined): Result<number> {
  const text = typeof value === 'string' ? value.trim().replace(/^\$\s*/, '').replace(/\s*\/\s*month$/i, '') : value;
  const [amount, unit] = split(text);
  if (amount === undefined || (unit !== '' && unit.toUpperCase() !== 'USD')) return wrong('amount of money', value, '30 USD, 30 USD/month');
  return ok(amount);
}

type Reader = (value: Json | undefined) => Result<number>;

function perMonth(what: Quantity, value: Json | undefined, read: Reader, hoursPerMonth: number, example: string): Result<number> {
  const slash = typeof value === 'string' ? value.lastIndexOf('/') : -1;
  if (typeof value !== 'string' || slash < 0) return wrong(what, value, example);
  const amount = read(value.slice(0, slash).trim());
  const periods = PERIODS.get(value.slice(slash + 1).trim().toLowerCase());
  if (!amount.ok || periods === undefined) return wrong(what, value, example);
  return finite(what, value, amount.value * periods(hoursPerMonth), example);
}

type Amount = readonly [amount: number | undefined, unit: string];

/** Texts that were read lately: a design says `1 KB` and `35 ms` many times over. */
const recent = new Map<string, Amount>();
const MOST_RECENT = 512;

/** The number in front and the unit behind it; no number where there is none, or a negative one. */
function split(value: Json | undefined): Amount {
  if (typeof value === 'number') return [Number.isFinite(value) && value >= 0 ? value : undefined, ''];
  if (typeof value !== 'string' || value.length > 64) return [undefined, ''];
  const known = recent.get(value);
  if (known) return known;
  const amount = splitText(value);
  if (recent.size >= MOST_RECENT) recent.clear();
  recent.set(value, amount);
  return amount;
}

function splitText(value: string): Amount {
  const match = AMOUNT.exec(value.trim());
  if (!match) return [undefined, ''];
  const amount = Number((match[1] ?? '').replaceAll(',', '') + (match[2] ?? ''));
  return [Number.isFinite(amount) ? amount : undefined, (match[3] ?? '').trim()];
}

type Quantity = 'duration' | 'size' | 'count' | 'ratio' | 'rate' | 'growth rate' | 'amount of money';

const KOREAN: Readonly<Record<Quantity, string>> = {
  duration: '시간 길이', size: '크기', count: '개수', ratio: '비율', rate: '빈도', 'growth rate': '증가량', 'amount of money': '금액',
};

function finite(what: Quantity, written: Json | undefined, value: number, example: string): Result<number> {
  return Number.isFinite(value) ? ok(value) : wrong(what, written, example);
}

function wrong(what: Quantity, value: Json | undefined, example: string): Result<number> {
  const shown = value === undefined ? '' : brief(value);
  return refuse(`units.not-a-${what.replaceAll(' ', '-')}`, {
    en: value === undefined ? `${article(what) === 'an' ? 'An' : 'A'} ${what} is missing here. Write for example ${example}.` : `${shown} is not ${article(what)} ${what}. Write for example ${example}.`,
    ko: value === undefined ? `${KOREAN[what]} 값이 없습니다. 예: ${example}` : `${shown}은(는) ${KOREAN[what]} 값이 아닙니다. 예: ${example}`,
  });
}

function article(what: Quantity): string {
  return what === 'amount of money' ? 'an' : 'a';
}

/** A written value in a message: quoted, and cut where it is long. */
function brief(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `'${text.length > 40 ? `${text.slice(0, 40)}…` : text}'`;
}
