import { nameOf } from '../../../core/model/design.ts';
import type { Rule } from '../../../core/rules/contract.ts';

const IDENTITY_POOLS = ['cognito.identity-pool'];

export const guestsAllowed: Rule = {
  id: 'cognito.guests-allowed',
  severity: 'warning',
  title: { en: 'An identity pool gives credentials to everybody', ko: '누구에게나 자격 증명을 주는 자격 증명 풀' },
  why: {
    en: 'Guests get AWS credentials without signing in, and with them all that the role of guests may do. Where that is meant, silence this with the reason.',
    ko: '게스트는 로그인하지 않고 AWS 자격 증명을 받아 게스트 역할이 할 수 있는 일을 모두 할 수 있습니다. 의도한 것이면 이유를 적고 무시하세요.',
  },
  source: { url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html', asOf: '2026-11-21' },
  services: IDENTITY_POOLS,
  check: (node, { resolve }) => {
    if (resolve.boolean(node.properties, 'AllowUnauthenticatedIdentities') !== true) return [];
    const path = ['properties', 'AllowUnauthenticatedIdentities'];
    return [{
      path,
      message: {
        en: `Everybody gets AWS credentials from “${nameOf(node)}” without signing in. Turn guests off, or say why they are needed.`,
        ko: `누구나 로그인하지 않고 ‘${nameOf(node)}’에서 AWS 자격 증명을 받습니다. 게스트를 끄거나 필요한 이유를 적으세요.`,
      },
      fix: { title: { en: 'No guests', ko: '게스트 끄기' }, path, value: false },
    }];
  },
};

export const classicFlow: Rule = {
  id: 'cognito.classic-flow',
  severity: 'warning',
  title: { en: 'An identity pool lets clients choose their role', ko: '클라이언트가 역할을 고를 수 있는 자격 증명 풀' },
  why: {
    en: 'In the classic flow the client asks for a role itself, past the roles that the pool chooses; the enhanced flow needs no such trust.',
    ko: '기본(클래식) 흐름에서는 클라이언트가 풀이 정한 역할을 건너뛰고 직접 역할을 요청합니다. 향상된 흐름은 그런 신뢰가 필요 없습니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html', asOf: '2026-11-21' },
  services: IDENTITY_POOLS,
  check: (node, { resolve }) => {
    if (resolve.boolean(node.properties, 'AllowClassicFlow') !== true) return [];
    const path = ['properties', 'AllowClassicFlow'];
    return [{
      path,
      message: {
        en: 'AllowClassicFlow is on: clients may go past the roles that the pool chooses. Turn it off and use the enhanced flow.',
        ko: 'AllowClassicFlow가 켜져 있어 클라이언트가 풀이 정한 역할을 건너뛸 수 있습니다. 끄고 향상된 흐름을 쓰세요.',
      },
      fix: { title: { en: 'Turn the classic flow off', ko: '클래식 흐름 끄기' }, path, value: false },
    }];
  },
};
