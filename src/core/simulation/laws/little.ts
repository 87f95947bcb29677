import type { Source } from '../../model/source.ts';
import type { Text } from '../../model/text.ts';
import type { NodeFigures } from '../result-contract.ts';
import type { ClosedForm } from './contract.ts';

const LITTLE: { readonly formula: Text; readonly source: Source } = {
  formula: { en: 'Little’s law: L = λ·W, the calls answered a second × their mean time. More than the simulated figure where calls wait before they run', ko: '리틀의 법칙: L = λ·W, 초당 응답한 호출 × 평균 시간. 실행 전에 기다리는 호출이 있으면 시뮬레이션 값보다 큼' },
  source: { url: 'https://en.wikipedia.org/wiki/Little%27s_law', asOf: '2026-11-22' },
};

const TURNED_AWAY: Text = { en: 'Calls were turned away: the time that they took is not that of work.', ko: '거부된 호출이 있습니다. 그 시간은 처리 시간이 아닙니다.' };
const UNANSWERED: Text = { en: 'No call was answered.', ko: '응답한 호출이 없습니다.' };

/** How many calls are at a node at once by the rate of those that were answered and their mean time; undefined where none was, or where calls were turned away. */
export function littleOf({ requests, throttles, unfinished, latency }: Pick<NodeFigures, 'requests' | 'throttles' | 'unfinished'> & { readonly latency: { readonly mean: number } }, endedMs: number): number | undefined {
  const answered = requests - unfinished;
  return throttles === 0 && answered > 0 && endedMs > 0 && Number.isFinite(latency.mean) ? (answered * latency.mean) / endedMs : undefined;
}

/** Little's law of a node, beside the mean number of calls at once. It asks for no law of arrivals, so that it holds under any load. */
export function littleForm(figures: NodeFigures, endedMs: number): ClosedForm {
  const value = littleOf(figures, endedMs);
  return {
    node: figures.node, figure: 'concurrency', simulated: figures.concurrency.mean, ...LITTLE,
    ...(value === undefined ? { because: figures.throttles > 0 ? TURNED_AWAY : UNANSWERED } : { value }),
  };
}
