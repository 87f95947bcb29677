import { completeParts, type Completions } from '../../core/cloudformation/complete-parts.ts';
import type { BuildContext, CloudFormationPart, Self } from '../../core/cloudformation/contract.ts';
import { getAtt, ref, sub } from '../../core/cloudformation/intrinsics.ts';
import { accessPermits } from '../../core/cloudformation/permits.ts';
import type { Node } from '../../core/model/design.ts';
import { isObject, own, type Json } from '../../core/model/json.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { dynamodb as ports } from './ports.ts';

/** A table; AWS encrypts every table, so nothing has to be said about that. */
export const dynamodb: CloudFormationPart = {
  references: ({ logicalId }) => ({ name: ref(logicalId), arn: getAtt(logicalId, 'Arn') }),
  asSource: {
    poll: ({ logicalId }) => ({
      arn: getAtt(logicalId, 'StreamArn'),
      permits: [{ actions: STREAM_ACTIONS, resources: [getAtt(logicalId, 'StreamArn')] }],
      mapping: { StartingPosition: 'LATEST' },
      mappingKeepsFailures: true,
    }),
  },
  asTarget: {
    access: (self, connection) => ({
      permits: ports.access ? accessPermits(ports.access, connection, getAtt(self.logicalId, 'Arn'), (suffix) => suffix !== '/index/*' || hasIndexes(self)) : [],
    }),
  },
  build: (_node, context) => {
    context.primary({ Type: 'AWS::DynamoDB::Table', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain', Properties: context.properties });
    completeParts(context, scalingOf(context));
    context.output(`${context.logicalId}TableName`, `Name of the table ${context.node.id}`, ref(context.logicalId));
  },
};

/**
 * Auto scaling of the table, or of an index whose name the part gives in its ResourceId. A policy scales the target
 * that it names. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html (2026-11)
 */
function scalingOf({ logicalId, node, resolve }: BuildContext): Completions {
  return {
    'AWS::ApplicationAutoScaling::ScalableTarget': () => ({ ServiceNamespace: 'dynamodb', ResourceId: sub`table/${ref(logicalId)}` }),
    'AWS::ApplicationAutoScaling::ScalingPolicy': ({ id, properties }) => {
      const way = wayOf(own(properties, 'ScalingTargetId'), node, resolve);
      const metric = way === undefined ? {} : { PredefinedMetricSpecification: { PredefinedMetricType: `DynamoDB${way}CapacityUtilization` } };
      return { PolicyName: id, PolicyType: 'TargetTrackingScaling', ...(Object.hasOwn(properties, 'TargetTrackingScalingPolicyConfiguration') ? {} : { TargetTrackingScalingPolicyConfiguration: { TargetValue: USED_PERCENT, ...metric } }) };
    },
  };
}

/** Share of the capacity that auto scaling keeps used, as in AWS's own example: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html (2026-11-22) */
const USED_PERCENT = 70;

/** Whether the target that a policy names scales reads or writes. */
function wayOf(targetId: Json | undefined, node: Node, resolve: Resolver): 'Read' | 'Write' | undefined {
  const id = isObject(targetId) ? own(targetId, 'Ref') : undefined;
  const target = typeof id === 'string' ? own(node.parts, id) : undefined;
  const properties = isObject(target) ? own(target, 'Properties') : undefined;
  const dimension = isObject(properties) ? resolve.string(properties, 'ScalableDimension') : undefined;
  return dimension === undefined ? undefined : dimension.includes(':Write') ? 'Write' : 'Read';
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/iam-policy-example-lamda-process-dynamodb-streams.html (2026-11) */
const STREAM_ACTIONS = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'];

function hasIndexes({ node }: Self): boolean {
  return Object.hasOwn(node.properties, 'GlobalSecondaryIndexes') || Object.hasOwn(node.properties, 'LocalSecondaryIndexes');
}
