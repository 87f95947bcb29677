import type { BuildContext, CloudFormationPart } from '../../core/cloudformation/contract.ts';
import { madeFor, mergeDeep, opened, withDefaults, type Draft, type DraftObject } from '../../core/cloudformation/draft.ts';
import { ACCOUNT, getAtt, PARTITION, ref, REGION, STACK_NAME, sub } from '../../core/cloudformation/intrinsics.ts';
import type { Reference } from '../../core/catalog/ports.ts';
import { own } from '../../core/model/json.ts';
import { placeholdersIn } from './definition/placeholders.ts';
import { statesOf, textsOf } from './definition/states.ts';
import { substitutionName } from './definition/uses.ts';
import { definitionOf } from './definition/written.ts';
import { buildRole } from './role.ts';

/**
 * A state machine, its role, and the log group where it logs. What its definition calls `${RegisterArn}`
 * comes from the connection to `register`, through DefinitionSubstitutions.
 */
export const stepfunctions: CloudFormationPart = {
  references: ({ logicalId }) => ({ arn: ref(logicalId), name: getAtt(logicalId, 'Name') }),
  asSource: { invoke: () => ({ callers: [] }) },
  asTarget: {
    start: ({ logicalId }) => ({ arn: ref(logicalId), permits: [{ actions: ['states:StartExecution'], resources: [ref(logicalId)] }], executions: executionsOf(logicalId) }),
    invoke: ({ logicalId }) => ({ arn: ref(logicalId), permits: [{ actions: ['states:StartSyncExecution'], resources: [ref(logicalId)] }], workflow: true }),
  },
  build: (node, context) => {
    const { logicalId, properties } = context;
    const policy = buildRole(context);
    context.primary({
      Type: 'AWS::StepFunctions::StateMachine',
      ...(policy === undefined ? {} : { DependsOn: policy }),
      Properties: withDefaults({ ...properties, ...substitutions(context), ...logging(context) }, { RoleArn: getAtt(`${logicalId}Role`, 'Arn') }),
    });
    context.output(`${logicalId}Arn`, `ARN of the state machine ${node.id}`, ref(logicalId));
  },
};

/** Executions of a state machine, as permissions name them. */
function executionsOf(logicalId: string): ReturnType<typeof sub> {
  return sub`arn:${PARTITION}:states:${REGION}:${ACCOUNT}:execution:${getAtt(logicalId, 'Name')}:*`;
}

/** The names that the definition uses and a connection gives, and those that `env` of a connection gives; what is written by hand comes first. */
function substitutions(context: BuildContext): DraftObject {
  const used = usedNames(context);
  const given = new Map<string, Draft>();
  for (const { logicalId, references, origin } of context.neighbours()) {
    for (const [reference, value] of references) {
      const name = substitutionName(logicalId, reference as Reference);
      if (!given.has(name) && (used === undefined || used.has(name))) given.set(name, madeFor(origin, value));
    }
  }
  const named = Object.fromEntries([...given, ...Object.entries(context.environment())]);
  const byHand = opened(context.properties['DefinitionSubstitutions']) ?? {};
  const all = mergeDeep(byHand, named);
  return Object.keys(all).length === 0 ? {} : { DefinitionSubstitutions: all };
}

/** Undefined where the definition cannot be read: any name may be used. */
function usedNames({ node }: BuildContext): ReadonlySet<string> | undefined {
  const definition = definitionOf(node);
  if (definition.kind === 'absent' || definition.kind === 'unreadable') return new Set();
  if (definition.kind === 'elsewhere') return undefined;
  const texts = statesOf(definition).flatMap(textsOf);
  return new Set(texts.flatMap(placeholdersIn).filter(({ by }) => by === 'substitution').map(({ name }) => name));
}

/** Where a level is set and no destination, a log group is made. */
function logging(context: BuildContext): DraftObject {
  const { logicalId, node, resolve } = context;
  const written = opened(context.properties['LoggingConfiguration']);
  const level = resolve.string(node.properties, 'LoggingConfiguration.Level');
  if (!written || level === undefined || level === 'OFF' || Object.hasOwn(written, 'Destinations')) return {};
  const place = context.here('properties', 'LoggingConfiguration');
  const group = `${logicalId}LogGroup`;
  context.resource(group, {
    Type: 'AWS::Logs::LogGroup',
    DeletionPolicy: 'Delete',
    UpdateReplacePolicy: 'Delete',
    Properties: { LogGroupName: logGroupName(context), RetentionInDays: LOG_RETENTION_DAYS },
  }, place);
  return { LoggingConfiguration: mergeDeep(written, { Destinations: [madeFor(place, { CloudWatchLogsLogGroup: { LogGroupArn: getAtt(group, 'Arn') } })] }) };
}

/** Log events are kept this many days; AWS keeps them for ever where nobody says otherwise. */
export const LOG_RETENTION_DAYS = 30;

/** Groups with this beginning do not use up the resource policy of CloudWatch Logs: https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-cwl (2026-11) */
function logGroupName({ node }: BuildContext): ReturnType<typeof sub> {
  const name = own(node.properties, 'StateMachineName');
  return name === undefined ? sub`/aws/vendedlogs/states/${STACK_NAME}-${node.id}` : sub`/aws/vendedlogs/states/${name}`;
}
