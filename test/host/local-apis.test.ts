import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalEvent, Running } from '../../src/node/local/contract.ts';
import { folderWith, startDesign } from './local-support.ts';

const FUNCTION = 'properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 10 }';
const DESIGN = `version: 1
name: apis
region: us-east-1
nodes:
  web:
    service: apigateway.http
    properties: { CorsConfiguration: { AllowOrigins: ["https://example.com"], AllowMethods: [GET], AllowHeaders: [x-mine], MaxAge: 600 } }
    routes: { open: { route: GET /open }, few: { route: GET /few, throttle: { rate: 1, burst: 2 } }, asked: { route: GET /asked }, old: { route: GET /old }, late: { route: GET /late } }
  rest:
    service: apigateway.rest
    stage: v1
    routes: { keyed: { route: GET /keyed, key: true }, late: { route: GET /late }, preflight: { route: OPTIONS /keyed, integration: { Type: MOCK, RequestTemplates: { application/json: '{"statusCode": 204}' }, IntegrationResponses: [{ StatusCode: "204", ResponseParameters: { method.response.header.Access-Control-Allow-Origin: "'*'" } }] } } }
  echo: { service: lambda, code: ./echo, ${FUNCTION} }
  old: { service: lambda, code: ./echo, ${FUNCTION} }
  late: { service: lambda, code: ./late, ${FUNCTION} }
  keeper: { service: lambda, code: ./keeper, ${FUNCTION} }
connections:
  web-echo: { from: web, to: echo, routes: [open, few, asked] }
  web-old: { from: web, to: old, routes: [old], properties: { PayloadFormatVersion: "1.0" } }
  web-late: { from: web, to: late, routes: [late], properties: { TimeoutInMillis: 200 } }
  keeper-web: { from: keeper, to: web, kind: authorize, routes: [asked] }
  rest-echo: { from: rest, to: echo, routes: [keyed] }
  rest-late: { from: rest, to: late, routes: [late], properties: { TimeoutInMillis: 200 } }
`;

const CODE: Readonly<Record<string, string>> = {
  'echo/index.mjs': `export const handler = async (event) => ({ statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(event) });`,
  'late/index.mjs': `export const handler = () => new Promise((resolve) => setTimeout(resolve, 1500, { statusCode: 200 }));`,
  'keeper/index.mjs': `export const handler = async ({ identitySource, headers, methodArn, routeArn }) => {
    const who = (headers ?? {}).authorization;
    if (methodArn) return { principalId: who, policyDocument: { Statement: [{ Effect: who === 'friend' ? 'Allow' : 'Deny', Resource: methodArn }] }, context: { who } };
    return { isAuthorized: who === 'friend', context: { who, routeArn } };
  };`,
};

let folder: string;
let running: Running;
const events: LocalEvent[] = [];
const at = (node: string): string => running.addresses.find((each) => each.node === node)?.url ?? '';

beforeAll(async () => {
  folder = await folderWith(CODE);
  running = await startDesign(DESIGN, folder, events);
}, 60_000);

afterAll(async () => {
  await running.stop();
  await rm(folder, { recursive: true, force: true });
});

const asked = async (url: string, init: RequestInit = {}): Promise<readonly [number, unknown]> => {
  const response = await fetch(url, init);
  const text = await response.text();
  return [response.status, text === '' ? '' : JSON.parse(text)];
};

describe('an HTTP API', () => {
  it('says to browsers on which origins they may be, and answers their question first', async () => {
    const preflight = await fetch(`${at('web')}open`, { method: 'OPTIONS', headers: { origin: 'https://example.com', 'access-control-request-method': 'GET' } });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin'), preflight.headers.get('access-control-allow-headers'), preflight.headers.get('access-control-max-age')]).toEqual([204, 'https://example.com', 'x-mine', '600']);
    expect((await fetch(`${at('web')}open`, { headers: { origin: 'https://other.example' } })).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('throttles a route beyond its burst', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => asked(`${at('web')}few`)));
    expect(answers.map(([status]) => status).sort()).toEqual([200, 200, 429]);
    expect(answers.find(([status]) => status === 429)?.[1]).toEqual({ message: 'Too Many Requests' });
  });

  it('asks the function that authorizes', async () => {
    expect(await asked(`${at('web')}asked`)).toEqual([401, { message: 'Unauthorized' }]);
    expect(await asked(`${at('web')}asked`, { headers: { authorization: 'foe' } })).toEqual([403, { message: 'Forbidden' }]);
    expect(await asked(`${at('web')}asked`, { headers: { authorization: 'friend' } })).toMatchObject([200, { requestContext: { authorizer: { lambda: { who: 'friend' } } } }]);
  });

  it('gives payload format 1.0 to the integration that wants it', async () => {
    expect(await asked(`${at('web')}old?x=1`)).toMatchObject([200, { version: '1.0', httpMethod: 'GET', resource: '/old', queryStringParameters: { x: '1' } }]);
  });

  it('does not wait longer than its integration says', async () => {
    expect(await asked(`${at('web')}late`)).toEqual([503, { message: 'Service Unavailable' }]);
  });
});

describe('a REST API', () => {
  it('wants the key of a plan, which the start tells', async () => {
    expect(await asked(`${at('rest')}keyed`)).toEqual([403, { message: 'Forbidden' }]);
    const notice = events.find((event) => event.kind === 'notice' && event.text.en.includes('its key is'));
    const key = /key is (\S+)/.exec(notice?.kind === 'notice' ? notice.text.en : '')?.[1] ?? '';
    expect((await asked(`${at('rest')}keyed`, { headers: { 'x-api-key': key } }))[0]).toBe(200);
  });

  it('answers 504 when its integration takes too long', async () => {
    expect(await asked(`${at('rest')}late`)).toEqual([504, { message: 'Endpoint request timed out' }]);
  });

  it('answers by itself where the integration is a mock', async () => {
    const response = await fetch(`${at('rest')}keyed`, { method: 'OPTIONS' });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  });
});
