import { say, type Locale, type Text } from '../../core/model/text.ts';
import { formatTable, printable } from '../cli/table.ts';
import type { BillMove } from './bills.ts';
import type { Change, Kept } from './merge.ts';
import { tiersText } from './tiers-text.ts';
import type { Update } from './update.ts';

const titles = {
  price: { en: 'Price', ko: '가격' },
  place: { en: 'Region', ko: '리전' },
  before: { en: 'Old', ko: '이전' },
  after: { en: 'New', ko: '이후' },
  effective: { en: 'In effect from', ko: '시행일' },
  design: { en: 'Design', ko: '설계' },
  move: { en: 'USD/month', ko: 'USD/월' },
  kept: { en: 'Kept as they were:', ko: '그대로 둔 가격:' },
  unlisted: { en: 'Not in the price list as far as is known:', ko: '가격표에 있는지 알 수 없는 항목:' },
  none: { en: 'new', ko: '신규' },
} as const satisfies Readonly<Record<string, Text>>;

/** What changed, what was left alone and why, and which bills move: for people. */
export function updateText({ changes, kept, confirmed, unlisted }: Update, moves: readonly BillMove[], locale: Locale): string {
  const title = (key: keyof typeof titles) => say(titles[key], locale);
  const parts = [
    changes.length > 0 ? `${changeTable(changes, locale)}\n` : '',
    `${say(summary(changes, confirmed, kept), locale)}\n`,
    section(title('kept'), keptLines(kept, locale)),
    section(title('unlisted'), unlisted.map(({ price, reason }) => `${price}: ${say(reason, locale)}`)),
    moves.length > 0 ? `\n${billTable(moves, locale)}` : '',
  ];
  return parts.join('');
}

function section(title: string, lines: readonly string[]): string {
  return lines.length > 0 ? `\n${title}\n${lines.map((line) => `  ${line}\n`).join('')}` : '';
}

function changeTable(changes: readonly Change[], locale: Locale): string {
  const columns = (['price', 'place', 'before', 'after', 'effective'] as const).map((key) => ({ title: say(titles[key], locale) }));
  return formatTable(columns, changes.map((change) => [
    change.price, printable(change.place), change.before ? tiersText(change.before) : say(titles.none, locale), `${tiersText(change.after)}${freeText(change, locale)}`, change.effective,
  ]));
}

function freeText({ free }: Change, locale: Locale): string {
  return free ? say({ en: ` (free: ${free.before} -> ${free.after})`, ko: ` (무료: ${free.before} -> ${free.after})` }, locale) : '';
}

function summary(changes: readonly Change[], confirmed: number, kept: readonly Kept[]): Text {
  const added = changes.filter(({ before }) => before === undefined).length;
  const changed = changes.length - added;
  return {
    en: `${changed} prices changed, ${added} new, ${confirmed} confirmed as they were, ${kept.length} kept because the list did not settle them.`,
    ko: `변경 ${changed}건, 신규 ${added}건, 그대로 확인 ${confirmed}건, 가격표로 확정하지 못해 그대로 둔 것 ${kept.length}건.`,
  };
}

/** One line for each price and reason, with its Regions. */
function keptLines(kept: readonly Kept[], locale: Locale): readonly string[] {
  const places = new Map<string, string[]>();
  for (const { price, place, reason } of kept) {
    const key = `${price}: ${printable(say(reason, locale))}`;
    places.set(key, [...(places.get(key) ?? []), printable(place)]);
  }
  return [...places].map(([key, where]) => `${key} (${where.join(', ')})`);
}

function billTable(moves: readonly BillMove[], locale: Locale): string {
  const columns = [{ title: say(titles.design, locale) }, { title: say(titles.place, locale) }, { title: `${say(titles.before, locale)} ${say(titles.move, locale)}`, align: 'right' }, { title: `${say(titles.after, locale)} ${say(titles.move, locale)}`, align: 'right' }, { title: '±', align: 'right' }] as const;
  return formatTable(columns, moves.map(({ name, region, before, after }) => [printable(name), printable(region), usd(before), usd(after), difference(before, after)]));
}

function difference(before: number, after: number): string {
  const sign = after >= before ? '+' : '-';
  const percent = before > 0 ? ` (${sign}${Math.abs((after / before - 1) * 100).toFixed(1)}%)` : '';
  return `${sign}${usd(Math.abs(after - before))}${percent}`;
}

function usd(amount: number): string {
  return amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** The same for programs. */
export function updateJson({ changes, kept, confirmed, unlisted }: Update, moves: readonly BillMove[], written: readonly string[], locale: Locale) {
  return {
    changes,
    confirmed,
    kept: kept.map(({ price, place, reason }) => ({ price, place, reason: say(reason, locale) })),
    unlisted: unlisted.map(({ price, reason }) => ({ price, reason: say(reason, locale) })),
    bills: moves,
    written,
  };
}
