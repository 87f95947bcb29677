import { cp, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { get } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalEvent, LocalOptions, Running } from '../../src/node/local/contract.ts';
import { isOpen } from '../support/processes.ts';
import { folderWith, hopsIn, PRODUCT, startDesign, until } from './local-support.ts';

const SAMPLE = join(PRODUCT, 'samples/conference');
const ENTRY = { name: '김하나', email: 'hana@example.com', affiliation: 'Example', consent: true };

let folder: string;
let running: Running;
let site: string;
const events: LocalEvent[] = [];

const start = (text: string, options: Partial<LocalOptions> = {}): Promise<Running> => startDesign(text, folder, events, options);

/** Beside the functions a design may have, some that misbehave. */
const MISBEHAVING = `version: 1
name: misbehaving
region: us-east-1
nodes:
  api: { service: apigateway.http, stage: v1, routes: { large: { route: GET /large }, slow: { route: GET /slow }, echo: { route: "POST /echo/{name}" }, py: { route: GET /python } } }
  large: { service: lambda, code: ./large, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 5 } }
  slow: { service: lambda, code: ./slow, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 1, ReservedConcurrentExecutions: 1 } }
  echo: { service: lambda, code: ./echo, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 5 } }
  python: { service: lambda, code: ./python, properties: { Runtime: python3.13, Handler: app.handler, Timeout: 5 } }
  failing: { service: lambda, code: ./failing, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 5 } }
  worker: { service: lambda, code: ./worker, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 5 } }
  topic: { service: sns }
  jobs: { service: sqs }
  pages: { service: s3, content: ./pages }
  undelivered: { service: sqs }
connections:
  api-large: { from: api, to: large, routes: [large] }
  api-slow: { from: api, to: slow, routes: [slow] }
  api-echo: { from: api, to: echo, routes: [echo] }
  api-python: { from: api, to: python, routes: [py] }
  topic-failing: { from: topic, to: failing }
  failing-undelivered: { from: failing, to: undelivered, kind: on-failure }
  jobs-worker: { from: jobs, to: worker }
`;

const CODE: Readonly<Record<string, string>> = {
  'pages/index.html': '<!doctype html><title>Plain</title>',
  'large/index.mjs': `export const handler = async () => ({ statusCode: 200, body: 'x'.repeat(7 * 1024 * 1024) });`,
  'slow/index.mjs': `export const handler = () => new Promise(() => setInterval(() => {}, 1000));`,
  'echo/index.mjs': `export const handler = async (event) => ({ statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(event) });`,
  'python/app.py': `def handler(event, context):\n    return {"statusCode": 200, "body": event["rawPath"] + " " + str(context.memory_limit_in_mb)}\n`,
  'failing/index.mjs': `export const handler = async () => { throw new RangeError('out of order'); };`,
  'worker/index.mjs': `export const handler = async ({ Records }) => { for (const { body } of Records) console.log('worked on ' + body); };`,
};

async function queue(at: Running, id: string, action: string, parameters: object): Promise<{ readonly Messages?: readonly { readonly Body: string }[] }> {
  const response = await fetch(at.endpoints.get('AWS_ENDPOINT_URL_SQS') ?? '', { method: 'POST', headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` }, body: JSON.stringify({ QueueUrl: at.ids.get(id), ...parameters }) });
  return (await response.json()) as { readonly Messages?: readonly { readonly Body: string }[] };
}

async function cognito(action: string, parameters: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${site}_local/cognito-idp`, { method: 'POST', headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${action}` }, body: JSON.stringify(parameters) });
  return (await response.json()) as Record<string, unknown>;
}

async function tokenOf(email: string, password: string): Promise<string> {
  const { userPoolClientId } = (await (await fetch(`${site}config.json`)).json()) as { readonly userPoolClientId: string };
  const challenge = await cognito('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: userPoolClientId, AuthParameters: { USERNAME: email, PASSWORD: password } });
  const answer = await cognito('RespondToAuthChallenge', { ChallengeName: 'NEW_PASSWORD_REQUIRED', ClientId: userPoolClientId, Session: challenge['Session'], ChallengeResponses: { USERNAME: email, NEW_PASSWORD: 'Chosen-by-me-1' } });
  return (answer['AuthenticationResult'] as { readonly AccessToken: string }).AccessToken;
}

const portOf = (url: string): number => Number(new URL(url).port);

describe('the conference sample, run on this machine', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'local-'));
    for (const part of ['web', 'functions', 'package.json']) await cp(join(SAMPLE, part), join(folder, part), { recursive: true });
    await symlink(join(PRODUCT, 'node_modules'), join(folder, 'node_modules'));
    running = await start(await readFile(join(SAMPLE, 'conference.arch.yaml'), 'utf8'), { users: [{ email: 'organizer@example.com', groups: ['organizers'] }, { email: 'stranger@example.com', groups: [] }] });
    site = running.addresses[0]?.url ?? '';
  }, 60_000);

  afterAll(async () => {
    await running.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const register = (): Promise<Response> => fetch(`${site}api/registrations`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(ENTRY) });
  const list = (token?: string): Promise<Response> => fetch(`${site}api/admin/registrations`, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });
  const passwordOf = (email: string): string => running.users.find((user) => user.email === email)?.password ?? '';

  it('serves the pages with their content types, and 403 for what the bucket does not hold', async () => {
    const page = await fetch(site);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('<!doctype html>');
    expect((await fetch(`${site}js/api.js`)).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await fetch(`${site}nothing.html`)).status).toBe(403);
    expect((await fetch(`${site}..%2f..%2fpackage.json`)).status).toBe(403);
  });

  it('tells the pages what a deployment would, and where to sign in here', async () => {
    expect(await (await fetch(`${site}config.json`)).json()).toEqual({ apiUrl: '/api', region: 'ap-northeast-2', userPoolClientId: running.ids.get('OrganizersClient'), identityUrl: '/_local/cognito-idp' });
  });

  it('stores a registration, and makes its certificate a moment later, which opens through its link', async () => {
    const registered = await register();
    expect(registered.status).toBe(201);
    const { id } = (await registered.json()) as { readonly id: string };
    const shown = await until(async () => {
      const found = (await (await fetch(`${site}api/registrations/${id}`)).json()) as { readonly status: string; readonly certificateUrl?: string };
      return found.status === 'ready' ? found : undefined;
    });
    const certificate = await fetch(shown.certificateUrl ?? '');
    expect([certificate.status, certificate.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(await certificate.text()).toContain('김하나');
  });

  it('follows a registration from the visitor to the certificate, hop by hop', async () => {
    await register();
    const way = await until(() => {
      const first = hopsIn(events).findLast(({ what, from }) => from === 'visitors' && what === 'POST /api/registrations');
      const hops = running.trace(first?.trace ?? '');
      return hops.some(({ connection }) => connection === 'registered-certificate') ? hops : undefined;
    });
    expect(way.map(({ connection, what }) => `${connection} ${what.split(' ')[0]}`).sort()).toEqual([
      'api-register POST', 'cdn-api POST', 'certificate-certificates PutObject', 'certificate-registrations UpdateItem', 'register-registered Publish', 'register-registrations PutItem', 'registered-certificate Notification', 'visitors-cdn POST',
    ]);
  });

  it('refuses the list with 401 without a token, with 403 to a stranger, and shows it to an organizer', async () => {
    await register();
    expect((await list()).status).toBe(401);
    expect((await list('no.real.token')).status).toBe(401);
    expect((await list(await tokenOf('stranger@example.com', passwordOf('stranger@example.com')))).status).toBe(403);
    const seen = await list(await tokenOf('organizer@example.com', passwordOf('organizer@example.com')));
    expect(seen.status).toBe(200);
    expect(((await seen.json()) as { readonly registrations: readonly { readonly name: string }[] }).registrations[0]?.name).toBe('김하나');
  });

  it('answers 404 to a route that is not there, and the functions log as on Lambda', async () => {
    expect((await fetch(`${site}api/nothing`)).status).toBe(404);
    const report = events.findLast((event) => event.kind === 'log' && event.node === 'register' && event.line.startsWith('REPORT'));
    expect(report).toMatchObject({ line: expect.stringMatching(/^REPORT RequestId: \S+\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 256 MB\tMax Memory Used: \d+ MB/) });
  });

  it('runs new code once it is saved', async () => {
    await writeFile(join(folder, 'functions/show/index.ts'), `export const handler = async () => ({ statusCode: 418, body: 'new' });`);
    await until(async () => ((await fetch(`${site}api/registrations/x`)).status === 418 ? true : undefined));
    expect(events.filter((event) => event.kind === 'restarted').map(({ node }) => node)).toEqual(['show']);
  });

  it('tries a failing certificate three times, then hands it to the queue of what could not be delivered', async () => {
    await writeFile(join(folder, 'functions/certificate/index.ts'), `export const handler = async () => { throw new Error('no ink'); };`);
    await until(() => events.some((event) => event.kind === 'restarted' && event.node === 'certificate') || undefined);
    await register();
    const { Messages: [message] = [] } = await until(async () => {
      const received = await queue(running, 'Undelivered', 'ReceiveMessage', {});
      return received.Messages ? received : undefined;
    });
    expect(JSON.parse(message?.Body ?? '')).toMatchObject({ requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 }, responseContext: { functionError: 'Unhandled' }, responsePayload: { errorType: 'Error', errorMessage: 'no ink' } });
    expect(events.filter((event) => event.kind === 'retry').map((event) => event.waits)).toEqual([30, 60]);
  });
});

describe('functions that misbehave', () => {
  let api: string;

  beforeAll(async () => {
    folder = await folderWith(CODE);
    running = await start(MISBEHAVING);
    api = running.addresses.find(({ node }) => node === 'api')?.url ?? '';
  }, 60_000);

  afterAll(async () => {
    await running.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('serves pages that no distribution stands in front of', async () => {
    expect(running.addresses[0]?.node).toBe('pages');
    expect(await (await fetch(running.addresses[0]?.url ?? '')).text()).toBe('<!doctype html><title>Plain</title>');
  });

  it('gives the event of payload format 2.0, a body that is no text in Base64', async () => {
    const event = (await (await fetch(`${api}echo/a%20b?x=1&x=2`, { method: 'POST', headers: { 'content-type': 'application/octet-stream', cookie: 'a=1; b=2' }, body: Buffer.from([0, 255]) })).json()) as Record<string, unknown>;
    expect(event).toMatchObject({ version: '2.0', routeKey: 'POST /echo/{name}', rawPath: '/v1/echo/a%20b', pathParameters: { name: 'a b' }, queryStringParameters: { x: '1,2' }, cookies: ['a=1', 'b=2'], body: 'AP8=', isBase64Encoded: true, requestContext: { stage: 'v1', http: { method: 'POST', path: '/v1/echo/a%20b' } } });
  });

  it('answers 500 to an answer of 7 MB, and 413 to a request of 11 MB', async () => {
    const large = await fetch(`${api}large`);
    expect([large.status, await large.json()]).toEqual([500, { message: 'Internal Server Error' }]);
    const request = await fetch(`${api}echo/x`, { method: 'POST', body: Buffer.alloc(11 * 1024 * 1024) });
    expect([request.status, await request.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
  });

  it('times a slow function out as Lambda does', async () => {
    expect((await fetch(`${api}slow`)).status).toBe(500);
    const line = events.findLast((event) => event.kind === 'log' && event.node === 'slow' && event.line.includes('Task timed out'));
    expect(line).toMatchObject({ line: expect.stringMatching(/Task timed out after 1\.00 seconds$/) });
  });

  it('throttles what exceeds the reserved concurrency', async () => {
    const answers = await Promise.all([fetch(`${api}slow`), fetch(`${api}slow`)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([500, 503]);
  });

  it('runs a function in Python', async (context) => {
    if (spawnSync('python3', ['--version']).error) context.skip('python3 is not on this machine');
    expect(await (await fetch(`${api}python`)).text()).toBe('/v1/python 128');
  });

  it('listens on 127.0.0.1 alone', async (context) => {
    const outside = Object.values(networkInterfaces()).flatMap((each) => each ?? []).find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
    if (outside === undefined) context.skip('this machine has no other address');
    const ports = [...running.addresses.map(({ url }) => url), ...running.endpoints.values()];
    expect(await Promise.all(ports.map((url) => isOpen(portOf(url), outside)))).toEqual(ports.map(() => false));
  });

  it('answers nobody who comes under another name', async () => {
    const status = await new Promise((resolve) => { get(`${api}python`, { headers: { host: 'evil.example' } }, (response) => { resolve(response.resume().statusCode); }); });
    expect(status).toBe(403);
  });

  it('says what has no local form, and lets calls to it fail with a clear error', async () => {
    const refused = await fetch(running.endpoints.get('AWS_ENDPOINT_URL') ?? '', { method: 'POST', headers: { 'x-amz-target': 'Kinesis_20131202.PutRecord' }, body: '{}' });
    expect([refused.status, await refused.json()]).toMatchObject([501, { __type: 'NoLocalForm', message: 'Kinesis_20131202.PutRecord has no local form: this service does not run on this machine.' }]);
  });

  it('brings messages of a queue to its function', async () => {
    await queue(running, 'Jobs', 'SendMessage', { MessageBody: 'the roof' });
    await until(() => events.find((event) => event.kind === 'log' && event.node === 'worker' && event.line.endsWith('worked on the roof')));
  });
});

describe('after the stop', () => {
  it('leaves no port, no process and no folder', async () => {
    folder = await folderWith({ ...CODE, 'echo/index.mjs': `export const handler = async () => ({ statusCode: 200, body: String(process.pid) });` });
    const one = await start(MISBEHAVING);
    const pid = Number(await (await fetch(`${one.addresses.find(({ node }) => node === 'api')?.url}echo/x`, { method: 'POST' })).text());
    // One environment is at work while everything stops.
    const underway = fetch(`${one.addresses.find(({ node }) => node === 'api')?.url}slow`).catch(() => undefined);
    await wait(200);
    await one.stop();
    await underway;
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    const ports = [...one.addresses.map(({ url }) => url), ...one.endpoints.values()];
    expect(await Promise.all(ports.map((url) => isOpen(portOf(url))))).toEqual(ports.map(() => false));
    expect((await readdir(tmpdir())).filter((name) => name.startsWith(`serverless-canvas-run-${process.pid}-`))).toEqual([]);
    await rm(folder, { recursive: true, force: true });
  });
});
