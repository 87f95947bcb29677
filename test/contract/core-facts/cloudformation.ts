import type { CoreFacts } from './core-facts.ts';

export const cloudformation: CoreFacts = {
  services: ['CloudFormation', 'IAM'],
  kept: {},
  beyond: [],
  pending: [
    'cfn.template.inline',
    'cfn.template.s3',
    'cfn.resources',
    'cfn.parameters',
    'cfn.outputs',
    'cfn.stack_name.max',
    'iam.role.inline_total',
    'iam.managed_policy.size',
    'iam.role.managed_policies',
    'iam.role_name.max',
  ],
};
