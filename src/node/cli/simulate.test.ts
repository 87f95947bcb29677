import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from './testing.ts';

const TEXT = readFileSync(join(import.meta.dirname, '../../../samples/conference/conference.arch.yaml'), 'utf8').replace('duration: 15 min', 'duration: 10 s');

/** What turns calls away by Erlang B and by a token bucket, and keeps a pool warm. */
const LAWFUL = `version: 1
name: lawful
nodes:
  users: { service: client, traffic: { go: { requests: 10/s, path: GET / } } }
  api: { service: apigateway.http, parts: { Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { DefaultRouteSettings: { ThrottlingRateLimit: 9, ThrottlingBurstLimit: 5 } } } } }
  callers: { service: client, traffic: { go: { requests: 10/s, path: GET / } } }
  door: { service: apigateway.http }
  worker: { service: lambda, properties: { Runtime: nodejs24.x, ReservedConcurrentExecutions: 6 }, assume: { duration: 500 ms } }
connections:
  users-api: { from: users, to: api }
  callers-door: { from: callers, to: door }
  door-worker: { from: door, to: worker }
scenarios: { long: { duration: 1 h } }
`;

const run = (...argv: readonly string[]) => runOf(TEXT, ...argv);
const runOf = (text: string, ...argv: readonly string[]) => runCli(['simulate', ...argv], { f: text });

describe('simulate', () => {
  it('runs the first scenario of the file and gives figures by node and by flow', async () => {
    const { code, out } = await run('f', '--format', 'json');
    const result = JSON.parse(out) as { readonly scenario: string; readonly endToEnd: object; readonly flows: Readonly<Record<string, object>>; readonly nodes: Readonly<Record<string, object>>; readonly cost: object };
    expect([code, result.scenario]).toEqual([0, 'opens']);
    expect(result.endToEnd).toMatchObject({ requests: expect.any(Number), errors: 0, throttles: 0, unfinished: 0, latency: { mean: expect.any(Number), p50: expect.any(Number), p95: expect.any(Number), p99: expect.any(Number) } });
    expect(result.flows['visitors.register']).toMatchObject({ requests: expect.any(Number) });
    expect(result.nodes['register']).toMatchObject({ coldStarts: expect.any(Number), coldStartProbability: expect.any(Number), concurrency: { mean: expect.any(Number), max: expect.any(Number) }, environments: { mean: expect.any(Number), idle: expect.any(Number), running: expect.any(Number) } });
    expect(result.cost).toMatchObject({ currency: 'USD', run: expect.any(Number), month: expect.any(Number) });
  });

  it('puts every closed form beside its figure, in one shape', async () => {
    const { nodes } = JSON.parse((await runOf(LAWFUL, 'f', '--format', 'json')).out) as { readonly nodes: Readonly<Record<string, { readonly closedForm?: Readonly<Record<string, { readonly applies: boolean }>> }>> };
    const applying = Object.entries(nodes).map(([node, { closedForm = {} }]) => [node, Object.entries(closedForm).map(([figure, { applies }]) => `${figure} ${applies ? 'applies' : 'does not'}`)]);
    expect(Object.fromEntries(applying)).toEqual({
      users: ['concurrency applies'], api: ['throttles applies', 'concurrency does not'], callers: ['concurrency applies'], door: ['throttles applies', 'concurrency applies'],
      worker: ['cold-starts applies', 'environments applies', 'throttles applies', 'concurrency does not'],
    });
    const shape = { simulated: expect.any(Number), formula: expect.any(String), source: { url: expect.any(String), asOf: expect.any(String) } };
    for (const form of Object.values(nodes).flatMap(({ closedForm = {} }) => Object.values(closedForm))) expect(form).toMatchObject(form.applies ? { ...shape, value: expect.any(Number) } : { ...shape, because: expect.any(String) });
  });

  it('says the same for the same seed, and something else for another', async () => {
    const [a, b, c] = [await run('f', '--seed', '1'), await run('f', '--seed', '1'), await run('f', '--seed', '2')];
    expect(a.out).toBe(b.out);
    expect(a.out).not.toBe(c.out);
  });

  it('names the scenarios where there is none of that name', async () => {
    expect(await run('f', '--scenario', 'closes')).toEqual({ code: 2, out: '', err: 'There is no scenario "closes". Scenarios: opens, day.\n' });
  });

  it('refuses what is no seed', async () => {
    expect(await run('f', '--seed', 'x')).toMatchObject({ code: 2, err: expect.stringContaining('simulate FILE') });
  });

  it('finds what gives way first: the concurrency that all functions share', async () => {
    const { out } = await run('f', '--breaking-point', '--format', 'json');
    const [first] = JSON.parse(out) as readonly { readonly node: string; readonly limit: string; readonly factor: number; readonly together: readonly string[] }[];
    expect(first).toMatchObject({ limit: 'lambda.concurrency', factor: expect.closeTo(17.7, 0) });
    expect([first?.node, ...first?.together ?? []].sort()).toEqual(['all', 'certificate', 'register', 'show']);
  });
});
