import type { Text } from '../../src/core/model/text.ts';

function text(en: string, ko: string): Text {
  return { en, ko };
}

/** The sentences about goals and about two designs under one load. */
export const goalStrings = {
  goals: text('Goals', '목표'),
  held: text('holds', '지킴'),
  missed: text('missed', '못 지킴'),
  summary: (held: number, missed: number): Text => (missed === 0 ? text(`All ${held} hold`, `${held}개 모두 지킴`) : text(`${missed} missed, ${held} hold`, `못 지킴 ${missed}, 지킴 ${held}`)),
  goalsChanged: text('The goals have changed since this run was held to them. Run again to hold it to the new ones.', '이 실행을 판정한 뒤에 목표가 바뀌었습니다. 새 목표로 판정하려면 다시 실행하십시오.'),
  showGoal: text('Show the goal in the file', '파일에서 목표 보기'),
  standsInTheWay: text('See', '관련 노드:'),

  compare: text('Compare', '비교'),
  against: text('Against', '비교 대상'),
  lastCommit: text('Last commit', '마지막 커밋'),
  compareNow: text('Run both', '둘 다 실행'),
  comparing: text('Running both designs…', '두 설계를 실행하는 중…'),
  cancel: text('Cancel', '취소'),
  compareHint: text('Runs this design and another one under the same scenario with the same seed.', '같은 시나리오와 시드로 이 설계와 다른 설계를 실행합니다.'),
  compared: text('Both designs have run.', '두 설계의 실행이 끝났습니다.'),
  cancelled: text('The comparison was cancelled.', '비교를 취소했습니다.'),
  stale: text('The design has changed since this comparison.', '비교한 뒤에 설계가 바뀌었습니다.'),
  exportMarkdown: text('Export Markdown…', 'Markdown 내보내기…'),
  chart: text('How long callers wait', '호출자가 기다리는 시간'),
  chartHint: text('From p50 over p95 to p99 of each flow, on one logarithmic axis', '흐름별 p50, p95, p99(로그 축)'),
  waitsOf: (flow: string, side: string, p50: string, p95: string, p99: string): Text => text(`${flow}, ${side}: p50 ${p50}, p95 ${p95}, p99 ${p99}`, `${flow}, ${side}: p50 ${p50}, p95 ${p95}, p99 ${p99}`),
  of: text('Of', '대상'),
  figure: text('Figure', '값'),
  difference: text('Difference', '차이'),
  better: text('better', '나아짐'),
  worse: text('worse', '나빠짐'),
  nothingDiffers: text('Nothing differs.', '차이가 없습니다.'),
  sameNodes: (count: number): Text => text(`${count} other nodes come to the same.`, `다른 노드 ${count}개는 같습니다.`),
  onlyDiffering: text('Only what differs', '다른 것만'),
} as const;
