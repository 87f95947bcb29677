import type { Finding } from '../../core/model/finding.ts';
import { own, type Json } from '../../core/model/json.ts';
import type { BuildContext, CloudFormationPart, Met, Self } from '../../core/cloudformation/contract.ts';
import { madeFor, mergeDeep, opened, withDefaults, type Draft, type DraftObject } from '../../core/cloudformation/draft.ts';
import type { Permit, ServiceCaller } from '../../core/cloudformation/ends.ts';
import { getAtt, ref, STACK_NAME, sub } from '../../core/cloudformation/intrinsics.ts';
import { idPart } from '../../core/cloudformation/names.ts';
import { dependsOn } from '../../core/cloudformation/complete-parts.ts';
import { buildParts, calleeOf } from './alias.ts';
import { codeFromBucket } from './code.ts';
import { buildRole } from './role.ts';

export { edge } from './edge/cloudformation.ts';

/**
 * A function, its role, its log group, and what lets others call it. Code comes from a bucket that the
 * deployment fills: parameters `ArtifactBucket` and one key for each function.
 */
export const lambda: CloudFormationPart = {
  references: (self) => {
    const { name, arn } = calleeOf(self);
    return { name, arn };
  },
  asSource: {
    invoke: () => ({ callers: [] }),
    'on-failure': () => ({}),
    authorize: (self) => ({ functionArn: calleeOf(self).arn }),
  },
  asTarget: {
    invoke: (self) => ({ arn: calleeOf(self).arn, permits: [invokePermit(self)] }),
    deliver: (self) => ({ protocol: 'lambda', endpoint: calleeOf(self).arn }),
    notify: (self, connection) => ({ is: 'function', arn: calleeOf(self).arn, allowedBy: permissionId(connection.id, 'notify') }),
    'on-failure': (self) => ({ arn: calleeOf(self).arn, permits: [invokePermit(self)] }),
    trigger: (self) => ({ arn: calleeOf(self).arn }),
  },
  build: (_node, context) => {
    buildFunction(context);
    buildParts(context);
    // Lambda looks at once whether the role may do what the resource needs.
    const policy = [buildRole(context) ?? []].flat();
    context.resource(`${context.logicalId}LogGroup`, logGroup(context));
    buildPermissions(context);
    buildMappings(context, policy);
    buildFailureDestination(context, policy);
  },
};

/** Log events are kept this many days; AWS keeps them for ever where nobody says otherwise. */
export const LOG_RETENTION_DAYS = 30;

function buildFunction(context: BuildContext): void {
  const { logicalId, properties } = context;
  const variables = environmentOf(context);
  const logging = loggingOf(context);
  const byHand = Object.hasOwn(properties, 'LoggingConfig') ? logging : {};
  const code = Object.hasOwn(properties, 'Code') ? {} : { Code: codeFromBucket(context) };
  context.primary({
    Type: 'AWS::Lambda::Function',
    Properties: withDefaults({ ...properties, ...variables, ...byHand }, { ...code, Role: getAtt(`${logicalId}Role`, 'Arn'), ...logging }),
  });
}

/** Logs go to the function's own group, whatever else is set about them. */
function loggingOf({ logicalId, properties }: BuildContext): DraftObject {
  const made = { LogGroup: ref(`${logicalId}LogGroup`) };
  const written = properties['LoggingConfig'];
  if (written !== undefined && opened(written) === undefined) return {};
  return { LoggingConfig: mergeDeep(opened(written) ?? {}, made) };
}

/** Variables written by hand and those of the connections; a name that both use is a finding. */
function environmentOf(context: BuildContext): DraftObject {
  const fromConnections = context.environment();
  if (Object.keys(fromConnections).length === 0) return {};
  const byHand = opened(context.properties['Environment']) ?? {};
  for (const name of Object.keys(opened(byHand['Variables']) ?? {})) {
    if (Object.hasOwn(fromConnections, name)) context.finding(bothHands(name, context));
  }
  return { Environment: mergeDeep(byHand, { Variables: fromConnections }) };
}

function bothHands(name: string, { node, here }: BuildContext): Finding {
  return {
    rule: 'cloudformation.env-conflict', severity: 'error', node: node.id, path: here('properties', 'Environment', 'Variables', name).path,
    message: {
      en: `${node.id} has the environment variable ${name} both here and on a connection. Remove one of the two.`,
      ko: `${node.id}의 환경 변수 ${name}이(가) 여기와 연결 양쪽에 있습니다. 둘 중 하나를 제거하세요.`,
    },
  };
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
    ...context.targets('authorize').flatMap((met) => (met.end.caller ? [{ met, caller: met.end.caller }] : [])),
    ...(['deliver', 'notify', 'trigger'] as const).flatMap((kind) => context.sources(kind).flatMap((met) => (met.end.caller ? [{ met, caller: met.end.caller }] : []))),
  ];
  for (const { met, caller } of callers) {
    const properties = {
      FunctionName: calleeOf(context).functionName,
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

function invokePermit(self: Self): Permit {
  return { actions: ['lambda:InvokeFunction'], resources: [calleeOf(self).arn] };
}

/** An event source mapping for each source that is polled. */
function buildMappings(context: BuildContext, policy: readonly string[]): void {
  const failures = context.targets('on-failure')[0];
  for (const met of context.sources('poll')) {
    const keepsFailures = failures && met.end.mappingKeepsFailures;
    const properties = withDefaults(met.properties, {
      EventSourceArn: met.end.arn,
      FunctionName: calleeOf(context).functionName,
      ...met.end.mapping,
      ...(keepsFailures ? { DestinationConfig: destination(failures, failures.end.arn) } : {}),
    });
    context.resource(`${idPart(met.connection.id)}Mapping`, { Type: 'AWS::Lambda::EventSourceMapping', ...dependsOn(policy), Properties: properties }, met.origin);
  }
}

/** Where events of asynchronous calls go when every attempt failed; what is only polled has no such calls. */
function buildFailureDestination(context: BuildContext, policy: readonly string[]): void {
  if (isOnlyPolled(context)) return;
  for (const met of context.targets('on-failure')) {
    const properties = withDefaults({ ...met.with, ...met.properties }, {
      FunctionName: ref(context.logicalId),
      Qualifier: calleeOf(context).qualifier,
      DestinationConfig: destination(met, met.end.arn),
    });
    context.resource(`${idPart(met.connection.id)}EventConfig`, { Type: 'AWS::Lambda::EventInvokeConfig', ...dependsOn([...policy, ...calleeOf(context).after]), Properties: properties }, met.origin);
  }
}

function isOnlyPolled(self: Self): boolean {
  const asynchronous = (['invoke', 'deliver', 'notify', 'on-failure'] as const).some((kind) => self.ending(kind).length > 0);
  return self.ending('poll').length > 0 && !asynchronous;
}

function destination(met: Met<unknown>, arn: Json): Draft {
  return madeFor(met.origin, { OnFailure: { Destination: arn } });
}

