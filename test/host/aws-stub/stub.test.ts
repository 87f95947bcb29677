import {
  CancelUpdateStackCommand, CreateChangeSetCommand, DeleteStackCommand, DescribeChangeSetCommand, DescribeEventsCommand, DescribeStackDriftDetectionStatusCommand, DescribeStackEventsCommand, DescribeStackResourceDriftsCommand,
  DescribeStackResourcesCommand, DescribeStacksCommand, DetectStackDriftCommand, ExecuteChangeSetCommand, SetStackPolicyCommand, UpdateTerminationProtectionCommand, type ChangeSetType,
} from '@aws-sdk/client-cloudformation';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientsFor, type Clients } from '../../../src/node/deploy/clients.ts';
import { AwsStub } from './server.ts';

/** What the README beside it promises, line by line, asked by AWS's own client. */
let stub: AwsStub;
let clients: Clients;

beforeEach(async () => {
  stub = new AwsStub();
  clients = clientsFor({ region: 'us-east-1', endpoint: await stub.start() });
});

afterEach(async () => {
  clients.close();
  await stub.stop();
});

const QUEUES = { A: { Type: 'AWS::SQS::Queue' }, B: { Type: 'AWS::SQS::Queue' } };
const which = { StackName: 'shop', ChangeSetName: 'change' };
const propose = (resources: object, type: ChangeSetType = 'CREATE') => clients.cloudFormation.send(new CreateChangeSetCommand({ ...which, ChangeSetType: type, TemplateBody: JSON.stringify({ Resources: resources }) }));
const proposed = () => clients.cloudFormation.send(new DescribeChangeSetCommand(which));
const execute = () => clients.cloudFormation.send(new ExecuteChangeSetCommand(which));
const status = async (): Promise<string | undefined> => (await clients.cloudFormation.send(new DescribeStacksCommand({ StackName: 'shop' }))).Stacks?.[0]?.StackStatus;
const tick = (times = 1): void => { for (let each = 0; each < times; each += 1) stub.cloudFormation.tick(); };
const made = async (resources: object = QUEUES): Promise<void> => {
  await propose(resources);
  tick();
  await execute();
  tick(Object.keys(resources).length + 1);
};

describe('a change set of the stub', () => {
  it('makes a stack in review, is pending for one tick, and then tells one change for each resource', async () => {
    await propose(QUEUES);
    expect(await status()).toBe('REVIEW_IN_PROGRESS');
    expect((await proposed()).Status).toBe('CREATE_PENDING');
    tick();
    const { Status, Changes = [] } = await proposed();
    expect([Status, Changes.map(({ ResourceChange: change }) => `${change?.Action} ${change?.LogicalResourceId}`)]).toEqual(['CREATE_COMPLETE', ['Add A', 'Add B']]);
  });

  it('tells what was added, differs and is gone', async () => {
    await made();
    await propose({ B: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } }, C: { Type: 'AWS::SQS::Queue' } }, 'UPDATE');
    tick();
    expect((await proposed()).Changes?.map(({ ResourceChange: change }) => `${change?.Action} ${change?.LogicalResourceId}`)).toEqual(['Remove A', 'Modify B', 'Add C']);
  });

  it('fails where nothing differs', async () => {
    await made();
    await propose(QUEUES, 'UPDATE');
    tick();
    expect(await proposed()).toMatchObject({ Status: 'FAILED', StatusReason: expect.stringContaining("didn't contain changes") as string });
  });

  it('can be executed once', async () => {
    await made();
    await expect(execute()).rejects.toThrow('does not exist');
  });
});

describe('a stack of the stub', () => {
  it('does nothing by itself, and one resource a tick', async () => {
    await propose(QUEUES);
    tick();
    await execute();
    const there = async () => (await clients.cloudFormation.send(new DescribeStackResourcesCommand({ StackName: 'shop' }))).StackResources?.length ?? 0;
    expect([await status(), await there()]).toEqual(['CREATE_IN_PROGRESS', 0]);
    tick();
    expect([await status(), await there()]).toEqual(['CREATE_IN_PROGRESS', 1]);
    tick(2);
    expect([await status(), await there()]).toEqual(['CREATE_COMPLETE', 2]);
  });

  it('tells its events the latest first, three to a page', async () => {
    await made();
    const first = await clients.cloudFormation.send(new DescribeStackEventsCommand({ StackName: 'shop' }));
    expect(first.StackEvents?.map(({ LogicalResourceId: id, ResourceStatus: state }) => `${id} ${state}`)).toEqual(['shop CREATE_COMPLETE', 'B CREATE_COMPLETE', 'B CREATE_IN_PROGRESS']);
    const second = await clients.cloudFormation.send(new DescribeStackEventsCommand({ StackName: 'shop', NextToken: first.NextToken }));
    expect(second.StackEvents?.map(({ LogicalResourceId: id, ResourceStatus: state }) => `${id} ${state}`)).toEqual(['A CREATE_COMPLETE', 'A CREATE_IN_PROGRESS', 'shop CREATE_IN_PROGRESS']);
  });

  it('rolls back, one resource a tick, where a resource fails, and takes no change set then', async () => {
    stub.cloudFormation.failing.set('B', 'Limit exceeded');
    await propose(QUEUES);
    tick();
    await execute();
    tick(2);
    expect(await status()).toBe('ROLLBACK_IN_PROGRESS');
    tick(2);
    expect(await status()).toBe('ROLLBACK_COMPLETE');
    await expect(propose(QUEUES, 'UPDATE')).rejects.toThrow('ROLLBACK_COMPLETE');
  });

  it('changes nothing and says to ask for the events where validation finds a resource wrong', async () => {
    stub.cloudFormation.invalid.set('B', 'It already exists.');
    await propose(QUEUES);
    tick();
    await execute();
    tick(2);
    expect([await status(), stub.cloudFormation.find('shop').resources.size]).toEqual(['ROLLBACK_COMPLETE', 0]);
    const { OperationEvents: events = [] } = await clients.cloudFormation.send(new DescribeEventsCommand({ StackName: 'shop' }));
    expect(events.find(({ EventType }) => EventType === 'VALIDATION_ERROR')).toMatchObject({ LogicalResourceId: 'B', ResourceType: 'AWS::SQS::Queue', ValidationStatusReason: 'It already exists.' });
  });

  it('takes an update back when it is cancelled, and refuses that in any other state', async () => {
    await made();
    await expect(clients.cloudFormation.send(new CancelUpdateStackCommand({ StackName: 'shop' }))).rejects.toMatchObject({ name: 'ValidationError' });
    await propose({ ...QUEUES, A: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } }, C: { Type: 'AWS::SQS::Queue' } }, 'UPDATE');
    tick();
    await execute();
    tick();
    await clients.cloudFormation.send(new CancelUpdateStackCommand({ StackName: 'shop' }));
    expect(await status()).toBe('UPDATE_ROLLBACK_IN_PROGRESS');
    tick(2);
    expect(await status()).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect([...stub.cloudFormation.find('shop').resources].map(([id, { definition }]) => [id, JSON.parse(definition) as unknown])).toEqual(Object.entries(QUEUES));
  });

  it('keeps what its template retains when it is deleted', async () => {
    await made({ ...QUEUES, T: { Type: 'AWS::DynamoDB::Table', DeletionPolicy: 'Retain' } });
    const { StackId } = (await clients.cloudFormation.send(new DescribeStacksCommand({ StackName: 'shop' }))).Stacks?.[0] ?? {};
    await clients.cloudFormation.send(new DeleteStackCommand({ StackName: 'shop' }));
    tick(4);
    await expect(status()).rejects.toThrow('does not exist');
    const { StackEvents: events = [] } = await clients.cloudFormation.send(new DescribeStackEventsCommand({ StackName: StackId }));
    expect(events.map(({ LogicalResourceId: id, ResourceStatus: state }) => `${id} ${state}`)).toContain('T DELETE_SKIPPED');
  });

  it('is not deleted while it is protected', async () => {
    await made();
    await clients.cloudFormation.send(new UpdateTerminationProtectionCommand({ StackName: 'shop', EnableTerminationProtection: true }));
    await expect(clients.cloudFormation.send(new DeleteStackCommand({ StackName: 'shop' }))).rejects.toThrow('cannot be deleted while TerminationProtection is enabled');
  });

  it('does not remove what its policy names', async () => {
    await made();
    await clients.cloudFormation.send(new SetStackPolicyCommand({ StackName: 'shop', StackPolicyBody: JSON.stringify({ Statement: [{ Effect: 'Deny', Resource: 'LogicalResourceId/A' }] }) }));
    await propose({ B: QUEUES.B }, 'UPDATE');
    tick();
    await execute();
    tick(3);
    expect(await status()).toBe('UPDATE_ROLLBACK_COMPLETE');
  });
});

describe('the rest of the stub', () => {
  it('keeps objects in buckets that a stack has made, and in no others', async () => {
    await made({ Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'things' } } });
    await clients.s3.send(new PutObjectCommand({ Bucket: 'things', Key: 'a.txt', Body: 'hello' }));
    const { Body: body } = await clients.s3.send(new GetObjectCommand({ Bucket: 'things', Key: 'a.txt' }));
    expect(await body?.transformToString()).toBe('hello');
    expect((await clients.s3.send(new ListObjectsV2Command({ Bucket: 'things' }))).Contents?.map(({ Key, ETag }) => [Key, ETag])).toEqual([['a.txt', '"5d41402abc4b2a76b9719d911017c592"']]);
    await expect(clients.s3.send(new PutObjectCommand({ Bucket: 'others', Key: 'a.txt', Body: 'hello' }))).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  it.each(['throttle', 'drop'] as const)('interrupts the next calls of an action (%s), as often as it was told', async (how) => {
    stub.interrupt('GetCallerIdentity', how, 1);
    expect((await clients.sts.send(new GetCallerIdentityCommand({}))).Account).toBe('111122223333');
    expect(stub.calls.filter((call) => call === 'GetCallerIdentity')).toHaveLength(2);
  });

  it('looks for drift at two looks, and tells three resources to a page', async () => {
    await made({ ...QUEUES, C: QUEUES.A, D: { Type: 'AWS::Lambda::Permission' } });
    stub.cloudFormation.drifted.set('A', { path: '/FifoQueue', expected: 'false', actual: 'true' }).set('B', 'deleted');
    const { StackDriftDetectionId } = await clients.cloudFormation.send(new DetectStackDriftCommand({ StackName: 'shop' }));
    const looks: (string | undefined)[] = [];
    for (let each = 0; each < 3; each += 1) looks.push((await clients.cloudFormation.send(new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }))).DetectionStatus);
    expect(looks).toEqual(['DETECTION_IN_PROGRESS', 'DETECTION_IN_PROGRESS', 'DETECTION_COMPLETE']);
    const first = await clients.cloudFormation.send(new DescribeStackResourceDriftsCommand({ StackName: 'shop' }));
    const second = await clients.cloudFormation.send(new DescribeStackResourceDriftsCommand({ StackName: 'shop', NextToken: first.NextToken }));
    expect([...first.StackResourceDrifts ?? [], ...second.StackResourceDrifts ?? []].map((drift) => drift.StackResourceDriftStatus)).toEqual(['MODIFIED', 'DELETED', 'IN_SYNC', 'NOT_CHECKED']);
  });

  it('tells lines of logs from a moment on, three to a page, and of no group that is not there', async () => {
    const logs = new CloudWatchLogsClient(clients.settings);
    stub.logs.set('/aws/lambda/a', [1, 2, 3, 4, 5].map((timestamp) => ({ eventId: String(timestamp), timestamp, message: 'x' })));
    const first = await logs.send(new FilterLogEventsCommand({ logGroupName: '/aws/lambda/a', startTime: 2 }));
    const second = await logs.send(new FilterLogEventsCommand({ logGroupName: '/aws/lambda/a', startTime: 2, nextToken: first.nextToken }));
    expect([first.events?.map(({ eventId }) => eventId), second.events?.map(({ eventId }) => eventId)]).toEqual([['2', '3', '4'], ['5']]);
    await expect(logs.send(new FilterLogEventsCommand({ logGroupName: '/aws/lambda/b' }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    logs.destroy();
  });
});
