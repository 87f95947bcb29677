import type { Text } from '../../core/model/text.ts';

const quoted = (file: string): string => JSON.stringify(file.slice(0, 200));

export const agentTexts = {
  notApplied: { en: 'VS Code did not apply the edit. Try again.', ko: 'VS Code가 편집을 적용하지 않았습니다. 다시 시도하십시오.' },
  noSuchFile: (file: string): Text => ({ en: `There is no design ${quoted(file)} in the workspace.`, ko: `작업 영역에 설계 ${quoted(file)}이(가) 없습니다.` }),
  outside: (file: string): Text => ({ en: `${quoted(file)} is no place for a design in the workspace. Name a path below its folder that ends in .arch.yaml.`, ko: `${quoted(file)}에는 설계를 만들 수 없습니다. 작업 영역 폴더 아래의 .arch.yaml 경로를 지정하십시오.` }),
  changed: (file: string): Text => ({ en: `${file} was changed meanwhile. Read it again.`, ko: `${file}이(가) 그 사이에 바뀌었습니다. 다시 읽으십시오.` }),
  may: (file: string): Text => ({ en: `Edit ${file}?`, ko: `${file}을(를) 편집할까요?` }),
  working: (title: Text, file: string): Text => ({ en: `${title.en}: ${file}`, ko: `${title.ko}: ${file}` }),
} as const;
