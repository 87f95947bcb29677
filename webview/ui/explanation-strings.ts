import type { Text } from '../../src/core/model/text.ts';

function text(en: string, ko: string): Text {
  return { en, ko };
}

/** What explains a run, in both languages. */
export const explanationStrings = {
  why: text('Why', '원인'),
  line: (line: number): Text => text(`line ${line}`, `${line}행`),
  nothingToExplain: text('Nothing failed and nothing waited.', '실패하거나 기다린 것이 없습니다.'),
  closedForms: text('Closed forms', '닫힌 식'),
  closedForm: text('Closed form', '닫힌 식'),
  figure: text('Figure', '값'),
  simulated: text('Simulated', '시뮬레이션'),
  deviation: text('Standard errors apart', '표준오차 배수'),
  deviationHint: text('By how many standard errors the run differs from the closed form: up to 3 is chance.', '시뮬레이션 값과 닫힌 식의 차이가 표준오차의 몇 배인지 보여 줍니다. 3배까지는 우연입니다.'),
  formula: text('Formula', '식'),
  differences: text('Beside the bill’s estimate', '예상 비용과의 비교'),
  differencesHint: text('Quantities of a month at the mean rates of this scenario; what differs by more than chance, with its cause.', '이 시나리오의 평균 요청률로 한 달을 본 사용량입니다. 우연보다 크게 다른 항목과 그 원인을 보여 줍니다.'),
  estimated: text('Estimated', '예상'),
  cause: text('Cause', '원인'),
  'cold-starts': text('Cold starts', '콜드 스타트'),
  environments: text('Environments', '실행 환경'),
  throttles: text('Throttled', '제한됨'),
  concurrency: text('At once', '동시'),
} as const;
