/**
 * What diagrams name besides the services of this folder: other services of AWS, what runs outside it, and things that
 * are no node. A box that says one of these is not taken for what the frame around it says.
 */
export const OTHER_NAMES: readonly string[] = [
  'cloudwatch', 'cloud watch', 'xray', 'cloudtrail', 'rds', 'aurora', 'postgres', 'postgresql', 'mysql', 'redis', 'elasticache', 'opensearch', 'elasticsearch', 'neptune', 'documentdb', 'redshift', 'athena', 'glue', 'lake formation',
  'ecs', 'eks', 'ecr', 'ec2', 'fargate', 'elb', 'alb', 'nlb', 'load balancer', 'nat gateway', 'internet gateway', 'vpc', 'route 53', 'waf', 'acm', 'kms', 'secrets manager', 'ssm', 'parameter store', 'iam', 'sts', 'guardduty',
  'kinesis', 'firehose', 'msk', 'kafka', 'ses', 'appsync', 'amplify', 'cloudformation', 'codebuild', 'codepipeline', 'codecommit', 'github', 'bedrock', 'sagemaker', 'textract', 'transcribe', 'rekognition', 'comprehend', 'polly',
  'iot', 'quicksight', 'efs', 'fsx', 'app runner', 'lightsail', 'x ray', 'legend', 'authorizer', 'alarm',
];
