import { allow, type PolicyTemplate } from './template.ts';

/**
 * Policy templates for what keeps data: tables, buckets, streams, file systems, as SAM's documentation lists them (2026-11-21).
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
export const DATA_POLICIES: Readonly<Record<string, PolicyTemplate>> = {
  AthenaQueryPolicy: {
    parameters: ['WorkGroupName'],
    grants: [
      allow(['athena:ListWorkGroups', 'athena:GetExecutionEngine', 'athena:GetExecutionEngines', 'athena:GetNamespace', 'athena:GetCatalogs', 'athena:GetNamespaces', 'athena:GetTables', 'athena:GetTable'], '*'),
      allow(['athena:StartQueryExecution', 'athena:GetQueryResults', 'athena:DeleteNamedQuery', 'athena:GetNamedQuery', 'athena:ListQueryExecutions', 'athena:StopQueryExecution', 'athena:GetQueryResultsStream', 'athena:ListNamedQueries', 'athena:CreateNamedQuery', 'athena:GetQueryExecution', 'athena:BatchGetNamedQuery', 'athena:BatchGetQueryExecution', 'athena:GetWorkGroup'], 'athena:workgroup/${workgroupName}'),
    ],
  },
  DynamoDBBackupFullAccessPolicy: {
    parameters: ['TableName'],
    grants: [
      allow(['dynamodb:CreateBackup', 'dynamodb:DescribeContinuousBackups'], 'dynamodb:table/${tableName}'),
      allow(['dynamodb:DeleteBackup', 'dynamodb:DescribeBackup', 'dynamodb:ListBackups'], 'dynamodb:table/${tableName}/backup/*'),
    ],
  },
  DynamoDBCrudPolicy: {
    parameters: ['TableName'],
    grants: [
      allow(['dynamodb:GetItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Scan', 'dynamodb:Query', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem', 'dynamodb:BatchGetItem', 'dynamodb:DescribeTable', 'dynamodb:ConditionCheckItem'], ['dynamodb:table/${tableName}', 'dynamodb:table/${tableName}/index/*']),
    ],
  },
  DynamoDBReadPolicy: {
    parameters: ['TableName'],
    grants: [
      allow(['dynamodb:GetItem', 'dynamodb:Scan', 'dynamodb:Query', 'dynamodb:BatchGetItem', 'dynamodb:DescribeTable'], ['dynamodb:table/${tableName}', 'dynamodb:table/${tableName}/index/*']),
    ],
  },
  DynamoDBReconfigurePolicy: { parameters: ['TableName'], grants: [allow(['dynamodb:UpdateTable'], 'dynamodb:table/${tableName}')] },
  DynamoDBRestoreFromBackupPolicy: {
    parameters: ['TableName'],
    grants: [
      allow(['dynamodb:RestoreTableFromBackup'], 'dynamodb:table/${tableName}/backup/*'),
      allow(['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:Scan', 'dynamodb:BatchWriteItem'], 'dynamodb:table/${tableName}'),
    ],
  },
  DynamoDBStreamReadPolicy: {
    parameters: ['StreamName', 'TableName'],
    grants: [
      allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], 'dynamodb:table/${tableName}/stream/${streamName}'),
      allow(['dynamodb:ListStreams'], 'dynamodb:table/${tableName}/stream/*'),
    ],
  },
  DynamoDBWritePolicy: {
    parameters: ['TableName'],
    grants: [
      allow(['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'], ['dynamodb:table/${tableName}', 'dynamodb:table/${tableName}/index/*']),
    ],
  },
  EFSWriteAccessPolicy: {
    parameters: ['AccessPoint', 'FileSystem'],
    grants: [
      allow(['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'], 'elasticfilesystem:file-system/${FileSystem}', { StringEquals: { 'elasticfilesystem:AccessPointArn': 'elasticfilesystem:access-point/${AccessPoint}' } }),
    ],
  },
  ElasticsearchHttpPostPolicy: { parameters: ['DomainName'], grants: [allow(['es:ESHttpPost', 'es:ESHttpPut'], 'es:domain/${domainName}/*')] },
  FirehoseCrudPolicy: {
    parameters: ['DeliveryStreamName'],
    grants: [
      allow(['firehose:CreateDeliveryStream', 'firehose:DeleteDeliveryStream', 'firehose:DescribeDeliveryStream', 'firehose:PutRecord', 'firehose:PutRecordBatch', 'firehose:UpdateDestination'], 'firehose:deliverystream/${deliveryStreamName}'),
    ],
  },
  FirehoseWritePolicy: { parameters: ['DeliveryStreamName'], grants: [allow(['firehose:PutRecord', 'firehose:PutRecordBatch'], 'firehose:deliverystream/${deliveryStreamName}')] },
  KinesisCrudPolicy: {
    parameters: ['StreamName'],
    grants: [
      allow(['kinesis:AddTagsToStream', 'kinesis:CreateStream', 'kinesis:DecreaseStreamRetentionPeriod', 'kinesis:DeleteStream', 'kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:GetShardIterator', 'kinesis:IncreaseStreamRetentionPeriod', 'kinesis:ListTagsForStream', 'kinesis:MergeShards', 'kinesis:PutRecord', 'kinesis:PutRecords', 'kinesis:SplitShard', 'kinesis:RemoveTagsFromStream'], 'kinesis:stream/${streamName}'),
    ],
  },
  KinesisStreamReadPolicy: {
    parameters: ['StreamName'],
    grants: [
      allow(['kinesis:ListStreams', 'kinesis:DescribeLimits'], 'kinesis:stream/*'),
      allow(['kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:GetRecords', 'kinesis:GetShardIterator'], 'kinesis:stream/${streamName}'),
    ],
  },
  S3CrudPolicy: {
    parameters: ['BucketName'],
    grants: [
      allow(['s3:GetObject', 's3:ListBucket', 's3:GetBucketLocation', 's3:GetObjectVersion', 's3:PutObject', 's3:PutObjectAcl', 's3:GetLifecycleConfiguration', 's3:PutLifecycleConfiguration', 's3:DeleteObject'], ['arn:${AWS::Partition}:s3:::${bucketName}', 'arn:${AWS::Partition}:s3:::${bucketName}/*']),
    ],
  },
  S3FullAccessPolicy: {
    parameters: ['BucketName'],
    grants: [
      allow(['s3:GetObject', 's3:GetObjectAcl', 's3:GetObjectVersion', 's3:PutObject', 's3:PutObjectAcl', 's3:DeleteObject', 's3:DeleteObjectTagging', 's3:DeleteObjectVersionTagging', 's3:GetObjectTagging', 's3:GetObjectVersionTagging', 's3:PutObjectTagging', 's3:PutObjectVersionTagging'], ['arn:${AWS::Partition}:s3:::${bucketName}/*']),
      allow(['s3:ListBucket', 's3:GetBucketLocation', 's3:GetLifecycleConfiguration', 's3:PutLifecycleConfiguration'], ['arn:${AWS::Partition}:s3:::${bucketName}']),
    ],
  },
  S3ReadPolicy: {
    parameters: ['BucketName'],
    grants: [
      allow(['s3:GetObject', 's3:ListBucket', 's3:GetBucketLocation', 's3:GetObjectVersion', 's3:GetLifecycleConfiguration'], ['arn:${AWS::Partition}:s3:::${bucketName}', 'arn:${AWS::Partition}:s3:::${bucketName}/*']),
    ],
  },
  S3WritePolicy: {
    parameters: ['BucketName'],
    grants: [
      allow(['s3:PutObject', 's3:PutObjectAcl', 's3:PutLifecycleConfiguration'], ['arn:${AWS::Partition}:s3:::${bucketName}', 'arn:${AWS::Partition}:s3:::${bucketName}/*']),
    ],
  },
};
