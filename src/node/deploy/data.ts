import { CognitoIdentityProviderClient, DeleteUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DeleteTableCommand, DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { DeleteBucketCommand, DeleteObjectsCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import { isMissing } from './artifacts.ts';
import type { Clients } from './clients.ts';
import type { StackResource } from './contract.ts';
import { DeployFault } from './fault.ts';

/** Deletes all objects of a bucket, in all their versions. */
export async function emptyBucket(s3: S3Client, bucket: string): Promise<void> {
  try {
    for (;;) {
      const { Versions: versions = [], DeleteMarkers: markers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket }));
      const objects = [...versions, ...markers].map(({ Key, VersionId }) => ({ Key, VersionId }));
      if (objects.length === 0) return;
      const { Errors: [failed] = [] } = await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: objects, Quiet: true } }));
      if (failed) throw new DeployFault('deploy.bucket-not-emptied', { en: `${bucket} could not be emptied: ${failed.Message ?? failed.Code}`, ko: `${bucket}을(를) 비우지 못했습니다: ${failed.Message ?? failed.Code}` });
    }
  } catch (error) {
    if (!isMissing(error) && (error as Error).name !== 'NoSuchBucket') throw error;
  }
}

/** Deletes what a stack has left behind, with all that is in it. One that is gone already is fine. */
export async function deleteRetained({ type, id, logicalId }: StackResource, clients: Clients): Promise<void> {
  const remove = DELETERS.get(type);
  if (!remove) {
    throw new DeployFault('deploy.cannot-delete', { en: `${logicalId} (${type}) stays: ${id}. Delete it in the AWS console.`, ko: `${logicalId}(${type})은(는) 남습니다: ${id}. AWS 콘솔에서 삭제하십시오.` });
  }
  try {
    await remove(id, clients);
  } catch (error) {
    if (!isMissing(error) && !/^(?:NoSuchBucket|ResourceNotFoundException)$/.test((error as Error).name)) throw error;
  }
}

const DELETERS = new Map<string, (id: string, clients: Clients) => Promise<void>>([
  ['AWS::S3::Bucket', async (bucket, { s3 }) => {
    await emptyBucket(s3, bucket);
    await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
  }],
  ['AWS::DynamoDB::Table', async (table, { settings }) => {
    const client = new DynamoDBClient(settings);
    await client.send(new UpdateTableCommand({ TableName: table, DeletionProtectionEnabled: false })).catch(() => undefined);
    await client.send(new DeleteTableCommand({ TableName: table })).finally(() => { client.destroy(); });
  }],
  ['AWS::Cognito::UserPool', async (pool, { settings }) => {
    const client = new CognitoIdentityProviderClient(settings);
    await client.send(new DeleteUserPoolCommand({ UserPoolId: pool })).finally(() => { client.destroy(); });
  }],
]);
