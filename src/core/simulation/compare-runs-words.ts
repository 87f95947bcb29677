import { say, type Locale, type Text } from '../model/text.ts';
import { formatDuration, formatMoney, formatNumber } from '../model/units-format.ts';
import type { ComparedFigure, FigureKey } from './compare-runs.ts';

function text(en: string, ko: string): Text {
  return { en, ko };
}

/** What figures are called. */
export const FIGURE_TITLES: Readonly<Record<FigureKey, Text>> = {
  requests: text('Requests', '요청'), errors: text('Errors', '오류'), throttles: text('Throttled', '제한됨'), unfinished: text('Unfinished', '미완료'),
  p50: text('p50', 'p50'), p95: text('p95', 'p95'), p99: text('p99', 'p99'), coldStarts: text('Cold starts', '콜드 스타트'), concurrency: text('Most at once', '최대 동시 호출'),
  left: text('Left in queue', '대기열에 남음'), costRun: text('Cost of the run', '실행 비용'), costMonth: text('A month like it', '한 달 지속 시'), bill: text('Bill of a month as drawn', '그려진 트래픽의 월 청구액'),
};

export const RUN_WORDS = {
  what: text('Of', '대상'), figure: text('Figure', '값'), difference: text('Difference', '차이'), allFlows: text('all flows', '전체 흐름'), run: text('the run', '실행'),
  chart: text('How long callers wait: p50, p95 and p99 of each flow', '호출자가 기다리는 시간: 흐름별 p50, p95, p99'),
  added: text('new', '추가됨'), removed: text('gone', '없어짐'), better: text('better', '나아짐'), worse: text('worse', '나빠짐'), seed: text('seed', '시드'),
} as const;

/** What a row is about. */
export function subjectText({ of, id }: Pick<ComparedFigure, 'of' | 'id'>, locale: Locale): string {
  if (id !== '') return id;
  return say(of === 'run' ? RUN_WORDS.run : RUN_WORDS.allFlows, locale);
}

/** A figure as people read it; a dash where there is none. */
export function figureValue(figure: FigureKey, value: number | undefined, locale: Locale): string {
  if (value === undefined) return '–';
  if (!Number.isFinite(value)) return '∞';
  if (figure.startsWith('p')) return formatDuration(value, locale);
  return figure === 'bill' || figure.startsWith('cost') ? `${formatMoney(value)} USD` : formatNumber(value);
}

/** `× 23.2`, `+12 %`, `−0.35 USD`, `new`; nothing where it is the same. */
export function differenceText({ figure, before, after, change }: ComparedFigure, locale: Locale): string {
  if (change === 'same') return '';
  if (change === 'added' || change === 'removed') return say(RUN_WORDS[change], locale);
  if (before === undefined || after === undefined || !Number.isFinite(before) || !Number.isFinite(after) || before === 0) return change === 'other' ? '' : say(RUN_WORDS[change], locale);
  const ratio = after / before;
  if (ratio >= 2 || (ratio <= 0.5 && figure.startsWith('p'))) return `× ${formatNumber(ratio, 2)}`;
  const percent = formatNumber(Math.abs(ratio - 1) * 100, 1);
  return `${ratio > 1 ? '+' : '−'}${percent} %`;
}
