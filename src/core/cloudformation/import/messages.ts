import type { Text } from '../../model/text.ts';

export const tooLarge: Text = { en: 'This text is longer than any template that CloudFormation takes.', ko: 'CloudFormation이 받는 어떤 템플릿보다도 긴 텍스트입니다.' };
export const tooDeep: Text = { en: 'This text is nested deeper than any template.', ko: '템플릿이라기에는 너무 깊이 중첩되어 있습니다.' };
export const noResources: Text = {
  en: 'This is no CloudFormation template: it has no `Resources`.',
  ko: 'CloudFormation 템플릿이 아닙니다. `Resources`가 없습니다.',
};
export const duplicateKey: Text = {
  en: 'A key stands here twice. As in CloudFormation, the last one counts.',
  ko: '같은 키가 두 번 있습니다. CloudFormation과 같이 마지막 것을 사용합니다.',
};
export const rewritten: Text = {
  en: 'This is written in a way that most YAML readers refuse. Its values are kept; its comments and line breaks are not.',
  ko: '대부분의 YAML 해석기가 거부하는 방식으로 적혀 있습니다. 값은 그대로 두지만 주석과 줄바꿈은 남지 않습니다.',
};

export function unreadable(reason: string): Text {
  return { en: `This is neither YAML nor JSON: ${reason}.`, ko: `YAML도 JSON도 아닙니다: ${reason}.` };
}

export function noResource(logicalId: string): Text {
  const name = JSON.stringify(logicalId.slice(0, 60));
  return { en: `${name} has no type that can be read; it stays below \`template:\`.`, ko: `${name}의 유형을 알 수 없어 \`template:\` 아래에 그대로 둡니다.` };
}

export function overlayUnreadable({ message, line, column }: { readonly message: Text; readonly line: number; readonly column: number }): Text {
  return { en: `The template cannot be read (line ${line}, column ${column}): ${message.en}`, ko: `템플릿을 읽을 수 없습니다(${line}번째 줄, ${column}번째 열): ${message.ko}` };
}

export function overlayUnknown(name: string, meant: string | undefined): Text {
  const quoted = JSON.stringify(name.slice(0, 60));
  const guess = meant === undefined ? { en: '', ko: '' } : { en: ` Did you mean "${meant}"?`, ko: ` "${meant}"을(를) 쓰려고 했나요?` };
  return { en: `The template has no resource ${quoted}. Name resources by their logical ids.${guess.en}`, ko: `템플릿에 ${quoted} 리소스가 없습니다. 리소스는 논리적 ID로 적으세요.${guess.ko}` };
}

export function nestedUnreadable(location: string, { message, line, column }: { readonly message: Text; readonly line: number; readonly column: number }): Text {
  return { en: `${location}:${line}:${column}: ${message.en}`, ko: `${location}:${line}:${column}: ${message.ko}` };
}
