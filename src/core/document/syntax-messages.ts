import type { Text } from '../model/text.ts';

const CLOSE_IT: Text = { en: 'Something that was opened is not closed, or a comma is missing', ko: '열린 괄호나 따옴표가 닫히지 않았거나 쉼표가 빠졌습니다' };
const INDENT: Text = { en: 'The indentation does not fit the lines around it', ko: '들여쓰기가 앞뒤 줄과 맞지 않습니다' };
const KEY: Text = { en: 'A key needs a colon and stands on one line', ko: '키는 한 줄에 쓰고 뒤에 콜론이 있어야 합니다' };
const PLAIN: Text = { en: 'This text needs quotes', ko: '이 텍스트는 따옴표로 감싸야 합니다' };

/** What the error codes of the `yaml` package mean to someone who writes a design. */
const BY_CODE: ReadonlyMap<string, Text> = new Map([
  ['MISSING_CHAR', CLOSE_IT],
  ['BAD_INDENT', INDENT],
  ['TAB_AS_INDENT', { en: 'YAML is indented with spaces, not with tabs', ko: 'YAML은 탭이 아니라 공백으로 들여씁니다' }],
  ['BLOCK_AS_IMPLICIT_KEY', { en: 'A second colon on this line: put the value in quotes, or the key on a line of its own', ko: '한 줄에 콜론이 두 번 있습니다. 값을 따옴표로 감싸거나 키를 새 줄에 쓰세요' }],
  ['MULTILINE_IMPLICIT_KEY', KEY],
  ['KEY_OVER_1024_CHARS', { en: 'A key may have at most 1,024 characters', ko: '키는 1,024자를 넘을 수 없습니다' }],
  ['NON_STRING_KEY', { en: 'A key must be plain text', ko: '키는 일반 텍스트여야 합니다' }],
  ['BAD_SCALAR_START', PLAIN],
  ['BAD_DQ_ESCAPE', { en: 'A backslash in double quotes starts an escape, and this is none', ko: '큰따옴표 안의 백슬래시 뒤에 올 수 없는 문자입니다' }],
  ['MULTIPLE_DOCS', { en: 'A design is one YAML document; what follows `---` is not read', ko: '설계 파일은 YAML 문서 하나입니다. `---` 뒤는 읽지 않습니다' }],
  ['BLOCK_IN_FLOW', { en: 'Inside braces and brackets everything is written with braces and brackets', ko: '중괄호와 대괄호 안에서는 들여쓰기 형식을 쓸 수 없습니다' }],
]);

/** A sentence about an error of the `yaml` package: ours where the code is known, else its own words. */
export function syntaxMessage(code: string, original: string): Text {
  const known = BY_CODE.get(code);
  if (known) return { en: `${known.en}.`, ko: `${known.ko}.` };
  return { en: `This is not valid YAML: ${original}.`, ko: `올바른 YAML이 아닙니다: ${original}.` };
}

export const notAnEntry: Text = { en: 'A `key: value` is expected here.', ko: '여기에는 `키: 값`이 와야 합니다.' };
export const notAMap: Text = { en: 'A design is a map of keys such as `nodes:` and `connections:`.', ko: '설계 파일은 `nodes:`, `connections:` 같은 키로 이루어져야 합니다.' };
export const badIndentation: Text = { en: `${INDENT.en}; it is not read.`, ko: `${INDENT.ko}. 읽지 않습니다.` };
export const mergeKey: Text = { en: 'Merge keys (`<<`) are not read; write the keys out.', ko: '병합 키(`<<`)는 읽지 않습니다. 키를 직접 쓰세요.' };
export const controlCharacter: Text = { en: 'An invisible control character stands here; delete it.', ko: '보이지 않는 제어 문자가 있습니다. 지우세요.' };
export const aliasBomb: Text = { en: 'Aliases repeat each other too often; write the values out.', ko: '별칭이 서로를 너무 많이 반복합니다. 값을 직접 쓰세요.' };
export const aliasLoop: Text = { en: 'An alias that contains itself cannot be read.', ko: '자기 자신을 포함하는 별칭은 읽을 수 없습니다.' };
export const aliasInKey: Text = { en: 'An alias cannot be a key; write the key out.', ko: '별칭은 키가 될 수 없습니다. 키를 직접 쓰세요.' };

export function duplicateKey(key: string): Text {
  return { en: `The key "${key}" is here twice; the first one counts. Rename or delete this one.`, ko: `키 "${key}"이(가) 두 번 있습니다. 먼저 나온 것을 씁니다. 이 키의 이름을 바꾸거나 지우세요.` };
}

export function unknownAlias(name: string): Text {
  return { en: `The anchor "&${name}" is not in this block; anchors count within one node or connection only. Write the value out.`, ko: `이 블록에 앵커 "&${name}"이(가) 없습니다. 앵커는 노드나 연결 하나 안에서만 쓸 수 있습니다. 값을 직접 쓰세요.` };
}

export function unknownTag(tag: string): Text {
  return { en: `"${tag}" is no intrinsic function of CloudFormation; it is ignored.`, ko: `"${tag}"은(는) CloudFormation 내장 함수가 아니므로 무시합니다.` };
}

export function tooDeep(limit: number): Text {
  return { en: `Nested more than ${limit} levels deep; it is not read.`, ko: `${limit}단계보다 깊이 중첩되어 읽지 않습니다.` };
}

export function tooLarge(limit: number): Text {
  const characters = limit.toLocaleString('en-US');
  return { en: `More than ${characters} characters; it is not read. Split the design.`, ko: `${characters}자를 넘어 읽지 않습니다. 설계를 나누세요.` };
}
