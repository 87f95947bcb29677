import type { CoreFacts } from './core-facts.ts';

export const cloudformation: CoreFacts = {
  services: ['CloudFormation', 'IAM'],
  kept: {
    'cfn.template.inline': 'cloudformation.template-inline-max',
    'cfn.template.s3': 'cloudformation.template-max',
    'cfn.resources': 'cloudformation.resources-max',
    'cfn.parameters': 'cloudformation.parameters-max',
    'cfn.outputs': 'cloudformation.outputs-max',
    'cfn.stack_name.max': 'cloudformation.stack-name-max',
    'iam.role.inline_total': 'iam.role-policies-max',
    'iam.managed_policy.size': 'iam.managed-policy-max',
    'iam.role.managed_policies': 'iam.managed-policies-per-role',
    'iam.role_name.max': 'iam.role-name-max',
  },
  beyond: [],
};
