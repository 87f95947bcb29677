import type { Text } from '../model/text.ts';

export const SIZE: Text = { en: 'two whole numbers of pixels, [width, height]', ko: '픽셀 정수 두 개 [너비, 높이]' };
export const TEXT: Text = { en: 'text', ko: '텍스트' };
export const BOOLEAN: Text = { en: 'true or false', ko: 'true 또는 false' };
export const MAP: Text = { en: 'a map of `key: value`', ko: '`키: 값` 목록' };
export const LIST: Text = { en: 'a list of texts, such as [a, b]', ko: '[a, b] 같은 텍스트 목록' };
export const NUMBER: Text = { en: 'a number', ko: '숫자' };

export const IN_FILE: Text = { en: 'a design', ko: '설계 파일' };
export const IN_NODE: Text = { en: 'a node', ko: '노드' };
export const IN_CONNECTION: Text = { en: 'a connection', ko: '연결' };
export const IN_GROUP: Text = { en: 'a group', ko: '그룹' };
export const IN_NOTE: Text = { en: 'a note', ko: '메모' };

export function inService(service: string): Text {
  return { en: `a node of service ${service}`, ko: `${service} 서비스의 노드` };
}

/** A word of the user's file in a sentence: short, on one line. */
function quoted(word: string): string {
  const short = word.length > 60 ? `${word.slice(0, 60)}…` : word;
  return JSON.stringify(short);
}

export function wrongType(key: string, expected: Text): Text {
  return { en: `${quoted(key)} must be ${expected.en}.`, ko: `${quoted(key)} 값은 ${expected.ko}이어야 합니다.` };
}

export function unknownKey(key: string, where: Text, meant: string | undefined): Text {
  return {
    en: `${quoted(key)} means nothing in ${where.en}; it is kept and not used.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
    ko: `${quoted(key)} 키는 ${where.ko}에서 쓰이지 않습니다. 그대로 두지만 사용하지 않습니다.${meant === undefined ? '' : ` "${meant}"을(를) 쓰려고 했나요?`}`,
  };
}

export function unknownService(service: string, meant: string | undefined): Text {
  return {
    en: `The service ${quoted(service)} is not known.${meant === undefined ? ' For any other CloudFormation type write `resource: AWS::X::Y` instead.' : ` Did you mean "${meant}"?`}`,
    ko: `알 수 없는 서비스 ${quoted(service)}입니다.${meant === undefined ? ' 다른 CloudFormation 유형은 `resource: AWS::X::Y`로 쓰세요.' : ` "${meant}"을(를) 쓰려고 했나요?`}`,
  };
}

export function badId(id: string): Text {
  return {
    en: `${quoted(id)} cannot be an id. Use small letters, digits and hyphens, a letter first, at most 60 characters; a label may be any text.`,
    ko: `${quoted(id)}은(는) ID로 쓸 수 없습니다. 소문자로 시작해 소문자, 숫자, 하이픈을 60자까지 쓰세요. label에는 어떤 글자나 쓸 수 있습니다.`,
  };
}

export function notAMap(id: string): Text {
  return { en: `${quoted(id)} must be a map of \`key: value\`.`, ko: `${quoted(id)}은(는) \`키: 값\` 목록이어야 합니다.` };
}

export function missingService(id: string): Text {
  return { en: `The node ${quoted(id)} does not say what it is. Add \`service:\`, such as \`service: lambda\`.`, ko: `노드 ${quoted(id)}의 종류가 없습니다. \`service: lambda\`처럼 \`service:\`를 쓰세요.` };
}


export function missingEnd(id: string, key: string): Text {
  return { en: `The connection ${quoted(id)} needs \`${key}:\` with the id of a node.`, ko: `연결 ${quoted(id)}에 노드 ID를 적은 \`${key}:\`가 필요합니다.` };
}

export function missingNode(id: string, meant: string | undefined): Text {
  return {
    en: `There is no node ${quoted(id)}.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
    ko: `노드 ${quoted(id)}이(가) 없습니다.${meant === undefined ? '' : ` "${meant}"을(를) 쓰려고 했나요?`}`,
  };
}

export function badPosition(limit: number): Text {
  const most = String(limit).replace(/\B(?=(\d{3})+$)/g, ',');
  return { en: `A position is two whole numbers up to ${most}, such as \`at: [240, 120]\`.`, ko: `위치는 \`at: [240, 120]\`처럼 ${most} 이하의 정수 두 개로 씁니다.` };
}

export const fractionalPosition: Text = { en: 'A position is two whole numbers; this one was rounded.', ko: '위치는 정수 두 개입니다. 반올림해서 사용합니다.' };

export function controlCharacter(key: string): Text {
  return { en: `${quoted(key)} holds an invisible control character; delete it.`, ko: `${quoted(key)}에 보이지 않는 제어 문자가 있습니다. 지우세요.` };
}

export const missingVersion: Text = { en: 'The file does not say its version. Add `version: 1` at the top.', ko: '파일에 버전이 없습니다. 맨 위에 `version: 1`을 쓰세요.' };
export const badVersion: Text = { en: 'The version must be a whole number, such as `version: 1`.', ko: '버전은 `version: 1`처럼 정수여야 합니다.' };
export const emptyFile: Text = { en: 'The file is empty. Add nodes from the palette, or write `nodes:`.', ko: '파일이 비어 있습니다. 팔레트에서 노드를 추가하거나 `nodes:`를 쓰세요.' };
export const overlay: Text = { en: 'The structure comes from a template (`source:`), so it cannot be changed here.', ko: '구조를 템플릿(`source:`)에서 가져오므로 여기에서 바꿀 수 없습니다.' };

export function newerVersion(version: number, supported: number): Text {
  return {
    en: `The file has version ${version}; this program reads up to ${supported}. It is shown and cannot be edited. Update Serverless Canvas.`,
    ko: `파일 버전은 ${version}이고 이 프로그램은 ${supported}까지 읽습니다. 보기만 할 수 있습니다. Serverless Canvas를 업데이트하세요.`,
  };
}
