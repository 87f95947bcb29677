import { isSet } from '../../../core/catalog/setting.ts';
import { nameOf } from '../../../core/model/design.ts';
import type { Rule } from '../../../core/rules/contract.ts';

const PROVIDERS = ['CognitoIdentityProviders', 'SupportedLoginProviders', 'OpenIdConnectProviderARNs', 'SamlProviderARNs', 'DeveloperProviderName'];

export const identityPoolForNobody: Rule = {
  id: 'cognito.identity-pool-for-nobody',
  severity: 'warning',
  title: { en: 'An identity pool gives credentials to nobody', ko: '아무에게도 자격 증명을 주지 않는 자격 증명 풀' },
  why: {
    en: 'An identity pool trusts the users of a provider, or guests; without either nobody gets credentials.',
    ko: '자격 증명 풀은 공급자의 사용자나 게스트를 신뢰합니다. 둘 다 없으면 아무도 자격 증명을 받지 못합니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-identity.html', asOf: '2026-11-21' },
  services: ['cognito.identity-pool'],
  unfixable: { en: 'Whose users the pool should trust is not in the design.', ko: '누구의 사용자를 신뢰할지는 설계에 나와 있지 않습니다.' },
  check: (node, { resolve, incoming }) => {
    const guests = resolve.property(node.properties, 'AllowUnauthenticatedIdentities');
    const hasProvider = incoming(node, 'federate').length > 0 || PROVIDERS.some((name) => isSet(node.properties, name, resolve));
    if (hasProvider || !guests.known || guests.value === true) return [];
    return [{
      message: {
        en: `“${nameOf(node)}” has neither a provider nor guests. Connect a user pool to it by \`federate\`.`,
        ko: `‘${nameOf(node)}’ 풀에 공급자도 게스트도 없습니다. 사용자 풀을 \`federate\`로 연결하세요.`,
      },
    }];
  },
};
