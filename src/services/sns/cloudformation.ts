import type { BuildContext, CloudFormationPart, Self } from '../../core/cloudformation/contract.ts';
import { madeFor, withDefaults, type Draft, type DraftObject } from '../../core/cloudformation/draft.ts';
import type { Permit, ServiceCaller } from '../../core/cloudformation/ends.ts';
import { getAtt, ref, STACK_NAME, sub } from '../../core/cloudformation/intrinsics.ts';
import { idPart } from '../../core/cloudformation/names.ts';
import { callerStatement, policyDocument } from '../../core/cloudformation/permits.ts';
import { partIdOf } from '../../core/model/parts.ts';

/** A topic, one subscription for each delivery, and a policy where an AWS service publishes to it. */
export const sns: CloudFormationPart = {
  references: ({ logicalId }) => ({ arn: ref(logicalId), name: getAtt(logicalId, 'TopicName') }),
  asSource: {
    deliver: ({ logicalId }) => ({ caller: caller(logicalId) }),
    'on-failure': ({ logicalId }) => ({ caller: caller(logicalId) }),
  },
  asTarget: {
    publish: ({ logicalId }) => ({ permits: [publish(logicalId)] }),
    notify: (self) => ({ is: 'topic', arn: ref(self.logicalId), allowedBy: policyId(self) }),
    'on-failure': ({ logicalId }) => ({ arn: ref(logicalId), permits: [publish(logicalId)] }),
  },
  build: (_node, context) => {
    const properties = withDefaults(context.properties, fifoName(context));
    context.primary({ Type: 'AWS::SNS::Topic', ...(Object.keys(properties).length > 0 ? { Properties: properties } : {}) });
    buildPolicy(context);
    buildSubscriptions(context);
    context.output(`${context.logicalId}TopicArn`, `ARN of the topic ${context.node.id}`, ref(context.logicalId));
  },
};

/**
 * SNS wants the name of a FIFO topic to end with `.fifo`, which the names that CloudFormation makes up do not:
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/681 (2020-11)
 */
function fifoName({ node, resolve }: BuildContext): DraftObject {
  return resolve.boolean(node.properties, 'FifoTopic') === true ? { TopicName: sub`${STACK_NAME}-${node.id}.fifo` } : {};
}

/** The policy that stands in the template word for word, or the one that is made. */
function policyId({ node, logicalId }: Self): string {
  const written = node.resource === undefined ? undefined : partIdOf(node, 'AWS::SNS::TopicPolicy');
  return written ?? `${logicalId}Policy`;
}

function caller(logicalId: string): ServiceCaller {
  return { principal: 'sns.amazonaws.com', sourceArn: ref(logicalId), name: '' };
}

function publish(logicalId: string): Permit {
  return { actions: ['sns:Publish'], resources: [ref(logicalId)] };
}

function buildPolicy(context: BuildContext): void {
  const statements = context.sources('notify').map((met) => madeFor(met.origin, callerStatement(met.end.caller, publish(context.logicalId))));
  if (statements.length === 0) return;
  context.resource(`${context.logicalId}Policy`, {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: { Topics: [ref(context.logicalId)], PolicyDocument: policyDocument(statements) },
  });
}

function buildSubscriptions(context: BuildContext): void {
  for (const met of context.targets('deliver')) {
    const properties: DraftObject = withDefaults(met.properties, {
      TopicArn: ref(context.logicalId), Protocol: met.end.protocol, Endpoint: met.end.endpoint, ...redrive(context),
    });
    context.resource(`${idPart(met.connection.id)}Subscription`, { Type: 'AWS::SNS::Subscription', Properties: properties }, met.origin);
  }
}

/** What a topic could not deliver goes, subscription by subscription, to its `on-failure` queue. */
function redrive(context: BuildContext): Readonly<Record<string, Draft>> {
  const failures = context.targets('on-failure')[0];
  return failures ? { RedrivePolicy: madeFor(failures.origin, { deadLetterTargetArn: failures.end.arn }) } : {};
}
