import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { runCli } from './testing.ts';

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

const fine = DESIGN.replace('Timeout: 1000', 'Timeout: 10');
const whole = await readFile(new URL('../../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');

describe('check', () => {
  it('ends with 1 where there is an error, and says where and why', async () => {
    const { code, out } = await runCli(['check', 'a.arch.yaml'], { 'a.arch.yaml': DESIGN });
    expect(code).toBe(1);
    expect(out).toContain('a.arch.yaml:7:96: error: ');
    expect(out).toMatch(/\[lambda\.timeout[a-z-]*\]\n {2}hard limit: lambda\.timeout-max\n {2}https:\/\/docs\.aws\.amazon\.com\//);
  });

  it('gives the findings as JSON, places one-based', async () => {
    const { code, out } = await runCli(['check', 'a.arch.yaml', '--format', 'json'], { 'a.arch.yaml': DESIGN });
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
      limit: { id: 'lambda.timeout-max', kind: 'hard', current: 900, needed: 1000 },
    });
  });

  it('lists what is silenced with the reason, and what could not be checked with the cause', async () => {
    const text = fine.replace('Timeout: 10 }', 'Timeout: !ImportValue slow }').concat('ignore: { topology.nothing-reaches: { nodes: [spare], reason: For later. } }\n').replace('connections:', '  spare: { service: sqs }\nconnections:');
    const { out } = await runCli(['check', 'a.arch.yaml', '--format', 'json'], { 'a.arch.yaml': text });
    const { silenced, unchecked, findings } = JSON.parse(out) as { silenced: unknown[]; unchecked: unknown[]; findings: { rule: string }[] };
    expect(silenced).toEqual([expect.objectContaining({ rule: 'topology.nothing-reaches', node: 'spare', reason: 'For later.' })]);
    expect(unchecked).toEqual([{ node: 'list', path: 'Timeout', because: expect.any(String) as string }]);
    expect(findings.map(({ rule }) => rule)).not.toContain('topology.nothing-reaches');
    expect((await runCli(['check', 'a.arch.yaml'], { 'a.arch.yaml': text })).out).toMatch(/1 silenced, 1 value not checked\n$/);
  });

  it('checks several files and folders, and says which is which', async () => {
    const files = { 'a/one.arch.yaml': fine, 'a/b/two.arch.yaml': DESIGN, 'a/readme.md': '', 'three.arch.yaml': fine };
    const { code, out } = await runCli(['check', 'a', 'three.arch.yaml', '--format', 'json'], files);
    expect(code).toBe(1);
    const answer = JSON.parse(out) as { files: { file: string; findings: { severity: string }[] }[] };
    expect(answer.files.map(({ file, findings }) => [file, findings.some(({ severity }) => severity === 'error')])).toEqual([['a/one.arch.yaml', false], ['a/b/two.arch.yaml', true], ['three.arch.yaml', false]]);
    expect((await runCli(['check', 'a'], files)).out).toContain('a/b/two.arch.yaml:7:96: error: ');
  });

  it('speaks the language of the environment', async () => {
    const { out } = await runCli(['check', 'a.arch.yaml'], { 'a.arch.yaml': DESIGN }, { env: { LANG: 'ko_KR.UTF-8' } });
    expect(out).toContain('오류: ');
  });

  it('ends with 0 on the conference, and counts what is silenced there', async () => {
    const { code, out } = await runCli(['check', 'c.arch.yaml'], { 'c.arch.yaml': whole });
    expect(code).toBe(0);
    expect(out).toMatch(/^Nothing is wrong\. \d+ silenced\n$/);
  });
});

describe('cost', () => {
  it('gives the bill as JSON with a source for every line', async () => {
    const { code, out } = await runCli(['cost', 'c.arch.yaml', '--format', 'json'], { 'c.arch.yaml': whole });
    const bill = JSON.parse(out) as { currency: string; region: string; total: number; lines: { amount: number }[]; unpriced: unknown[] };
    expect(code).toBe(0);
    expect(bill).toMatchObject({ currency: 'USD', region: 'ap-northeast-2', unpriced: expect.any(Array) });
    expect(bill.total).toBeCloseTo(bill.lines.reduce((sum, { amount }) => sum + amount, 0), 9);
    for (const line of bill.lines) {
      expect(Object.keys(line).slice(0, 8)).toEqual(['node', 'service', 'component', 'quantity', 'unit', 'amount', 'source', 'asOf']);
      expect(line).toMatchObject({ source: expect.stringMatching(/^https:\/\//), asOf: expect.stringMatching(/^\d{4}(-\d\d){0,2}$/) });
    }
  });

  it('gives people a table whose last line of figures is the total', async () => {
    const { out } = await runCli(['cost', 'c.arch.yaml'], { 'c.arch.yaml': whole });
    expect(out).toMatch(/^Node +Component +Quantity +Unit +Unit price +USD\/month +Source +How it comes about\n/);
    expect(out).toMatch(/^Total +ap-northeast-2 +\d+\.\d\d$/m);
  });

  it('says it as if it stood in another region, later, or were billed without the free tier', async () => {
    const bill = async (...flags: string[]) => JSON.parse((await runCli(['cost', 'c.arch.yaml', '--format', 'json', ...flags], { 'c.arch.yaml': whole })).out) as { region: string; month: number; freeTier: string; total: number };
    expect(await bill('--region', 'eu-west-1', '--month', '12', '--free-tier', 'always')).toMatchObject({ region: 'eu-west-1', month: 12, freeTier: 'always' });
    expect((await bill('--month', '12')).total).toBeGreaterThan((await bill()).total);
    expect((await bill('--free-tier', 'always')).total).toBeLessThan((await bill('--free-tier', 'none')).total);
  });

  it('sums up by node and service, and says what is hidden in the total and what a million requests cost', async () => {
    const { out } = await runCli(['cost', 'c.arch.yaml', '--format', 'json'], { 'c.arch.yaml': whole });
    const bill = JSON.parse(out) as { total: number; byNode: { amount: number }[]; byService: { id: string; amount: number }[]; hidden: Record<string, number>; perMillionRequests: { usd: number }; lines: object[] };
    for (const sums of [bill.byNode, bill.byService]) expect(sums.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(bill.total, 9);
    expect(Object.keys(bill.hidden)).toEqual(['transfer', 'requests', 'logs']);
    expect(bill.perMillionRequests.usd).toBeCloseTo((bill.total / 2_243_000) * 1e6, 9);
    expect(bill.lines[0]).toMatchObject({ title: 'HTTPS requests', unitPrice: expect.any(Number) as number, how: expect.any(String) as string });
  });

  it('writes CSV and Markdown, to a file where --out says so', async () => {
    const { out } = await runCli(['cost', 'c.arch.yaml', '--format', 'csv'], { 'c.arch.yaml': whole });
    expect(out).toMatch(/^status,node,service,component,.*\r\npriced,cdn,cloudfront,requests,/);
    const files = new Map([['c.arch.yaml', whole]]);
    const { out: nothing } = await runCli(['cost', 'c.arch.yaml', '--format', 'markdown', '--out', 'bill.md'], files);
    expect([nothing, files.get('bill.md')]).toEqual(['', expect.stringMatching(/^# Bill: conference\n/)]);
  });
});

describe('quotas', () => {
  it('says so where nothing has to be raised', async () => {
    const { code, out } = await runCli(['quotas', 'a.arch.yaml'], { 'a.arch.yaml': fine });
    expect([code, out]).toEqual([0, '# Quota requests: small\n\nNo quota has to be raised for this design.\n']);
    expect(JSON.parse((await runCli(['quotas', 'a.arch.yaml', '--format', 'json'], { 'a.arch.yaml': fine })).out)).toEqual({ requests: [] });
  });
});

describe('export', () => {
  it('writes YAML to the output', async () => {
    const { code, out } = await runCli(['export', 'a.arch.yaml'], { 'a.arch.yaml': fine });
    expect(code).toBe(0);
    expect(out).toMatch(/^AWSTemplateFormatVersion: /);
  });

  it('writes JSON to a file where --out says so', async () => {
    const files = new Map([['a.arch.yaml', fine]]);
    const { code, out } = await runCli(['export', 'a.arch.yaml', '--format', 'json', '--out', 't.json'], files);
    expect([code, out]).toEqual([0, '']);
    expect(JSON.parse(files.get('t.json') ?? '')).toMatchObject({ AWSTemplateFormatVersion: '2010-09-09' });
  });

  it('gives the template and ends with 1 where the design has errors', async () => {
    const { code, out, err } = await runCli(['export', 'a.arch.yaml'], { 'a.arch.yaml': DESIGN });
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
    ['no file', ['check'], {}, /^check takes files or folders: .*\n$/],
    ['two files, where one is the answer', ['cost', 'a.arch.yaml', 'b.arch.yaml'], {}, /^cost takes one file: .*\n$/],
    ['a folder without designs', ['check', 'docs'], { 'docs/readme.md': '' }, /^There is no design \(\*\.arch\.yaml\) here\.\n$/],
    ['a SARIF bill', ['cost', 'a.arch.yaml', '--format', 'sarif'], {}, /^There is no format "sarif"\.\n$/],
    ['a region that is none', ['cost', 'a.arch.yaml', '--region', 'mars'], {}, /^--region takes a region such as us-east-1, not "mars"\.\n$/],
    ['a month before the first', ['cost', 'a.arch.yaml', '--month', '0'], {}, /^--month takes a number from 1 to 1200, not "0"\.\n$/],
    ['a free tier that is none', ['cost', 'a.arch.yaml', '--free-tier', 'year'], {}, /^--free-tier takes none, always or credits, not "year"\.\n$/],
    ['a region of findings', ['check', 'a.arch.yaml', '--region', 'us-east-1'], {}, /^--region belongs to cost, not to check\.\n$/],
    ['findings as CSV', ['check', 'a.arch.yaml', '--format', 'csv'], {}, /^There is no format "csv"\.\n$/],
    ['a format that does not exist', ['check', 'a.arch.yaml', '--format', 'xml'], {}, /^There is no format "xml"\.\n$/],
    ['an option that does not exist', ['check', 'a.arch.yaml', '--fast'], {}, /^Unknown option '--fast'.*\n$/],
    ['no template to import', ['import'], {}, /^import takes one template: /],
    ['a template that is not there', ['import', 'a.yaml'], {}, /^a\.yaml:1:1: There is no such file\.\n$/],
  ])('%s', async (_what, argv, files, line) => {
    const { code, out, err } = await runCli(argv, files as Record<string, string>);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(line);
  });
});

it.each([['--help'], ['help'], []])('help is shown for %j', async (...argv) => {
  const { code, out } = await runCli(argv.filter((argument) => typeof argument === 'string'));
  expect(code).toBe(0);
  expect(out).toContain('check FILE');
});
