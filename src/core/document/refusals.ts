import { refuse } from '../model/result.ts';
import type { Refusal } from '../model/result.ts';
import type { Text } from '../model/text.ts';

type Refused = { readonly ok: false; readonly error: Refusal };

function quoted(word: string | number): string {
  const text = String(word);
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

export const badId = (id: string): Refused => refuse('edit.bad-id', {
  en: `${quoted(id)} cannot be an id. Use small letters, digits and hyphens, a letter first, at most 60 characters.`,
  ko: `${quoted(id)}은(는) ID로 쓸 수 없습니다. 소문자로 시작해 소문자, 숫자, 하이픈을 60자까지 쓰세요.`,
});

export const idTaken = (id: string): Refused => refuse('edit.id-taken', {
  en: `${quoted(id)} is there already. Choose another id.`,
  ko: `${quoted(id)}이(가) 이미 있습니다. 다른 ID를 쓰세요.`,
});

export const missing = (id: string | number): Refused => refuse('edit.missing', {
  en: `${quoted(id)} is not in the file (any more). Look at the latest state and try again.`,
  ko: `${quoted(id)}이(가) 파일에 없습니다. 최신 상태를 확인하고 다시 하세요.`,
});

export const notAMap = (key: string | number): Refused => refuse('edit.not-a-map', {
  en: `${quoted(key)} has a value that nothing can be put into. Correct it in the text first.`,
  ko: `${quoted(key)} 값 안에는 아무것도 넣을 수 없습니다. 먼저 텍스트에서 고치세요.`,
});

export const badKey = (key: string | number): Refused => refuse('edit.bad-key', {
  en: `${quoted(key)} cannot be a key here.`,
  ko: `${quoted(key)}은(는) 여기에서 키로 쓸 수 없습니다.`,
});

export const badValue = (): Refused => refuse('edit.bad-value', {
  en: 'This value cannot be written to the file: it is not finite, or nested too deep.',
  ko: '이 값은 파일에 쓸 수 없습니다. 유한한 값이 아니거나 너무 깊이 중첩되어 있습니다.',
});

export const readOnly = (): Refused => refuse('edit.read-only', {
  en: 'This file can only be read: it has a newer version, or takes its structure from a template.',
  ko: '읽기 전용 파일입니다. 더 새로운 버전이거나 구조를 템플릿에서 가져옵니다.',
});

export const broken = (): Refused => refuse('edit.broken', {
  en: 'The file cannot be read. Correct the YAML in the text first.',
  ko: '파일을 읽을 수 없습니다. 먼저 텍스트에서 YAML을 고치세요.',
});

export const brokenBlock = (key: string | number): Refused => refuse('edit.broken-block', {
  en: `The block ${quoted(key)} cannot be read. Correct it in the text first.`,
  ko: `블록 ${quoted(key)}을(를) 읽을 수 없습니다. 먼저 텍스트에서 고치세요.`,
});

export const duplicateKey = (key: string | number): Refused => refuse('edit.duplicate-key', {
  en: `${quoted(key)} is in the file twice. Rename or delete one of them in the text first.`,
  ko: `${quoted(key)}이(가) 파일에 두 번 있습니다. 먼저 텍스트에서 하나를 고치거나 지우세요.`,
});

export const realizedElsewhere = (id: string, places: readonly string[]): Refused => {
  const named = places.slice(0, 3).map(quoted).join(', ');
  return refuse('edit.realized-elsewhere', {
    en: `${quoted(id)} follows from ${named}, which would still make it true. Change that in the text, then delete the connection.`,
    ko: `${quoted(id)} 연결은 ${named}에서 비롯되어 지워도 그대로 남습니다. 텍스트에서 그곳을 고친 뒤 연결을 지우세요.`,
  });
};

export const throughAlias = (key: string | number): Refused => refuse('edit.through-alias', {
  en: `${quoted(key)} is written with an anchor or alias, so a change here would change other places. Write the value out in the text first.`,
  ko: `${quoted(key)}이(가) 앵커나 별칭으로 쓰여 있어 바꾸면 다른 곳도 바뀝니다. 먼저 텍스트에서 값을 직접 쓰세요.`,
});

export const throughTag = (key: string | number): Refused => refuse('edit.through-tag', {
  en: `${quoted(key)} is written as an intrinsic function. Replace it as a whole, or change it in the text.`,
  ko: `${quoted(key)}이(가) 내장 함수로 쓰여 있습니다. 전체를 바꾸거나 텍스트에서 고치세요.`,
});

export const throughMerge = (key: string | number): Refused => refuse('edit.through-merge-key', {
  en: `${quoted(key)} is written with a merge key (\`<<\`) or an explicit key (\`?\`). Write the keys out in the text first.`,
  ko: `${quoted(key)}이(가) 병합 키(\`<<\`)나 명시적 키(\`?\`)로 쓰여 있습니다. 먼저 텍스트에서 키를 직접 쓰세요.`,
});

export const unsafe = (): Refused => refuse('edit.unsafe', {
  en: 'The change cannot be made without touching other places, because of how the file is written here. Make it in the text.',
  ko: '파일이 쓰인 방식 때문에 다른 곳을 건드리지 않고는 바꿀 수 없습니다. 텍스트에서 바꾸세요.',
});

export const nothingToPaste = (): Refused => refuse('paste.nothing', {
  en: 'There is nothing of a design in the clipboard. Copy nodes on a canvas, or their blocks in the text.',
  ko: '클립보드에 설계 내용이 없습니다. 캔버스에서 노드를 복사하거나 텍스트에서 그 블록을 복사하세요.',
});

export const unreadablePaste = (line: number, message: Text): Refused => refuse('paste.unreadable', {
  en: `What is in the clipboard cannot be read as YAML, line ${line}: ${message.en}`,
  ko: `클립보드 내용을 YAML로 읽을 수 없습니다(${line}번째 줄). ${message.ko}`,
});

export const noNode = (id: string): Refused => refuse('paste.no-node', {
  en: `${quoted(id)} in the clipboard is no node: it has neither \`service\` nor \`resource\`.`,
  ko: `클립보드의 ${quoted(id)}은(는) 노드가 아닙니다. \`service\`도 \`resource\`도 없습니다.`,
});
