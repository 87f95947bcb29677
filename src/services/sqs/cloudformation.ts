import type { BuildContext, CloudFormationPart, Self } from '../../core/cloudformation/contract.ts';
import { madeFor, withDefaults, type DraftObject } from '../../core/cloudformation/draft.ts';
import type { Permit } from '../../core/cloudformation/ends.ts';
import { getAtt, ref } from '../../core/cloudformation/intrinsics.ts';
import { callerStatement, policyDocument } from '../../core/cloudformation/permits.ts';
import { partIdOf } from '../../core/model/parts.ts';

/** A queue, and a policy where topics or buckets send to it. SQS encrypts every new queue by itself. */
export const sqs: CloudFormationPart = {
  references: ({ logicalId }) => ({ url: ref(logicalId), arn: getAtt(logicalId, 'Arn'), name: getAtt(logicalId, 'QueueName') }),
  asSource: {
    poll: ({ logicalId }) => ({
      arn: getAtt(logicalId, 'Arn'),
      permits: [{ actions: POLL_ACTIONS, resources: [getAtt(logicalId, 'Arn')] }],
      mapping: {},
      mappingKeepsFailures: false,
    }),
    'on-failure': () => ({}),
  },
  asTarget: {
    send: ({ logicalId }) => ({ permits: [send(logicalId)] }),
    deliver: ({ logicalId }) => ({ protocol: 'sqs', endpoint: getAtt(logicalId, 'Arn') }),
    notify: (self) => ({ is: 'queue', arn: getAtt(self.logicalId, 'Arn'), allowedBy: policyId(self) }),
    'on-failure': ({ logicalId }) => ({ arn: getAtt(logicalId, 'Arn'), permits: [send(logicalId)] }),
  },
  build: (_node, context) => {
    const properties = withDefaults(context.properties, redrive(context));
    context.primary({
      Type: 'AWS::SQS::Queue', DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete',
      ...(Object.keys(properties).length > 0 ? { Properties: properties } : {}),
    });
    buildPolicy(context);
    context.output(`${context.logicalId}QueueUrl`, `URL of the queue ${context.node.id}`, ref(context.logicalId));
  },
};

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html (2026-11) */
const POLL_ACTIONS = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/** Attempts before a message counts as failed, where `with: { maxReceiveCount }` says nothing; AWS has no default and advises at least 5 for Lambda: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html (2026-11) */
export const MAX_RECEIVE_COUNT = 5;

/** The policy that stands in the template word for word, or the one that is made. */
function policyId({ node, logicalId }: Self): string {
  const written = node.resource === undefined ? undefined : partIdOf(node, 'AWS::SQS::QueuePolicy');
  return written ?? `${logicalId}Policy`;
}

function send(logicalId: string): Permit {
  return { actions: ['sqs:SendMessage'], resources: [getAtt(logicalId, 'Arn')] };
}

function redrive(context: BuildContext): DraftObject {
  const failures = context.targets('on-failure')[0];
  if (!failures) return {};
  const policy = withDefaults({ deadLetterTargetArn: failures.end.arn, ...failures.with }, { maxReceiveCount: MAX_RECEIVE_COUNT });
  return { RedrivePolicy: madeFor(failures.origin, policy) };
}

function buildPolicy(context: BuildContext): void {
  const callers = (['deliver', 'notify', 'on-failure'] as const).flatMap((kind) => context.sources(kind));
  const statements = callers.flatMap((met) => (met.end.caller ? [madeFor(met.origin, callerStatement(met.end.caller, send(context.logicalId)))] : []));
  if (statements.length === 0) return;
  context.resource(`${context.logicalId}Policy`, {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: { Queues: [ref(context.logicalId)], PolicyDocument: policyDocument(statements) },
  });
}
