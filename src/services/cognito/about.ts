import type { About } from '../../core/catalog/service.ts';
import type { Node } from '../../core/model/design.ts';
import type { Text } from '../../core/model/text.ts';
import type { Resolver } from '../../core/resolve/contract.ts';

export const userPool: About = {
  title: { en: 'Cognito user pool', ko: 'Cognito 사용자 풀' },
  short: { en: 'User pool', ko: '사용자 풀' },
  category: 'identity',
  description: {
    en: 'A directory of users who sign up and sign in; APIs check the tokens it issues.',
    ko: '가입하고 로그인하는 사용자의 디렉터리입니다. 발급한 토큰을 API가 확인합니다.',
  },
  docs: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools.html',
  initial: { UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'] },
  summary: userPoolSummary,
  drawio: { shape: 'cognito', fill: '#DD344C' },
  names: {
    anywhere: ['cognito', 'amazon cognito', 'cognito user pool', 'user pool', 'userpool', '코그니토', '사용자 풀'],
  },
};

export const identityPool: About = {
  title: { en: 'Cognito identity pool', ko: 'Cognito 자격 증명 풀' },
  short: { en: 'Identity pool', ko: '자격 증명 풀' },
  category: 'identity',
  description: {
    en: 'Gives signed-in (or guest) users temporary AWS credentials of a role.',
    ko: '로그인한 사용자나 게스트에게 역할의 임시 AWS 자격 증명을 줍니다.',
  },
  docs: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-identity.html',
  initial: { AllowUnauthenticatedIdentities: false },
  summary: identityPoolSummary,
  drawio: { shape: 'cognito', fill: '#DD344C' },
  names: {
    anywhere: ['identity pool', 'cognito identity pool', 'federated identity', '자격 증명 풀'],
  },
};

/** Who creates users: an administrator only, or users themselves. */
function userPoolSummary(node: Node, resolve: Resolver): Text {
  const invited = resolve.boolean(node.properties, 'AdminCreateUserConfig.AllowAdminCreateUserOnly') === true;
  return invited ? { en: 'Cognito · invite-only', ko: 'Cognito · 초대로만 가입' } : { en: 'Cognito · open sign-up', ko: 'Cognito · 직접 가입' };
}

function identityPoolSummary(node: Node, resolve: Resolver): Text {
  const guests = resolve.boolean(node.properties, 'AllowUnauthenticatedIdentities') === true;
  return guests ? { en: 'Cognito · guests', ko: 'Cognito · 게스트 허용' } : { en: 'Cognito · no guests', ko: 'Cognito · 게스트 없음' };
}
