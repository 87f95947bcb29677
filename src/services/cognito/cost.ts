import type { NotModelled } from '../../core/catalog/service.ts';
import type { CostPart } from '../../core/cost/contract.ts';
import { counted } from '../../core/cost/words.ts';
import { parseCount } from '../../core/model/units.ts';

/** Feature plans of a user pool and their titles; a new pool has Essentials. */
const PLANS: ReadonlyMap<string, string> = new Map([['LITE', 'Lite'], ['ESSENTIALS', 'Essentials'], ['PLUS', 'Plus']]);
const DEFAULT_PLAN = 'ESSENTIALS';

/** Users who were active in the month, by feature plan. https://aws.amazon.com/cognito/pricing/ */
export const userPool: CostPart | NotModelled = {
  assumptions: ['monthlyActiveUsers'],
  components(node, context) {
    const written = context.resolve.string(node.properties, 'UserPoolTier') ?? DEFAULT_PLAN;
    const plan = PLANS.has(written) ? written : DEFAULT_PLAN;
    const users = context.stated(node, 'monthlyActiveUsers', parseCount);
    return [{
      component: 'active-users',
      title: { en: `Monthly active users (${PLANS.get(plan) ?? ''})`, ko: `월간 활성 사용자(${PLANS.get(plan) ?? ''})` },
      quantity: users ?? 0,
      price: `cognito.mau-${plan.toLowerCase()}`,
      how: counted(users ?? 0, 'users', '사용자'),
      ...(users === undefined && {
        unknown: {
          en: 'Say how many users are active in a month: assume: { monthlyActiveUsers: 1000 }.',
          ko: '월간 활성 사용자 수를 적으세요. 예: assume: { monthlyActiveUsers: 1000 }',
        },
      }),
    }];
  },
};

/** Identity pools are free of charge. */
export const identityPool: CostPart | NotModelled = { components: () => [] };
