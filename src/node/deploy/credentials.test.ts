import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accountOf, clientsFor } from './clients.ts';

/** The AWS configuration of a machine, with nothing of the one that runs the tests. */
const CONFIG = `[default]
region = us-east-1

[profile keys]
region = us-east-1
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = secret

[profile sso]
sso_session = work
sso_account_id = 111122223333
sso_role_name = Developer
region = us-east-1

[sso-session work]
sso_region = us-east-1
sso_start_url = https://example.awsapps.com/start
sso_registration_scopes = sso:account:access

[profile with-device]
role_arn = arn:aws:iam::111122223333:role/Deployer
source_profile = keys
mfa_serial = arn:aws:iam::111122223333:mfa/hana
region = us-east-1

[profile circle]
role_arn = arn:aws:iam::111122223333:role/A
source_profile = other

[profile other]
role_arn = arn:aws:iam::111122223333:role/B
source_profile = circle
`;

let home: string;
let sts: Server;
let asked: URLSearchParams[];
/** What STS answers to an action instead: code and message of its error. */
let refusing: Readonly<Record<string, readonly [string, string]>>;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'home-'));
  await mkdir(join(home, '.aws/sso/cache'), { recursive: true });
  await writeFile(join(home, '.aws/config'), CONFIG);
  [asked, refusing] = [[], {}];
  sts = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const parameters = new URLSearchParams(Buffer.concat(chunks).toString());
      asked.push(parameters);
      const action = parameters.get('Action') ?? '';
      const refusal = refusing[action];
      response.writeHead(refusal ? 403 : 200, { 'content-type': 'text/xml' });
      response.end(refusal ? `<ErrorResponse><Error><Code>${refusal[0]}</Code><Message>${refusal[1]}</Message></Error></ErrorResponse>` : ANSWERS[action]);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => { sts.once('listening', resolve); });
  for (const [name, value] of Object.entries({
    HOME: home, AWS_CONFIG_FILE: join(home, '.aws/config'), AWS_SHARED_CREDENTIALS_FILE: join(home, '.aws/credentials'), AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${(sts.address() as AddressInfo).port}`, AWS_PROFILE: undefined, AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_SESSION_TOKEN: undefined,
  })) vi.stubEnv(name, value);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  sts.closeAllConnections();
  sts.close();
  await rm(home, { recursive: true, force: true });
});

const ANSWERS: Readonly<Record<string, string>> = {
  GetCallerIdentity: '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
  AssumeRole: '<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2040-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>',
};

async function account(profile?: string, mfaCode?: (serial: string) => Promise<string>): Promise<string> {
  const target = { region: 'us-east-1', profile, ...(mfaCode && { mfaCode }) };
  const clients = clientsFor(target);
  return accountOf(clients, target).finally(clients.close);
}

describe('the account of a deployment', () => {
  it('is that of the profile', async () => {
    expect(await account('keys')).toBe('111122223333');
  });

  it('is asked for with the code of the device where the profile wants one', async () => {
    const devices: string[] = [];
    expect(await account('with-device', (serial) => { devices.push(serial); return Promise.resolve('123456'); })).toBe('111122223333');
    expect(devices).toEqual(['arn:aws:iam::111122223333:mfa/hana']);
    expect(asked.find((each) => each.get('Action') === 'AssumeRole')?.get('TokenCode')).toBe('123456');
  });

  it('says that the code of the device was wrong', async () => {
    refusing = { AssumeRole: ['AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code.'] };
    await expect(account('with-device', () => Promise.resolve('000000'))).rejects.toMatchObject({
      code: 'deploy.mfa', message: 'The profile with-device wants the code of its MFA device, and none or a wrong one was given: MultiFactorAuthentication failed with invalid MFA one time pass code. Deploy again with the code that the device shows now.',
    });
  });

  it('says that the code of a device is wanted where nobody can be asked', async () => {
    await expect(account('with-device')).rejects.toMatchObject({ code: 'deploy.mfa' });
  });

  it.each([['was never made', undefined], ['has expired', '2020-01-01T00:00:00Z']])('says that the sign-in %s, and how to sign in', async (_, expiresAt) => {
    if (expiresAt !== undefined) await writeFile(join(home, '.aws/sso/cache', `${createHash('sha1').update('work').digest('hex')}.json`), JSON.stringify({ accessToken: 'old', expiresAt }));
    await expect(account('sso')).rejects.toMatchObject({
      code: 'deploy.sso-expired', message: 'The sign-in of the profile sso has expired or was never made. Sign in again: aws sso login --profile sso',
    });
  });

  it.each([
    ['a profile that is not there', 'nobody', 'deploy.no-profile', /^The profile nobody is not in the AWS configuration files/],
    ['profiles that name each other', 'circle', 'deploy.profile-broken', /^The profile circle in the AWS configuration files is not usable as it is written: Detected a cycle/],
    ['no credentials at all', undefined, 'deploy.no-credentials', /^There are no AWS credentials to use: .* Sign in \(aws sso login, aws configure\) or name a profile/],
  ])('says so for %s', async (_, profile, code, message) => {
    await expect(account(profile)).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string });
  });

  it.each([
    ['ExpiredToken', 'The security token included in the request is expired', 'deploy.credentials-expired'],
    ['InvalidClientTokenId', 'The security token included in the request is invalid.', 'deploy.credentials-refused'],
    ['SignatureDoesNotMatch', 'Signature expired: it is now later.', 'deploy.credentials-refused'],
    ['AccessDenied', 'User: hana is not authorized to perform: sts:GetCallerIdentity', 'deploy.not-allowed'],
  ])('says what to do where AWS answers %s', async (code, message, told) => {
    refusing = { GetCallerIdentity: [code, message] };
    await expect(account('keys')).rejects.toMatchObject({ code: told });
  });
});
