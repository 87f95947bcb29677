import type { NotModelled } from '../../core/catalog/service.ts';
import type { BillableByHand, CostComponent, CostContext, CostPart } from '../../core/cost/contract.ts';
import { counted } from '../../core/cost/words.ts';
import type { Node } from '../../core/model/design.ts';
import { own } from '../../core/model/json.ts';
import type { Text } from '../../core/model/text.ts';
import { parseCount } from '../../core/model/units.ts';

/** Feature plans of a user pool and their titles; a new pool has Essentials. */
const PLANS: ReadonlyMap<string, string> = new Map([['LITE', 'Lite'], ['ESSENTIALS', 'Essentials'], ['PLUS', 'Plus']]);
const DEFAULT_PLAN = 'ESSENTIALS';

/**
 * Users who were active in the month, by feature plan; those who come from a SAML or OIDC provider have a price of
 * their own, but in Plus. Machines are billed by app client and token. https://aws.amazon.com/cognito/pricing/
 */
export const userPool: CostPart | NotModelled = {
  assumptions: ['monthlyActiveUsers', 'federatedUsers', 'olderPool', 'machineClients', 'tokenRequests', 'smsMessages'],
  components(node, context) {
    const written = context.resolve.string(node.properties, 'UserPoolTier') ?? DEFAULT_PLAN;
    const plan = PLANS.has(written) ? written : DEFAULT_PLAN;
    const users = context.stated(node, 'monthlyActiveUsers', parseCount);
    const stated = context.stated(node, 'federatedUsers', parseCount);
    const federated = plan === 'PLUS' ? 0 : Math.min(stated ?? 0, users ?? Infinity);
    return [
      activeUsers(node, plan, users, federated),
      ...(stated !== undefined && plan !== 'PLUS' ? [counting('federated-users', { en: 'Federated users (SAML, OIDC)', ko: '연동 사용자(SAML, OIDC)' }, federated, 'cognito.mau-federated', ['users', '사용자'])] : []),
      ...advancedSecurity(node, context, plan, users),
      ...machines(node, context),
      ...messages(node, context),
    ];
  },
  onlyByHand: () => BY_HAND,
};

/** What a pool may be billed for where somebody types how much. */
const BY_HAND: readonly BillableByHand[] = [
  { component: 'federated-users', title: { en: 'Federated users (SAML, OIDC)', ko: '연동 사용자(SAML, OIDC)' }, price: 'cognito.mau-federated' },
  { component: 'advanced-security', title: { en: 'Advanced security', ko: '고급 보안' }, price: 'cognito.advanced-security' },
  { component: 'machine-clients', title: { en: 'App clients of machines', ko: '머신용 앱 클라이언트' }, price: 'cognito.m2m-clients' },
  { component: 'machine-tokens', title: { en: 'Tokens for machines', ko: '머신용 토큰' }, price: 'cognito.m2m-tokens' },
];

function activeUsers(node: Node, plan: string, users: number | undefined, federated: number): CostComponent {
  const direct = Math.max(0, (users ?? 0) - federated);
  const older = plan === 'LITE' && own(node.assume, 'olderPool') === true;
  const title = `${PLANS.get(plan) ?? ''}`;
  return {
    ...counting('active-users', { en: `Monthly active users (${title})`, ko: `월간 활성 사용자(${title})` }, direct, older ? 'cognito.mau-lite-before-2024-11' : `cognito.mau-${plan.toLowerCase()}`, ['users', '사용자']),
    ...(users === undefined && {
      unknown: {
        en: 'Say how many users are active in a month: assume: { monthlyActiveUsers: 1000 }.',
        ko: '월간 활성 사용자 수를 적으세요. 예: assume: { monthlyActiveUsers: 1000 }',
      },
    }),
  };
}

/** What a pool paid for advanced security before there were plans, and still does; Plus has it within. */
function advancedSecurity(node: Node, { resolve }: CostContext, plan: string, users: number | undefined): readonly CostComponent[] {
  const mode = resolve.string(node.properties, 'UserPoolAddOns.AdvancedSecurityMode');
  if (plan === 'PLUS' || (mode !== 'AUDIT' && mode !== 'ENFORCED')) return [];
  return [{
    ...counting('advanced-security', { en: 'Advanced security', ko: '고급 보안' }, users ?? 0, 'cognito.advanced-security', ['users', '사용자']),
    ...(users === undefined && { unknown: { en: 'How many users are active, is not known: say assume.monthlyActiveUsers.', ko: '활성 사용자 수를 알 수 없습니다. assume.monthlyActiveUsers를 적으세요.' } }),
  }];
}

/** Machines that get tokens for themselves (client credentials). */
function machines(node: Node, context: CostContext): readonly CostComponent[] {
  const clients = context.stated(node, 'machineClients', parseCount);
  const tokens = context.stated(node, 'tokenRequests', parseCount);
  return [
    ...(clients === undefined ? [] : [counting('machine-clients', { en: 'App clients of machines', ko: '머신용 앱 클라이언트' }, clients, 'cognito.m2m-clients', ['app clients', '앱 클라이언트'])]),
    ...(tokens === undefined ? [] : [counting('machine-tokens', { en: 'Tokens for machines', ko: '머신용 토큰' }, tokens, 'cognito.m2m-tokens', ['token requests', '토큰 요청'])]),
  ];
}

/** Text messages are sent by another service, at a price for each country. */
function messages(node: Node, context: CostContext): readonly CostComponent[] {
  const count = context.stated(node, 'smsMessages', parseCount);
  if (count === undefined) return [];
  return [{
    ...counting('sms', { en: 'Text messages', ko: '문자 메시지' }, count, 'cognito.sms', ['messages', '메시지']),
    unknown: { en: 'Text messages are billed by AWS End User Messaging, at a price for each country that is not known here.', ko: '문자 메시지는 AWS End User Messaging이 국가별 가격으로 청구하며 여기에는 그 가격이 없습니다.' },
  }];
}

function counting(component: string, title: Text, quantity: number, price: string, [en, ko]: readonly [string, string]): CostComponent {
  return { component, title, quantity, price, how: counted(quantity, en, ko) };
}

/** Identity pools are free of charge. */
export const identityPool: CostPart | NotModelled = { components: () => [] };
