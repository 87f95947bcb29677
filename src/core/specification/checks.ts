import { check, type Check } from '../model/check.ts';

/** Checks of the template against what CloudFormation knows of resource types. */
export const CHECKS = {
  unknown: check('property.unknown', 'error', 'A property that the resource type does not have', '리소스 유형에 없는 속성'),
  type: check('property.type', 'error', 'A property has a value of the wrong kind', '값의 종류가 틀린 속성'),
  required: check('property.required', 'error', 'A required property is missing', '빠진 필수 속성'),
  notAllowed: check('property.value-not-allowed', 'error', 'A value that is not among the allowed ones', '허용 목록에 없는 값'),
  range: check('property.out-of-range', 'error', 'A number outside what AWS takes', 'AWS가 받는 범위를 벗어난 숫자'),
  length: check('property.length', 'error', 'A text that is too short or too long', '너무 짧거나 긴 텍스트'),
  pattern: check('property.pattern', 'error', 'A text that does not have the form AWS takes', 'AWS가 받는 형식과 다른 텍스트'),
  count: check('property.count', 'error', 'A list or map with too few or too many entries', '항목이 너무 적거나 많은 목록'),
  duplicate: check('property.duplicate', 'error', 'A list with the same entry twice', '같은 항목이 두 번 있는 목록'),
  excludes: check('property.excludes', 'error', 'Properties that cannot be set together', '함께 설정할 수 없는 속성'),
  requires: check('property.requires', 'error', 'A property that needs another one', '다른 속성이 함께 필요한 속성'),
  noForm: check('property.no-form', 'error', 'A value in none of the forms that AWS takes', 'AWS가 받는 어떤 형식에도 맞지 않는 값'),
  readOnly: check('property.read-only', 'warning', 'A property that only AWS sets', 'AWS만 설정하는 속성'),
  unknownType: check('resource.unknown-type', 'error', 'A resource type that CloudFormation does not know', 'CloudFormation에 없는 리소스 유형'),
  ended: check('resource.service-ended', 'error', 'A resource type whose service AWS has shut down', 'AWS가 종료한 서비스의 리소스 유형'),
  ending: check('resource.service-ends', 'warning', 'A resource type whose service AWS is ending', 'AWS가 종료 중인 서비스의 리소스 유형'),
  unknownName: check('reference.unknown-name', 'error', 'A reference to something that is not in the template', '템플릿에 없는 것을 가리키는 참조'),
  unknownAttribute: check('reference.unknown-attribute', 'error', 'A reference to an attribute that the resource type does not have', '리소스 유형에 없는 속성을 가리키는 참조'),
} as const satisfies Readonly<Record<string, Check>>;

export type CheckName = keyof typeof CHECKS;

/** Every check of the template, for docs/rules.md and for the ids that `ignore` may name. */
export const TEMPLATE_CHECKS: readonly Check[] = Object.values(CHECKS);
