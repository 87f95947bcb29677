import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AdminAddUserToGroupCommand, AdminCreateUserCommand, AdminSetUserPasswordCommand, CognitoIdentityProviderClient, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect } from 'vitest';

export const REGION = 'ap-northeast-2';
export const entry = { name: '김하나', email: 'hana@example.com', affiliation: '서울', consent: true };

/** A deployed conference: where it is, and what its stack tells. */
export class Conference {
  readonly #endpoint: string;
  readonly #outputs: Readonly<Record<string, string>>;

  constructor(endpoint: string, outputs: Readonly<Record<string, string>>) {
    this.#endpoint = endpoint;
    this.#outputs = outputs;
  }

  output(name: string): string {
    return this.#outputs[name] ?? '';
  }

  /** MiniStack answers for an API at a path of its own. */
  api(path: string): string {
    return `${this.#endpoint}/_aws/execute-api/${/\/\/([^.]+)\./.exec(this.output('ApiUrl'))?.[1]}/api${path}`;
  }

  settings() {
    return { endpoint: this.#endpoint, region: REGION, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  }

  /** Registers somebody: it is stored in the table, the topic delivers, and the certificate appears. */
  async expectRegistration(): Promise<void> {
    const posted = await fetch(this.api('/registrations'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(entry) });
    expect(posted.status).toBe(201);
    const { id } = await posted.json() as { id: string };
    const { Items: items = [] } = await new DynamoDBClient(this.settings()).send(new ScanCommand({ TableName: this.output('RegistrationsTableName') }));
    expect(items.map((item) => [item['id']?.S, item['name']?.S])).toEqual([[id, entry.name]]);
    const shown = await eventually(async () => (await (await fetch(this.api(`/registrations/${id}`))).json() as { certificateUrl?: string }).certificateUrl);
    const picture = await fetch(shown.replace(/^https?:\/\/[^/]+/, this.#endpoint));
    expect(picture.status).toBe(200);
    expect(await picture.text()).toContain(entry.name);
  }

  /** The list wants a token, and one of the right group; it has who registered. */
  async expectGuardedList(): Promise<void> {
    const list = (token?: string): Promise<Response> => fetch(this.api('/admin/registrations'), { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });
    expect((await list()).status).toBe(401);
    expect((await list(await this.#tokenOf('stranger@example.com', []))).status).toBe(403);
    const answer = await list(await this.#tokenOf('organizer@example.com', ['organizers']));
    expect(answer.status).toBe(200);
    expect(JSON.stringify(await answer.json())).toContain(entry.email);
  }

  /** The pages are those of the folder byte for byte, with their content types; their configuration tells where to sign in. */
  async expectPages(web: string): Promise<void> {
    const pages = readdirSync(web, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
    const types: string[] = [];
    for (const page of pages.filter((each) => !each.endsWith('config.json'))) {
      const { bytes, type } = await this.#page(page.slice(web.length + 1));
      expect(bytes.equals(readFileSync(page)), page).toBe(true);
      types.push(`${page.slice(page.lastIndexOf('.'))} ${type}`);
    }
    expect([...new Set(types)].toSorted()).toEqual(['.css text/css; charset=utf-8', '.html text/html; charset=utf-8', '.js text/javascript; charset=utf-8', '.svg image/svg+xml; charset=utf-8']);
    expect(JSON.parse((await this.#page('config.json')).bytes.toString())).toEqual({ apiUrl: '/api', region: REGION, userPoolClientId: this.output('OrganizersClientId') });
  }

  /** Changes the queue behind the stack's back: how long it keeps messages. */
  async keepMessagesFor(seconds: number): Promise<void> {
    const signed = `AWS4-HMAC-SHA256 Credential=test/20261121/${REGION}/sqs/aws4_request, SignedHeaders=host, Signature=none`;
    const answer = await fetch(this.#endpoint, {
      method: 'POST', headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SetQueueAttributes', authorization: signed },
      body: JSON.stringify({ QueueUrl: this.output('UndeliveredQueueUrl'), Attributes: { MessageRetentionPeriod: String(seconds) } }),
    });
    expect(answer.status).toBe(200);
  }

  async #page(key: string): Promise<{ readonly bytes: Buffer; readonly type: string | undefined }> {
    const { Body: body, ContentType: type } = await new S3Client({ ...this.settings(), forcePathStyle: true }).send(new GetObjectCommand({ Bucket: this.output('SiteBucketName'), Key: key }));
    return { bytes: Buffer.from(await (body as NonNullable<typeof body>).transformToByteArray()), type };
  }

  async #tokenOf(email: string, groups: readonly string[]): Promise<string> {
    const cognito = new CognitoIdentityProviderClient(this.settings());
    const who = { UserPoolId: this.output('OrganizersUserPoolId'), Username: email };
    await cognito.send(new AdminCreateUserCommand({ ...who, MessageAction: 'SUPPRESS' }));
    await cognito.send(new AdminSetUserPasswordCommand({ ...who, Password: 'Correct-horse-7', Permanent: true }));
    for (const group of groups) await cognito.send(new AdminAddUserToGroupCommand({ ...who, GroupName: group }));
    const { AuthenticationResult: result } = await cognito.send(new InitiateAuthCommand({ AuthFlow: 'USER_PASSWORD_AUTH', ClientId: this.output('OrganizersClientId'), AuthParameters: { USERNAME: email, PASSWORD: 'Correct-horse-7' } }));
    return result?.AccessToken ?? '';
  }
}

/** The first answer that is there, asked for again for a while. */
async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await wait(200);
  }
  throw new Error('it never came');
}
