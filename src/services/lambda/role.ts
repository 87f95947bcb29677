import { isObject, own, type Json } from '../../core/model/json.ts';
import type { BuildContext, Permitted } from '../../core/cloudformation/contract.ts';
import { madeFor, type Draft, type DraftObject } from '../../core/cloudformation/draft.ts';
import { getAtt, ref } from '../../core/cloudformation/intrinsics.ts';
import { policyDocument, statementOf } from '../../core/cloudformation/permits.ts';

/**
 * The role of one function: its own log group, what its connections stand for, and nothing else. A
 * function that brings a role of its own gets what its connections need as a policy on that role. The id of
 * a policy beside the role is returned, since whatever uses its permissions at once has to wait for it.
 */
export function buildRole(context: BuildContext): string | undefined {
  const roleId = `${context.logicalId}Role`;
  const given = own(context.node.properties, 'Role');
  if (given !== undefined) return attachToGiven(given, context);
  const [direct, late] = splitByCircle(context);
  context.resource(roleId, {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policyDocument([{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }]),
      Policies: [{ PolicyName: 'connections', PolicyDocument: policyDocument([logStatement(context), ...unboundStatements(context), ...direct]) }],
    },
  });
  return addPolicy(context, roleId, late);
}

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html (2026-11), without CreateLogGroup: the group is in the template. */
function logStatement(context: BuildContext): DraftObject {
  return { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: getAtt(`${context.logicalId}LogGroup`, 'Arn') };
}

/**
 * The only statements on every resource, since AWS offers nothing narrower:
 * network interfaces, https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html (2026-11);
 * traces, https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html (2026-11).
 */
function unboundStatements(context: BuildContext): readonly Draft[] {
  const { node, resolve } = context;
  const statements: Draft[] = [];
  if (own(node.properties, 'VpcConfig') !== undefined) {
    const actions = ['CreateNetworkInterface', 'DescribeNetworkInterfaces', 'DescribeSubnets', 'DeleteNetworkInterface', 'AssignPrivateIpAddresses', 'UnassignPrivateIpAddresses'];
    statements.push(madeFor(context.here('properties', 'VpcConfig'), { Effect: 'Allow', Action: actions.map((action) => `ec2:${action}`), Resource: '*' }));
  }
  if (resolve.string(node.properties, 'TracingConfig.Mode') === 'Active') {
    statements.push(madeFor(context.here('properties', 'TracingConfig'), { Effect: 'Allow', Action: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], Resource: '*' }));
  }
  return statements;
}

/**
 * What may stand in the role itself, and what has to wait. A pool that triggers the function, or a function
 * that calls it back, needs the function, which needs its role: permissions on those come as a policy of their own.
 */
function splitByCircle(context: BuildContext): readonly [readonly Draft[], readonly Draft[]] {
  const all = [...context.permits(), ...polled(context)];
  const isLate = ({ connection }: Permitted): boolean => context.circular(connection);
  return [all.filter((permitted) => !isLate(permitted)).map(traced), all.filter(isLate).map(traced)];
}

function polled(context: BuildContext): readonly Permitted[] {
  return context.sources('poll').flatMap((met) => met.end.permits.map((permit) => ({ permit, connection: met.connection, other: met.other, origin: met.origin })));
}

function traced({ permit, origin }: Permitted): Draft {
  return madeFor(origin, statementOf(permit));
}

function attachToGiven(given: Json, context: BuildContext): string | undefined {
  const attribute = isObject(given) ? own(given, 'Fn::GetAtt') : undefined;
  const target = Array.isArray(attribute) ? (attribute as readonly Json[])[0] : typeof attribute === 'string' ? attribute.split('.')[0] : undefined;
  const statements = [logStatement(context), ...unboundStatements(context), ...splitByCircle(context).flat()];
  if (typeof target === 'string') return addPolicy(context, target, statements);
  context.finding({
    rule: 'cloudformation.role-not-in-template', severity: 'warning', node: context.node.id, path: context.here('properties', 'Role').path,
    message: {
      en: `The role of ${context.node.id} is not in this template, so what its connections need cannot be granted. Remove Role, or grant it where the role is made.`,
      ko: `${context.node.id}의 역할이 이 템플릿에 없어 연결에 필요한 권한을 부여할 수 없습니다. Role을 제거하거나 역할을 만드는 곳에서 권한을 부여하세요.`,
    },
  });
  return undefined;
}

function addPolicy(context: BuildContext, roleId: string, statements: readonly Draft[]): string | undefined {
  if (statements.length === 0) return undefined;
  const id = `${context.logicalId}Policy`;
  context.resource(id, {
    Type: 'AWS::IAM::Policy',
    Properties: { PolicyName: `${context.node.id}-connections`, Roles: [ref(roleId)], PolicyDocument: policyDocument(statements) },
  });
  return id;
}
