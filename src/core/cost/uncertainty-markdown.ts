import { say, type Locale } from '../model/text.ts';
import { formatMoney, formatRatio } from '../model/units-format.ts';
import { plain, table } from './markdown-table.ts';
import { LAW_WORDS, methodText, placeText, RANGE_WORDS } from './uncertainty-words.ts';
import type { Spread, Uncertainty } from './uncertainty.ts';

/** The ranges as a chapter of the bill's Markdown. */
export function uncertaintyMarkdown({ total, lines, drivers, ...method }: Uncertainty, locale: Locale): string {
  const word = (key: keyof typeof RANGE_WORDS): string => say(RANGE_WORDS[key], locale);
  const amounts = ({ p10, p50, p90, mean }: Spread): readonly string[] => [p10, p50, p90, mean].map(formatMoney);
  const varying = lines.filter(({ p10, p90 }) => p10 !== p90);
  return [
    `## ${word('ranges')}\n`,
    ...table([word('line'), 'P10', 'P50', 'P90', word('mean')], [1, 2, 3, 4], [
      ...varying.map((line) => [`${plain(line.node)}: ${plain(say(line.title, locale))}`, ...amounts(line)]),
      [`**${word('total')}**`, ...amounts(total).map((amount) => `**${amount}**`)],
    ]),
    `### ${word('drivers')}\n`,
    ...table([word('assumption'), word('range'), word('law'), word('atLow'), word('atHigh'), word('swing'), word('share')], [3, 4, 5, 6], drivers.map(({ path, low, high, law, atLow, atHigh, swing, share }) => [
      plain(placeText(path)), plain(`${low} – ${high}`), say(LAW_WORDS[law], locale), formatMoney(atLow), formatMoney(atHigh), formatMoney(swing), formatRatio(Math.round(share * 1000) / 1000),
    ])),
    `${plain(say(methodText(method), locale))}\n`,
  ].join('\n');
}
