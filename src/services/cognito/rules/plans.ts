import { listSetting } from '../../../core/catalog/setting.ts';
import type { Node } from '../../../core/model/design.ts';
import { own } from '../../../core/model/json.ts';
import type { Resolver } from '../../../core/resolve/contract.ts';
import type { Rule, Violation } from '../../../core/rules/contract.ts';

const TIER = ['properties', 'UserPoolTier'];

/** What needs a plan above Lite. */
function needsEssentials(node: Node, resolve: Resolver): string | undefined {
  const factors = listSetting(node.properties, 'Policies.SignInPolicy.AllowedFirstAuthFactors', resolve) ?? [];
  if (listSetting(node.properties, 'EnabledMfas', resolve)?.includes('EMAIL_OTP')) return 'EMAIL_OTP';
  const first = factors.find((factor) => factor === 'EMAIL_OTP' || factor === 'SMS_OTP' || factor === 'WEB_AUTHN');
  if (typeof first === 'string') return first;
  const version = resolve.string(node.properties, 'LambdaConfig.PreTokenGenerationConfig.LambdaVersion');
  return version === 'V2_0' || version === 'V3_0' ? `PreTokenGenerationConfig ${version}` : undefined;
}

export const featureAbovePlan: Rule = {
  id: 'cognito.feature-above-plan',
  severity: 'error',
  title: { en: 'A user pool uses what its feature plan does not hold', ko: '기능 플랜에 없는 기능을 쓰는 사용자 풀' },
  why: { en: 'Cognito refuses a feature of a higher plan. Plans differ in price per active user.', ko: 'Cognito는 상위 플랜의 기능을 거부합니다. 플랜마다 활성 사용자당 가격이 다릅니다.' },
  source: { url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html', asOf: '2026-11-21' },
  services: ['cognito.user-pool'],
  check: (node, { resolve }) => {
    const tier = resolve.string(node.properties, 'UserPoolTier');
    const mode = resolve.string(node.properties, 'UserPoolAddOns.AdvancedSecurityMode');
    if (tier === undefined || tier === 'PLUS') return [];
    if (mode === 'AUDIT' || mode === 'ENFORCED') return [above(tier, `AdvancedSecurityMode ${mode}`, 'PLUS')];
    const feature = tier === 'LITE' ? needsEssentials(node, resolve) : undefined;
    return feature === undefined ? [] : [above(tier, feature, 'ESSENTIALS')];
  },
};

function above(tier: string, feature: string, needed: string): Violation {
  return {
    path: TIER,
    message: {
      en: `The plan is ${tier}, and ${feature} needs ${needed}. Raise UserPoolTier, or leave the feature out.`,
      ko: `플랜이 ${tier}인데 ${feature}에는 ${needed} 플랜이 필요합니다. UserPoolTier를 올리거나 기능을 빼세요.`,
    },
    fix: { title: { en: `Use the plan ${needed}`, ko: `${needed} 플랜 사용` }, path: TIER, value: needed },
  };
}

export const usersGoWithStack: Rule = {
  id: 'cognito.users-go-with-the-stack',
  severity: 'warning',
  title: { en: 'Deleting the stack deletes the users', ko: '스택을 지우면 사라지는 사용자' },
  why: {
    en: 'A deleted user pool does not come back: everybody has to sign up again, with a new password and a new id.',
    ko: '지운 사용자 풀은 되살릴 수 없습니다. 모두가 새 비밀번호와 새 ID로 다시 가입해야 합니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html', asOf: '2026-11-21' },
  services: ['cognito.user-pool'],
  check: (node, { resolve }) => {
    const protection = resolve.property(node.properties, 'DeletionProtection');
    if (own(node.attributes, 'DeletionPolicy') !== 'Delete' || !protection.known || protection.value === 'ACTIVE') return [];
    const path = ['properties', 'DeletionProtection'];
    return [{
      path,
      message: {
        en: 'DeletionPolicy is Delete and nothing protects the pool: deleting the stack deletes all users. Set DeletionProtection to ACTIVE.',
        ko: 'DeletionPolicy가 Delete이고 보호 설정이 없어 스택을 지우면 모든 사용자가 지워집니다. DeletionProtection을 ACTIVE로 바꾸세요.',
      },
      fix: { title: { en: 'Protect the pool', ko: '사용자 풀 보호' }, path, value: 'ACTIVE' },
    }];
  },
};

export const groupsNotChecked: Rule = {
  id: 'cognito.groups-not-checked',
  severity: 'info',
  title: { en: 'An authorizer lets every user in, whatever the group', ko: '그룹과 관계없이 모든 사용자를 들이는 권한 부여자' },
  why: {
    en: 'An authorizer checks that the token is of the pool, not which groups it names, and everybody may sign up here: only the handler can tell a member from a stranger.',
    ko: '권한 부여자는 토큰이 이 풀의 것인지만 확인하고 그룹은 확인하지 않습니다. 누구나 가입할 수 있으므로 구성원인지는 핸들러만 알 수 있습니다.',
  },
  source: { url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html', asOf: '2026-11-21' },
  services: ['cognito.user-pool'],
  check: (node, { resolve, outgoing }) => {
    const groups = own(node.settings, 'groups');
    const invited = resolve.property(node.properties, 'AdminCreateUserConfig.AllowAdminCreateUserOnly');
    const isOpen = invited.known && invited.value !== true && invited.value !== 'true';
    if (!Array.isArray(groups) || groups.length === 0 || !isOpen || outgoing(node, 'authorize').length === 0) return [];
    const path = ['properties', 'AdminCreateUserConfig', 'AllowAdminCreateUserOnly'];
    return [{
      path: ['groups'],
      message: {
        en: `Anybody may sign up, and the authorizer lets every user in, in ${groups.join(', ')} or not. Check cognito:groups in the handler, or let an administrator create the users.`,
        ko: `누구나 가입할 수 있고 권한 부여자는 ${groups.join(', ')} 그룹이 아니어도 모두 들입니다. 핸들러에서 cognito:groups를 확인하거나 관리자가 사용자를 만들게 하세요.`,
      },
      fix: { title: { en: 'By invitation only', ko: '초대로만 가입' }, path, value: true },
    }];
  },
};
