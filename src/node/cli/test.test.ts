import { describe, expect, it } from 'vitest';
import type { Io } from './io.ts';
import { runCli, type Files } from './testing.ts';

const DESIGN = `version: 1
name: shop
region: us-east-1
nodes:
  visitors: { service: client, traffic: { buy: { requests: 100k/month, path: POST /orders } } }
  api: { service: apigateway.http, routes: { buy: { route: POST /orders } } }
  orders: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 10 }, code: ./orders, assume: { duration: 100 ms } }
connections:
  visitors-api: { from: visitors, to: api }
  api-orders: { from: api, to: orders, routes: [buy] }
scenarios:
  sale: { flows: { buy: { requests: 10/s } }, duration: 20 s }
  outage: { flows: { buy: { requests: 10/s } }, duration: 20 s, faults: { orders: { errors: 0.5 } } }
`;
const GOALS = `goals:
  quick: { scenario: sale, p99: < 3 s, errors: < 0.1 % }
  cheap: { cost: < 99 USD }
`;
const HELD = `${DESIGN}${GOALS}`;
const MISSED = HELD.replace('p99: < 3 s', 'p99: < 20 ms');

const run = (argv: readonly string[], files: Files = { 'a.arch.yaml': HELD }, env: Io['env'] = {}) => runCli(['test', ...argv], files, { env });

describe('test', () => {
  it('ends with 0 where all goals hold, and says what each came to', async () => {
    const { code, out, err } = await run(['a.arch.yaml']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^ {7}Goal {3}Figure +Got +Allowed\nholds {2}quick {2}p99 under sale +[\d.]+ m?s +< 3 s\nholds {2}quick {2}errors under sale +0 % +< 0\.1 %\nholds {2}cheap {2}cost of a month +[\d.]+ USD +< 99\.00 USD\n\na\.arch\.yaml: 3 hold, 0 missed; sale 20 s, seed 1\n$/);
  });

  it('ends with 1 where one is missed, and says where it stands and what stands in the way', async () => {
    const { code, out } = await run(['a.arch.yaml'], { 'a.arch.yaml': MISSED });
    expect(code).toBe(1);
    expect(out).toMatch(/MISSED {2}quick {2}p99 under sale +[\d.]+ m?s +< 20 ms\n/);
    expect(out).toMatch(/\na\.arch\.yaml:15:28: p99 under sale is [\d.]+ m?s; allowed is < 20 ms\. Of it, 1\d\d[\d.]* ms on average pass at orders itself/);
  });

  it('speaks Korean', async () => {
    const { out } = await run(['a.arch.yaml'], { 'a.arch.yaml': MISSED }, { LANG: 'ko_KR.UTF-8' });
    expect(out).toMatch(/못 지킴 +quick +p99 \(sale\)/);
    expect(out).toContain('지킴 2, 못 지킴 1');
  });

  it('gives figures as numbers in JSON', async () => {
    const { out } = await run(['a.arch.yaml', '--format', 'json'], { 'a.arch.yaml': MISSED });
    const result = JSON.parse(out) as { readonly goals: readonly object[] };
    expect(result).toMatchObject({ held: 2, missed: 1, unread: [], runs: [{ load: 'sale', seed: 1, durationMs: 20_000, requests: expect.any(Number), errors: 0 }] });
    expect(result.goals[0]).toEqual({
      goal: 'quick', metric: 'p99', load: 'sale', got: expect.any(Number), allowed: { operator: '<', value: 20 }, pass: false, why: expect.any(String), nodes: ['orders'],
      path: ['goals', 'quick', 'p99'], place: 'a.arch.yaml:15:28',
    });
  });

  it('holds the goals to another scenario, and tests some of them', async () => {
    const { code, out } = await run(['a.arch.yaml', '--scenario', 'outage', '--goal', 'quick', '--format', 'json']);
    expect(code).toBe(1);
    expect((JSON.parse(out) as { goals: readonly { readonly metric: string; readonly load: string; readonly pass: boolean }[] }).goals.map(({ metric, load, pass }) => [metric, load, pass])).toEqual([['p99', 'outage', true], ['errors', 'outage', false]]);
  });

  it('comes to the same with the same seed', async () => {
    const got = async (seed: string) => (JSON.parse((await run(['a.arch.yaml', '--seed', seed, '--format', 'json'])).out) as { goals: readonly { readonly got: number }[] }).goals[0]?.got;
    expect(await got('5')).toBe(await got('5'));
    expect(await got('5')).not.toBe(await got('6'));
  });

  it('writes to a file where one is named, under either name of the option', async () => {
    for (const option of ['--out', '--output']) {
      const files = new Map([['a.arch.yaml', HELD]]);
      const { code, out } = await run(['a.arch.yaml', '--format', 'junit', option, 'results.xml'], files);
      expect([code, out]).toEqual([0, '']);
      expect(files.get('results.xml')).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites>\n/);
    }
  });

  it('takes a folder for the designs with goals in it', async () => {
    const { code, out } = await run(['folder', '--format', 'json'], { 'folder/a.arch.yaml': HELD, 'folder/b.arch.yaml': DESIGN, 'folder/c.arch.yaml': MISSED });
    expect(code).toBe(1);
    expect((JSON.parse(out) as { files: readonly { readonly file: string; readonly missed: number }[] }).files.map(({ file, missed }) => [file, missed])).toEqual([['folder/a.arch.yaml', 0], ['folder/c.arch.yaml', 1]]);
  });

  it.each([
    ['a goal that cannot be read', ['a.arch.yaml'], HELD.replace('p99: < 3 s', 'p99: < 3'), /^a\.arch\.yaml:15:28: '3' is not a duration\./],
    ['a key that nothing reads', ['a.arch.yaml'], HELD.replace('errors: <', 'erors: <'), /^a\.arch\.yaml:15:40: 'erors' is nothing that a goal can ask for, so it would not be tested\. Did you mean 'errors'\?\n$/],
    ['a scenario that cannot be read', ['a.arch.yaml'], HELD.replace('requests: 10/s', 'requests: often'), /^a\.arch\.yaml:12:27: 'often' is not a rate/],
    ['a file without goals', ['a.arch.yaml'], DESIGN, /^a\.arch\.yaml has no goals\. Write for example goals: /],
    ['a file that is no YAML', ['a.arch.yaml'], 'nodes: [', /^a\.arch\.yaml:1:\d+: /],
    ['a file that is not there', ['b.arch.yaml'], HELD, /^b\.arch\.yaml:1:1: There is no such file\.\n$/],
    ['a scenario that is not there', ['a.arch.yaml', '--scenario', 'sales'], HELD, /^There is no scenario "sales"\. There are: sale, outage, day\.\n$/],
    ['a goal that is not there', ['a.arch.yaml', '--goal', 'slow'], HELD, /^There is no goal "slow"\. There are: quick, cheap\.\n$/],
    ['a form that is none', ['a.arch.yaml', '--format', 'xml'], HELD, /^serverless-canvas test FILE… /],
    ['a seed that is none', ['a.arch.yaml', '--seed', 'x'], HELD, /^serverless-canvas test FILE… /],
    ['an option that is none', ['a.arch.yaml', '--quick'], HELD, /quick/],
    ['no file', [], HELD, /^serverless-canvas test FILE… /],
  ])('ends with 2 and a line for %s', async (_, argv, text, expected) => {
    const { code, err } = await run(argv, { 'a.arch.yaml': text });
    expect(code).toBe(2);
    expect(err).toMatch(expected);
  });

  it('tests the other goals where one cannot be read, and says so in every form', async () => {
    const { code, out } = await run(['a.arch.yaml', '--format', 'junit'], { 'a.arch.yaml': HELD.replace('p99: < 3 s', 'p99: < 3') });
    expect(code).toBe(2);
    expect(out).toContain('tests="2" failures="0" errors="1"');
    expect(out).toMatch(/<testcase name="quick" classname="a\.arch\.yaml" time="[\d.]+">\n {6}<error type="goals\.invalid-goal" message="'3' is not a duration\. [^"]*">a\.arch\.yaml:15:28<\/error>/);
  });
});
