import type { Path } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import { formatNumber } from '../model/units-format.ts';
import type { RangeLaw } from './ranges.ts';
import type { Uncertainty } from './uncertainty.ts';

/** Headings and labels that every form of the ranges shares. */
export const RANGE_WORDS = {
  ranges: { en: 'Ranges', ko: '범위' },
  total: { en: 'Total', ko: '합계' },
  mean: { en: 'Mean', ko: '평균' },
  line: { en: 'Component', ko: '항목' },
  drivers: { en: 'What matters most', ko: '영향이 큰 가정' },
  assumption: { en: 'Assumption', ko: '가정' },
  range: { en: 'Range', ko: '범위' },
  law: { en: 'Distribution', ko: '분포' },
  atLow: { en: 'Total at its P10', ko: 'P10일 때 합계' },
  atHigh: { en: 'Total at its P90', ko: 'P90일 때 합계' },
  swing: { en: 'Swing', ko: '변동 폭' },
  share: { en: 'Share of swings', ko: '변동 폭 비중' },
} as const satisfies Readonly<Record<string, Text>>;

export const LAW_WORDS: Readonly<Record<RangeLaw, Text>> = {
  uniform: { en: 'uniform', ko: '균등 분포' },
  'log-normal': { en: 'log-normal', ko: '로그 정규 분포' },
  normal: { en: 'normal, cut at 0', ko: '정규 분포(0 미만 제외)' },
};

/** `visitors.traffic.pages.receives`: a place in the file without its section. */
export function placeText(path: Path): string {
  return path.slice(1).join('.');
}

/** How the numbers were made, in one sentence. */
export function methodText({ samples, seed }: Pick<Uncertainty, 'samples' | 'seed'>): Text {
  const count = formatNumber(samples);
  return {
    en: `${count} bills, each assumption drawn from its range by itself (seed ${seed}). What one matters is the total at its P90 less that at its P10, all others at their medians.`,
    ko: `가정마다 범위에서 따로 뽑아 만든 청구서 ${count}건(시드 ${seed}) 기준. 변동 폭은 다른 가정을 중앙값에 두고 그 가정만 P10과 P90일 때의 합계 차이입니다.`,
  };
}
