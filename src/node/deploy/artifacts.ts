import { CreateStackCommand, type CloudFormationClient, type Stack } from '@aws-sdk/client-cloudformation';
import { HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { DeployPort } from './contract.ts';
import { DeployFault } from './fault.ts';
import { findStack, watchStack } from './stack.ts';
import { firstFailure } from './states.ts';

/** The small stack that owns the bucket for code; one for each account and region. */
export const ARTIFACTS_STACK = 'serverless-canvas-artifacts';
const BUCKET = 'Artifacts';

/** Where code and the records of sites lie. */
export interface Artifacts {
  /** Known before the bucket is there, so that a change set can name it before anything is made. */
  readonly bucket: string;
  readonly account: string;
}

export function artifactsOf(account: string, region: string): Artifacts {
  return { bucket: `serverless-canvas-${account}-${region}`, account };
}

/** Private, encrypted, over TLS only. */
const template = (bucket: string): string => JSON.stringify({
  AWSTemplateFormatVersion: '2010-09-09',
  Description: 'Code of functions that Serverless Canvas deploys, and what it remembers of sites.',
  Resources: {
    [BUCKET]: {
      Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain',
      Properties: {
        BucketName: bucket,
        BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
      },
    },
    ArtifactsPolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: BUCKET },
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{
            Sid: 'TlsOnly', Effect: 'Deny', Principal: '*', Action: 's3:*',
            Resource: [{ 'Fn::GetAtt': [BUCKET, 'Arn'] }, { 'Fn::Sub': `\${${BUCKET}.Arn}/*` }], Condition: { Bool: { 'aws:SecureTransport': false } },
          }],
        },
      },
    },
  },
});

/**
 * Makes the bucket where there is none yet. A start that was killed goes on.
 *
 * @throws DeployFault where its stack cannot be made.
 */
export async function ensureArtifactBucket(client: CloudFormationClient, { bucket }: Artifacts, port: DeployPort): Promise<void> {
  const before = await findStack(client, ARTIFACTS_STACK);
  if (isComplete(before)) return;
  if (!before) await client.send(new CreateStackCommand({ StackName: ARTIFACTS_STACK, TemplateBody: template(bucket), OnFailure: 'DELETE' }));
  const { stack, events } = await watchStack(client, before?.StackId ?? ARTIFACTS_STACK, undefined, () => ({}), { ...port, notify: () => undefined });
  if (isComplete(stack)) return;
  const reason = firstFailure(events)?.reason ?? stack?.StackStatusReason ?? stack?.StackStatus ?? '';
  throw new DeployFault('deploy.no-artifact-bucket', {
    en: `The bucket ${bucket} for code could not be made (stack ${ARTIFACTS_STACK}): ${reason}`,
    ko: `코드를 담을 버킷 ${bucket}을(를) 만들지 못했습니다(스택 ${ARTIFACTS_STACK}): ${reason}`,
  });
}

function isComplete(stack: Stack | undefined): boolean {
  return stack?.StackStatus === 'CREATE_COMPLETE' || stack?.StackStatus === 'UPDATE_COMPLETE';
}

/** Sends a file whose key names its content, unless it is there already; whether it was sent. */
export async function sendOnce(s3: S3Client, { bucket, account }: Artifacts, key: string, bytes: Uint8Array): Promise<boolean> {
  // Names of buckets are the whole world's: somebody else's bucket of that name gets nothing.
  const where = { Bucket: bucket, Key: key, ExpectedBucketOwner: account };
  try {
    const { ContentLength: length } = await s3.send(new HeadObjectCommand(where));
    if (length === bytes.length) return false;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  await s3.send(new PutObjectCommand({ ...where, Body: bytes }));
  return true;
}

/** Whether S3 says that there is no such object. */
export function isMissing(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  return name === 'NotFound' || name === 'NoSuchKey' || $metadata?.httpStatusCode === 404;
}
