import type { BuildContext, Met } from '../../core/cloudformation/contract.ts';
import { madeFor, type Draft, type DraftObject } from '../../core/cloudformation/draft.ts';
import type { Permit } from '../../core/cloudformation/ends.ts';
import { ACCOUNT, getAtt, ref } from '../../core/cloudformation/intrinsics.ts';
import { policyDocument, statementOf } from '../../core/cloudformation/permits.ts';
import type { Finding } from '../../core/model/finding.ts';
import { isObject, own, type Json } from '../../core/model/json.ts';

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

/** A role, and what has to be there before it can do its work. */
export interface Role {
  readonly arn: Json;
  /** `DependsOn` of what acts with the role, where it gets its permissions from a policy beside it. */
  readonly after: DraftObject;
}

/**
 * As `buildRole`, unless a role is given: a role of the template then gets what the connections need as a
 * policy of its own, and for any other somebody else has to see to that.
 */
export function roleFor(context: BuildContext, service: 'scheduler' | 'pipes', statements: readonly Draft[], given: Json | undefined): Role {
  if (given === undefined) return { arn: buildRole(context, service, statements), after: {} };
  const attribute = isObject(given) ? own(given, 'Fn::GetAtt') : undefined;
  const role = Array.isArray(attribute) ? (attribute as readonly Json[])[0] : typeof attribute === 'string' ? attribute.split('.')[0] : undefined;
  if (typeof role !== 'string') {
    context.finding(roleElsewhere(context));
    return { arn: given, after: {} };
  }
  const policy = `${context.logicalId}Policy`;
  context.resource(policy, {
    Type: 'AWS::IAM::Policy',
    Properties: { PolicyName: `${context.node.id}-connections`, Roles: [ref(role)], PolicyDocument: policyDocument(statements) },
  });
  return { arn: given, after: { DependsOn: policy } };
}

function roleElsewhere({ node, here }: BuildContext): Finding {
  return {
    rule: 'cloudformation.role-not-in-template', severity: 'warning', node: node.id, path: here().path,
    message: {
      en: `The role of ${node.id} is not in this template, so what its connections need cannot be granted. Remove RoleArn, or grant it where the role is made.`,
      ko: `${node.id}의 역할이 이 템플릿에 없어 연결에 필요한 권한을 부여할 수 없습니다. RoleArn을 제거하거나 역할을 만드는 곳에서 권한을 부여하세요.`,
    },
  };
}
