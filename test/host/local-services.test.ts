import { rm } from 'node:fs/promises';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalEvent, Running } from '../../src/node/local/contract.ts';
import { folderWith, hopsIn, lineOf, startDesign, until } from './local-support.ts';

const FUNCTION = 'properties: { Runtime: nodejs24.x, Handler: index.handler }';
const DESIGN = `version: 1
name: services
region: us-east-1
nodes:
  rest:
    service: apigateway.rest
    stage: v1
    properties: { BinaryMediaTypes: ["image/*"] }
    routes: { thing: { route: "ANY /things/{id}/{proxy+}" }, mine: { route: GET /mine }, asked: { route: GET /asked }, bad: { route: GET /bad } }
  people: { service: cognito.user-pool }
  keeper: { service: lambda, code: ./keeper, ${FUNCTION} }
  echo: { service: lambda, code: ./echo, ${FUNCTION} }
  bad: { service: lambda, code: ./bad, ${FUNCTION} }
  chat: { service: apigateway.websocket, stage: live, routes: { connect: { route: $connect }, disconnect: { route: $disconnect }, say: { route: say }, other: { route: $default } } }
  talk: { service: lambda, code: ./talk, ${FUNCTION} }
  orders: { service: dynamodb, properties: { BillingMode: PAY_PER_REQUEST, AttributeDefinitions: [{ AttributeName: id, AttributeType: S }], KeySchema: [{ AttributeName: id, KeyType: HASH }], StreamSpecification: { StreamViewType: NEW_AND_OLD_IMAGES } } }
  hears: { service: lambda, code: ./hears, ${FUNCTION} }
  bus: { service: eventbridge.bus }
  bought: { service: eventbridge.rule, properties: { EventPattern: { source: [shop], detail: { amount: [{ numeric: [">", 10] }] } } } }
  nightly: { service: eventbridge.schedule, properties: { ScheduleExpression: rate(5 minutes) } }
  flow: { service: stepfunctions, properties: { Definition: { StartAt: Ask, States: { Ask: { Type: Task, Resource: "arn:aws:states:::lambda:invoke", Parameters: { FunctionName: !GetAtt Hears.Arn, "Payload.$": $ }, ResultPath: $.told, Retry: [{ ErrorEquals: [States.ALL], MaxAttempts: 2 }], Catch: [{ ErrorEquals: [RangeError], Next: Sorry }], Next: Rest }, Rest: { Type: Wait, Seconds: 100, End: true }, Sorry: { Type: Fail, Error: TooMuch, Cause: no more } } } } }
  files: { service: s3 }
connections:
  rest-echo: { from: rest, to: echo, routes: [thing, mine, asked] }
  rest-bad: { from: rest, to: bad, routes: [bad] }
  people-rest: { from: people, to: rest, kind: authorize, routes: [mine] }
  keeper-rest: { from: keeper, to: rest, kind: authorize, routes: [asked] }
  chat-talk: { from: chat, to: talk, routes: [connect, disconnect, say, other] }
  talk-chat: { from: talk, to: chat, access: [write] }
  orders-hears: { from: orders, to: hears }
  bus-bought: { from: bus, to: bought }
  bought-hears: { from: bought, to: hears }
  nightly-hears: { from: nightly, to: hears }
  flow-hears: { from: flow, to: hears }
  files-hears: { from: files, to: hears }
`;

const CODE: Readonly<Record<string, string>> = {
  'echo/index.mjs': `export const handler = async (event) => event.headers.accept === 'image/png'
    ? { statusCode: 200, headers: { 'content-type': 'image/png' }, body: 'AP8=', isBase64Encoded: true }
    : { statusCode: 200, multiValueHeaders: { 'x-two': ['a', 'b'] }, body: JSON.stringify(event) };`,
  'bad/index.mjs': `export const handler = async () => 'no answer that API Gateway knows';`,
  'keeper/index.mjs': `export const handler = async ({ authorizationToken, methodArn }) => {
    if (authorizationToken === 'nobody') throw new Error('Unauthorized');
    if (authorizationToken === 'broken') throw new Error('out of order');
    return { principalId: authorizationToken, policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: authorizationToken === 'friend' ? 'Allow' : 'Deny', Resource: methodArn }] }, context: { level: 7 } };
  };`,
  'talk/index.mjs': `import https from 'node:https';
    export const handler = async ({ requestContext: { routeKey, connectionId, domainName, stage }, body, headers }) => {
      console.log(routeKey + ' ' + connectionId);
      if (routeKey === '$connect') return { statusCode: headers['x-name'] === 'stranger' ? 403 : 200 };
      if (routeKey === '$disconnect') return {};
      await new Promise((resolve, reject) => https.request({ method: 'POST', hostname: domainName, path: '/' + stage + '/@connections/' + connectionId }, (answer) => answer.resume().on('end', resolve)).on('error', reject).end(routeKey + ': ' + body));
      return { statusCode: 200 };
    };`,
  'hears/index.mjs': `export const handler = async (event) => { console.log('heard ' + JSON.stringify(event)); if (event.fail) throw new RangeError('too much'); return { heard: true }; };`,
};

let folder: string;
let running: Running;
let rest: string;
const events: LocalEvent[] = [];
const heard = (pattern: RegExp): Promise<string> => until(() => lineOf(events, 'hears', pattern));

beforeAll(async () => {
  folder = await folderWith(CODE);
  running = await startDesign(DESIGN, folder, events, { users: [{ email: 'a@example.com', groups: [], password: 'First-pass-1' }] });
  rest = running.addresses.find(({ node }) => node === 'rest')?.url ?? '';
}, 60_000);

afterAll(async () => {
  await running.stop();
  await rm(folder, { recursive: true, force: true });
});

const json = async (url: string, headers: Readonly<Record<string, string>> = {}): Promise<readonly [number, unknown]> => {
  const response = await fetch(url, { headers });
  return [response.status, await response.json()];
};

describe('a REST API', () => {
  it('gives the event of payload format 1.0', async () => {
    const response = await fetch(`${rest}things/a%20b/c/d?x=1&x=2`, { method: 'POST', body: 'text' });
    expect(response.headers.get('x-two')).toBe('a, b');
    expect(await response.json()).toMatchObject({
      resource: '/things/{id}/{proxy+}', path: '/things/a%20b/c/d', httpMethod: 'POST', pathParameters: { id: 'a b', proxy: 'c/d' }, queryStringParameters: { x: '2' }, multiValueQueryStringParameters: { x: ['1', '2'] },
      body: 'text', isBase64Encoded: false, stageVariables: null, requestContext: { stage: 'v1', path: '/v1/things/a%20b/c/d', resourcePath: '/things/{id}/{proxy+}', identity: { sourceIp: '127.0.0.1' } },
    });
  });

  it('takes and gives bytes of the media types that it knows as binary', async () => {
    const sent = (await (await fetch(`${rest}things/1/x`, { method: 'PUT', headers: { 'content-type': 'image/gif' }, body: Buffer.from([0, 255]) })).json()) as object;
    expect(sent).toMatchObject({ body: 'AP8=', isBase64Encoded: true });
    expect(Buffer.from(await (await fetch(`${rest}things/1/x`, { headers: { accept: 'image/png' } })).arrayBuffer())).toEqual(Buffer.from([0, 255]));
  });

  it('answers as AWS what has no method, is malformed or too large', async () => {
    expect(await json(`${rest}nothing`)).toEqual([403, { message: 'Missing Authentication Token' }]);
    expect(await json(`${rest}bad`)).toEqual([502, { message: 'Internal server error' }]);
    const large = await fetch(`${rest}things/1/x`, { method: 'POST', body: Buffer.alloc(11 * 1024 * 1024) });
    expect([large.status, large.headers.get('content-type'), await large.text()]).toEqual([413, 'text/plain', 'HTTP content length exceeded 10485760 bytes.']);
  });

  it('lets the identity token of a user pool pass, and not the access token', async () => {
    const pools = running.endpoints.get('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER') ?? '';
    const cognito = async (action: string, parameters: object): Promise<{ readonly Session: string; readonly AuthenticationResult: { readonly IdToken: string; readonly AccessToken: string } }> =>
      (await (await fetch(pools, { method: 'POST', headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${action}` }, body: JSON.stringify({ ClientId: running.ids.get('PeopleClient'), ...parameters }) })).json()) as never;
    const { Session } = await cognito('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'a@example.com', PASSWORD: 'First-pass-1' } });
    const { AuthenticationResult: tokens } = await cognito('RespondToAuthChallenge', { ChallengeName: 'NEW_PASSWORD_REQUIRED', Session, ChallengeResponses: { NEW_PASSWORD: 'Chosen-by-me-1' } });
    expect(await json(`${rest}mine`)).toEqual([401, { message: 'Unauthorized' }]);
    expect((await json(`${rest}mine`, { authorization: tokens.AccessToken }))[0]).toBe(401);
    expect(await json(`${rest}mine`, { authorization: tokens.IdToken })).toMatchObject([200, { requestContext: { authorizer: { claims: { email: 'a@example.com' } } } }]);
  });

  it('asks a function of one\'s own, and says no in AWS\'s words', async () => {
    expect(await json(`${rest}asked`, { authorization: 'friend' })).toMatchObject([200, { requestContext: { authorizer: { principalId: 'friend', level: '7' } } }]);
    expect(await json(`${rest}asked`, { authorization: 'foe' })).toEqual([403, { Message: 'User is not authorized to access this resource with an explicit deny' }]);
    expect(await json(`${rest}asked`, { authorization: 'nobody' })).toEqual([401, { message: 'Unauthorized' }]);
    expect(await json(`${rest}asked`, { authorization: 'broken' })).toEqual([500, { message: null }]);
    expect(await json(`${rest}asked`)).toEqual([401, { message: 'Unauthorized' }]);
  });
});

describe('a WebSocket API', () => {
  const connect = (name: string): WebSocket => new WebSocket(running.addresses.find(({ node }) => node === 'chat')?.url ?? '', { headers: { 'x-name': name } });

  it('connects, routes messages, lets the function write back, and tells of the end', async () => {
    const socket = connect('friend');
    const messages: string[] = [];
    socket.on('message', (data: Buffer) => messages.push(data.toString()));
    await new Promise((resolve) => { socket.once('open', resolve); });
    socket.send('{"action":"say","text":"hi"}');
    socket.send('no JSON');
    await until(() => (messages.length === 2 ? true : undefined));
    expect(messages.sort()).toEqual(['$default: no JSON', 'say: {"action":"say","text":"hi"}']);
    socket.close();
    await until(() => lineOf(events, 'talk', /\$disconnect/));
  });

  it('keeps out whom $connect refuses', async () => {
    const socket = connect('stranger');
    expect(await new Promise((resolve) => { socket.once('unexpected-response', (_request, { statusCode }) => { resolve(statusCode); }).once('error', () => undefined); })).toBe(403);
  });

  it('answers 410 for a connection that has gone', async () => {
    const chat = new URL((running.addresses.find(({ node }) => node === 'chat')?.url ?? '').replace('ws', 'http'));
    const answer = await fetch(`${chat.origin}/live/@connections/gone`, { method: 'POST', body: 'hello' });
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([410, 'GoneException']);
  });
});

const act = (id: string, action: string, values: Readonly<Record<string, string>>): ReturnType<Running['resources']['act']> => running.resources.act(id, action, values);

describe('deliveries', () => {
  it('brings the changes of a table from its stream, with both images, and nothing where nothing changed', async () => {
    await act('Orders', 'put-item', { item: '{"id":"1","amount":5}' });
    await act('Orders', 'put-item', { item: '{"id":"1","amount":5}' });
    await act('Orders', 'put-item', { item: '{"id":"1","amount":6}' });
    await act('Orders', 'delete-item', { row: '{"id":{"S":"1"}}' });
    await heard(/REMOVE/);
    const records = events.flatMap((event) => (event.kind === 'log' && event.line.includes('aws:dynamodb') ? (JSON.parse(event.line.slice(event.line.indexOf('{'))) as { readonly Records: readonly { readonly eventName: string; readonly dynamodb: object }[] }).Records : []));
    expect(records.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
    expect(records[1]?.dynamodb).toMatchObject({ Keys: { id: { S: '1' } }, OldImage: { amount: { N: '5' } }, NewImage: { amount: { N: '6' } } });
  });

  it('shows events of a bus to the rules whose pattern matches', async () => {
    const put = (amount: number): Promise<unknown> => fetch(running.endpoints.get('AWS_ENDPOINT_URL_EVENTBRIDGE') ?? '', { method: 'POST', headers: { 'x-amz-target': 'AWSEvents.PutEvents' }, body: JSON.stringify({ Entries: [{ Source: 'shop', DetailType: 'Bought', Detail: JSON.stringify({ amount }), EventBusName: running.ids.get('Bus') }] }) });
    await put(3);
    await put(33);
    await heard(/"detail-type":"Bought".*"amount":33/);
    expect(lineOf(events, 'hears', /"amount":3\}/)).toBeUndefined();
    expect(hopsIn(events).filter(({ what }) => what === 'Bought').map(({ from, to, connection }) => [from, to, connection])).toContainEqual(['bus', 'bought', 'bus-bought']);
  });

  it('runs schedules, their rate scaled', async () => {
    // Five minutes times 0.0005.
    await until(() => hopsIn(events).find(({ connection }) => connection === 'nightly-hears'));
  });

  it('tells of objects', async () => {
    expect(await act('Files', 'put-object', { key: 'a b.txt', body: 'hello' })).toMatchObject({ ok: true });
    expect(await heard(/ObjectCreated:Put/)).toContain('"key":"a+b.txt","size":5');
  });
});

describe('a state machine', () => {
  it('goes from state to state, its waits scaled', async () => {
    const { trace } = await act('Flow', 'start-execution', { input: '{"order":1}' });
    const execution = await until(async () => (await running.resources.read('Flow')).rows.find(({ cells }) => cells['status'] === 'SUCCEEDED'));
    expect(execution.cells['states']).toBe('Ask → Rest');
    expect(JSON.parse(execution.content ?? '')).toMatchObject({ output: { order: 1, told: { Payload: { heard: true } } } });
    expect(running.trace(trace ?? '').map(({ to, what }) => [to, what])).toEqual([['flow', 'StartExecution'], ['hears', 'Ask'], ['flow', 'Rest']]);
  });

  it('tries again, then goes where it catches the error', async () => {
    await act('Flow', 'start-execution', { input: '{"fail":true}' });
    const failed = await until(async () => (await running.resources.read('Flow')).rows.find(({ cells }) => cells['status'] === 'FAILED'));
    expect(failed.cells['states']).toBe('Ask → Sorry');
    expect(JSON.parse(failed.content ?? '')).toMatchObject({ error: 'TooMuch', cause: 'no more' });
    expect(events.filter((event) => event.kind === 'log' && event.line.includes('"fail":true')).length).toBe(3);
  });
});

describe('the resources of a run', () => {
  it('are those that something can be done with', () => {
    expect(running.resources.list().map(({ node, kind }) => `${node} ${kind}`)).toEqual(expect.arrayContaining(['orders table', 'files bucket', 'bus bus', 'flow state-machine', 'chat websocket', 'people user-pool', 'nightly schedule', 'hears function']));
  });

  it('show items and objects, and what was sent there and back', async () => {
    await act('Orders', 'put-item', { item: '{"id":"seen","tags":["a"]}' });
    expect((await running.resources.read('Orders')).rows).toEqual([{ id: '{"id":{"S":"seen"}}', cells: { id: 'seen', tags: '["a"]' }, content: '{\n  "id": "seen",\n  "tags": [\n    "a"\n  ]\n}' }]);
    const put = hopsIn(events).findLast(({ what }) => what === 'PutItem');
    expect(running.payloads(put?.span ?? '')?.request?.text).toContain('"seen"');
    expect((await running.resources.read('Files')).rows.map(({ cells }) => [cells['key'], cells['size']])).toEqual([['a b.txt', '5']]);
  });

  it('say what AWS would refuse', async () => {
    expect(await act('Orders', 'put-item', { item: '{"no":"key"}' })).toMatchObject({ ok: false, text: expect.stringContaining('ValidationException') as string });
    expect(() => act('Orders', 'explode', {})).toThrow('orders has no action "explode".');
  });
});
