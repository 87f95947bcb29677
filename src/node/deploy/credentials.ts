import type { Text } from '../../core/model/text.ts';
import { DeployFault } from './fault.ts';

/** What AWS or the SDK says, and what to do about it. The first that fits is told. */
interface Answer {
  readonly says: RegExp;
  readonly code: string;
  readonly text: (profile: string, reason: string) => Text;
}

const ANSWERS: readonly Answer[] = [
  {
    says: /aws sso login|^TokenProviderError|SSO session.*(?:expired|invalid)/i, code: 'deploy.sso-expired',
    text: (profile) => ({
      en: `The sign-in of the profile ${profile} has expired or was never made. Sign in again: aws sso login --profile ${profile}`,
      ko: `프로필 ${profile}의 로그인이 만료되었거나 아직 로그인하지 않았습니다. 다시 로그인하십시오: aws sso login --profile ${profile}`,
    }),
  },
  {
    says: /Could not resolve credentials using profile|could not be found in shared credentials file|Profile .* was not found/i, code: 'deploy.no-profile',
    text: (profile) => ({
      en: `The profile ${profile} is not in the AWS configuration files (~/.aws/config, ~/.aws/credentials), or has no credentials there. \`aws configure list-profiles\` lists those that are.`,
      ko: `AWS 구성 파일(~/.aws/config, ~/.aws/credentials)에 프로필 ${profile}이(가) 없거나 자격 증명이 없습니다. \`aws configure list-profiles\`로 있는 프로필을 볼 수 있습니다.`,
    }),
  },
  {
    says: /MultiFactorAuthentication failed|invalid MFA|requires multi-factor authentication|TokenCode/i, code: 'deploy.mfa',
    text: (profile, reason) => ({
      en: `The profile ${profile} wants the code of its MFA device, and none or a wrong one was given: ${reason} Deploy again with the code that the device shows now.`,
      ko: `프로필 ${profile}에는 MFA 기기의 코드가 필요하지만, 코드가 없거나 틀렸습니다: ${reason} 기기에 지금 표시된 코드로 다시 배포하십시오.`,
    }),
  },
  {
    says: /Detected a cycle|Unsupported credential source|invalid SSO credentials|Conflicting SSO|is missing required property|Incomplete configuration|source_profile/i, code: 'deploy.profile-broken',
    text: (profile, reason) => ({
      en: `The profile ${profile} in the AWS configuration files is not usable as it is written: ${reason}`,
      ko: `AWS 구성 파일의 프로필 ${profile}이(가) 잘못 작성되었습니다: ${reason}`,
    }),
  },
  {
    says: /ExpiredToken|security token included in the request is expired/i, code: 'deploy.credentials-expired',
    text: (profile) => ({
      en: `The temporary credentials of ${profile} have expired. Get new ones and deploy again.`,
      ko: `${profile}의 임시 자격 증명이 만료되었습니다. 새로 받은 다음 다시 배포하십시오.`,
    }),
  },
  {
    says: /InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidAccessKeyId/i, code: 'deploy.credentials-refused',
    text: (profile, reason) => ({
      en: `AWS does not take the credentials of ${profile}: ${reason} The key may have been deleted or mistyped, or the clock of this machine is wrong.`,
      ko: `AWS가 ${profile}의 자격 증명을 받아들이지 않았습니다: ${reason} 키가 삭제되었거나 잘못 입력되었을 수 있고, 이 컴퓨터의 시계가 틀렸을 수도 있습니다.`,
    }),
  },
  {
    says: /AccessDenied|not authorized to perform/i, code: 'deploy.not-allowed',
    text: (profile, reason) => ({ en: `${profile} may not do this: ${reason}`, ko: `${profile}에는 권한이 없습니다: ${reason}` }),
  },
  {
    says: /ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|ECONNRESET/, code: 'deploy.no-network',
    text: (_, reason) => ({ en: `AWS cannot be reached from this machine: ${reason}`, ko: `이 컴퓨터에서 AWS에 연결할 수 없습니다: ${reason}` }),
  },
];

/** Why nobody can be told from the credentials, in words that say what to do. */
export function credentialFault(error: unknown, profile: string | undefined): DeployFault {
  const reason = sentence(error);
  const said = `${error instanceof Error ? error.name : ''} ${(error as { code?: string }).code ?? ''} ${reason}`.trim();
  const answer = ANSWERS.find(({ says }) => says.test(said));
  if (answer) return new DeployFault(answer.code, answer.text(profile ?? 'default', reason));
  const whose = profile === undefined ? '' : ` (${profile})`;
  return new DeployFault('deploy.no-credentials', {
    en: `There are no AWS credentials to use${whose}: ${reason} Sign in (aws sso login, aws configure) or name a profile: --profile, in VS Code the setting serverlessCanvas.profile.`,
    ko: `사용할 AWS 자격 증명이 없습니다${whose}: ${reason} 로그인하거나(aws sso login, aws configure) 프로필을 지정하십시오. 명령줄에서는 --profile, VS Code에서는 serverlessCanvas.profile 설정입니다.`,
  });
}

/** Why a service that stands in for AWS is of no use. */
export function noAnswer(error: unknown, endpoint: string): DeployFault {
  const reason = sentence(error);
  return new DeployFault('deploy.no-endpoint', { en: `Nothing answers like AWS at ${endpoint}: ${reason}`, ko: `${endpoint}에서 AWS처럼 응답하는 것이 없습니다: ${reason}` });
}

function sentence(error: unknown): string {
  return (error instanceof Error ? error.message || error.name : String(error)).replace(/[^.!?]$/, '$&.');
}
