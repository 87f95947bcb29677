import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { credentialFault, noAnswer } from './credentials.ts';

/** Where a deployment goes. */
export interface Target {
  readonly region: string;
  /** A profile of the AWS configuration files; without it the SDK's own chain decides. */
  readonly profile?: string | undefined;
  /** A service on this machine that answers like AWS, in place of AWS. */
  readonly endpoint?: string | undefined;
  /** Asks the user for the code of a device, where a profile wants one. */
  readonly mfaCode?: (serial: string) => Promise<string>;
}

type Settings = Pick<STSClientConfig, 'region' | 'credentials' | 'maxAttempts' | 'retryMode' | 'endpoint'>;

export interface Clients {
  readonly cloudFormation: CloudFormationClient;
  readonly s3: S3Client;
  readonly cloudFront: CloudFrontClient;
  readonly sts: STSClient;
  /** For the clients of services that are seldom needed. */
  readonly settings: Settings;
  readonly close: () => void;
}

/** How often a call that was throttled or dropped is tried, with the SDK's growing pauses. */
const ATTEMPTS = 8;

/** The clients of a deployment. An emulator takes any credentials, so it gets none of the user's. */
export function clientsFor({ region, profile, endpoint, mfaCode }: Target): Clients {
  const asked = { ...(mfaCode && { mfaCodeProvider: mfaCode }), clientConfig: { region } };
  const named = profileOf(profile);
  // The chain goes on to the next source where a profile is of no use, and hides why: a profile that is named is meant.
  const ofUser = named === undefined ? fromNodeProviderChain(asked) : fromIni({ ...asked, profile: named });
  const credentials = endpoint === undefined ? ofUser : { accessKeyId: 'test', secretAccessKey: 'test' };
  const settings: Settings = { region, credentials, maxAttempts: ATTEMPTS, retryMode: 'standard', ...(endpoint !== undefined && { endpoint }) };
  const clients = {
    cloudFormation: new CloudFormationClient(settings), s3: new S3Client({ ...settings, forcePathStyle: endpoint !== undefined }),
    cloudFront: new CloudFrontClient(settings), sts: new STSClient(settings),
  };
  return { ...clients, settings, close: () => Object.values(clients).forEach((client) => { client.destroy(); }) };
}

/**
 * The account whose credentials are used.
 *
 * @throws DeployFault where there are none, they have expired, or nothing answers.
 */
export async function accountOf({ sts }: Clients, { profile, endpoint }: Target): Promise<string> {
  try {
    return (await sts.send(new GetCallerIdentityCommand({}))).Account ?? '';
  } catch (error) {
    throw endpoint === undefined ? credentialFault(error, profileOf(profile)) : noAnswer(error, endpoint);
  }
}

/** The profile that is named, for this deployment or for the machine. */
function profileOf(profile: string | undefined): string | undefined {
  return profile ?? (process.env['AWS_PROFILE'] || undefined);
}
