import { all, ANY, FLAG, literal, MAP, TEXT, TEXT_OR_MAP, type Rules } from '../shapes.ts';

/** @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html */
export const FUNCTION_RULES: Rules = {
  FunctionName: TEXT_OR_MAP,
  ...all('Handler Runtime CodeUri ImageUri PackageType InlineCode Description MemorySize Timeout VpcConfig RolePath KmsKeyArn ReservedConcurrentExecutions', ANY),
  ...all('EphemeralStorage VersionDescription ProvisionedConcurrencyConfig FileSystemConfigs ImageConfig CodeSigningConfigArn Architectures', ANY),
  ...all('RuntimeManagementConfig LoggingConfig RecursiveLoop SourceKMSKeyArn PublishToLatestPublished TenancyConfig', ANY),
  ...all('DeadLetterQueue AssumeRolePolicyDocument Environment Events Tags DeploymentPreference EventInvokeConfig SnapStart FunctionUrlConfig', MAP),
  ...all('CapacityProviderConfig FunctionScalingConfig DurableConfig', MAP),
  ...all('Role PermissionsBoundary AutoPublishAlias AutoPublishCodeSha256 VersionDeletionPolicy', TEXT),
  Policies: { shape: 'a text, a map or a list' },
  Layers: { shape: 'a list' },
  Tracing: TEXT_OR_MAP,
  PropagateTags: FLAG,
  AutoPublishAliasAllProperties: literal(FLAG),
};
