import type { Text } from '../model/text.ts';
import { formatMoney, formatNumber, formatRatio } from '../model/units-format.ts';
import type { Crossing, Curves } from './break-even.ts';
import { FACTOR_RANGE } from './break-even.ts';
import type { Comparison } from './compare-design.ts';
import type { LineChange } from './compare.ts';

/** Headings and labels that every form of a comparison shares. */
export const COMPARE_WORDS = {
  comparison: { en: 'Comparison', ko: '비교' },
  difference: { en: 'Difference', ko: '차이' },
  changes: { en: 'What changes', ko: '바뀌는 것' },
  assumes: { en: 'Taken for granted', ko: '전제' },
  features: { en: 'Besides the price', ko: '가격 이외의 변화' },
  lines: { en: 'Lines that differ', ko: '달라지는 항목' },
  unpriced: { en: 'Without a price on one side, not in the difference', ko: '한쪽에 가격이 없어 차이에 넣지 않은 항목' },
  breakEven: { en: 'Break-even', ko: '손익분기' },
  traffic: { en: 'Traffic', ko: '트래픽' },
  here: { en: 'you are here', ko: '현재 위치' },
  crossing: { en: 'both cost the same', ko: '비용이 같음' },
  status: { en: 'Status', ko: '상태' },
  nothing: { en: 'Every line costs the same.', ko: '모든 항목의 비용이 같습니다.' },
} as const satisfies Readonly<Record<string, Text>>;

export const STATUS_WORDS: Readonly<Record<LineChange['status'], Text>> = {
  added: { en: 'added', ko: '추가' },
  removed: { en: 'removed', ko: '삭제' },
  changed: { en: 'changed', ko: '변경' },
  same: { en: 'same', ko: '같음' },
};

/** `+1.25`, `-0.28`, `0.00`: USD, its sign always said; `+< 0.01` for what is more than nothing but rounds to it. */
export function formatChange(usd: number): string {
  if (usd === 0) return '0.00';
  return `${usd < 0 ? '-' : '+'}${formatMoney(Math.abs(usd))}`;
}

/** `+12.3 %` of what it was; nothing where it was free. */
export function changeShare({ bills: { change, before } }: Pick<Comparison, 'bills'>): string {
  return before > 0 ? `${change > 0 ? '+' : ''}${formatRatio(change / before)}` : '';
}

/** `6.65 ×`. */
export function formatFactor(factor: number): string {
  return `${factor < 10 ? Number(factor.toPrecision(3)) : formatNumber(factor, factor < 100 ? 1 : 0)} ×`;
}

/** Where the two cost the same, and which is cheaper on either side; where nowhere, which is cheaper throughout. */
export function breakEvenTexts({ points, crossings }: Curves, names: Comparison['names']): readonly Text[] {
  if (crossings.length > 0) return crossings.map((crossing) => crossingText(crossing, names));
  const [from, to] = [formatFactor(FACTOR_RANGE.from), formatFactor(FACTOR_RANGE.to)];
  const total = points.reduce((sum, { before, after }) => sum + after - before, 0);
  const scale = points.reduce((sum, { before }) => sum + before, 0);
  if (Math.abs(total) <= 1e-9 * scale) {
    return [{ en: `From ${from} to ${to} of the traffic both cost the same.`, ko: `트래픽의 ${from}부터 ${to}까지 비용이 같습니다.` }];
  }
  const cheaper = total < 0 ? names.after : names.before;
  return [{ en: `From ${from} to ${to} of the traffic there is no break-even: “${cheaper.en}” never costs more.`, ko: `트래픽의 ${from}부터 ${to}까지 손익분기점이 없습니다. ‘${cheaper.ko}’이(가) 더 비싸지 않습니다.` }];
}

function crossingText({ factor, usd, cheaperAbove }: Crossing, names: Comparison['names']): Text {
  const [at, amount, above] = [formatFactor(factor), formatMoney(usd), names[cheaperAbove]];
  return {
    en: `At ${at} the traffic both cost ${amount} USD a month; above it “${above.en}” costs less.`,
    ko: `트래픽의 ${at}에서 둘 다 월 ${amount} USD이며, 그 위에서는 ‘${above.ko}’이(가) 더 저렴합니다.`,
  };
}
