import type { Text } from '../../core/model/text.ts';
import type { DeployPort, Phase } from './contract.ts';

const PHASES: Readonly<Record<Phase, Text>> = {
  package: { en: 'Packaging code and pages', ko: '코드와 페이지를 꾸립니다' },
  'change-set': { en: 'Asking CloudFormation what would change', ko: 'CloudFormation에 무엇이 바뀌는지 묻습니다' },
  upload: { en: 'Sending code', ko: '코드를 올립니다' },
  execute: { en: 'Changing the stack', ko: '스택을 바꿉니다' },
  sync: { en: 'Sending pages', ko: '페이지를 올립니다' },
  done: { en: 'Done', ko: '끝났습니다' },
};

/** Tells that a phase begins. */
export function announce(port: DeployPort, phase: Phase): void {
  port.notify({ kind: 'phase', phase, text: PHASES[phase] });
}
