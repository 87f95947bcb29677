import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { total } from '../../src/core/traffic/forward.ts';
import { billOf } from './bill.ts';

const conference = readFileSync(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');

describe('the traffic of the conference', () => {
  const { usage } = billOf(conference);
  const over = (connection: string): number => total(usage.over(connection));

  it.each([
    ['visitors-cdn', 2_243_000],
    ['cdn-site', 140_000], // 7 % of 2M pages miss the cache
    ['cdn-api', 243_000], // nothing of the API is cached
    ['api-register', 60_000],
    ['api-show', 180_000],
    ['api-all', 3_000],
    ['organizers-api', 0], // decides who may pass, carries nothing
    ['register-registrations', 60_000],
    ['show-certificates', 54_000], // three of ten looks
    ['registered-certificate', 60_000],
    ['certificate-registrations', 60_000],
    ['certificate-undelivered', 0],
  ])('%s carries %d a month', (connection, perMonth) => expect(over(connection)).toBeCloseTo(perMonth, 6));

  it('keeps flows apart by name', () => {
    expect(usage.arriving('registrations').map(({ flow, verb, perMonth }) => [flow, verb, perMonth]).sort()).toEqual([
      ['visitors.look', 'get', 180_000], ['visitors.organize', 'scan', 3_000], ['visitors.register', 'put', 60_000], ['visitors.register', 'update', 60_000],
    ]);
  });

  it('peaks by day at one and a half times its mean', () => expect(usage.peak('api')).toBeCloseTo((1.5 * 243_000) / (730 * 3600), 9));
});

/** A client behind a distribution and an API with one route, and what is found about one flow. */
function findings(path: string, { stage = 'api', pattern = '/api/*', methods = '[GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE]' } = {}): readonly (readonly [string, string, unknown])[] {
  const { usage } = billOf(`
version: 1
name: test
region: us-east-1
nodes:
  visitors: { service: client, traffic: { one: { requests: 1000/month, path: "${path}" } } }
  cdn:
    service: cloudfront
    behaviours:
      default: { order: 9, AllowedMethods: ${methods} }
      api: { order: 1, PathPattern: "${pattern}", AllowedMethods: ${methods} }
  site: { service: s3 }
  api: { service: apigateway.http, stage: ${stage}, routes: { create: { route: POST /registrations }, show: { route: "GET /registrations/{id}" } } }
  fn: { service: lambda }
connections:
  a: { from: visitors, to: cdn }
  b: { from: cdn, to: site, behaviour: default }
  c: { from: cdn, to: api, behaviour: api }
  d: { from: api, to: fn, routes: [create, show] }
`);
  return usage.findings.map(({ rule, message, path: at }) => [rule, message.en, at]);
}

describe('a request that nobody answers', () => {
  const PATH = ['nodes', 'visitors', 'traffic', 'one', 'path'];

  it('is found at its flow, with the routes there are', () => {
    expect(findings('POST /api/registration')).toEqual([
      ['traffic.no-route', "No route of 'api' matches POST /api/registration. Its routes are below /api: POST /registrations, GET /registrations/{id}.", PATH],
    ]);
  });
  it('is found where a behaviour refuses its method', () => {
    expect(findings('POST /api/registrations', { methods: '[GET, HEAD]' })).toEqual([
      ['traffic.method-not-allowed', "'cdn' refuses POST /api/registrations: the behaviour 'api' takes GET, HEAD only. Add the method to its AllowedMethods.", PATH],
    ]);
  });
  it('is not found where the distribution puts the stage in front', () => expect(findings('POST /registrations', { stage: 'prod', pattern: '/registrations*' })).toEqual([]));
  it('is not found where it is answered', () => {
    expect([findings('GET /api/registrations/42'), findings('GET /index.html')]).toEqual([[], []]);
  });
});

describe('assumptions of a distribution that cannot be read', () => {
  const found = (assume: string): readonly (readonly [string, unknown])[] => {
    const { usage, bill } = billOf(`
version: 1
name: test
region: us-east-1
nodes:
  visitors: { service: client, traffic: { one: { requests: 1000/month, path: GET / } } }
  cdn: { service: cloudfront, behaviours: { default: {} }, assume: { ${assume} } }
connections:
  a: { from: visitors, to: cdn }
`);
    return [...usage.findings, ...bill.findings].map(({ rule, path }) => [rule, path]);
  };
  it.each([
    ['cacheHitRatio: often', 'traffic.invalid-assumption', ['cacheHitRatio']],
    ['cacheHitRatio: { default: 9 }', 'traffic.invalid-assumption', ['cacheHitRatio', 'default']],
    ['cacheHitRatio: { defualt: 0.9 }', 'traffic.invalid-assumption', ['cacheHitRatio', 'defualt']],
    ['viewers: mars', 'cost.invalid-assumption', ['viewers']],
    ['viewers: { us: 50 %, mars: 50 % }', 'cost.invalid-assumption', ['viewers']],
  ])('%s', (assume, rule, path) => expect(found(assume)).toEqual([[rule, ['nodes', 'cdn', 'assume', ...path]]]));
});

it('a WebSocket message goes to the route of its action, else to $default', () => {
  const { usage } = billOf(`
version: 1
name: test
region: us-east-1
nodes:
  users: { service: client, traffic: { say: { requests: 10/month, path: /send }, other: { requests: 1/month, path: /typing } } }
  chat: { service: apigateway.websocket, routes: { send: { route: send }, rest: { route: $default } } }
  sender: { service: lambda }
  fallback: { service: lambda }
connections:
  a: { from: users, to: chat }
  b: { from: chat, to: sender, routes: [send] }
  c: { from: chat, to: fallback, routes: [rest] }
`);
  expect([total(usage.arriving('sender')), total(usage.arriving('fallback'))]).toEqual([10, 1]);
});
