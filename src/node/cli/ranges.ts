import type { Uncertainty } from '../../core/cost/uncertainty.ts';
import { LAW_WORDS, methodText, placeText, RANGE_WORDS } from '../../core/cost/uncertainty-words.ts';
import { say, type Locale } from '../../core/model/text.ts';
import { formatMoney, formatRatio } from '../../core/model/units-format.ts';
import { formatTable, printable } from './table.ts';

/** The ranges for people: the total between its P10 and its P90, each line that varies, and which assumption matters most. */
export function rangesText({ total, lines, drivers, ...method }: Uncertainty, locale: Locale): string {
  const word = (key: keyof typeof RANGE_WORDS): string => say(RANGE_WORDS[key], locale);
  const varying = lines.filter(({ p10, p90 }) => p10 !== p90);
  const amounts = (spread: Uncertainty['total']): readonly string[] => [spread.p10, spread.p50, spread.p90, spread.mean].map(formatMoney);
  const numbers = ['P10', 'P50', 'P90', word('mean')].map((title) => ({ title, align: 'right' as const }));
  return [
    `\n${formatTable([{ title: word('ranges') }, { title: '' }, ...numbers], [
      ...varying.map((line) => [printable(line.node), printable(say(line.title, locale)), ...amounts(line)]),
      [word('total'), '', ...amounts(total)],
    ])}`,
    `\n${word('drivers')}:\n${formatTable(
      [{ title: word('assumption') }, { title: word('range') }, { title: word('law') }, { title: word('atLow'), align: 'right' }, { title: word('atHigh'), align: 'right' }, { title: word('swing'), align: 'right' }, { title: word('share'), align: 'right' }],
      drivers.map(({ path, low, high, law, atLow, atHigh, swing, share }) => [
        printable(placeText(path)), printable(`${low} – ${high}`), say(LAW_WORDS[law], locale), formatMoney(atLow), formatMoney(atHigh), formatMoney(swing), formatRatio(Math.round(share * 1000) / 1000),
      ]),
    )}`,
    `\n${say(methodText(method), locale)}\n`,
  ].join('');
}

/** The ranges as `cost --format json` gives them; `path` leads to the range in the file. */
export function rangesJson({ samples, seed, total, lines, drivers }: Uncertainty, locale: Locale) {
  return { samples, seed, total, lines: lines.map(({ title, ...line }) => ({ ...line, title: say(title, locale) })), drivers };
}
