import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { main } from './main.ts';

const DESIGN = `version: 1
name: small
region: us-east-1
nodes:
  visitors: { service: client, traffic: { look: { requests: 100k/month, path: GET /items } } }
  api: { service: apigateway.http, routes: { items: { route: GET /items } } }
  list: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 1000 }, code: ./list }
connections:
  visitors-api: { from: visitors, to: api }
  api-list: { from: api, to: list, routes: [items] }
`;

/** Runs the command line over files in memory. */
async function run(argv: readonly string[], files: Readonly<Record<string, string>> = {}, env: Readonly<Record<string, string>> = {}) {
  let [out, err] = ['', ''];
  const written = new Map<string, string>();
  const code = await main(argv, {
    read: (file) => (files[file] === undefined ? Promise.reject(Object.assign(new Error(`ENOENT: no such file or directory, open '${file}'`), { code: 'ENOENT' })) : Promise.resolve(files[file])),
    write: async (file, text) => void written.set(file, text),
    out: (text) => { out += text; },
    err: (text) => { err += text; },
    env,
  });
  return { code, out, err, written };
}

const fine = DESIGN.replace('Timeout: 1000', 'Timeout: 10');
const whole = await readFile(new URL('../../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');

describe('check', () => {
  it('ends with 1 where there is an error, and says where and why', async () => {
    const { code, out } = await run(['check', 'a.arch.yaml'], { 'a.arch.yaml': DESIGN });
    expect(code).toBe(1);
    expect(out).toContain('a.arch.yaml:7:96: error: ');
    expect(out).toMatch(/\[lambda\.timeout[a-z-]*\]\n {2}https:\/\/docs\.aws\.amazon\.com\//);
  });

  it('gives the findings as JSON, places one-based', async () => {
    const { code, out } = await run(['check', 'a.arch.yaml', '--format', 'json'], { 'a.arch.yaml': DESIGN });
    const { findings } = JSON.parse(out) as { findings: { rule: string; severity: string; node?: string }[] };
    expect(code).toBe(1);
    expect(findings.find(({ severity }) => severity === 'error')).toEqual({
      rule: expect.stringMatching(/^lambda\.timeout/),
      severity: 'error',
      message: expect.any(String),
      node: 'list',
      path: ['nodes', 'list', 'properties', 'Timeout'],
      range: { start: { line: 7, column: 96 }, end: { line: 7, column: 100 } },
      source: expect.stringMatching(/^https:\/\//),
    });
  });

  it('speaks the language of the environment', async () => {
    const { out } = await run(['check', 'a.arch.yaml'], { 'a.arch.yaml': DESIGN }, { LANG: 'ko_KR.UTF-8' });
    expect(out).toContain('오류: ');
  });

  it('ends with 0 on the conference', async () => {
    expect((await run(['check', 'c.arch.yaml'], { 'c.arch.yaml': whole })).code).toBe(0);
  });
});

describe('cost', () => {
  it('gives the bill as JSON with a source for every line', async () => {
    const { code, out } = await run(['cost', 'c.arch.yaml', '--format', 'json'], { 'c.arch.yaml': whole });
    const bill = JSON.parse(out) as { currency: string; region: string; total: number; lines: { amount: number }[]; unpriced: unknown[] };
    expect(code).toBe(0);
    expect(bill).toMatchObject({ currency: 'USD', region: 'ap-northeast-2', unpriced: expect.any(Array) });
    expect(bill.total).toBeCloseTo(bill.lines.reduce((sum, { amount }) => sum + amount, 0), 9);
    for (const line of bill.lines) {
      expect(Object.keys(line)).toEqual(['node', 'service', 'component', 'quantity', 'unit', 'amount', 'source', 'asOf']);
      expect(line).toMatchObject({ source: expect.stringMatching(/^https:\/\//), asOf: expect.stringMatching(/^\d{4}(-\d\d){0,2}$/) });
    }
  });

  it('gives people a table whose last line of figures is the total', async () => {
    const { out } = await run(['cost', 'c.arch.yaml'], { 'c.arch.yaml': whole });
    expect(out).toMatch(/^Node +Component +Quantity +Unit +USD\/month\n/);
    expect(out).toMatch(/^Total +ap-northeast-2 +\d+\.\d\d$/m);
  });
});

describe('export', () => {
  it('writes YAML to the output', async () => {
    const { code, out } = await run(['export', 'a.arch.yaml'], { 'a.arch.yaml': fine });
    expect(code).toBe(0);
    expect(out).toMatch(/^AWSTemplateFormatVersion: /);
  });

  it('writes JSON to a file where --out says so', async () => {
    const { code, out, written } = await run(['export', 'a.arch.yaml', '--format', 'json', '--out', 't.json'], { 'a.arch.yaml': fine });
    expect([code, out]).toEqual([0, '']);
    expect(JSON.parse(written.get('t.json') ?? '')).toMatchObject({ AWSTemplateFormatVersion: '2010-09-09' });
  });

  it('gives the template and ends with 1 where the design has errors', async () => {
    const { code, out, err } = await run(['export', 'a.arch.yaml'], { 'a.arch.yaml': DESIGN });
    expect(code).toBe(1);
    expect(out).toMatch(/^AWSTemplateFormatVersion: /);
    expect(err).toBe('1 error (serverless-canvas check)\n');
  });
});

describe('what cannot be used ends with 2 and one line', () => {
  it.each([
    ['a file that is not there', ['check', 'none.arch.yaml'], {}, /^none\.arch\.yaml:1:1: There is no such file\.\n$/],
    ['broken YAML', ['cost', 'b.arch.yaml'], { 'b.arch.yaml': 'version: 1\nnodes: [\n' }, /^b\.arch\.yaml:\d+:\d+: \S.*\n$/],
    ['a command that does not exist', ['destroy', 'a.arch.yaml'], {}, /^There is no command "destroy"\..*\n$/],
    ['no file', ['check'], {}, /^check takes one file: .*\n$/],
    ['a format that does not exist', ['check', 'a.arch.yaml', '--format', 'xml'], {}, /^There is no format "xml"\.\n$/],
    ['an option that does not exist', ['check', 'a.arch.yaml', '--fast'], {}, /^Unknown option '--fast'.*\n$/],
    ['import, which comes later', ['import', 'a.yaml'], {}, /^import is not in this version\.\n$/],
    ['deploy, which comes later', ['deploy', 'a.yaml'], {}, /^deploy is not in this version\.\n$/],
  ])('%s', async (_what, argv, files, line) => {
    const { code, out, err } = await run(argv, files as Record<string, string>);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(line);
  });
});

it.each([['--help'], ['help'], []])('help is shown for %j', async (...argv) => {
  const { code, out } = await run(argv.filter((argument) => typeof argument === 'string'));
  expect(code).toBe(0);
  expect(out).toContain('check FILE');
});
