import { asTopic } from '../../../core/catalog/korean.ts';
import { nameOf } from '../../../core/model/design.ts';
import type { Text } from '../../../core/model/text.ts';
import { formatCount, formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, RuleContext, Violation } from '../../../core/rules/contract.ts';
import { limits } from '../limits.ts';
import { hasDomain } from './counts.ts';
import { activeUsers } from './messages.ts';
import { loadsOf, type Category } from './sign-ins.ts';

const USERS = ['assume', 'monthlyActiveUsers'];
const QUOTA = { en: 'How fast users come is not for the design to change; the quota, where it can be raised, is for you to request.', ko: '사용자가 오는 속도는 설계로 바꿀 수 없으며, 늘릴 수 있는 할당량은 직접 요청해야 합니다.' };

interface Rate {
  readonly limit: string;
  readonly what: Text;
  readonly advice: Text;
}

const SPREAD: Text = { en: 'The quota cannot be raised: spread the requests over time, or over Regions.', ko: '이 할당량은 늘릴 수 없습니다. 요청을 시간이나 리전으로 나누세요.' };
const RAISE: Text = { en: 'Keep tokens until they expire, or have the quota raised and write it under account.quotas.', ko: '토큰을 만료될 때까지 다시 쓰거나 할당량을 늘리고 account.quotas에 적으세요.' };

const RATES: Readonly<Record<Category, Rate>> = {
  UserAuthentication: { limit: 'cognito.authentications-per-second', what: { en: 'sign-ins', ko: '로그인' }, advice: RAISE },
  UserFederation: { limit: 'cognito.federations-per-second', what: { en: 'sign-ins by way of other providers', ko: '외부 공급자 로그인' }, advice: RAISE },
  ClientAuthentication: { limit: 'cognito.client-authentications-per-second', what: { en: 'tokens for machines', ko: '시스템용 토큰' }, advice: SPREAD },
  UserCreation: { limit: 'cognito.sign-ups-per-second', what: { en: 'new users', ko: '사용자 생성' }, advice: { en: 'Let people wait, or have the quota raised and write it under account.quotas.', ko: '대기시키거나 할당량을 늘리고 account.quotas에 적으세요.' } },
  UserRead: { limit: 'cognito.user-reads-per-second', what: { en: 'reads of users', ko: '사용자 조회' }, advice: { en: 'Read what the token says, or have the quota raised and write it under account.quotas.', ko: '토큰에 있는 값을 읽거나 할당량을 늘리고 account.quotas에 적으세요.' } },
  UserList: { limit: 'cognito.user-lists-per-second', what: { en: 'lists of users', ko: '사용자 목록' }, advice: { en: 'The quota cannot be raised: keep what you list in a table.', ko: '이 할당량은 늘릴 수 없습니다. 목록에 필요한 정보를 테이블에 두세요.' } },
  UserUpdate: { limit: 'cognito.user-updates-per-second', what: { en: 'changes of users', ko: '사용자 변경' }, advice: { en: 'The quota cannot be raised: keep what changes often in a table.', ko: '이 할당량은 늘릴 수 없습니다. 자주 바뀌는 정보는 테이블에 두세요.' } },
};

export const peakAboveRate: Rule = {
  id: 'cognito.peak-above-rate',
  severity: 'warning',
  title: { en: 'The peak is above what Cognito takes of a category of requests', ko: 'Cognito의 범주별 요청 속도를 넘는 피크' },
  why: {
    en: 'Cognito counts requests by category, of all user pools of an account in a Region together, and refuses those above the rate: users cannot sign in.',
    ko: 'Cognito는 한 리전에 있는 계정의 모든 사용자 풀을 합쳐 범주별로 요청을 세고 속도를 넘는 요청을 거부합니다. 사용자가 로그인하지 못합니다.',
  },
  source: limits['authentications-per-second'].source,
  services: ['cognito.user-pool'],
  unfixable: QUOTA,
  check: (node, context) => (Object.keys(RATES) as Category[]).flatMap((category) => {
    const load = loadsOf(context).together.get(category);
    return load?.busiest === node.id ? above(category, load, context) : [];
  }),
};

function above(category: Category, { rate, pools }: { readonly rate: number; readonly pools: number }, { quota }: RuleContext): readonly Violation[] {
  const { limit, what, advice } = RATES[category];
  const max = quota(limit);
  if (max === undefined || rate <= max) return [];
  const [peak, most] = [formatNumber(rate, 0), formatNumber(max)];
  return [{
    limit: { id: limit, needed: rate },
    message: {
      en: `At the peak ${peak} ${what.en} reach ${pools === 1 ? 'this user pool' : `the ${pools} user pools`} each second; an account has ${most} ${category} requests/s in a Region. ${advice.en}`,
      ko: `피크에 ${pools === 1 ? '이 사용자 풀' : `사용자 풀 ${pools}개`}의 ${what.ko} 요청은 초당 ${peak}건입니다. 계정의 리전별 ${category} 한도는 초당 ${most}건입니다. ${advice.ko}`,
    },
  }];
}

export const peakAboveDomainRate: Rule = {
  id: 'cognito.peak-above-domain-rate',
  severity: 'warning',
  title: { en: 'The peak is above what a user pool domain takes', ko: '사용자 풀 도메인의 속도를 넘는 피크' },
  why: { en: 'The pages of managed login answer so many requests a second of all users, and the number cannot be raised.', ko: '관리형 로그인 페이지는 모든 사용자를 합쳐 초당 이만큼만 응답하며 늘릴 수 없습니다.' },
  source: limits['domain-requests-per-second'].source,
  services: ['cognito.user-pool'],
  unfixable: QUOTA,
  check: (node, context) => {
    const load = loadsOf(context).ofPool.get(node.id);
    const rate = (load?.get('UserAuthentication') ?? 0) + (load?.get('UserFederation') ?? 0) + (load?.get('ClientAuthentication') ?? 0);
    const max = context.quota('cognito.domain-requests-per-second');
    if (max === undefined || rate <= max || !hasDomain(node)) return [];
    return [{
      limit: { id: 'cognito.domain-requests-per-second', needed: rate },
      message: {
        en: `At the peak ${formatNumber(rate, 0)} sign-ins/s reach the domain of “${nameOf(node)}”, which takes ${formatNumber(max)} requests/s. Let people wait, or divide them over two pools.`,
        ko: `피크에 초당 ${formatNumber(rate, 0)}건의 로그인이 ‘${nameOf(node)}’ 도메인에 들어옵니다. 도메인은 초당 ${formatNumber(max)}건을 받습니다. 대기시키거나 풀을 둘로 나누세요.`,
      },
    }];
  },
};

export const peakAboveCredentials: Rule = {
  id: 'cognito.peak-above-credentials-rate',
  severity: 'warning',
  title: { en: 'The peak is above the credentials that identity pools give out', ko: '자격 증명 풀의 발급 속도를 넘는 피크' },
  why: { en: 'Every session asks for credentials; above the rate of the account in the Region Cognito refuses them.', ko: '세션마다 자격 증명을 요청하며, 리전의 계정 한도를 넘으면 Cognito가 거부합니다.' },
  source: limits['identity-credentials-per-second'].source,
  services: ['cognito.identity-pool'],
  unfixable: QUOTA,
  check: (node, { usage, quota }) => {
    const [peak, max] = [usage.peak(node.id), quota('cognito.identity-credentials-per-second')];
    if (max === undefined || peak <= max) return [];
    return [{
      limit: { id: 'cognito.identity-credentials-per-second', needed: peak },
      message: {
        en: `At the peak ${formatNumber(peak, 0)} sessions/s ask for credentials; an account has ${formatNumber(max)} in a Region. Keep credentials until they expire, or have the quota raised and write it under account.quotas.`,
        ko: `피크에 초당 ${formatNumber(peak, 0)}개 세션이 자격 증명을 요청합니다. 계정의 리전별 한도는 초당 ${formatNumber(max)}건입니다. 만료될 때까지 다시 쓰거나 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};

export const peakAboveIdentities: Rule = {
  id: 'cognito.peak-above-identity-rate',
  severity: 'info',
  title: { en: 'The peak is above the new identities that identity pools give out', ko: '자격 증명 풀의 새 ID 발급 속도를 넘는 피크' },
  why: { en: 'Each device asks for an identity once and keeps it. When all come for the first time, the rate is soon reached.', ko: '기기마다 ID를 한 번 요청해 보관합니다. 모두 처음 오는 경우 한도에 금방 닿습니다.' },
  source: limits['identity-ids-per-second'].source,
  services: ['cognito.identity-pool'],
  unfixable: QUOTA,
  check: (node, { usage, quota }) => {
    const [peak, max] = [usage.peak(node.id), quota('cognito.identity-ids-per-second')];
    if (max === undefined || peak <= max) return [];
    return [{
      limit: { id: 'cognito.identity-ids-per-second', needed: peak },
      message: {
        en: `At the peak ${formatNumber(peak, 0)} sessions/s arrive; an account gives out ${formatNumber(max)} new identities/s in a Region. Where most come for the first time, have the quota raised and write it under account.quotas.`,
        ko: `피크에 초당 ${formatNumber(peak, 0)}개 세션이 들어옵니다. 계정의 리전별 새 ID 발급 한도는 초당 ${formatNumber(max)}건입니다. 대부분 처음 온다면 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};

export const tooManyUsers: Rule = {
  id: 'cognito.too-many-users',
  severity: 'warning',
  title: { en: 'A user pool is to hold more users than the quota', ko: '할당량보다 많은 사용자' },
  why: { en: 'Nobody more can sign up until the quota is raised on request.', ko: '할당량을 늘리기 전에는 아무도 더 가입할 수 없습니다.' },
  source: limits.users.source,
  services: ['cognito.user-pool'],
  unfixable: QUOTA,
  check: (node, { quota }) => {
    const [users, max] = [activeUsers(node), quota('cognito.users')];
    if (users === undefined || max === undefined || users <= max) return [];
    return [{
      path: USERS,
      limit: { id: 'cognito.users', needed: users },
      message: {
        en: `“${nameOf(node)}” has ${formatCount(users)} active users; a user pool holds ${formatCount(max)}. Divide them over pools, or have the quota raised and write it under account.quotas.`,
        ko: `${asTopic(`‘${nameOf(node)}’ 풀`)} 활성 사용자가 ${formatCount(users)}명입니다. 사용자 풀 한도는 ${formatCount(max)}명입니다. 풀을 나누거나 할당량을 늘리고 account.quotas에 적으세요.`,
      },
    }];
  },
};

export const ratesForUsers: Rule = {
  id: 'cognito.rates-for-users',
  severity: 'info',
  title: { en: 'A pool has more users than the initial rates are meant for', ko: '처음 주어지는 속도로 감당하기 어려운 사용자 수' },
  why: {
    en: 'AWS says that the initial rates are enough for accounts with fewer users. Above, plan them from the sign-ins at the peak, and what the raised rate costs.',
    ko: 'AWS는 사용자가 이보다 적은 계정이면 처음 속도로 충분하다고 합니다. 더 많으면 피크 로그인 수로 계획하고 늘린 속도의 요금도 확인하세요.',
  },
  source: limits['users-within-initial-rates'].source,
  services: ['cognito.user-pool'],
  unfixable: QUOTA,
  check: (node, { quota, usage }) => {
    const [users, max, rate] = [activeUsers(node), quota('cognito.users-within-initial-rates'), quota('cognito.authentications-per-second')];
    if (users === undefined || max === undefined || rate === undefined || users < max || usage.arriving(node.id).length > 0) return [];
    return [{
      path: USERS,
      limit: { id: 'cognito.users-within-initial-rates', needed: users },
      message: {
        en: `“${nameOf(node)}” has ${formatCount(users)} active users; ${formatNumber(rate)} sign-ins/s are meant for fewer than ${formatCount(max)}. Connect a client by \`sign-in\` and say how many sign in at the peak.`,
        ko: `${asTopic(`‘${nameOf(node)}’ 풀`)} 활성 사용자가 ${formatCount(users)}명입니다. 초당 로그인 ${formatNumber(rate)}건은 ${formatCount(max)}명 미만에 맞춘 값입니다. 클라이언트를 \`sign-in\`으로 연결하고 피크 로그인 수를 적으세요.`,
      },
    }];
  },
};
