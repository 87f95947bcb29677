import type { CloudFormationPart, Self } from '../../core/cloudformation/contract.ts';
import { getAtt, ref } from '../../core/cloudformation/intrinsics.ts';
import { accessPermits } from '../../core/cloudformation/permits.ts';
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
    context.output(`${context.logicalId}TableName`, `Name of the table ${context.node.id}`, ref(context.logicalId));
  },
};

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/iam-policy-example-lamda-process-dynamodb-streams.html (2026-11) */
const STREAM_ACTIONS = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'];

function hasIndexes({ node }: Self): boolean {
  return Object.hasOwn(node.properties, 'GlobalSecondaryIndexes') || Object.hasOwn(node.properties, 'LocalSecondaryIndexes');
}
