import type { BuildContext, Met } from '../../core/cloudformation/contract.ts';
import { madeFor, type Draft } from '../../core/cloudformation/draft.ts';
import type { Permit } from '../../core/cloudformation/ends.ts';
import { ACCOUNT, getAtt } from '../../core/cloudformation/intrinsics.ts';
import { policyDocument, statementOf } from '../../core/cloudformation/permits.ts';
import type { Json } from '../../core/model/json.ts';

/** What connections stand for, as statements that remember them. */
export function statementsFor(mets: readonly Met<{ readonly permits: readonly Permit[] }>[]): readonly Draft[] {
  return mets.flatMap(({ end, origin }) => end.permits.map((permit) => madeFor(origin, statementOf(permit))));
}

/**
 * The role with which a rule, schedule or pipe calls its targets; only this account may have it assumed:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html (2026-11).
 *
 * @returns its ARN.
 */
export function buildRole(context: BuildContext, service: 'events' | 'scheduler' | 'pipes', statements: readonly Draft[]): Json {
  const id = `${context.logicalId}Role`;
  const trust = {
    Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
  };
  context.resource(id, {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policyDocument([trust]),
      Policies: [{ PolicyName: 'connections', PolicyDocument: policyDocument(statements) }],
    },
  });
  return getAtt(id, 'Arn');
}
