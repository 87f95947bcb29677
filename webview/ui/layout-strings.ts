import type { Text } from '../../src/core/model/text.ts';

const text = (en: string, ko: string): Text => ({ en, ko });

/** Tidying, the overview and what the signs on the canvas mean. */
export const layoutStrings = {
  tidyHorizontally: text('Tidy from Left to Right', '왼쪽에서 오른쪽으로 정리'),
  tidyVertically: text('Tidy from Top to Bottom', '위에서 아래로 정리'),
  findings: text('Findings', '문제'),
  load: text('Load', '부하'),
  overview: text('Overview', '개요'),
  overviewPicture: text('The whole design in small, with a frame around what is seen of it', '보이는 부분에 테두리를 두른 전체 설계의 축소판'),
  editTidy: text('Tidy', '정리'),
  tidied: (count: number) => text(`${count} ${count === 1 ? 'node' : 'nodes'} tidied.`, `노드 ${count}개를 정리했습니다.`),
  failed: (reason: string) => text(`The design could not be tidied: ${reason}.`, `설계를 정리할 수 없습니다. ${reason}`),
};
