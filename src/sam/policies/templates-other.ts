import { allow, type PolicyTemplate } from './template.ts';

/**
 * Policy templates for other services, as SAM's documentation lists them (2026-11-21).
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
export const OTHER_POLICIES: Readonly<Record<string, PolicyTemplate>> = {
  AMIDescribePolicy: { parameters: [], grants: [allow(['ec2:DescribeImages'], '*')] },
  AWSSecretsManagerGetSecretValuePolicy: { parameters: ['SecretArn'], grants: [allow(['secretsmanager:GetSecretValue'], '${secretArn}')] },
  AWSSecretsManagerRotationPolicy: {
    parameters: ['FunctionName'],
    grants: [
      allow(['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage'], 'secretsmanager:secret:*', { StringEquals: { 'secretsmanager:resource/AllowRotationLambdaArn': 'lambda:function:${functionName}' } }),
      allow(['secretsmanager:GetRandomPassword'], '*'),
    ],
  },
  AcmGetCertificatePolicy: { parameters: ['CertificateArn'], grants: [allow(['acm:GetCertificate'], '${certificateArn}')] },
  CloudWatchDashboardPolicy: {
    parameters: [],
    grants: [
      allow(['cloudwatch:GetDashboard', 'cloudwatch:ListDashboards', 'cloudwatch:PutDashboard', 'cloudwatch:ListMetrics'], '*'),
    ],
  },
  CloudWatchDescribeAlarmHistoryPolicy: { parameters: [], grants: [allow(['cloudwatch:DescribeAlarmHistory'], '*')] },
  CloudWatchPutMetricPolicy: { parameters: [], grants: [allow(['cloudwatch:PutMetricData'], '*')] },
  CodeCommitCrudPolicy: {
    parameters: ['RepositoryName'],
    grants: [
      allow(['codecommit:GitPull', 'codecommit:GitPush', 'codecommit:CreateBranch', 'codecommit:DeleteBranch', 'codecommit:GetBranch', 'codecommit:ListBranches', 'codecommit:MergeBranchesByFastForward', 'codecommit:MergeBranchesBySquash', 'codecommit:MergeBranchesByThreeWay', 'codecommit:UpdateDefaultBranch', 'codecommit:BatchDescribeMergeConflicts', 'codecommit:CreateUnreferencedMergeCommit', 'codecommit:DescribeMergeConflicts', 'codecommit:GetMergeCommit', 'codecommit:GetMergeOptions', 'codecommit:BatchGetPullRequests', 'codecommit:CreatePullRequest', 'codecommit:DescribePullRequestEvents', 'codecommit:GetCommentsForPullRequest', 'codecommit:GetCommitsFromMergeBase', 'codecommit:GetMergeConflicts', 'codecommit:GetPullRequest', 'codecommit:ListPullRequests', 'codecommit:MergePullRequestByFastForward', 'codecommit:MergePullRequestBySquash', 'codecommit:MergePullRequestByThreeWay', 'codecommit:PostCommentForPullRequest', 'codecommit:UpdatePullRequestDescription', 'codecommit:UpdatePullRequestStatus', 'codecommit:UpdatePullRequestTitle', 'codecommit:DeleteFile', 'codecommit:GetBlob', 'codecommit:GetFile', 'codecommit:GetFolder', 'codecommit:PutFile', 'codecommit:DeleteCommentContent', 'codecommit:GetComment', 'codecommit:GetCommentsForComparedCommit', 'codecommit:PostCommentForComparedCommit', 'codecommit:PostCommentReply', 'codecommit:UpdateComment', 'codecommit:BatchGetCommits', 'codecommit:CreateCommit', 'codecommit:GetCommit', 'codecommit:GetCommitHistory', 'codecommit:GetDifferences', 'codecommit:GetObjectIdentifier', 'codecommit:GetReferences', 'codecommit:GetTree', 'codecommit:GetRepository', 'codecommit:UpdateRepositoryDescription', 'codecommit:ListTagsForResource', 'codecommit:TagResource', 'codecommit:UntagResource', 'codecommit:GetRepositoryTriggers', 'codecommit:PutRepositoryTriggers', 'codecommit:TestRepositoryTriggers', 'codecommit:GetBranch', 'codecommit:GetCommit', 'codecommit:UploadArchive', 'codecommit:GetUploadArchiveStatus', 'codecommit:CancelUploadArchive'], 'codecommit:${repositoryName}'),
    ],
  },
  CodeCommitReadPolicy: {
    parameters: ['RepositoryName'],
    grants: [
      allow(['codecommit:GitPull', 'codecommit:GetBranch', 'codecommit:ListBranches', 'codecommit:BatchDescribeMergeConflicts', 'codecommit:DescribeMergeConflicts', 'codecommit:GetMergeCommit', 'codecommit:GetMergeOptions', 'codecommit:BatchGetPullRequests', 'codecommit:DescribePullRequestEvents', 'codecommit:GetCommentsForPullRequest', 'codecommit:GetCommitsFromMergeBase', 'codecommit:GetMergeConflicts', 'codecommit:GetPullRequest', 'codecommit:ListPullRequests', 'codecommit:GetBlob', 'codecommit:GetFile', 'codecommit:GetFolder', 'codecommit:GetComment', 'codecommit:GetCommentsForComparedCommit', 'codecommit:BatchGetCommits', 'codecommit:GetCommit', 'codecommit:GetCommitHistory', 'codecommit:GetDifferences', 'codecommit:GetObjectIdentifier', 'codecommit:GetReferences', 'codecommit:GetTree', 'codecommit:GetRepository', 'codecommit:ListTagsForResource', 'codecommit:GetRepositoryTriggers', 'codecommit:TestRepositoryTriggers', 'codecommit:GetBranch', 'codecommit:GetCommit', 'codecommit:GetUploadArchiveStatus'], 'codecommit:${repositoryName}'),
    ],
  },
  CodePipelineLambdaExecutionPolicy: { parameters: [], grants: [allow(['codepipeline:PutJobSuccessResult', 'codepipeline:PutJobFailureResult'], '*')] },
  CodePipelineReadOnlyPolicy: { parameters: ['PipelineName'], grants: [allow(['codepipeline:ListPipelineExecutions'], 'codepipeline:${pipelinename}')] },
  ComprehendBasicAccessPolicy: {
    parameters: [],
    grants: [
      allow(['comprehend:BatchDetectKeyPhrases', 'comprehend:DetectDominantLanguage', 'comprehend:DetectEntities', 'comprehend:BatchDetectEntities', 'comprehend:DetectKeyPhrases', 'comprehend:DetectSentiment', 'comprehend:BatchDetectDominantLanguage', 'comprehend:BatchDetectSentiment'], '*'),
    ],
  },
  CostExplorerReadOnlyPolicy: {
    parameters: [],
    grants: [
      allow(['ce:GetCostAndUsage', 'ce:GetDimensionValues', 'ce:GetReservationCoverage', 'ce:GetReservationPurchaseRecommendation', 'ce:GetReservationUtilization', 'ce:GetTags'], '*'),
    ],
  },
  EC2CopyImagePolicy: { parameters: ['ImageId'], grants: [allow(['ec2:CopyImage'], 'ec2:image/${imageId}')] },
  EC2DescribePolicy: { parameters: [], grants: [allow(['ec2:DescribeRegions', 'ec2:DescribeInstances'], '*')] },
  EKSDescribePolicy: { parameters: [], grants: [allow(['eks:DescribeCluster', 'eks:ListClusters'], '*')] },
  FilterLogEventsPolicy: { parameters: ['LogGroupName'], grants: [allow(['logs:FilterLogEvents'], 'logs:log-group:${logGroupName}:log-stream:*')] },
  KMSDecryptPolicy: { parameters: ['KeyId'], grants: [allow('kms:Decrypt', 'kms:key/${keyId}')] },
  KMSEncryptPolicy: { parameters: ['KeyId'], grants: [allow('kms:Encrypt', 'kms:key/${keyId}')] },
  KMSEncryptPolicy_v2: {
    parameters: ['KeyId'],
    grants: [
      allow(['kms:Encrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:GenerateDataKeyPair', 'kms:GenerateDataKeyPairWithoutPlaintext'], 'kms:key/${keyId}'),
    ],
  },
  MobileAnalyticsWriteOnlyAccessPolicy: { parameters: [], grants: [allow(['mobileanalytics:PutEvents'], '*')] },
  OrganizationsListAccountsPolicy: { parameters: [], grants: [allow(['organizations:ListAccounts'], '*')] },
  PinpointEndpointAccessPolicy: {
    parameters: ['PinpointApplicationId'],
    grants: [
      allow(['mobiletargeting:GetEndpoint', 'mobiletargeting:UpdateEndpoint', 'mobiletargeting:UpdateEndpointsBatch'], 'mobiletargeting:apps/${pinpointApplicationId}/endpoints/*'),
    ],
  },
  PollyFullAccessPolicy: {
    parameters: ['LexiconName'],
    grants: [
      allow(['polly:GetLexicon', 'polly:DeleteLexicon'], ['polly:lexicon/${lexiconName}']),
      allow(['polly:DescribeVoices', 'polly:ListLexicons', 'polly:PutLexicon', 'polly:SynthesizeSpeech'], ['polly:lexicon/*']),
    ],
  },
  RekognitionDetectOnlyPolicy: {
    parameters: [],
    grants: [
      allow(['rekognition:DetectFaces', 'rekognition:DetectLabels', 'rekognition:DetectModerationLabels', 'rekognition:DetectText'], '*'),
    ],
  },
  RekognitionFacesManagementPolicy: {
    parameters: ['CollectionId'],
    grants: [
      allow(['rekognition:IndexFaces', 'rekognition:DeleteFaces', 'rekognition:SearchFaces', 'rekognition:SearchFacesByImage', 'rekognition:ListFaces'], 'rekognition:collection/${collectionId}'),
    ],
  },
  RekognitionFacesPolicy: { parameters: [], grants: [allow(['rekognition:CompareFaces', 'rekognition:DetectFaces'], '*')] },
  RekognitionLabelsPolicy: { parameters: [], grants: [allow(['rekognition:DetectLabels', 'rekognition:DetectModerationLabels'], '*')] },
  RekognitionNoDataAccessPolicy: {
    parameters: ['CollectionId'],
    grants: [
      allow(['rekognition:CompareFaces', 'rekognition:DetectFaces', 'rekognition:DetectLabels', 'rekognition:DetectModerationLabels'], 'rekognition:collection/${collectionId}'),
    ],
  },
  RekognitionReadPolicy: {
    parameters: ['CollectionId'],
    grants: [
      allow(['rekognition:ListCollections', 'rekognition:ListFaces', 'rekognition:SearchFaces', 'rekognition:SearchFacesByImage'], 'rekognition:collection/${collectionId}'),
    ],
  },
  RekognitionWriteOnlyAccessPolicy: {
    parameters: ['CollectionId'],
    grants: [
      allow(['rekognition:CreateCollection', 'rekognition:IndexFaces'], 'rekognition:collection/${collectionId}'),
    ],
  },
  Route53ChangeResourceRecordSetsPolicy: {
    parameters: ['HostedZoneId'],
    grants: [
      allow(['route53:ChangeResourceRecordSets'], 'arn:${AWS::Partition}:route53:::hostedzone/${HostedZoneId}'),
    ],
  },
  SSMParameterReadPolicy: {
    parameters: ['ParameterName'],
    grants: [
      allow(['ssm:DescribeParameters'], '*'),
      allow(['ssm:GetParameters', 'ssm:GetParameter', 'ssm:GetParametersByPath'], 'ssm:parameter/${parameterName}'),
    ],
  },
  SSMParameterWithSlashPrefixReadPolicy: {
    parameters: ['ParameterName'],
    grants: [
      allow(['ssm:DescribeParameters'], '*'),
      allow(['ssm:GetParameters', 'ssm:GetParameter', 'ssm:GetParametersByPath'], 'ssm:parameter${parameterName}'),
    ],
  },
  SageMakerCreateEndpointConfigPolicy: {
    parameters: ['EndpointConfigName'],
    grants: [
      allow(['sagemaker:CreateEndpointConfig'], 'sagemaker:endpoint-config/${endpointConfigName}'),
    ],
  },
  SageMakerCreateEndpointPolicy: { parameters: ['EndpointName'], grants: [allow(['sagemaker:CreateEndpoint'], 'sagemaker:endpoint/${endpointName}')] },
  ServerlessRepoReadWriteAccessPolicy: {
    parameters: [],
    grants: [
      allow(['serverlessrepo:CreateApplication', 'serverlessrepo:CreateApplicationVersion', 'serverlessrepo:UpdateApplication', 'serverlessrepo:GetApplication', 'serverlessrepo:ListApplications', 'serverlessrepo:ListApplicationVersions', 'serverlessrepo:ListApplicationDependencies'], ['serverlessrepo:applications/*']),
    ],
  },
  TextractDetectAnalyzePolicy: {
    parameters: [],
    grants: [
      allow(['textract:DetectDocumentText', 'textract:StartDocumentTextDetection', 'textract:StartDocumentAnalysis', 'textract:AnalyzeDocument'], '*'),
    ],
  },
  TextractGetResultPolicy: { parameters: [], grants: [allow(['textract:GetDocumentTextDetection', 'textract:GetDocumentAnalysis'], '*')] },
  TextractPolicy: { parameters: [], grants: [allow(['textract:*'], '*')] },
  VPCAccessPolicy: {
    parameters: [],
    grants: [
      allow(['ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DetachNetworkInterface'], '*'),
    ],
  },
};
