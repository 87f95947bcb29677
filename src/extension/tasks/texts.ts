import type { Text } from '../../core/model/text.ts';

/** What a task does, in VS Code's list of tasks. */
export const taskTexts = {
  check: { en: 'What is wrong with the design, with places and sources', ko: '설계의 문제를 위치, 출처와 함께 알려 줍니다' },
  cost: { en: 'What the design costs a month, line by line', ko: '설계의 월 비용을 항목별로 알려 줍니다' },
  simulate: { en: 'What happens to the design under the load of its first scenario', ko: '첫 번째 시나리오의 부하에서 설계가 어떻게 되는지 알려 줍니다' },
  test: { en: 'Whether the design reaches its goals', ko: '설계가 목표를 달성하는지 알려 줍니다' },
  unknown: { en: 'A task of Serverless Canvas has `command` (check, cost, simulate or test) and `file`, a design of the workspace folder.', ko: 'Serverless Canvas 작업에는 `command`(check, cost, simulate, test 중 하나)와 `file`(작업 영역 폴더의 설계 파일)이 있어야 합니다.' },
} as const satisfies Readonly<Record<string, Text>>;
