import type { ImportPart, NodeType } from '../../core/cloudformation/import/contract.ts';
import { valueAt } from '../../core/cloudformation/import/values.ts';

const table: NodeType = { service: 'dynamodb', name: 'TableName', arn: 'dynamodb', taken: /^(?:GetRecords|GetShardIterator|DescribeStream|ListStreams|DescribeTable$)/i };

/** Tables, as CloudFormation and SAM write them. */
export const dynamodbImport: ImportPart = {
  nodes: { 'AWS::DynamoDB::Table': table, 'AWS::DynamoDB::GlobalTable': table, 'AWS::Serverless::SimpleTable': table },
  evidence: {
    'AWS::DynamoDB::Table': ({ logicalId, properties }, look) => look.nodes(valueAt(properties, 'KinesisStreamSpecification.StreamArn'))
      .map((to) => ({ from: logicalId, to, at: `${logicalId}.Properties.KinesisStreamSpecification` })),
  },
};
