import { core, excused, limitsReadOn } from '../catalog/limit.ts';
import type { Limit, LimitTable } from '../catalog/limit-table.ts';

const { hard, adjustable } = limitsReadOn('https://docs.aws.amazon.com/', '2026-11-21');
const TEMPLATE = 'AWSCloudFormation/latest/UserGuide/cloudformation-limits';
const ROLES = 'IAM/latest/UserGuide/reference_iam-quotas';

/** Of the template as a whole. Sizes in bytes. */
const cloudformation = {
  'template-inline-max': core(hard(51200, 'B', 'request', TEMPLATE)),
  'template-max': core(hard(1048576, 'B', 'template', TEMPLATE)),
  'resources-max': core(hard(500, 'resources', 'template', TEMPLATE)),
  'parameters-max': core(hard(200, 'parameters', 'template', TEMPLATE)),
  'outputs-max': core(hard(200, 'outputs', 'template', TEMPLATE)),
  'mappings-max': hard(200, 'mappings', 'template', TEMPLATE),
  'logical-id-max': hard(255, 'characters', 'name', TEMPLATE),
  'parameter-value-max': hard(4096, 'B', 'parameter', TEMPLATE),
  'description-max': hard(1024, 'B', 'template', TEMPLATE),
  'dynamic-references-max': hard(60, 'references', 'template', TEMPLATE),
  'stack-name-max': core(hard(128, 'characters', 'stack', 'AWSCloudFormation/latest/APIReference/API_CreateStack'), 'not in CloudFormation'),
  stacks: excused('account-level only', adjustable(2000, 'stacks', 'account and Region', TEMPLATE)),
} satisfies LimitTable;

/** Of the roles that the template makes. Characters without white space. */
const iam = {
  'role-policies-max': core(hard(10240, 'characters', 'role', ROLES)),
  'managed-policy-max': core(hard(6144, 'characters', 'policy', ROLES)),
  'managed-policies-per-role': core(adjustable(20, 'policies', 'role', ROLES)),
  'trust-policy-max': adjustable(2048, 'characters', 'role', ROLES),
  'role-name-max': core(hard(64, 'characters', 'role', ROLES)),
  'policy-name-max': hard(128, 'characters', 'policy', ROLES),
  roles: excused('account-level only', adjustable(1000, 'roles', 'account', ROLES)),
  policies: excused('account-level only', adjustable(1500, 'policies', 'account', ROLES)),
} satisfies LimitTable;

export const limits = { cloudformation, iam };

/** The limits that are no service's, by the first part of their ids. */
export const limitFamilies: readonly { readonly family: string; readonly limits: LimitTable }[] = [
  { family: 'cloudformation', limits: cloudformation },
  { family: 'iam', limits: iam },
];

/** Full ids of these limits. */
export type LimitId = `cloudformation.${keyof typeof cloudformation}` | `iam.${keyof typeof iam}`;

const byId = new Map<string, Limit>(limitFamilies.flatMap(({ family, limits: table }) => Object.entries(table).map(([name, limit]) => [`${family}.${name}`, limit])));

export function limitOf(id: LimitId): Limit {
  return byId.get(id) as Limit;
}
