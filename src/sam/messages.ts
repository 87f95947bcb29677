import type { Text } from '../core/model/text.ts';

/** What can be wrong with a SAM template, in words. */
export const notATemplate: Text = { en: 'This is no SAM template: it has no resources.', ko: 'SAM 템플릿이 아닙니다. Resources가 없습니다.' };

export const tooDeep: Text = { en: 'The template is nested too deeply to be expanded.', ko: '템플릿의 중첩이 너무 깊어 변환할 수 없습니다.' };

export function missing(property: string): Text {
  return { en: `${property} is missing; it is required.`, ko: `${property} 값이 없습니다. 필수 항목입니다.` };
}

export type Shape = 'a map' | 'a list' | 'a text' | 'a number' | 'true or false' | 'a list of texts' | 'a text or a map' | 'a text, a map or a list' | 'a text or a list' | 'a list or a map';

const SHAPES: Readonly<Record<Shape, string>> = {
  'a map': '맵', 'a list': '목록', 'a text': '문자열', 'a number': '숫자', 'true or false': 'true 또는 false', 'a list of texts': '문자열 목록',
  'a text or a map': '문자열 또는 맵', 'a text, a map or a list': '문자열, 맵 또는 목록', 'a text or a list': '문자열 또는 목록', 'a list or a map': '목록 또는 맵',
};

export function wrongShape(property: string, shape: Shape): Text {
  return { en: `${property} must be ${shape}.`, ko: `${property} 값의 형식이 잘못되었습니다. 필요한 형식: ${SHAPES[shape]}.` };
}

export function notOneOf(property: string, values: readonly string[]): Text {
  return { en: `${property} must be one of ${values.join(', ')}.`, ko: `${property} 값은 다음 중 하나여야 합니다: ${values.join(', ')}.` };
}

export function unknownProperty(property: string, owner: string): Text {
  return { en: `${owner} has no property ${property}.`, ko: `${owner}에는 ${property} 속성이 없습니다.` };
}

export function unknownType(type: string): Text {
  return { en: `SAM does not know ${type} here.`, ko: `여기에는 ${type}을(를) 쓸 수 없습니다.` };
}

export function together(a: string, b: string): Text {
  return { en: `${a} and ${b} cannot both be set.`, ko: `${a}와(과) ${b}은(는) 함께 쓸 수 없습니다.` };
}

export function oneNeeded(...properties: readonly string[]): Text {
  return { en: `One of ${properties.join(', ')} must be set.`, ko: `다음 중 하나를 지정해야 합니다: ${properties.join(', ')}.` };
}

export function needs(property: string, other: string): Text {
  return { en: `${property} works only with ${other}.`, ko: `${property}은(는) ${other}와(과) 함께 써야 합니다.` };
}

export function notResolvable(property: string): Text {
  return { en: `${property} must be known before the stack is made: a literal, or a reference to a parameter.`, ko: `${property} 값은 스택을 만들기 전에 정해져야 합니다. 값을 직접 쓰거나 파라미터를 참조하세요.` };
}

export function noSuchResource(property: string, kind: string): Text {
  return { en: `${property} must refer to ${kind} in the same template.`, ko: `${property}은(는) 같은 템플릿의 리소스를 참조해야 합니다: ${kind}.` };
}

export function noSuchName(name: string, where: string): Text {
  return { en: `${name} is not defined in ${where}.`, ko: `${name}이(가) ${where}에 정의되어 있지 않습니다.` };
}

export function definedTwice(what: string): Text {
  return { en: `${what} is defined more than once.`, ko: `${what}이(가) 두 번 이상 정의되어 있습니다.` };
}

export function idTaken(id: string): Text {
  return { en: `SAM makes a resource ${id} here, but the template already has one of that name. Rename one of them.`, ko: `SAM이 여기서 리소스 ${id}을(를) 만들지만 같은 이름의 리소스가 이미 있습니다. 이름을 바꾸세요.` };
}

export function badId(id: string): Text {
  return { en: `${id} cannot be a logical id: only letters and digits may stand in it.`, ko: `${id}은(는) 논리 ID로 쓸 수 없습니다. 영문자와 숫자만 쓸 수 있습니다.` };
}

export function badValue(property: string, hint: Text): Text {
  return { en: `${property} has a value that SAM refuses: ${hint.en}.`, ko: `${property} 값을 SAM이 받지 않습니다: ${hint.ko}.` };
}

export function needsSar(): Text {
  return {
    en: 'The application is taken from the AWS Serverless Application Repository, which only AWS can open: its resources are not known here.',
    ko: 'AWS Serverless Application Repository의 애플리케이션입니다. AWS에서만 열 수 있으므로 그 안의 리소스는 알 수 없습니다.',
  };
}

export function noConnector(source: string, destination: string): Text {
  return { en: `SAM has no connector from ${source} to ${destination}.`, ko: `SAM에는 ${source}에서 ${destination}(으)로 가는 커넥터가 없습니다.` };
}

export function policyOf(kind: string): Text {
  return { en: `${kind} is no policy: it is neither a name or ARN, nor statements, nor a policy template that SAM knows.`, ko: `${kind}은(는) 정책이 아닙니다. 이름이나 ARN, 정책 문, SAM 정책 템플릿 중 하나여야 합니다.` };
}
