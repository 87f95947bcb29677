import type { Ownership } from './contract.ts';

/**
 * What resources of types without a service folder are to a diagram. Which types stand for a thing of
 * their own and which only configure another: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html (2026-11)
 */

/** Never drawn: they say who may do what, how things reach each other, or what happens while deploying. */
const NAMESPACES = /^(?:Custom::|AWS::(?:IAM|Logs|EC2|CDK|CloudFormation|Route53|CertificateManager|KMS|ACMPCA|EventSchemas|SSM|ServiceDiscovery|Config|AutoScaling|ApplicationAutoScaling|RolesAnywhere|RAM|Serverless)::)/;

/** Of these namespaces, what is drawn all the same. */
const DRAWN: ReadonlySet<string> = new Set(['AWS::EC2::Instance', 'AWS::EC2::VPC', 'AWS::CloudFormation::Stack', 'AWS::Serverless::Application', 'AWS::Serverless::GraphQLApi', 'AWS::AutoScaling::AutoScalingGroup']);

const CONFIGURATION = /(?:Policy|Permission|Association|Attachment|Mapping|SubnetGroup|ParameterGroup|SecurityGroup|SecurityGroupIngress|ACL|Alias|Version|Configuration|Registration|AccessPoint|MountTarget|Listener|ListenerRule|ListenerCertificate|TargetGroup|Crawler|Dashboard|AnomalyDetector|Rule|User|Consumer|Output|DataSource|Resolver|ApiKey|GraphQLSchema|Workgroup|TaskDefinition)$/;

/** Where those name what they belong to. */
const OWNED: Readonly<Record<string, Ownership>> = {
  'AWS::IAM::Role': { mentioned: true },
  'AWS::IAM::Policy': { by: ['Roles'], mentioned: true },
  'AWS::IAM::ManagedPolicy': { by: ['Roles'], mentioned: true },
  'AWS::IAM::RolePolicy': { by: ['RoleName'] },
  'AWS::IAM::InstanceProfile': { mentioned: true },
  'AWS::Logs::LogGroup': { by: ['LogGroupName'], mentioned: true },
  'AWS::Logs::LogStream': { by: ['LogGroupName'], mentioned: true },
  ...Object.fromEntries(['ConfigurationProfile', 'Deployment', 'Environment', 'HostedConfigurationVersion'].map((kind) => [`AWS::AppConfig::${kind}`, { by: ['ApplicationId'] }])),
  'AWS::AppConfig::DeploymentStrategy': { mentioned: true },
  'AWS::AppSync::ApiKey': { by: ['ApiId'] },
  'AWS::AppSync::DataSource': { by: ['ApiId'] },
  'AWS::AppSync::FunctionConfiguration': { by: ['ApiId'] },
  'AWS::AppSync::GraphQLSchema': { by: ['ApiId'] },
  'AWS::AppSync::Resolver': { by: ['ApiId'] },
  'AWS::ECS::TaskDefinition': { mentioned: true },
  'AWS::EFS::AccessPoint': { by: ['FileSystemId'] },
  'AWS::EFS::MountTarget': { by: ['FileSystemId'] },
  'AWS::ElasticLoadBalancingV2::Listener': { by: ['LoadBalancerArn'] },
  'AWS::ElasticLoadBalancingV2::ListenerRule': { by: ['ListenerArn'] },
  'AWS::ElasticLoadBalancingV2::TargetGroup': { mentioned: true },
  'AWS::Kinesis::StreamConsumer': { by: ['StreamARN'] },
  'AWS::KinesisAnalytics::ApplicationOutput': { by: ['ApplicationName'] },
  'AWS::KinesisAnalyticsV2::ApplicationOutput': { by: ['ApplicationName'] },
  'AWS::SecretsManager::RotationSchedule': { by: ['SecretId'] },
  'AWS::SecretsManager::SecretTargetAttachment': { by: ['SecretId'] },
  'AWS::VpcLattice::Listener': { by: ['ServiceIdentifier'] },
  'AWS::VpcLattice::Rule': { by: ['ListenerIdentifier', 'ServiceIdentifier'] },
  'AWS::VpcLattice::TargetGroup': { mentioned: true },
};

/** Drawn for itself though its name ends like a configuration. */
const THINGS: ReadonlySet<string> = new Set(['AWS::IoT::TopicRule', 'AWS::S3ObjectLambda::AccessPoint']);

/** Whether a resource of a type without a service folder is a node. */
export function isDrawn(type: string): boolean {
  if (DRAWN.has(type) || THINGS.has(type)) return true;
  return !NAMESPACES.test(type) && !CONFIGURATION.test(type) && ownershipOf(type) === undefined;
}

export function ownershipOf(type: string): Ownership | undefined {
  return Object.hasOwn(OWNED, type) ? OWNED[type] : undefined;
}

/** The third part of the ARN of a type, where it is the namespace in lower case. */
export function arnOf(type: string): string {
  const namespace = type.split('::')[1] ?? '';
  return ({ KinesisFirehose: 'firehose', OpenSearchService: 'es', MSK: 'kafka', AmazonMQ: 'mq', VpcLattice: 'vpc-lattice-svcs' } as Readonly<Record<string, string>>)[namespace] ?? namespace.toLowerCase();
}
