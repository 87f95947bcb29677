import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compare } from '../../scripts/cases/compare.ts';
import { readExamples } from '../../scripts/cases/example.ts';
import type { Row } from '../../scripts/cases/suite.ts';
import { caseTable } from '../../scripts/cases/table.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** What one example of the collected shape comes to. */
function rowsOf(example: object): readonly Row[] {
  const [read] = readExamples([{ id: 'example', title: '', region: 'us-east-1', free_tier_applied: false, published_total: null, ...example }]);
  return read ? compare(read, { hours: 730 }) : [];
}

const got = (example: object): readonly (number | string)[] =>
  rowsOf(example).filter(({ line }) => line !== 'total').map((row) => (row.got === null ? row.why ?? '' : Number(row.got.toFixed(6))));

/** One figure a line: what was published, what this product makes of the same inputs, and why they differ or cannot be compared. */
function print(rows: readonly Row[]): string {
  const usd = (amount: number | null): string => (amount === null ? '-' : amount.toFixed(6));
  return rows.map(({ line, want, got, pass, why }) => `  ${pass === true ? 'ok ' : pass === false ? '!= ' : '   '} ${usd(want).padStart(16)} ${usd(got).padStart(16)}  ${line}${why === undefined ? '' : `: ${why}`}`).join('\n');
}

describe('bills that others published come out as printed', () => {
  it('each as in the golden file', async () => {
    const text = readExamples(JSON.parse(read('./cost-examples.json'))).map((example) => `${example.id}\n${print(compare(example, { hours: 730 }))}\n`).join('\n');
    await expect(text).toMatchFileSnapshot('./cost-examples.txt');
  });
});

describe('bills written for the reader, in other words than the collected ones, with plain arithmetic', () => {
  const examples = readExamples(JSON.parse(read('./cost-examples-written.json')));

  it.each(examples.map((example) => [example.id, example] as const))('%s', (_, example) => {
    const rows = compare(example, { hours: 730 }).filter(({ line, want, why = '' }) => (line !== 'total' || want !== null) && !why.endsWith('is not on the canvas'));
    expect(rows.filter(({ pass }) => pass !== true)).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe('reading the inputs of a worked bill', () => {
  it('takes a key that names no service to be of the one in the title', () => {
    expect(got({ title: 'Lambda: a backend', inputs: { requests: 3e6, duration_ms: 120, memory_mb: 1536 }, lines: [{ what: 'requests' }, { what: 'compute' }] })).toEqual([0.6, 9.000018]);
  });

  it('takes a key by the service it begins with, and an object by its name', () => {
    expect(got({ inputs: { sqs_requests: 1e6, lambda: { requests: 1e6, gb_seconds: 0 } }, lines: [{ what: 'SQS' }, { what: 'Lambda' }] })).toEqual([0.4, 0.2]);
  });

  it('multiplies what is per something', () => {
    expect(got({ inputs: { files: 1000, s3_put_per_file: 10 }, lines: [{ what: 'S3 PUT' }] })).toEqual([0.05]);
  });

  it('cuts one component into the tiers that the lines name', () => {
    expect(got({ title: 'REST API', inputs: { requests: 4e8 }, lines: [{ what: '333M x 3.50' }, { what: '67M x 2.80' }] })).toEqual([1165.5, 187.6]);
  });

  it('meters payloads as AWS does: two units of 512 KB for 600 KB', () => {
    expect(got({ inputs: { api: 'HTTP', requests: 1e6, payload_kb: 600 }, lines: [{ what: 'requests' }] })).toEqual([2]);
  });

  it('reads the quantities from the line where the inputs have none', () => {
    expect(got({ inputs: {}, lines: [{ what: 'Lambda: 30M requests' }, { what: 'Lambda: 30M x 1 GB x 0.2 s' }] })).toEqual([6, 100.0002]);
  });

  it('takes the free tier off the services that an example names', () => {
    expect(got({ free_tier_applied: 'SQS only', inputs: { sqs_requests: 1e6, lambda: { requests: 1e6 } }, lines: [{ what: 'SQS' }, { what: 'Lambda' }] })).toEqual([0, 0.2]);
  });

  it('begins tiers with the first paid unit where the lines leave out what is free', () => {
    expect(got({ title: 'Cognito Lite', free_tier_applied: true, inputs: { mau: 200_000 }, lines: [{ what: '90,000 x .0055' }, { what: '100,000 x .0046' }] })).toEqual([495, 460]);
  });

  it('tells standard queues from FIFO ones', () => {
    expect(got({ title: 'SQS', inputs: { standard_requests: 2e6, fifo_requests: 1e6 }, lines: [{ what: 'standard' }, { what: 'FIFO' }] })).toEqual([0.8, 0.5]);
  });

  it('takes gigabytes of a bucket for what its inputs say: stored, or sent', () => {
    expect(got({ title: 'S3', inputs: { storage_gb: 100 }, lines: [{ what: '100 GB x 0.023' }] })).toEqual([2.3]);
    expect(got({ title: 'S3', inputs: { transfer_out_gb: 100 }, lines: [{ what: '100 GB x 0.09' }] })).toEqual([9]);
  });

  it('says how a publisher seems to have computed another figure', () => {
    const why = (example: object): string | undefined => rowsOf(example)[0]?.why;
    expect(why({ inputs: { dynamodb_wru: 1e6 }, lines: [{ what: 'DynamoDB', published: 1.25 }] })).toBe('twice the price of today');
    expect(why({ title: 'Data transfer out', inputs: { gb: 20_480 }, lines: [{ what: '20 TB', published: 1843.2 }] })).toBe('the published figure is that of all units at the price of the first tier');
    expect(why({ free_tier_applied: true, inputs: { sqs_requests: 1e6 }, lines: [{ what: 'SQS', published: 0.4 }] })).toBe('the published figure is that with the free tier treated the other way round');
  });

  it('stands the tiers that an example brings in for the price', () => {
    expect(got({ title: 'S3', inputs: { gb: 30, tiers: [{ to_gb: 10, price: 2 }, { to_gb: 100, price: 1 }] }, lines: [{ what: 'storage' }] })).toEqual([40]);
  });

  it('takes a line for the services it joins, else for the first it names', () => {
    const inputs = { apigw_rest: 1e6, lambda: { requests: 1e6, gb_seconds: 0 }, s3: { gb: 10 } };
    expect(got({ inputs, lines: [{ what: 'Lambda and API Gateway' }, { what: 'Lambda (from S3)' }, { what: 'API Gateway REST API' }] })).toEqual([3.7, 0.2, 3.5]);
  });

  it('does not price a region that is not known', () => {
    expect(got({ title: 'SQS', region: 'mars-1', inputs: { requests: 1 }, lines: [{ what: 'requests' }] })).toEqual(['No price is known for sqs.requests in mars-1 (quantity 1).']);
  });

  it('takes the month for the usual one in which more comes out, where the example does not say how long it is, and says so', () => {
    const inputs = { wcu: 100 };
    const rows = (more: object): readonly (readonly unknown[])[] => rowsOf({ title: 'DynamoDB provisioned', inputs, lines: [{ what: '100 WCU', published: 46.8 }], published_total: 46.8, ...more }).map(({ got, pass, why }) => [got, pass, why]);
    expect(rows({})).toEqual([[46.8, true, 'in a month of 720 hours'], [46.8, true, 'in a month of 720 hours']]);
    expect(rows({ inputs: { ...inputs, hours_per_month: 730 } })).toEqual([[47.45, false, 'the inputs lead to another figure'], [47.45, false, 'lines differ']]);
  });

  it('says why a line cannot be stated', () => {
    expect(got({ inputs: { lambda: { provisioned: { concurrency: 7 } } }, lines: [{ what: 'AppSync' }, { what: 'DynamoDB' }, { what: 'Lambda MicroVMs, vCPU' }] }))
      .toEqual(['AppSync is not on the canvas', 'the example does not give the quantities of dynamodb', 'MicroVMs: not priced by this product']);
  });

  it('states a total only where every line is stated', () => {
    const total = (lines: readonly object[]): Row | undefined => rowsOf({ inputs: { sqs_requests: 1e6 }, published_total: 0.4, lines }).at(-1);
    expect(total([{ what: 'SQS', published: 0.4 }])).toEqual({ id: 'example', line: 'total', want: 0.4, got: 0.4, pass: true });
    expect(total([{ what: 'SQS', published: 0.4 }, { what: 'EC2', published: 1 }])).toMatchObject({ got: null, pass: null, why: '1 of 2 lines cannot be stated' });
  });
});

describe('npm run cases', { timeout: 30_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'cases-'));
  const run = (...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } =>
    spawnSync(process.execPath, [fileURLToPath(new URL('../../scripts/cases.ts', import.meta.url)), ...args], { encoding: 'utf8' });
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('prints an object for each line and total', () => {
    const { status, stdout } = run(file('one.json', '[{ "id": "a", "region": "us-east-1", "inputs": { "sqs_requests": 1000000 }, "lines": [{ "what": "SQS", "published": 0.4 }], "published_total": 0.4 }]'));
    expect(stdout.trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([{ id: 'a', line: 'SQS', got: 0.4, want: 0.4, pass: true }, { id: 'a', line: 'total', got: 0.4, want: 0.4, pass: true }]);
    expect(status).toBe(0);
  });

  it.each([
    ['no file', [], /^Usage: /],
    ['a file that is not there', [join(folder, 'none.json')], /none\.json cannot be read$/],
    ['broken JSON', [file('broken.json', '[{')], /broken\.json is no JSON: .*$/],
    ['another shape', [file('shape.json', '[{ "id": "a", "region": "us-east-1", "inputs": {} }]')], /shape\.json: entry 1 \(a\) has no lines$/],
    ['hours of no month', [file('empty.json', '[]'), '--hours', '9000'], /^--hours 9000: expected the hours of a month/],
    ['a price book of another shape', [file('empty.json', '[]'), '--prices', file('prices.json', '{}')], /prices\.json: expected a list of prices/],
  ])('refuses %s in one line', (_, args, message) => {
    const { status, stderr, stdout } = run(...args);
    expect(stderr.trimEnd()).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});

const collected = new URL('../../../shared/facts/cost-examples.json', import.meta.url);

describe.skipIf(!existsSync(collected))('docs/cases.md (skipped where ../shared is not there)', () => {
  it('is what `npm run cases -- ../shared/facts/cost-examples.json --table` prints', () => {
    const outcomes = readExamples(JSON.parse(readFileSync(collected, 'utf8'))).map((example) => ({ example, rows: compare(example, { hours: 730 }) }));
    expect(read('../../docs/cases.md')).toBe(caseTable(outcomes));
  });
});
