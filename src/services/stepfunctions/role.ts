import { isObject, own, type Json } from '../../core/model/json.ts';
import type { BuildContext, Met } from '../../core/cloudformation/contract.ts';
import { madeFor, type Draft } from '../../core/cloudformation/draft.ts';
import type { TargetEnds } from '../../core/cloudformation/ends.ts';
import { ACCOUNT, getAtt, PARTITION, ref, REGION, sub } from '../../core/cloudformation/intrinsics.ts';
import { policyDocument, statementOf } from '../../core/cloudformation/permits.ts';
import { isDistributed, resourceOf, type State, statesOf } from './definition/states.ts';
import { usersOf } from './definition/uses.ts';
import { definitionOf } from './definition/written.ts';

/**
 * The role of one state machine: what its connections stand for, what its settings need, and nothing
 * else. One that brings a role of its own gets a policy on that role; its id is returned, since AWS looks
 * at the permissions when it makes the machine.
 */
export function buildRole(context: BuildContext): string | undefined {
  buildMapPolicy(context);
  const [direct, late] = splitByCircle(context);
  const statements = [...direct, ...logDelivery(context), ...tracing(context)];
  if (own(context.node.properties, 'RoleArn') !== undefined) return attachToGiven([...statements, ...late], context);
  context.resource(`${context.logicalId}Role`, {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policyDocument([{ Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }]),
      ...(statements.length > 0 ? { Policies: [{ PolicyName: 'connections', PolicyDocument: policyDocument(statements) }] } : {}),
    },
  });
  addPolicy(`${context.logicalId}Role`, late, context);
  return undefined;
}

/** What may stand in the role itself, and what would close a circle there and comes as a policy beside it. */
function splitByCircle(context: BuildContext): readonly [readonly Draft[], readonly Draft[]] {
  const all = [
    ...context.permits().map(({ permit, origin, connection }) => ({ connection, statement: madeFor(origin, statementOf(permit)) })),
    ...context.targets('start').flatMap((met) => waitedFor(met, context).map((statement) => ({ connection: met.connection, statement }))),
  ];
  const pick = (late: boolean): readonly Draft[] => all.filter(({ connection }) => context.circular(connection) === late).map(({ statement }) => statement);
  return [pick(false), pick(true)];
}

/**
 * A task that waits for the execution it started (`.sync`) asks for its state and stops it with itself.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html (2026-11)
 */
function waitedFor(met: Met<TargetEnds['start']>, { node }: BuildContext): readonly Draft[] {
  const uses = usersOf(node, met.connection, met.other);
  if (met.end.executions === undefined || !states(node).some((state) => uses(state) && resourceOf(state).includes('.sync'))) return [];
  const rule = sub`arn:${PARTITION}:events:${REGION}:${ACCOUNT}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule`;
  return [
    madeFor(met.origin, statementOf({ actions: ['states:DescribeExecution', 'states:StopExecution'], resources: [met.end.executions] })),
    madeFor(met.origin, statementOf({ actions: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'], resources: [rule] })),
  ];
}

function states(node: BuildContext['node']): readonly State[] {
  const definition = definitionOf(node);
  return definition.kind === 'read' ? statesOf(definition) : [];
}

/** On every resource, since AWS offers nothing narrower: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy (2026-11) */
const LOG_DELIVERY = [
  'CreateLogDelivery', 'CreateLogStream', 'GetLogDelivery', 'UpdateLogDelivery', 'DeleteLogDelivery', 'ListLogDeliveries',
  'PutLogEvents', 'PutResourcePolicy', 'DescribeResourcePolicies', 'DescribeLogGroups',
].map((action) => `logs:${action}`);

function logDelivery({ node, resolve, here }: BuildContext): readonly Draft[] {
  const level = resolve.string(node.properties, 'LoggingConfiguration.Level') ?? 'OFF';
  return level === 'OFF' ? [] : [madeFor(here('properties', 'LoggingConfiguration'), { Effect: 'Allow', Action: LOG_DELIVERY, Resource: '*' })];
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html (2026-11) */
function tracing({ node, resolve, here }: BuildContext): readonly Draft[] {
  if (resolve.boolean(node.properties, 'TracingConfiguration.Enabled') !== true) return [];
  const actions = ['PutTraceSegments', 'PutTelemetryRecords', 'GetSamplingRules', 'GetSamplingTargets'];
  return [madeFor(here('properties', 'TracingConfiguration'), { Effect: 'Allow', Action: actions.map((action) => `xray:${action}`), Resource: '*' })];
}

/**
 * A distributed Map starts executions of its own machine. Role and machine would wait for each other, so
 * the permission comes after both. https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html (2026-11)
 */
function buildMapPolicy(context: BuildContext): void {
  const map = states(context.node).find(isDistributed);
  const role = roleIdOf(context);
  if (!map || role === undefined) return;
  const { logicalId, node } = context;
  const executions = sub`arn:${PARTITION}:states:${REGION}:${ACCOUNT}:execution:${getAtt(logicalId, 'Name')}:*`;
  context.resource(`${logicalId}MapPolicy`, {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyName: `${node.id}-map`, Roles: [ref(role)],
      PolicyDocument: policyDocument([
        statementOf({ actions: ['states:StartExecution'], resources: [ref(logicalId)] }),
        statementOf({ actions: ['states:DescribeExecution'], resources: [executions] }),
      ]),
    },
  });
}

/** Logical id of the role in this template, made or given; undefined where it is elsewhere. */
function roleIdOf({ node, logicalId }: BuildContext): string | undefined {
  const given = own(node.properties, 'RoleArn');
  if (given === undefined) return `${logicalId}Role`;
  const attribute = isObject(given) ? own(given, 'Fn::GetAtt') : undefined;
  const target = Array.isArray(attribute) ? (attribute as readonly Json[])[0] : typeof attribute === 'string' ? attribute.split('.')[0] : undefined;
  return typeof target === 'string' ? target : undefined;
}

function attachToGiven(statements: readonly Draft[], context: BuildContext): string | undefined {
  if (statements.length === 0) return undefined;
  const { node } = context;
  const role = roleIdOf(context);
  if (role !== undefined) return addPolicy(role, statements, context);
  context.finding({
    rule: 'cloudformation.role-not-in-template', severity: 'warning', node: node.id, path: context.here('properties', 'RoleArn').path,
    message: {
      en: `The role of ${node.id} is not in this template, so what its connections need cannot be granted. Remove RoleArn, or grant it where the role is made.`,
      ko: `${node.id}의 역할이 이 템플릿에 없어 연결에 필요한 권한을 부여할 수 없습니다. RoleArn을 제거하거나 역할을 만드는 곳에서 권한을 부여하세요.`,
    },
  });
  return undefined;
}

function addPolicy(role: string, statements: readonly Draft[], { logicalId, node, resource }: BuildContext): string | undefined {
  if (statements.length === 0) return undefined;
  const id = `${logicalId}Policy`;
  resource(id, { Type: 'AWS::IAM::Policy', Properties: { PolicyName: `${node.id}-connections`, Roles: [ref(role)], PolicyDocument: policyDocument(statements) } });
  return id;
}
