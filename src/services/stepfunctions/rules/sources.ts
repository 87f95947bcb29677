const GUIDE = 'https://docs.aws.amazon.com/step-functions/latest/dg/';

function page(name: string): { readonly url: string; readonly asOf: string } {
  return { url: `${GUIDE}${name}`, asOf: '2026-11-21' };
}

/** The pages that several rules come from. */
export const STATE_MACHINE = { url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html', asOf: '2026-11-21' };
export const LANGUAGE = page('concepts-amazon-states-language.html');
export const STRUCTURE = page('statemachine-structure.html');
export const CHOICE = page('state-choice.html');
export const TYPES = page('choosing-workflow-type.html');
export const LOGGING = page('cw-logs.html');
export const PERMISSIONS = page('service-integration-iam-templates.html');
export const STUCK = page('sfn-best-practices.html#sfn-stuck-execution');
export const HISTORY = page('sfn-best-practices.html#bp-history-limit');
export const LAMBDA_ERRORS = page('sfn-best-practices.html#bp-lambda-serviceexception');
