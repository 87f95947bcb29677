import { BOOLEAN, choiceOf, field, numberBetween, STRUCTURE, TEXT, assumption } from '../../core/catalog/fields.ts';
import type { PropertiesForm } from '../../core/catalog/form.ts';
import { limits } from './limits.ts';

const POLICY = 'Policies.PasswordPolicy';

export const userPool: PropertiesForm = {
  fields: [
    field('AdminCreateUserConfig.AllowAdminCreateUserOnly', { en: 'By invitation only', ko: '초대로만 가입' }, BOOLEAN, {
      default: false,
      help: { en: 'Only an administrator creates users.', ko: '관리자만 사용자를 만들 수 있습니다.' },
    }),
    field('groups', { en: 'Groups', ko: '그룹' }, STRUCTURE, {
      home: 'node',
      help: {
        en: 'Their names are in the token; a JWT authorizer does not check them, the handler does.',
        ko: '토큰에 이름이 들어 있습니다. JWT 권한 부여자는 확인하지 않으므로 핸들러가 확인합니다.',
      },
    }),
    field('UsernameAttributes', { en: 'Sign in with', ko: '로그인 수단' }, STRUCTURE, {
      help: { en: '[email], [phone_number] or both. Cannot change later.', ko: '[email], [phone_number] 또는 둘 다입니다. 나중에 바꿀 수 없습니다.' },
    }),
    field('AutoVerifiedAttributes', { en: 'Verify', ko: '확인할 속성' }, STRUCTURE),
    field('MfaConfiguration', { en: 'Second factor', ko: '다중 인증' }, choiceOf(
      ['OFF', { en: 'Off', ko: '사용 안 함' }],
      ['OPTIONAL', { en: 'Users may choose', ko: '사용자가 선택' }],
      ['ON', { en: 'Required', ko: '필수' }],
    ), { default: 'OFF' }),
    field(`${POLICY}.MinimumLength`, { en: 'Shortest password', ko: '비밀번호 최소 길이' }, numberBetween(limits['password-length-min'], limits['password-length-max'])),
    field(`${POLICY}.RequireNumbers`, { en: 'Password needs a digit', ko: '비밀번호에 숫자 필요' }, BOOLEAN),
    field(`${POLICY}.RequireSymbols`, { en: 'Password needs a symbol', ko: '비밀번호에 기호 필요' }, BOOLEAN),
    field('UserPoolTier', { en: 'Feature plan', ko: '기능 플랜' }, choiceOf('LITE', 'ESSENTIALS', 'PLUS'), { default: 'ESSENTIALS' }),
    field('DeletionProtection', { en: 'Deletion protection', ko: '삭제 방지' }, choiceOf('ACTIVE', 'INACTIVE'), { default: 'INACTIVE' }),
    field('UserPoolName', { en: 'Name', ko: '이름' }, TEXT),
  ],
  assumptions: [
    assumption('monthlyActiveUsers', { en: 'Monthly active users', ko: '월간 활성 사용자' }, 'count',
      { en: 'Users who sign in at least once in the month.', ko: '한 달에 한 번 이상 로그인하는 사용자 수입니다.' }),
    assumption('federated', { en: 'Sign-ins by other providers', ko: '외부 공급자 로그인' }, 'ratio',
      { en: 'Share of sign-ins by way of Google, SAML and the like: Cognito takes fewer of them.', ko: 'Google, SAML 등을 통한 로그인의 비율입니다. Cognito의 한도가 더 낮습니다.' }),
    assumption('federatedUsers', { en: 'Users by SAML or OIDC', ko: 'SAML·OIDC 사용자' }, 'count',
      { en: 'Of the active users, those whom a SAML or OIDC provider signs in: they have a price of their own.', ko: '활성 사용자 중 SAML·OIDC 공급자로 로그인하는 사용자 수입니다. 요금이 따로 있습니다.' }),
    { path: 'olderPool', home: 'assume', label: { en: 'Older than November 2024', ko: '2024년 11월 이전의 풀' }, input: BOOLEAN, when: { property: 'UserPoolTier', equals: 'LITE' },
      help: { en: 'A pool on Lite from before 22 November 2024 keeps 50,000 free users instead of 10,000.', ko: '2024년 11월 22일 이전에 만든 Lite 풀은 무료 사용자가 10,000명 대신 50,000명입니다.' } },
    assumption('machineClients', { en: 'App clients of machines', ko: '머신용 앱 클라이언트' }, 'count',
      { en: 'App clients with client credentials.', ko: '클라이언트 자격 증명을 쓰는 앱 클라이언트 수입니다.' }),
    assumption('tokenRequests', { en: 'Tokens for machines', ko: '머신용 토큰' }, 'count',
      { en: 'Tokens that machines ask for in the month.', ko: '한 달에 머신이 요청하는 토큰 수입니다.' }),
    assumption('smsMessages', { en: 'Text messages', ko: '문자 메시지' }, 'count',
      { en: 'Codes sent by text in the month. Listed as not priced: each country has its price.', ko: '한 달에 문자로 보내는 코드 수입니다. 국가별 가격이라 가격 없음으로 표시합니다.' }),
  ],
};

export const identityPool: PropertiesForm = {
  fields: [
    field('AllowUnauthenticatedIdentities', { en: 'Guests', ko: '게스트 허용' }, BOOLEAN, {
      help: { en: 'Users get credentials without signing in.', ko: '로그인하지 않은 사용자도 자격 증명을 받습니다.' },
    }),
    field('AllowClassicFlow', { en: 'Classic flow', ko: '기본(클래식) 흐름' }, BOOLEAN, { default: false }),
    field('SupportedLoginProviders', { en: 'Other providers', ko: '다른 공급자' }, STRUCTURE, {
      help: { en: 'User pools come from connections.', ko: '사용자 풀은 연결로 추가합니다.' },
    }),
    field('IdentityPoolName', { en: 'Name', ko: '이름' }, TEXT),
  ],
  assumptions: [],
};
