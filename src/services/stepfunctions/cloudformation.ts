import type { BuildContext, CloudFormationPart } from '../../core/cloudformation/contract.ts';
import { madeFor, mergeDeep, opened, withDefaults, type Draft, type DraftObject } from '../../core/cloudformation/draft.ts';
import { ACCOUNT, getAtt, PARTITION, ref, REGION, STACK_NAME, sub } from '../../core/cloudformation/intrinsics.ts';
import type { Reference } from '../../core/catalog/ports.ts';
import type { Node } from '../../core/model/design.ts';
import { own } from '../../core/model/json.ts';
import { textOfDefinition } from './definition/as-text.ts';
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
      Properties: withDefaults({ ...deployable({ ...properties, ...substitutions(context) }, context), ...logging(context) }, { RoleArn: getAtt(`${logicalId}Role`, 'Arn') }),
    });
    context.output(`${logicalId}Arn`, `ARN of the state machine ${node.id}`, ref(logicalId));
  },
};

/** Executions of a state machine, as permissions name them. */
function executionsOf(logicalId: string): ReturnType<typeof sub> {
  return sub`arn:${PARTITION}:states:${REGION}:${ACCOUNT}:execution:${getAtt(logicalId, 'Name')}:*`;
}

/** The definition as text where CloudFormation refuses it as an object. What stands word for word stays as it is: SAM makes text of it itself. */
function deployable(properties: DraftObject, { node, here }: BuildContext): DraftObject {
  const written = own(node.properties, 'Definition');
  const given = opened(properties['DefinitionSubstitutions']) ?? {};
  const made = written === undefined || node.resource !== undefined ? undefined : textOfDefinition(written, new Set([...Object.keys(given), ...(usedNames(node) ?? [])]));
  if (made === undefined) return properties;
  const origin = here('properties', 'Definition');
  const substitutions = mergeDeep(given, Object.fromEntries(made.substitutions.map(([name, value]) => [name, madeFor(origin, value)])));
  const entries = Object.entries(properties).filter(([key]) => key !== 'DefinitionSubstitutions').map(([key, value]) => (key === 'Definition' ? ['DefinitionString', madeFor(origin, made.text)] as const : [key, value] as const));
  return Object.fromEntries(Object.keys(substitutions).length === 0 ? entries : [...entries, ['DefinitionSubstitutions', substitutions]]);
}

/** The names that the definition uses and a connection gives, and those that `env` of a connection gives; what is written by hand comes first. */
function substitutions(context: BuildContext): DraftObject {
  const used = usedNames(context.node);
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
function usedNames(node: Node): ReadonlySet<string> | undefined {
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
