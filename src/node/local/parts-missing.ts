import { isObject, own, type Json } from '../../core/model/json.ts';
import type { Text } from '../../core/model/text.ts';
import type { LocalResource, LocalTemplate } from './resources.ts';
import { triggersOf } from './user-pool/from-template.ts';
import { hasLocalForm } from './user-pool/triggers.ts';

type Missing = (resource: LocalResource, template: LocalTemplate) => readonly Text[];

/** What a resource that runs here does on AWS and not here, in words; nothing where all that the design asks for is there. */
export function partsMissing(resource: LocalResource, template: LocalTemplate): readonly Text[] {
  return PARTS.get(resource.type)?.(resource, template) ?? [];
}

const PARTS: ReadonlyMap<string, Missing> = new Map<string, Missing>([
  ['AWS::CloudFront::Distribution', ({ node }) => [{ en: `${node}: nothing is cached here; each request goes to its origin.`, ko: `${node}: 로컬에서는 캐시하지 않습니다. 요청은 모두 오리진으로 갑니다.` }]],
  ['AWS::DynamoDB::Table', ({ node, properties }) => (isOn(own(properties, 'TimeToLiveSpecification'), 'Enabled') ? [{ en: `${node}: items do not expire here (TimeToLiveSpecification).`, ko: `${node}: 로컬에서는 항목이 만료되지 않습니다(TimeToLiveSpecification).` }] : [])],
  ['AWS::S3::Bucket', ({ node, properties }) => (own(properties, 'LifecycleConfiguration') === undefined ? [] : [{ en: `${node}: objects neither move nor expire here (LifecycleConfiguration).`, ko: `${node}: 로컬에서는 객체가 옮겨지거나 만료되지 않습니다(LifecycleConfiguration).` }])],
  ['AWS::Cognito::UserPool', poolParts],
  ['AWS::Cognito::UserPoolClient', clientParts],
]);

function poolParts(pool: LocalResource): readonly Text[] {
  const { node, properties } = pool;
  const unasked = [...triggersOf(pool).keys()].filter((step) => !hasLocalForm(step));
  const isOpen = !isOn(own(properties, 'AdminCreateUserConfig'), 'AllowAdminCreateUserOnly');
  return [
    ...(isOpen ? [{ en: `${node}: no mail is sent from here; any code confirms who signs up.`, ko: `${node}: 로컬에서는 메일을 보내지 않습니다. 어떤 코드로도 가입이 확인됩니다.` }] : []),
    ...unasked.map((step) => ({ en: `${node}: its trigger ${step} has no local form, so that its function is not called.`, ko: `${node}: 트리거 ${step}은(는) 로컬에서 실행할 수 없어 함수를 호출하지 않습니다.` })),
  ];
}

/** Whoever signs in needs the client's id, which only a deployment would tell otherwise. */
function clientParts({ id, node, properties }: LocalResource, template: LocalTemplate): readonly Text[] {
  const flows = own(properties, 'ExplicitAuthFlows');
  const allowed = Array.isArray(flows) ? (flows as readonly Json[]).map(String) : [];
  const isProofOnly = allowed.some((flow) => flow.endsWith('USER_SRP_AUTH')) && !allowed.some((flow) => flow.includes('PASSWORD_AUTH'));
  const name = template.ref(id);
  return [
    { en: `${node}: the id of its client ${id} is ${name} (ClientId).`, ko: `${node}: 클라이언트 ${id}의 ID는 ${name}입니다(ClientId).` },
    ...(isProofOnly ? [{ en: `${node}: SRP has no local form; sign in to ${id} with USER_PASSWORD_AUTH here.`, ko: `${node}: SRP는 로컬에서 쓸 수 없습니다. 여기서는 USER_PASSWORD_AUTH로 ${id}에 로그인하세요.` }] : []),
  ];
}

function isOn(value: Json | undefined, key: string): boolean {
  return isObject(value) && own(value, key) === true;
}
