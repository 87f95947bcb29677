import type { Bounds, Kind, Plain } from './contract.ts';
import type { Text } from '../model/text.ts';
import type { Json } from '../model/json.ts';

/** What the checks say: what is wrong, what AWS takes, and what to do. `name` is the property as people know it. */

const SHOWN = 8;

export function unknownProperty(name: string, where: string, meant: string | undefined): Text {
  return meant === undefined
    ? { en: `${where} has no property “${name}”, and CloudFormation would refuse the stack. Remove it.`, ko: `${where}에는 ‘${name}’ 속성이 없어 CloudFormation이 스택을 거부합니다. 지우세요.` }
    : { en: `${where} has no property “${name}”. Did you mean “${meant}”?`, ko: `${where}에는 ‘${name}’ 속성이 없습니다. ‘${meant}’을(를) 뜻했나요?` };
}

const KINDS: Readonly<Record<Kind, Text>> = {
  string: { en: 'a text', ko: '텍스트' },
  integer: { en: 'a whole number', ko: '정수' },
  number: { en: 'a number', ko: '숫자' },
  boolean: { en: 'true or false', ko: 'true 또는 false' },
  object: { en: 'a map of `key: value`', ko: '`키: 값` 묶음' },
  array: { en: 'a list', ko: '목록' },
  null: { en: 'nothing', ko: '빈 값' },
};

export function wrongKind(name: string, value: Json, kinds: readonly Kind[]): Text {
  const [en, ko] = [kinds.map((kind) => KINDS[kind].en).join(' or '), kinds.map((kind) => KINDS[kind].ko).join(' 또는 ')];
  const given = typeof value === 'object' ? undefined : shown(value);
  return {
    en: `${name} must be ${en}, and ${given === undefined ? (Array.isArray(value) ? 'this is a list' : 'this is a map') : `${given} is not`}. Write it as ${en}.`,
    ko: `${name}은(는) ${ko}이어야 합니다${given === undefined ? '' : ` (지금 값: ${given})`}. ${ko}(으)로 쓰세요.`,
  };
}

export function missing(name: string, where: string): Text {
  return { en: `${where} needs ${name}, which is missing. Add it.`, ko: `${where}에 필요한 ${name}이(가) 없습니다. 추가하세요.` };
}

export function notAllowed(name: string, value: Json, allowed: readonly Plain[], meant: Plain | undefined): Text {
  const list = `${allowed.slice(0, SHOWN).join(', ')}${allowed.length > SHOWN ? ', …' : ''}`;
  return {
    en: `${name} takes ${allowed.length === 1 ? 'only ' : ''}${list}; ${shown(value)} is not ${allowed.length === 1 ? 'that' : 'among them'}.${meant === undefined ? ' Choose one of them.' : ` Did you mean “${meant}”?`}`,
    ko: `${name}에는 ${list}만 쓸 수 있습니다(지금 값: ${shown(value)}).${meant === undefined ? ' 이 중에서 고르세요.' : ` ‘${meant}’을(를) 뜻했나요?`}`,
  };
}

export function outOfRange(name: string, value: number, bounds: Bounds, reached: boolean): Text {
  const range = between(bounds, reached);
  return { en: `${name} is ${value}; AWS takes ${range.en}. Change it.`, ko: `${name} 값이 ${value}입니다. AWS는 ${range.ko}만 받습니다. 바꾸세요.` };
}

export function wrongLength(name: string, length: number, bounds: Bounds): Text {
  const range = between(bounds, true);
  return { en: `${name} has ${counted(length, 'character')}; AWS takes ${range.en}. Shorten or lengthen it.`, ko: `${name}의 길이가 ${length}자입니다. AWS는 ${range.ko}자만 받습니다. 길이를 맞추세요.` };
}

export function wrongCount(name: string, count: number, bounds: Bounds): Text {
  const range = between(bounds, true);
  return { en: `${name} has ${count === 1 ? '1 entry' : `${count} entries`}; AWS takes ${range.en}. Add or remove some.`, ko: `${name}의 항목이 ${count}개입니다. AWS는 ${range.ko}개만 받습니다. 항목 수를 맞추세요.` };
}

export function wrongForm(name: string, value: Json, pattern: string): Text {
  return { en: `${name}: ${shown(value)} does not have the form that AWS takes, ${pattern}. Rewrite it.`, ko: `${name}: ${shown(value)}은(는) AWS가 받는 형식(${pattern})과 다릅니다. 고쳐 쓰세요.` };
}

export function twice(name: string, key: string | undefined): Text {
  return key === undefined
    ? { en: `${name} has the same entry twice, and AWS takes each only once. Remove one.`, ko: `${name}에 같은 항목이 두 번 있습니다. AWS는 하나씩만 받으니 하나를 지우세요.` }
    : { en: `${name} has two entries with the same ${key}, and AWS takes each only once. Change or remove one.`, ko: `${name}에 ${key}이(가) 같은 항목이 둘 있습니다. 하나를 바꾸거나 지우세요.` };
}

export function excludes(name: string, other: string): Text {
  return { en: `${name} cannot be set together with ${other}. Remove one of them.`, ko: `${name}은(는) ${other}과(와) 함께 설정할 수 없습니다. 하나를 지우세요.` };
}

export function notHere(name: string): Text {
  return { en: `${name} cannot be set with the other properties as they are. Remove it, or change what it depends on.`, ko: `다른 속성이 지금과 같으면 ${name}을(를) 설정할 수 없습니다. 지우거나 관련된 속성을 바꾸세요.` };
}

export function requires(name: string, other: string): Text {
  return { en: `${name} needs ${other} beside it. Add it.`, ko: `${name}에는 ${other}이(가) 함께 필요합니다. 추가하세요.` };
}

export function oneOf(where: string, names: readonly string[]): Text {
  const list = names.slice(0, SHOWN);
  return { en: `${where} needs one of ${list.join(', ')}. Add one.`, ko: `${where}에는 ${list.join(', ')} 중 하나가 필요합니다. 하나를 추가하세요.` };
}

export function noForm(name: string, reasons: readonly Text[]): Text {
  const some = reasons.slice(0, 3);
  return {
    en: `${name} fits none of the forms that AWS takes${some.length > 0 ? `: ${some.map(({ en }) => en).join(' Or: ')}` : '. Compare it with the documentation.'}`,
    ko: `${name}은(는) AWS가 받는 어떤 형식에도 맞지 않습니다${some.length > 0 ? `: ${some.map(({ ko }) => ko).join(' 또는: ')}` : '. 문서를 확인하세요.'}`,
  };
}

export function readOnly(name: string, type: string): Text {
  return { en: `Only AWS sets ${name} of ${type}; what the template says has no effect. Remove it.`, ko: `${type}의 ${name}은(는) AWS만 설정하므로 템플릿에 써도 효과가 없습니다. 지우세요.` };
}

export function unknownType(type: string, meant: string | undefined): Text {
  return {
    en: `CloudFormation has no resource type ${type}.${meant === undefined ? ' Look for its name in the documentation.' : ` Did you mean ${meant}?`}`,
    ko: `CloudFormation에는 ${type} 리소스 유형이 없습니다.${meant === undefined ? ' 문서에서 이름을 확인하세요.' : ` ${meant}을(를) 뜻했나요?`}`,
  };
}

export function ended(type: string, date: string, over: boolean): Text {
  return over
    ? { en: `AWS shut down the service behind ${type} on ${date}, so it cannot be created. Replace it.`, ko: `${type}의 서비스는 ${date}에 종료되어 만들 수 없습니다. 다른 것으로 바꾸세요.` }
    : { en: `AWS is ending the service behind ${type} (${date}). Replace it.`, ko: `AWS가 ${type}의 서비스를 종료합니다(${date}). 다른 것으로 바꾸세요.` };
}

export function unknownName(name: string, meant: string | undefined): Text {
  return {
    en: `Nothing in the template is called “${name}”, so this refers to nothing.${meant === undefined ? ' Correct it, or add the resource or parameter.' : ` Did you mean “${meant}”?`}`,
    ko: `템플릿에 ‘${name}’(이)라는 것이 없어 가리키는 대상이 없습니다.${meant === undefined ? ' 고치거나 리소스 또는 매개변수를 추가하세요.' : ` ‘${meant}’을(를) 뜻했나요?`}`,
  };
}

export function unknownAttribute(attribute: string, type: string, known: readonly string[], meant: string | undefined): Text {
  const list = known.slice(0, SHOWN).join(', ');
  return {
    en: `${type} gives no attribute “${attribute}”${meant === undefined ? `${list === '' ? '' : `, only ${list}${known.length > SHOWN ? ', …' : ''}`}. Choose another one.` : `. Did you mean “${meant}”?`}`,
    ko: `${type}에는 ‘${attribute}’ 속성값이 없습니다.${meant === undefined ? ` ${list === '' ? '' : `쓸 수 있는 값: ${list}. `}다른 것을 고르세요.` : ` ‘${meant}’을(를) 뜻했나요?`}`,
  };
}

/** What a parameter or a function gives is wrong, not what stands here. */
export function computed(text: Text): Text {
  return { en: `${text.en} (The value comes from a function or a parameter's default.)`, ko: `${text.ko} (값은 함수나 매개변수의 기본값에서 옵니다.)` };
}

export const CHANGE = (value: Plain): Text => ({ en: `Change to “${value}”`, ko: `‘${value}’(으)로 바꾸기` });
export const WRAP: Text = { en: 'Make it a list', ko: '목록으로 만들기' };

function between([least, most]: Bounds, reached: boolean): Text {
  if (least !== null && least === most) return { en: `exactly ${least}`, ko: `정확히 ${least}` };
  const [from, to] = [least === null ? '' : reached ? `${least}` : `more than ${least}`, most === null ? '' : reached ? `${most}` : `less than ${most}`];
  if (least === null) return { en: reached ? `at most ${to}` : to, ko: reached ? `${most} 이하` : `${most} 미만` };
  if (most === null) return { en: reached ? `at least ${from}` : from, ko: reached ? `${least} 이상` : `${least} 초과` };
  return { en: `${from} to ${to}`, ko: reached ? `${least}~${most}` : `${least} 초과 ${most} 미만` };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function shown(value: Json): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
}
