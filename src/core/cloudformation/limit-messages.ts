import type { Text } from '../model/text.ts';

/** What the checks of CloudFormation's and IAM's limits say. */

const KOREAN: Readonly<Record<string, string>> = { resources: '리소스', parameters: '매개변수', outputs: '출력', mappings: '매핑', 'dynamic references': '동적 참조' };

export function tooMany(what: string, count: number, most: number, busiest?: { readonly node: string; readonly count: number }): Text {
  const [en, ko] = busiest === undefined ? ['', ''] : [` ${busiest.node} makes ${number(busiest.count)} of them.`, ` 그중 ${number(busiest.count)}개는 ${busiest.node}에서 나옵니다.`];
  return {
    en: `The template has ${number(count)} ${what}; CloudFormation takes ${number(most)}.${en} Divide the design into several stacks.`,
    ko: `템플릿의 ${KOREAN[what] ?? what}이(가) ${number(count)}개로 CloudFormation 한도 ${number(most)}개를 넘습니다.${ko} 설계를 여러 스택으로 나누세요.`,
  };
}

export function tooLarge(bytes: number, most: number): Text {
  return {
    en: `The template has ${number(bytes)} bytes as compact JSON; CloudFormation takes ${number(most)}. Divide the design into several stacks.`,
    ko: `템플릿이 압축한 JSON으로 ${number(bytes)}바이트이며 CloudFormation 한도 ${number(most)}바이트를 넘습니다. 설계를 여러 스택으로 나누세요.`,
  };
}

export function needsBucket(bytes: number, most: number): Text {
  return {
    en: `The template has ${number(bytes)} bytes as compact JSON; a request takes ${number(most)}, so it has to be uploaded to S3 first. Deploy with a bucket (aws cloudformation deploy --s3-bucket).`,
    ko: `템플릿이 압축한 JSON으로 ${number(bytes)}바이트여서 요청 한도 ${number(most)}바이트를 넘으므로 S3에 먼저 올려야 합니다. 버킷을 지정해 배포하세요(aws cloudformation deploy --s3-bucket).`,
  };
}

export function parameterTooLong(name: string, bytes: number, most: number): Text {
  return { en: `The default of the parameter ${name} has ${number(bytes)} bytes; CloudFormation takes ${number(most)}. Shorten it.`, ko: `매개변수 ${name}의 기본값이 ${number(bytes)}바이트로 한도 ${number(most)}바이트를 넘습니다. 줄이세요.` };
}

export function policiesTooLarge(role: string, characters: number, most: number, connections: readonly string[]): Text {
  const [en, ko] = connections.length === 0 ? ['', ''] : [` ${connections.length === 1 ? 'The connection' : `${number(connections.length)} connections`} (${some(connections)}) make it so large.`, ` 연결 ${number(connections.length)}개(${some(connections)})에서 나온 권한입니다.`];
  return {
    en: `The inline policies of ${role} have at least ${number(characters)} characters; a role takes ${number(most)}.${en} Divide the node, or move permissions to managed policies.`,
    ko: `${role}의 인라인 정책이 최소 ${number(characters)}자로 역할 한도 ${number(most)}자를 넘습니다.${ko} 노드를 나누거나 권한을 관리형 정책으로 옮기세요.`,
  };
}

export function policyTooLarge(policy: string, characters: number, most: number): Text {
  return { en: `The policy of ${policy} has at least ${number(characters)} characters; IAM takes ${number(most)}. Divide it.`, ko: `${policy}의 정책이 최소 ${number(characters)}자로 IAM 한도 ${number(most)}자를 넘습니다. 나누세요.` };
}

export function tooManyManaged(role: string, count: number, most: number): Text {
  return { en: `${role} has ${number(count)} managed policies; a role takes ${number(most)}. Join some, or ask AWS for more.`, ko: `${role}에 관리형 정책이 ${number(count)}개로 역할 한도 ${number(most)}개를 넘습니다. 합치거나 한도 상향을 요청하세요.` };
}

export function nameTooLong(name: string, most: number): Text {
  return { en: `The name “${name.slice(0, 40)}…” has ${number(name.length)} characters; IAM takes ${number(most)}. Shorten it.`, ko: `이름 ‘${name.slice(0, 40)}…’이(가) ${number(name.length)}자로 IAM 한도 ${number(most)}자를 넘습니다. 줄이세요.` };
}

function some(ids: readonly string[]): string {
  return `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''}`;
}

function number(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
