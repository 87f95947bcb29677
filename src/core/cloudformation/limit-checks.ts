import type { Check } from '../model/check.ts';
import type { Severity } from '../model/finding.ts';
import type { Source } from '../model/source.ts';
import type { Text } from '../model/text.ts';
import { limits } from './limits.ts';

/** A check of the template as a whole, or of the roles in it, against a documented limit. */
export interface LimitCheck extends Check {
  /** Why none of its findings has a fix that is safe to make with one click. */
  readonly unfixable: Text;
  readonly source: Source;
}

const SPLIT: Text = { en: 'Where to divide a design is the architect\'s to decide.', ko: '설계를 어디서 나눌지는 설계자가 정해야 합니다.' };
const SHORTEN: Text = { en: 'What to leave out cannot be told.', ko: '무엇을 줄일지 알 수 없습니다.' };

function check(id: string, severity: Severity, unfixable: Text, en: string, ko: string): LimitCheck {
  const { source } = id.startsWith('iam.') ? limits.iam['role-policies-max'] : limits.cloudformation['resources-max'];
  return { id, severity, unfixable, source, title: { en, ko } };
}

export const LIMIT_RULES = {
  resources: check('cloudformation.too-many-resources', 'error', SPLIT, 'More resources than a template may have', '템플릿 한도보다 많은 리소스'),
  parameters: check('cloudformation.too-many-parameters', 'error', SPLIT, 'More parameters than a template may have', '템플릿 한도보다 많은 매개변수'),
  outputs: check('cloudformation.too-many-outputs', 'error', SPLIT, 'More outputs than a template may have', '템플릿 한도보다 많은 출력'),
  mappings: check('cloudformation.too-many-mappings', 'error', SPLIT, 'More mappings than a template may have', '템플릿 한도보다 많은 매핑'),
  inline: check('cloudformation.template-needs-bucket', 'info', SPLIT, 'A template that must be uploaded to a bucket first', '버킷에 먼저 올려야 하는 템플릿'),
  size: check('cloudformation.template-too-large', 'error', SPLIT, 'A template that is larger than CloudFormation takes', 'CloudFormation 한도보다 큰 템플릿'),
  dynamic: check('cloudformation.too-many-dynamic-references', 'error', SPLIT, 'More dynamic references than a template may have', '템플릿 한도보다 많은 동적 참조'),
  parameterValue: check('cloudformation.parameter-value-too-long', 'error', SHORTEN, 'A parameter whose default is too long', '기본값이 너무 긴 매개변수'),
  rolePolicies: check('iam.role-policies-too-large', 'error', SPLIT, 'Inline policies of a role that are too large together', '합이 너무 큰 역할의 인라인 정책'),
  managedPolicy: check('iam.managed-policy-too-large', 'error', SPLIT, 'A managed policy that is too large', '너무 큰 관리형 정책'),
  managedPolicies: check('iam.too-many-managed-policies', 'error', SPLIT, 'More managed policies on a role than it may have', '역할 한도보다 많은 관리형 정책'),
  trustPolicy: check('iam.trust-policy-too-large', 'error', SHORTEN, 'A trust policy that is too long', '너무 긴 신뢰 정책'),
  name: check('iam.name-too-long', 'error', SHORTEN, 'A name of a role or policy that is too long', '너무 긴 역할이나 정책 이름'),
} as const satisfies Readonly<Record<string, LimitCheck>>;

/** Every check of a limit of CloudFormation or IAM, for docs/rules.md and for the ids that `ignore` may name. */
export const LIMIT_CHECKS: readonly LimitCheck[] = Object.values(LIMIT_RULES);
