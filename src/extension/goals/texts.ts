import type { Text } from '../../core/model/text.ts';

/** What the Test Explorer says about goals. */
export const goalTexts = {
  controller: { en: 'Architecture goals', ko: '아키텍처 목표' },
  run: { en: 'Test goals', ko: '목표 확인' },
  untested: { en: 'The goal was not tested.', ko: '목표를 확인하지 않았습니다.' },
} as const satisfies Readonly<Record<string, Text>>;

/** The profile that holds all goals to one scenario. */
export function underScenario(name: string): Text {
  return { en: `Test goals under ${name}`, ko: `${name} 시나리오로 목표 확인` };
}

/** `the scenario opens: 'often' is not a rate…`. */
export function badScenario(load: string, message: string): Text {
  return { en: `The scenario ${load} cannot be read, so this was another load: ${message}`, ko: `${load} 시나리오를 읽을 수 없어 다른 부하로 실행했습니다: ${message}` };
}
