import { listSetting } from '../../../core/catalog/setting.ts';
import { isObject } from '../../../core/model/json.ts';
import type { Text } from '../../../core/model/text.ts';
import { formatNumber } from '../../../core/model/units-format.ts';
import type { Rule, Violation } from '../../../core/rules/contract.ts';
import { tooMany } from '../../../core/rules/count-check.ts';
import { outOfRange } from '../../../core/rules/number-check.ts';
import { limits } from '../limits.ts';

/** https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html */
const STANDARD_ATTRIBUTES = new Set([
  'name', 'family_name', 'given_name', 'middle_name', 'nickname', 'preferred_username', 'profile', 'picture', 'website', 'gender',
  'birthdate', 'zoneinfo', 'locale', 'updated_at', 'address', 'email', 'email_verified', 'phone_number', 'phone_number_verified', 'sub',
]);

const NEVER_REMOVED: Text = {
  en: 'An attribute can never be removed from a pool, so which of them to leave out is for you to say.',
  ko: '속성은 풀에서 지울 수 없으므로 무엇을 뺄지는 설계자가 정해야 합니다.',
};

export const tooManyAttributes: Rule = {
  id: 'cognito.too-many-custom-attributes',
  severity: 'error',
  title: { en: 'A user pool has more custom attributes than Cognito allows', ko: 'Cognito가 허용하는 것보다 많은 사용자 지정 속성' },
  why: { en: 'Cognito refuses more, and an attribute can never be removed from a pool.', ko: 'Cognito는 더 많은 속성을 거부하며, 한번 만든 속성은 풀에서 지울 수 없습니다.' },
  source: limits['custom-attributes'].source,
  services: ['cognito.user-pool'],
  unfixable: NEVER_REMOVED,
  check: (node, context) => {
    const names = (listSetting(node.properties, 'Schema', context.resolve) ?? []).flatMap((attribute) => context.resolve.string(attribute, 'Name') ?? []);
    return tooMany({
      count: names.filter((name) => !STANDARD_ATTRIBUTES.has(name)).length, limit: 'cognito.custom-attributes', by: 'Cognito', path: ['properties', 'Schema'],
      holder: { en: 'The schema', ko: '스키마' }, what: { en: 'custom attributes', ko: '사용자 지정 속성' },
      advice: { en: 'Keep profile data in a table.', ko: '프로필 정보는 테이블에 두세요.' },
    }, context);
  },
};

export const attributeNameTooLong: Rule = {
  id: 'cognito.attribute-name-too-long',
  severity: 'error',
  title: { en: 'A custom attribute has a longer name than Cognito allows', ko: 'Cognito 한도보다 긴 사용자 지정 속성 이름' },
  why: { en: 'Cognito refuses the attribute.', ko: 'Cognito가 속성을 거부합니다.' },
  source: limits['custom-attribute-name-max'].source,
  services: ['cognito.user-pool'],
  unfixable: NEVER_REMOVED,
  check: (node, { resolve, quota }) => (listSetting(node.properties, 'Schema', resolve) ?? []).flatMap((attribute, index): readonly Violation[] => {
    const [name, max] = [resolve.string(attribute, 'Name'), quota('cognito.custom-attribute-name-max')];
    if (name === undefined || max === undefined || STANDARD_ATTRIBUTES.has(name) || name.length <= max) return [];
    return [{
      path: ['properties', 'Schema', index, 'Name'],
      limit: { id: 'cognito.custom-attribute-name-max', needed: name.length },
      message: {
        en: `The name ${name} has ${formatNumber(name.length)} characters; Cognito allows ${max}. Shorten it.`,
        ko: `${name} 이름이 ${formatNumber(name.length)}자입니다. Cognito 한도는 ${max}자입니다. 줄이세요.`,
      },
    }];
  }),
};

export const attributeTooLong: Rule = {
  id: 'cognito.attribute-too-long',
  severity: 'error',
  title: { en: 'An attribute may hold more than Cognito stores', ko: 'Cognito가 저장하는 것보다 긴 속성' },
  why: { en: 'Cognito refuses a longest length above its own.', ko: 'Cognito는 자체 한도보다 긴 최대 길이를 거부합니다.' },
  source: limits['attribute-size-max'].source,
  services: ['cognito.user-pool'],
  check: (node, context) => (listSetting(node.properties, 'Schema', context.resolve) ?? []).flatMap((attribute, index) => (isObject(attribute) ? outOfRange({
    in: attribute, base: ['properties', 'Schema', index], path: 'StringAttributeConstraints.MaxLength', unit: 'bytes', by: 'Cognito', max: 'cognito.attribute-size-max',
  }, context) : [])),
};
