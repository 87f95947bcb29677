import type { Text } from '../model/text.ts';

/** A name from the user's file in a sentence: short, on one line. */
function quoted(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
}

export function afterDeployment(name: string): Text {
  return { en: `${quoted(name)} is known only after deployment`, ko: `${quoted(name)} 값은 배포한 뒤에야 알 수 있습니다` };
}

export function noDefault(name: string): Text {
  return { en: `The parameter ${quoted(name)} has no default`, ko: `매개변수 ${quoted(name)}에 기본값이 없습니다` };
}

export function fromOutside(name: string): Text {
  return { en: `The default of the parameter ${quoted(name)} is only the name of a value kept in AWS`, ko: `매개변수 ${quoted(name)}의 기본값은 AWS에 저장된 값의 이름일 뿐입니다` };
}

export function ofAccount(name: string): Text {
  return { en: `${quoted(name)} depends on the account it is deployed to`, ko: `${quoted(name)} 값은 배포할 계정에 따라 다릅니다` };
}

export function noCondition(name: string): Text {
  return { en: `There is no condition ${quoted(name)} in the template`, ko: `템플릿에 조건 ${quoted(name)}이(가) 없습니다` };
}

export function circular(name: string): Text {
  return { en: `The condition ${quoted(name)} refers to itself`, ko: `조건 ${quoted(name)}이(가) 자기 자신을 가리킵니다` };
}

export function notInMapping(keys: readonly string[]): Text {
  const place = keys.map(quoted).join(', ');
  return { en: `The mappings have no value at ${place}`, ko: `매핑의 ${place}에 값이 없습니다` };
}

export function notEvaluated(name: string): Text {
  return { en: `${name} is evaluated by AWS only`, ko: `${name}은(는) AWS에서만 계산됩니다` };
}

export function malformed(name: string): Text {
  return { en: `${name} is not written as CloudFormation expects it`, ko: `${name}의 형식이 CloudFormation과 맞지 않습니다` };
}

export const TOO_DEEP: Text = { en: 'It is nested too deep', ko: '너무 깊이 중첩되어 있습니다' };
export const TOO_LONG: Text = { en: 'The resulting text is too long', ko: '결과 텍스트가 너무 깁니다' };
