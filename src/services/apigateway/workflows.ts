import type { BuildContext, Met } from '../../core/cloudformation/contract.ts';
import { madeFor, mergeDeep, type Draft, type DraftObject } from '../../core/cloudformation/draft.ts';
import { getAtt, PARTITION, REGION, sub } from '../../core/cloudformation/intrinsics.ts';
import { policyDocument, statementOf } from '../../core/cloudformation/permits.ts';
import type { Backend } from './served.ts';

/** `StartExecution` or `StartSyncExecution` where a workflow answers; undefined where a function does. */
export function workflowAction({ end }: Met<Backend>): 'StartExecution' | 'StartSyncExecution' | undefined {
  const action = end.permits[0]?.actions[0];
  return action === 'states:StartExecution' ? 'StartExecution' : action === 'states:StartSyncExecution' ? 'StartSyncExecution' : undefined;
}

function roleId({ logicalId }: BuildContext): string {
  return `${logicalId}WorkflowRole`;
}

/** The role with which an API starts workflows, which have no policy of their own to let it in. */
export function buildWorkflowRole(backends: readonly Met<Backend>[], context: BuildContext): void {
  const statements = backends.filter((met) => workflowAction(met) !== undefined).flatMap((met) => met.end.permits.map((permit): Draft => madeFor(met.origin, statementOf(permit))));
  if (statements.length === 0) return;
  context.resource(roleId(context), {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policyDocument([{ Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' }]),
      Policies: [{ PolicyName: 'connections', PolicyDocument: policyDocument(statements) }],
    },
  });
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html (2026-11) */
export function httpWorkflow(action: string, { end, properties }: Met<Backend>, context: BuildContext): DraftObject {
  return mergeDeep(properties, {
    IntegrationType: 'AWS_PROXY',
    IntegrationSubtype: `StepFunctions-${action}`,
    PayloadFormatVersion: '1.0',
    CredentialsArn: getAtt(roleId(context), 'Arn'),
    RequestParameters: { StateMachineArn: end.arn, Input: '$request.body' },
  });
}

/**
 * https://docs.aws.amazon.com/step-functions/latest/dg/tutorial-api-gateway.html (2026-11). An escaped apostrophe is
 * no JSON: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function restWorkflow(action: string, { end, properties }: Met<Backend>, context: BuildContext): DraftObject {
  return mergeDeep(properties, {
    Type: 'AWS',
    IntegrationHttpMethod: 'POST',
    Uri: sub`arn:${PARTITION}:apigateway:${REGION}:states:action/${action}`,
    Credentials: getAtt(roleId(context), 'Arn'),
    PassthroughBehavior: 'NEVER',
    RequestTemplates: { 'application/json': sub`{"input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\\\'", "'")", "stateMachineArn": "${end.arn}"}` },
    IntegrationResponses: [{ StatusCode: '200', ...(action === 'StartSyncExecution' ? { ResponseTemplates: { 'application/json': OUTPUT } } : {}) }],
  });
}

/** What the workflow answered; where it failed, its error with status 500. */
const OUTPUT = "#if($input.path('$.status') == 'SUCCEEDED')$input.path('$.output')#else#set($context.responseOverride.status = 500){\"error\": $input.json('$.error')}#end";

/** What a method has to declare so that an integration that is no proxy may answer. */
export const METHOD_RESPONSES: Draft = [{ StatusCode: '200' }, { StatusCode: '500' }];
