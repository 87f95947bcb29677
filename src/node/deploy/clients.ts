import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { DeployFault } from './fault.ts';

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
  const credentials = endpoint === undefined
    ? fromNodeProviderChain({ ...(profile !== undefined && { profile }), ...(mfaCode && { mfaCodeProvider: mfaCode }), clientConfig: { region } })
    : { accessKeyId: 'test', secretAccessKey: 'test' };
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
    const reason = (error instanceof Error ? error.message : String(error)).replace(/[^.!?]$/, '$&.');
    if (endpoint !== undefined) {
      throw new DeployFault('deploy.no-endpoint', { en: `Nothing answers like AWS at ${endpoint}: ${reason}`, ko: `${endpoint}에서 AWS처럼 응답하는 것이 없습니다: ${reason}` });
    }
    const whose = profile === undefined ? '' : ` (${profile})`;
    throw new DeployFault('deploy.no-credentials', {
      en: `There are no AWS credentials to use${whose}: ${reason} Sign in (aws sso login, aws configure) or name a profile: --profile, in VS Code the setting serverlessCanvas.profile.`,
      ko: `사용할 AWS 자격 증명이 없습니다${whose}: ${reason} 로그인하거나(aws sso login, aws configure) 프로필을 지정하십시오. 명령줄에서는 --profile, VS Code에서는 serverlessCanvas.profile 설정입니다.`,
    });
  }
}
