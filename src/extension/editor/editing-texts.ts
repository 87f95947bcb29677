import type { Text } from '../../core/model/text.ts';

/** What the extension says about editing by hand. */
export const editingTexts = {
  noPath: {
    en: 'The place of this file is not known here. Drag it from VS Code’s explorer, holding Shift, so that the function knows where its code is.',
    ko: '이 파일의 위치를 알 수 없습니다. Shift를 누른 채 VS Code 탐색기에서 끌어와야 함수의 코드 위치를 알 수 있습니다.',
  },
  outside: {
    en: 'This file is not in the folder of the design or below the workspace that holds it. The path of a function’s code must lead there.',
    ko: '이 파일은 설계가 있는 작업 영역 밖에 있습니다. 함수의 코드는 작업 영역 안에 있어야 합니다.',
  },
  unknownFile: {
    en: 'Only a CloudFormation or SAM template (YAML, JSON) or the code of a function (JavaScript, TypeScript, Python, Ruby) can be dropped here.',
    ko: 'CloudFormation·SAM 템플릿(YAML, JSON)이나 함수 코드(JavaScript, TypeScript, Python, Ruby)만 놓을 수 있습니다.',
  },
  unreadable: { en: 'The file could not be read.', ko: '파일을 읽을 수 없습니다.' },
} as const satisfies Readonly<Record<string, Text>>;
