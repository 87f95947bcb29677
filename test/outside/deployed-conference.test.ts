import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AdminAddUserToGroupCommand, AdminCreateUserCommand, AdminSetUserPasswordCommand, CognitoIdentityProviderClient, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deployed } from '../../src/node/deploy/contract.ts';
import { copyOfSample, runDeploy } from './deploying.ts';
import { findEmulator, MINISTACK, start, type Emulator } from './emulator.ts';

const found = await findEmulator(MINISTACK);
const missing = 'missing' in found ? found.missing : undefined;
const isCi = process.env['CI'] === 'true';
if (missing !== undefined) console.warn(`The deployed conference is skipped: ${missing}`);

const REGION = 'ap-northeast-2';
const entry = { name: '김하나', email: 'hana@example.com', affiliation: '서울', consent: true };

/** The command line's own deployment of the sample, with its own handlers and pages, at an emulator that runs them. */
describe.skipIf(missing !== undefined && !isCi)('the conference, deployed', () => {
  let emulator: Emulator;
  let sample: Awaited<ReturnType<typeof copyOfSample>>;
  let deployed: Deployed;

  const settings = () => ({ endpoint: emulator.endpoint, region: REGION, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const output = (name: string): string => deployed.outputs[name] ?? '';
  /** MiniStack answers for an API at a path of its own. */
  const api = (path: string): string => `${emulator.endpoint}/_aws/execute-api/${/\/\/([^.]+)\./.exec(output('ApiUrl'))?.[1]}/api${path}`;
  const deploy = async (): Promise<Deployed> => {
    const { code, out, err } = await runDeploy('deploy', [sample.design, '--endpoint', emulator.endpoint, '--yes', '--format', 'json']);
    if (code !== 0) throw new Error(`${code} ${err}${out}`);
    return JSON.parse(out) as Deployed;
  };

  beforeAll(async () => {
    if (!('path' in found)) throw new Error(missing);
    [emulator, sample] = await Promise.all([start(found.path, MINISTACK), copyOfSample('conference')]);
    deployed = await deploy();
  });

  afterAll(async () => {
    await emulator?.stop();
    await sample?.remove();
  });

  it('has every resource of the exported template', () => {
    expect(deployed.status).toBe('CREATE_COMPLETE');
    expect(deployed.notCreated).toEqual([]);
    expect(deployed.links.map(({ node }) => node)).toEqual(['cdn', 'api']);
  });

  it('stores a registration that is posted to its API, and makes the certificate behind the topic', async () => {
    const posted = await fetch(api('/registrations'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(entry) });
    expect(posted.status).toBe(201);
    const { id } = await posted.json() as { id: string };
    const table = new DynamoDBClient(settings());
    const { Items: items = [] } = await table.send(new ScanCommand({ TableName: output('RegistrationsTableName') }));
    expect(items.map((item) => [item['id']?.S, item['name']?.S])).toEqual([[id, entry.name]]);
    const shown = await eventually(async () => {
      const { certificateUrl } = await (await fetch(api(`/registrations/${id}`))).json() as { certificateUrl?: string };
      return certificateUrl;
    });
    const picture = await fetch(shown.replace(/^https?:\/\/[^/]+/, emulator.endpoint));
    expect(picture.status).toBe(200);
    expect(await picture.text()).toContain(entry.name);
  });

  it('lets nobody see the list without a token, no stranger with one, and an organizer', async () => {
    const list = (token?: string): Promise<Response> => fetch(api('/admin/registrations'), { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });
    expect((await list()).status).toBe(401);
    expect((await list(await tokenOf('stranger@example.com', []))).status).toBe(403);
    const answer = await list(await tokenOf('organizer@example.com', ['organizers']));
    expect(answer.status).toBe(200);
    expect(JSON.stringify(await answer.json())).toContain(entry.email);
  });

  it('has the pages in the bucket byte for byte, with their content types', async () => {
    const s3 = new S3Client({ ...settings(), forcePathStyle: true });
    const web = join(sample.folder, 'web');
    const pages = readdirSync(web, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
    const types: string[] = [];
    for (const page of pages.filter((each) => !each.endsWith('config.json'))) {
      const { Body: body, ContentType: type } = await s3.send(new GetObjectCommand({ Bucket: output('SiteBucketName'), Key: page.slice(web.length + 1) }));
      expect(Buffer.from(await (body as NonNullable<typeof body>).transformToByteArray()).equals(readFileSync(page)), page).toBe(true);
      types.push(`${page.slice(page.lastIndexOf('.'))} ${type}`);
    }
    expect([...new Set(types)].toSorted()).toEqual(['.css text/css; charset=utf-8', '.html text/html; charset=utf-8', '.js text/javascript; charset=utf-8', '.svg image/svg+xml; charset=utf-8']);
  });

  it('tells the pages where to sign in', async () => {
    const s3 = new S3Client({ ...settings(), forcePathStyle: true });
    const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: output('SiteBucketName'), Key: 'config.json' }));
    expect(JSON.parse(await (body as NonNullable<typeof body>).transformToString())).toEqual({ apiUrl: '/api', region: REGION, userPoolClientId: output('OrganizersClientId') });
  });

  it('sends nothing and says so where nothing has changed', async () => {
    expect(await deploy()).toMatchObject({ status: 'NOTHING_TO_DO', uploaded: [], removed: [], changes: [] });
  });

  it('changes one function and what must follow it, explained', async () => {
    await writeFile(sample.design, readFileSync(sample.design, 'utf8').replace('logBytes: 600 B', 'logBytes: 601 B').replace(/(show:\n(?:.*\n)*?.*MemorySize: )256/, '$1512'));
    const { status, changes, uploaded } = await deploy();
    expect(status).toBe('UPDATE_COMPLETE');
    expect(uploaded).toEqual([]);
    expect(changes.find(({ logicalId }) => logicalId === 'Show')).toMatchObject({ action: 'modify', node: 'show', because: ['MemorySize'], losesData: false });
    expect(changes.filter(({ node, connection }) => node !== 'show' && connection !== 'api-show' && node !== 'api')).toEqual([]);
  });

  it('takes pages away that the folder has lost, and sends those that are new', async () => {
    await writeFile(join(sample.folder, 'web', 'extra.html'), '<!doctype html>');
    expect((await deploy()).uploaded).toEqual(['extra.html']);
    const { rm } = await import('node:fs/promises');
    await rm(join(sample.folder, 'web', 'extra.html'));
    expect((await deploy()).removed).toEqual(['extra.html']);
  });

  it('leaves behind what it says it keeps, and with its name typed nothing', async () => {
    const kept = JSON.parse((await runDeploy('destroy', [sample.design, '--endpoint', emulator.endpoint, '--yes', '--format', 'json'])).out) as { kept: readonly { type: string; id: string }[] };
    expect(kept.kept.map(({ type }) => type).toSorted()).toEqual(['AWS::Cognito::UserPool', 'AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::S3::Bucket']);
    await deploy();
    const all = await runDeploy('destroy', [sample.design, '--endpoint', emulator.endpoint, '--yes', '--delete-data', '--stack', 'conference', '--format', 'json']);
    expect(JSON.parse(all.out)).toMatchObject({ status: 'DELETE_COMPLETE', kept: [] });
  });

  async function tokenOf(email: string, groups: readonly string[]): Promise<string> {
    const cognito = new CognitoIdentityProviderClient(settings());
    const who = { UserPoolId: output('OrganizersUserPoolId'), Username: email };
    await cognito.send(new AdminCreateUserCommand({ ...who, MessageAction: 'SUPPRESS' }));
    await cognito.send(new AdminSetUserPasswordCommand({ ...who, Password: 'Correct-horse-7', Permanent: true }));
    for (const group of groups) await cognito.send(new AdminAddUserToGroupCommand({ ...who, GroupName: group }));
    const { AuthenticationResult: result } = await cognito.send(new InitiateAuthCommand({ AuthFlow: 'USER_PASSWORD_AUTH', ClientId: output('OrganizersClientId'), AuthParameters: { USERNAME: email, PASSWORD: 'Correct-horse-7' } }));
    return result?.AccessToken ?? '';
  }
});

/** The first answer that is there, asked for again for a while. */
async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await wait(200);
  }
  throw new Error('it never came');
}
