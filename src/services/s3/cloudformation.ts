import { own, type Json } from '../../core/model/json.ts';
import type { BuildContext, CloudFormationPart, Met, Self } from '../../core/cloudformation/contract.ts';
import { itemsOf, madeFor, opened, withDefaults, type Draft, type DraftObject } from '../../core/cloudformation/draft.ts';
import type { NotifyTarget, TargetEnds } from '../../core/cloudformation/ends.ts';
import { ACCOUNT, getAtt, PARTITION, ref, STACK_GUID, sub } from '../../core/cloudformation/intrinsics.ts';
import { shortened } from '../../core/cloudformation/names.ts';
import { accessPermits, callerStatement, policyDocument } from '../../core/cloudformation/permits.ts';
import { s3 as ports } from './ports.ts';
import { configOutputs } from './site-config.ts';

/** A private, encrypted bucket that is reached over TLS only, and what it announces. */
export const s3: CloudFormationPart = {
  references: (self) => ({ name: nameOf(self), arn: arnOf(self), url: sub`https://${getAtt(self.logicalId, 'RegionalDomainName')}` }),
  asSource: {
    notify: (self) => ({ caller: { principal: 's3.amazonaws.com', sourceArn: announcedBy(self), sourceAccount: ACCOUNT, name: 'notify' } }),
  },
  asTarget: {
    origin: (self) => ({ domainName: getAtt(self.logicalId, 'RegionalDomainName'), reached: 'signed' }),
    access: (self, connection) => ({ permits: ports.access ? accessPermits(ports.access, connection, arnOf(self)) : [] }),
  },
  build: (_node, context) => {
    buildBucket(context);
    buildPolicy(context);
    configOutputs(context);
    context.output(`${context.logicalId}BucketName`, `Name of the bucket ${context.node.id}`, ref(context.logicalId));
  },
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html (2026-11) */
const NAME_LENGTH = 63;
const GUID_LENGTH = 36;

/**
 * A bucket can announce to a function only once the function lets it in, and the function (or its
 * role) may name the bucket: a circle, if the name were known only after the bucket was made. So a
 * bucket that announces gets a name that the stack's own id tells beforehand. One that stands word for
 * word keeps its name: another would make it another bucket.
 */
function announces(self: Self): boolean {
  return self.node.resource === undefined && self.starting('notify').length > 0;
}

function nameOf(self: Self): Json {
  return announces(self) ? plannedName(self) : ref(self.logicalId);
}

function plannedName({ node }: Self): Json {
  return own(node.properties, 'BucketName') ?? sub`${shortened(node.id, NAME_LENGTH - GUID_LENGTH - 1)}-${STACK_GUID}`;
}

/**
 * ARN of the bucket that announces. One that stands word for word keeps a name that only CloudFormation knows, and
 * waits for whom it announces to: until it is there, any bucket of this account is let in.
 */
function announcedBy(self: Self): Json {
  if (self.node.resource === undefined) return arnOf(self);
  return sub`arn:${PARTITION}:s3:::${own(self.node.properties, 'BucketName') ?? '*'}`;
}

function arnOf(self: Self): Json {
  return announces(self) ? sub`arn:${PARTITION}:s3:::${plannedName(self)}` : getAtt(self.logicalId, 'Arn');
}

function buildBucket(context: BuildContext): void {
  const announced = context.targets('notify');
  const after = [...new Set(announced.map((met) => met.end.allowedBy))];
  const planned = announces(context) ? { BucketName: plannedName(context) } : {};
  const notifications = announced.length > 0 ? { NotificationConfiguration: notificationsOf(context, announced) } : {};
  context.primary({
    Type: 'AWS::S3::Bucket',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    ...(after.length > 0 ? { DependsOn: after } : {}),
    Properties: withDefaults({ ...context.properties, ...notifications }, {
      ...planned,
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
    }),
  });
}

const LISTS: Readonly<Record<NotifyTarget['is'], readonly [list: string, target: string]>> = {
  function: ['LambdaConfigurations', 'Function'], queue: ['QueueConfigurations', 'Queue'], topic: ['TopicConfigurations', 'Topic'],
};

function notificationsOf(context: BuildContext, announced: readonly Met<TargetEnds['notify']>[]): DraftObject {
  const lists = new Map<string, Draft[]>();
  for (const met of announced) {
    const [list, target] = LISTS[met.end.is];
    const entries = eventsOf(met).map((event) => madeFor(met.origin, { Event: event, ...filterOf(met), [target]: met.end.arn }));
    lists.set(list, [...(lists.get(list) ?? []), ...entries]);
  }
  const written = opened(context.properties['NotificationConfiguration']) ?? {};
  for (const [list, entries] of lists) lists.set(list, [...itemsOf(written[list]), ...entries]);
  return { ...written, ...Object.fromEntries(lists) };
}

/** `with: { events: [s3:ObjectCreated:*] }`; a new object where it says nothing. */
function eventsOf({ connection }: Met<unknown>): readonly Json[] {
  const events = own(connection.with, 'events');
  return Array.isArray(events) ? (events as readonly Json[]) : ['s3:ObjectCreated:*'];
}

/** `with: { prefix: in/, suffix: .jpg }` */
function filterOf({ connection }: Met<unknown>): DraftObject {
  const rules = (['prefix', 'suffix'] as const).flatMap((name) => {
    const value = own(connection.with, name);
    return value === undefined ? [] : [{ Name: name, Value: value }];
  });
  return rules.length > 0 ? { Filter: { S3Key: { Rules: rules } } } : {};
}

function buildPolicy(context: BuildContext): void {
  const { logicalId } = context;
  const arn = arnOf(context);
  const objects = sub`${arn}/*`;
  const deny = { Sid: 'TlsOnly', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [arn, objects], Condition: { Bool: { 'aws:SecureTransport': false } } };
  const origins = context.sources('origin').map((met) => madeFor(met.origin, callerStatement(met.end.caller, { actions: ['s3:GetObject'], resources: [objects] })));
  context.resource(`${logicalId}Policy`, {
    Type: 'AWS::S3::BucketPolicy',
    Properties: { Bucket: ref(logicalId), PolicyDocument: policyDocument([deny, ...origins]) },
  });
}

