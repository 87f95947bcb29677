import { own, type Json } from '../../core/model/json.ts';
import type { BuildContext, CloudFormationPart, Met, Self } from '../../core/cloudformation/contract.ts';
import { madeFor, mergeDeep, opened, withDefaults, type Draft, type DraftObject } from '../../core/cloudformation/draft.ts';
import type { Permit, ServiceCaller } from '../../core/cloudformation/ends.ts';
import { getAtt, ref, STACK_NAME, sub } from '../../core/cloudformation/intrinsics.ts';
import { idPart } from '../../core/cloudformation/names.ts';
import { buildRole } from './role.ts';

/**
 * A function, its role, its log group, and what lets others call it. Code comes from a bucket that the
 * deployment fills: parameters `ArtifactBucket` and one key for each function.
 */
export const lambda: CloudFormationPart = {
  references: ({ logicalId }) => ({ name: ref(logicalId), arn: getAtt(logicalId, 'Arn') }),
  asSource: {
    invoke: () => ({ callers: [] }),
    'on-failure': () => ({}),
  },
  asTarget: {
    invoke: ({ logicalId }) => ({ arn: getAtt(logicalId, 'Arn'), permits: [invokePermit(logicalId)] }),
    deliver: ({ logicalId }) => ({ protocol: 'lambda', endpoint: getAtt(logicalId, 'Arn') }),
    notify: ({ logicalId }, connection) => ({ is: 'function', arn: getAtt(logicalId, 'Arn'), allowedBy: permissionId(connection.id, 'notify') }),
    'on-failure': ({ logicalId }) => ({ arn: getAtt(logicalId, 'Arn'), permits: [invokePermit(logicalId)] }),
    trigger: ({ logicalId }) => ({ arn: getAtt(logicalId, 'Arn') }),
  },
  build: (_node, context) => {
    buildFunction(context);
    buildRole(context);
    context.resource(`${context.logicalId}LogGroup`, logGroup(context));
    buildPermissions(context);
    buildMappings(context);
    buildFailureDestination(context);
  },
};

/** Log events are kept this many days; AWS keeps them for ever where nobody says otherwise. */
const LOG_RETENTION_DAYS = 30;

function buildFunction(context: BuildContext): void {
  const { logicalId, properties } = context;
  const environment = context.environment();
  const variables = Object.keys(environment).length > 0 ? { Environment: mergeDeep({ Variables: environment }, opened(properties['Environment']) ?? {}) } : {};
  const code = Object.hasOwn(properties, 'Code') ? {} : { Code: codeFromBucket(context) };
  context.primary({
    Type: 'AWS::Lambda::Function',
    Properties: withDefaults({ ...properties, ...variables }, {
      ...code,
      Role: getAtt(`${logicalId}Role`, 'Arn'),
      LoggingConfig: { LogGroup: ref(`${logicalId}LogGroup`) },
    }),
  });
}

function codeFromBucket(context: BuildContext): DraftObject {
  const key = `${context.logicalId}CodeKey`;
  context.parameter('ArtifactBucket', { Type: 'String', Description: 'Bucket that holds the code of the functions', AllowedPattern: '[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]' });
  context.parameter(key, { Type: 'String', Description: `Key of the zip file of ${context.node.id} in the bucket`, MinLength: 1 });
  if (own(context.node.properties, 'PackageType') === 'Image') return { ImageUri: ref(key) };
  return { S3Bucket: ref('ArtifactBucket'), S3Key: ref(key) };
}

function logGroup(context: BuildContext): DraftObject {
  const name = own(context.node.properties, 'FunctionName');
  return {
    Type: 'AWS::Logs::LogGroup',
    DeletionPolicy: 'Delete',
    UpdateReplacePolicy: 'Delete',
    Properties: {
      LogGroupName: name === undefined ? sub`/aws/lambda/${STACK_NAME}-${context.node.id}` : sub`/aws/lambda/${name}`,
      RetentionInDays: LOG_RETENTION_DAYS,
    },
  };
}

/** One permission for each caller that acts in the name of an AWS service, as narrow as its ARN. */
function buildPermissions(context: BuildContext): void {
  const callers = [
    ...context.sources('invoke').flatMap((met) => met.end.callers.map((caller) => ({ met, caller }))),
    ...(['deliver', 'notify', 'trigger'] as const).flatMap((kind) => context.sources(kind).map((met) => ({ met, caller: met.end.caller }))),
  ];
  for (const { met, caller } of callers) {
    const properties = {
      FunctionName: ref(context.logicalId),
      Action: 'lambda:InvokeFunction',
      Principal: caller.principal,
      SourceArn: caller.sourceArn,
      ...(caller.sourceAccount === undefined ? {} : { SourceAccount: caller.sourceAccount }),
    };
    context.resource(permissionId(met.connection.id, caller.name), { Type: 'AWS::Lambda::Permission', Properties: properties }, met.origin);
  }
}

function permissionId(connection: string, caller: ServiceCaller['name']): string {
  return `${idPart(connection)}${caller === 'notify' ? '' : idPart(caller)}Permission`;
}

function invokePermit(logicalId: string): Permit {
  return { actions: ['lambda:InvokeFunction'], resources: [getAtt(logicalId, 'Arn')] };
}

/** An event source mapping for each source that is polled. */
function buildMappings(context: BuildContext): void {
  const failures = context.targets('on-failure')[0];
  for (const met of context.sources('poll')) {
    const keepsFailures = failures && met.end.mappingKeepsFailures;
    const properties = withDefaults(met.properties, {
      EventSourceArn: met.end.arn,
      FunctionName: ref(context.logicalId),
      ...met.end.mapping,
      ...(keepsFailures ? { DestinationConfig: destination(failures, failures.end.arn) } : {}),
    });
    context.resource(`${idPart(met.connection.id)}Mapping`, { Type: 'AWS::Lambda::EventSourceMapping', Properties: properties }, met.origin);
  }
}

/** Where events of asynchronous calls go when every attempt failed; what is only polled has no such calls. */
function buildFailureDestination(context: BuildContext): void {
  if (isOnlyPolled(context)) return;
  for (const met of context.targets('on-failure')) {
    const properties = withDefaults({ ...met.with, ...met.properties }, {
      FunctionName: ref(context.logicalId),
      Qualifier: '$LATEST',
      DestinationConfig: destination(met, met.end.arn),
    });
    context.resource(`${idPart(met.connection.id)}EventConfig`, { Type: 'AWS::Lambda::EventInvokeConfig', Properties: properties }, met.origin);
  }
}

function isOnlyPolled(self: Self): boolean {
  const asynchronous = (['invoke', 'deliver', 'notify', 'on-failure'] as const).some((kind) => self.ending(kind).length > 0);
  return self.ending('poll').length > 0 && !asynchronous;
}

function destination(met: Met<unknown>, arn: Json): Draft {
  return madeFor(met.origin, { OnFailure: { Destination: arn } });
}

