import { isSet } from '../../../core/catalog/setting.ts';
import type { Rule } from '../../../core/rules/contract.ts';
import { outOfRange, property } from '../../../core/rules/number-check.ts';
import { limits } from '../limits.ts';

const USER_POOL = { url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html', asOf: '2026-11-21' };

export const passwordLengthOutOfRange: Rule = {
  id: 'cognito.password-length-out-of-range',
  severity: 'error',
  title: { en: 'A password policy asks for less or more than Cognito allows', ko: 'Cognito의 허용 범위를 벗어난 비밀번호 길이' },
  why: { en: 'Cognito refuses a user pool whose shortest password is outside the range.', ko: 'Cognito는 범위를 벗어난 최소 비밀번호 길이를 거부합니다.' },
  source: limits['password-length-min'].source,
  services: ['cognito.user-pool'],
  check: (node, context) => outOfRange(property(node, 'Policies.PasswordPolicy.MinimumLength', {
    unit: 'characters', by: 'Cognito', min: 'cognito.password-length-min', max: 'cognito.password-length-max',
  }), context),
};

export const aliasAndUsername: Rule = {
  id: 'cognito.alias-and-username-attributes',
  severity: 'error',
  title: { en: 'A user pool signs users in by two rules at once', ko: '두 가지 로그인 방식을 함께 쓰는 사용자 풀' },
  why: {
    en: 'UsernameAttributes replaces the user name, AliasAttributes adds to it; Cognito takes one of the two.',
    ko: 'UsernameAttributes는 사용자 이름을 대신하고 AliasAttributes는 이름에 더해집니다. Cognito는 둘 중 하나만 받습니다.',
  },
  source: USER_POOL,
  services: ['cognito.user-pool'],
  check: (node, { resolve }) => {
    if (!isSet(node.properties, 'UsernameAttributes', resolve) || !isSet(node.properties, 'AliasAttributes', resolve)) return [];
    const path = ['properties', 'AliasAttributes'];
    return [{
      path,
      message: {
        en: 'AliasAttributes does not go with UsernameAttributes. Remove one: with UsernameAttributes users sign in by email or phone alone.',
        ko: 'AliasAttributes는 UsernameAttributes와 함께 쓸 수 없습니다. 하나를 지우세요. UsernameAttributes를 쓰면 이메일이나 전화번호만으로 로그인합니다.',
      },
      fix: { title: { en: 'Remove AliasAttributes', ko: 'AliasAttributes 지우기' }, path, value: undefined },
    }];
  },
};
