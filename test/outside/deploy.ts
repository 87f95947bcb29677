import {
  CloudFormationClient, CreateChangeSetCommand, DescribeChangeSetCommand, DescribeStackEventsCommand, DescribeStackResourcesCommand, DescribeStacksCommand, ExecuteChangeSetCommand, type Parameter,
} from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, HeadBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { setTimeout as wait } from 'node:timers/promises';
import type { JsonObject } from '../../src/core/model/json.ts';
import { zipOf } from './zip.ts';

/** What became of a stack: the physical id of each resource that was created, by logical id. */
export interface Deployed {
  readonly status: string;
  readonly resources: ReadonlyMap<string, { readonly type: string; readonly status: string }>;
  /** Why it failed, where it did. */
  readonly reasons: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
}

const KEY = 'code.zip';
/** Checks every 100 ms, so many times at most. */
const CHECKS = 600;

/** Creates stacks at an emulator as a deployment does: code into a bucket, a change set, and its execution. */
export function deployer(endpoint: string, region: string): (name: string, template: JsonObject, text: string) => Promise<Deployed> {
  const settings = { endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const cloudFormation = new CloudFormationClient(settings);
  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  const bucket = `artifacts-${region}`;
  return async (name, template, text) => {
    await fill(s3, bucket, region);
    await createStack(cloudFormation, name, text, parametersOf(template, bucket));
    return describe(cloudFormation, name, Object.keys(template['Resources'] as JsonObject));
  };
}

/** The bucket where the code of functions lies; it may be there from an earlier stack. */
async function fill(s3: S3Client, bucket: string, region: string): Promise<void> {
  if (await s3.send(new HeadBucketCommand({ Bucket: bucket })).then(() => true, () => false)) return;
  await s3.send(new CreateBucketCommand({ Bucket: bucket, ...(region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint: region as 'eu-west-1' } }) }));
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: KEY, Body: zipOf('index.mjs', 'export const handler = async () => ({ statusCode: 200 });\n') }));
}

/** Values for the parameters that have no default: the bucket, and the key of the code. */
function parametersOf(template: JsonObject, bucket: string): Parameter[] {
  return Object.entries((template['Parameters'] ?? {}) as Record<string, JsonObject>)
    .filter(([, parameter]) => !Object.hasOwn(parameter, 'Default'))
    .map(([name]) => ({ ParameterKey: name, ParameterValue: name === 'ArtifactBucket' ? bucket : KEY }));
}

async function createStack(client: CloudFormationClient, name: string, text: string, parameters: Parameter[]): Promise<void> {
  const change = { StackName: name, ChangeSetName: 'create' };
  await client.send(new CreateChangeSetCommand({ ...change, ChangeSetType: 'CREATE', TemplateBody: text, Parameters: parameters, Capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'] }));
  await until(async () => {
    const { Status: status, StatusReason: reason } = await client.send(new DescribeChangeSetCommand(change));
    if (status === 'FAILED') throw new Error(`${name}: ${reason}`);
    return status === 'CREATE_COMPLETE';
  });
  await client.send(new ExecuteChangeSetCommand(change));
  await until(async () => {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const status = stack?.StackStatus ?? '';
    return !status.endsWith('IN_PROGRESS');
  });
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  for (let checks = 0; checks < CHECKS; checks += 1) {
    if (await isDone()) return;
    await wait(100);
  }
  throw new Error('it takes too long');
}

async function describe(client: CloudFormationClient, name: string, ids: readonly string[]): Promise<Deployed> {
  const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
  const { StackResources: made = [] } = await client.send(new DescribeStackResourcesCommand({ StackName: name }));
  const { StackEvents: events = [] } = await client.send(new DescribeStackEventsCommand({ StackName: name }));
  const status = stack?.StackStatus ?? '';
  return {
    status,
    resources: new Map(made.filter(({ LogicalResourceId: id = '' }) => ids.includes(id)).map((each) => [each.LogicalResourceId ?? '', { type: each.ResourceType ?? '', status: each.ResourceStatus ?? '' }])),
    reasons: events.filter(({ ResourceStatus: each = '' }) => each.endsWith('FAILED')).map((event) => `${event.LogicalResourceId} (${event.ResourceType}): ${event.ResourceStatusReason}`),
    outputs: Object.fromEntries((stack?.Outputs ?? []).map(({ OutputKey: key = '', OutputValue: value = '' }) => [key, value])),
  };
}

/** The types of a template's resources that the stack does not have as created, each once. */
export function notCreated(template: JsonObject, { resources }: Deployed): readonly string[] {
  const lacking = Object.entries(template['Resources'] as Record<string, JsonObject>).filter(([id]) => resources.get(id)?.status !== 'CREATE_COMPLETE');
  return [...new Set(lacking.map(([, { Type: type }]) => String(type)))].toSorted();
}
