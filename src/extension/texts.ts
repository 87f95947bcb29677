import type { Text } from '../core/model/text.ts';
import { formatDollars } from '../core/model/units-format.ts';

/** What the extension itself says; findings, forms and the canvas bring their own texts. */
export const texts = {
  readOnly: { en: 'This file is shown, not edited: its version is newer than this extension, or it is an overlay.', ko: '이 파일은 보기 전용입니다. 파일의 버전이 확장보다 새롭거나 오버레이 파일입니다.' },
  notApplied: { en: 'VS Code did not take the change. Is the file write-protected?', ko: 'VS Code가 변경을 적용하지 못했습니다. 파일이 쓰기 금지 상태인지 확인하십시오.' },
  changing: { en: 'The file is changing too fast just now. Try again.', ko: '파일이 계속 바뀌고 있습니다. 다시 시도하십시오.' },
  badLink: { en: 'Only https links are opened.', ko: 'https 링크만 열 수 있습니다.' },
  noDesign: { en: 'Open a design (*.arch.yaml) first.', ko: '먼저 설계 파일(*.arch.yaml)을 여십시오.' },
  notFound: { en: 'That place is not in the file any more.', ko: '그 위치가 파일에 더 이상 없습니다.' },
  nothingHere: { en: 'The cursor is in no node and no connection.', ko: '커서가 노드나 연결 안에 있지 않습니다.' },
  exportTitle: { en: 'Export CloudFormation', ko: 'CloudFormation 내보내기' },
  billTitle: { en: 'Export the bill: Markdown, or CSV where the name ends in .csv', ko: '청구 내역 내보내기: Markdown, 이름이 .csv로 끝나면 CSV' },
  simulationTitle: { en: 'Export the figures of the run', ko: '시뮬레이션 결과 내보내기' },
  newTitle: { en: 'New design', ko: '새 설계' },
  bill: { en: 'Estimated AWS bill of this design. Click to see its lines.', ko: '이 설계의 예상 AWS 요금입니다. 누르면 항목을 봅니다.' },
  noGit: { en: 'Comparing with a commit needs VS Code’s git extension, which does not run in the browser. Open the folder in VS Code on a desktop or a remote machine.', ko: '커밋과 비교하려면 VS Code의 git 확장이 필요하며 브라우저에서는 실행되지 않습니다. 데스크톱이나 원격 컴퓨터의 VS Code에서 폴더를 여십시오.' },
  noRepository: { en: 'This file is in no git repository that VS Code has open.', ko: '이 파일은 VS Code가 연 git 저장소에 있지 않습니다.' },
  notCommitted: { en: 'This file has not been committed yet.', ko: '이 파일은 아직 커밋되지 않았습니다.' },
  notAnalysed: { en: 'The design could not be analysed:', ko: '설계를 분석하지 못했습니다:' },
  reasonPrompt: { en: 'Why is this meant? The reason is written in the design.', ko: '의도한 이유를 적으십시오. 설계 파일에 기록됩니다.' },
  reasonShared: { en: 'This rule is silenced elsewhere already, and has one reason for all places.', ko: '이미 다른 곳에서 무시한 규칙입니다. 이유는 모든 곳에 함께 적용됩니다.' },
  reasonNeeded: { en: 'A reason is needed: whoever reads the design later asks for it.', ko: '이유를 적어야 합니다. 나중에 설계를 읽는 사람에게 필요합니다.' },
} as const satisfies Readonly<Record<string, Text>>;

/** `Silence lambda.no-dead-letter for “register”, with a reason…` */
export function silenceHere(rule: string, where: string | undefined): Text {
  return where === undefined
    ? { en: `Silence ${rule} with a reason…`, ko: `${rule} 무시하고 이유 적기…` }
    : { en: `Silence ${rule} for “${where}”, with a reason…`, ko: `‘${where}’에서 ${rule} 무시하고 이유 적기…` };
}

export function fixAll(count: number, rule: string): Text {
  return { en: `Fix all ${count} of ${rule}`, ko: `${rule} ${count}개 모두 고치기` };
}

/** `$12.34/month`; a bill below a cent is not shown as nothing. */
export function perMonth(usd: number): Text {
  const amount = formatDollars(usd);
  return { en: `${amount}/month`, ko: `월 ${amount}` };
}
