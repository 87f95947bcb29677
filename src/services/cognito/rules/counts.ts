import { listSetting } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import { isObject, own } from '../../../core/model/json.ts';
import { groupBy } from '../../../core/model/lists.ts';
import type { Text } from '../../../core/model/text.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { tooMany } from '../../../core/rules/count-check.ts';
import { partsOf } from '../../../core/rules/parts.ts';
import { limits } from '../limits.ts';

const POOL: Text = { en: 'The user pool', ko: '사용자 풀' };
const BY = 'Cognito';
const REFUSED: Text = { en: 'Cognito refuses more when the stack is created.', ko: '스택을 만들 때 Cognito가 더 받지 않습니다.' };
const UNFIXABLE: Text = { en: 'Only you can say which of them may go.', ko: '무엇을 뺄지는 설계자만 정할 수 있습니다.' };

const PARTS: readonly (readonly [type: string, limit: string, what: Text])[] = [
  ['AWS::Cognito::UserPoolClient', 'cognito.clients', { en: 'app clients', ko: '앱 클라이언트' }],
  ['AWS::Cognito::UserPoolIdentityProvider', 'cognito.providers', { en: 'identity providers', ko: '자격 증명 공급자' }],
  ['AWS::Cognito::UserPoolResourceServer', 'cognito.resource-servers', { en: 'resource servers', ko: '리소스 서버' }],
];

export const tooManyParts: Rule = {
  id: 'cognito.parts-above-quota',
  severity: 'warning',
  title: { en: 'A user pool has more clients, providers or resource servers than the quota', ko: '할당량보다 많은 앱 클라이언트, 공급자, 리소스 서버' },
  why: { en: 'Cognito refuses more until the quota is raised on request.', ko: '할당량을 늘리기 전에는 Cognito가 더 받지 않습니다.' },
  source: limits.clients.source,
  services: ['cognito.user-pool'],
  unfixable: { en: 'Only you can say which may go, or have the quota raised.', ko: '무엇을 뺄지, 할당량을 늘릴지는 설계자만 정할 수 있습니다.' },
  check: (node, context) => PARTS.flatMap(([type, limit, what]) => tooMany({
    count: partsOf(node, type).length, limit, by: BY, path: ['parts'], holder: POOL, what,
    advice: { en: 'Share them, or have the quota raised and write it under account.quotas.', ko: '함께 쓰거나 할당량을 늘리고 account.quotas에 적으세요.' },
  }, context)),
};

export const tooManyGroups: Rule = {
  id: 'cognito.too-many-groups',
  severity: 'error',
  title: { en: 'A user pool has more groups than Cognito allows', ko: 'Cognito가 허용하는 것보다 많은 그룹' },
  why: REFUSED,
  source: limits.groups.source,
  services: ['cognito.user-pool'],
  unfixable: UNFIXABLE,
  check: (node, context) => {
    const named = own(node.settings, 'groups');
    return tooMany({
      count: (Array.isArray(named) ? named.length : 0) + partsOf(node, 'AWS::Cognito::UserPoolGroup').length, limit: 'cognito.groups', by: BY, path: ['groups'],
      holder: POOL, what: { en: 'groups', ko: '그룹' }, advice: { en: 'Keep finer roles in a table.', ko: '더 세밀한 역할은 테이블에 두세요.' },
    }, context);
  },
};

export const tooManyGroupsOfUser: Rule = {
  id: 'cognito.too-many-groups-of-a-user',
  severity: 'error',
  title: { en: 'A user belongs to more groups than Cognito allows', ko: 'Cognito가 허용하는 것보다 많은 그룹에 속한 사용자' },
  why: REFUSED,
  source: limits['groups-per-user'].source,
  services: ['cognito.user-pool'],
  unfixable: UNFIXABLE,
  check: (node, context) => {
    const members = partsOf(node, 'AWS::Cognito::UserPoolUserToGroupAttachment').flatMap(({ properties }) => context.resolve.string(properties, 'Username') ?? []);
    return [...groupBy(members, (name) => name)].flatMap(([name, groups]) => tooMany({
      count: groups.length, limit: 'cognito.groups-per-user', by: BY, path: ['parts'],
      holder: { en: `The user ${name}`, ko: `사용자 ${name}` }, what: { en: 'groups', ko: '그룹' }, advice: { en: 'Join groups that mean the same.', ko: '뜻이 같은 그룹을 합치세요.' },
    }, context));
  },
};

const CLIENT_LISTS: readonly (readonly [property: string, limit: string, what: Text])[] = [
  ['CallbackURLs', 'cognito.callback-urls', { en: 'callback URLs', ko: '콜백 URL' }],
  ['LogoutURLs', 'cognito.callback-urls', { en: 'logout URLs', ko: '로그아웃 URL' }],
  ['AllowedOAuthScopes', 'cognito.client-scopes', { en: 'scopes', ko: '범위' }],
];

export const tooManyOfClient: Rule = {
  id: 'cognito.client-list-too-long',
  severity: 'error',
  title: { en: 'An app client has more URLs or scopes than Cognito allows', ko: 'Cognito가 허용하는 것보다 많은 URL이나 범위' },
  why: REFUSED,
  source: limits['callback-urls'].source,
  services: ['cognito.user-pool'],
  unfixable: UNFIXABLE,
  check: (node, context) => partsOf(node, 'AWS::Cognito::UserPoolClient').flatMap(({ id, properties, path }) => CLIENT_LISTS.flatMap(([property, limit, what]) => tooMany({
    count: listSetting(properties, property, context.resolve)?.length ?? 0, limit, by: BY, path: [...path, property],
    holder: { en: `The app client ${id}`, ko: `앱 클라이언트 ${id}` }, what, advice: { en: 'Divide it into two clients.', ko: '클라이언트를 둘로 나누세요.' },
  }, context))),
};

export const tooManyRoleRules: Rule = {
  id: 'cognito.too-many-role-rules',
  severity: 'error',
  title: { en: 'An identity pool chooses roles by more rules than Cognito allows', ko: 'Cognito가 허용하는 것보다 많은 역할 선택 규칙' },
  why: REFUSED,
  source: limits['role-rules'].source,
  services: ['cognito.identity-pool'],
  unfixable: UNFIXABLE,
  check: (node, context) => partsOf(node, 'AWS::Cognito::IdentityPoolRoleAttachment').flatMap(({ properties, path }) => {
    const mappings = own(properties, 'RoleMappings');
    return Object.entries(isObject(mappings) ? mappings : {}).flatMap(([provider, mapping]) => tooMany({
      count: isObject(mapping) ? listSetting(mapping, 'RulesConfiguration.Rules', context.resolve)?.length ?? 0 : 0, limit: 'cognito.role-rules', by: BY,
      path: [...path, 'RoleMappings', provider, 'RulesConfiguration', 'Rules'], holder: { en: 'The provider', ko: '공급자' },
      what: { en: 'rules', ko: '규칙' }, advice: { en: 'Choose by groups, or by a role in the token.', ko: '그룹이나 토큰의 역할로 고르세요.' },
    }, context));
  }),
};

/** The user pool's part that brings a domain for its pages. */
export function hasDomain(node: Node): boolean {
  return partsOf(node, 'AWS::Cognito::UserPoolDomain').length > 0;
}
