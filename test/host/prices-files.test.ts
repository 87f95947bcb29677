import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prices } from '../../src/node/cli/prices.ts';
import { keepOf, wantedOf } from '../../src/node/prices/match.ts';
import { readOfferJson } from '../../src/node/prices/offer-json.ts';
import { printTable, readTable } from '../../src/node/prices/table.ts';
import { writeTogether } from '../../src/node/prices/write.ts';
import { services } from '../../src/services/index.generated.ts';
import { FIXTURES } from './prices-server.ts';

const QUEUES = join(FIXTURES, 'aws/offers/v1.0/aws/AWSQueueService/20261110120000');

/** One price of SQS as AWS writes it in CSV: the case of names is another one than in JSON. */
const CSV = `"FormatVersion","v1.0"
"Disclaimer","Made for tests, with a ""quote"", and commas"
"Publication Date","2026-11-15T12:00:00Z"
"Version","20261115120000"
"OfferCode","AWSQueueService"
"SKU","OfferTermCode","RateCode","TermType","PriceDescription","EffectiveDate","StartingRange","EndingRange","Unit","PricePerUnit","Currency","Product Family","Location","usageType","operation","Region Code"
"SQSEUW1STANDARD","JRTCKXETXF","SQSEUW1STANDARD.JRTCKXETXF.A","OnDemand","","2026-11-01","0","100000000000","Requests","0.0000004500","USD","API Request","EU (Ireland)","EU-Requests-Tier1","","eu-west-1"
"SQSEUW1STANDARD","JRTCKXETXF","SQSEUW1STANDARD.JRTCKXETXF.B","OnDemand","","2026-11-01","100000000000","Inf","Requests","0.0000003000","USD","API Request","EU (Ireland)","EU-Requests-Tier1","","eu-west-1"
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prices-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function update(from: string, ...more: readonly string[]) {
  let [out, err] = ['', ''];
  const code = await prices(['update', '--from', from, '--out', join(folder, 'out'), '--service', 'sqs', ...more], {
    out: (text) => { out += text; }, err: (text) => { err += text; }, env: {}, signal: new AbortController().signal, now: '2026-11-21T00:00:00Z', samples: [],
  });
  const table = readTable(await readFile(join(folder, 'out/sqs/prices.json'), 'utf8').catch(() => ''));
  return { code, out, err, table };
}

describe('downloaded files', () => {
  it('may have any names: each says which offer and Region it is', async () => {
    await mkdir(join(folder, 'in'));
    await writeFile(join(folder, 'in/mumbai.json'), await readFile(join(QUEUES, 'ap-south-1/index.json'), 'utf8'));
    const { table, out } = await update(join(folder, 'in'));
    expect(table?.['requests']?.regions['ap-south-1']?.tiers[0]?.usd).toBe(4.4e-7);
    expect(out).toContain('sqs.requests: not read: there is no list for it (ap-northeast-1');
  });

  it('may lie as on the host, index files among them', async () => {
    const { table, err } = await update(join(FIXTURES, 'aws'));
    expect(err).toBe('');
    expect(table?.['fifo-requests']?.regions['us-east-1']?.source.asOf).toBe('2026-11-10');
  });

  it('may be CSV, and the latest published version counts', async () => {
    await writeFile(join(folder, 'a.csv'), CSV);
    await writeFile(join(folder, 'b.json'), await readFile(join(QUEUES, 'eu-west-1/index.json'), 'utf8'));
    const { table } = await update(folder);
    expect(table?.['requests']?.regions['eu-west-1']).toMatchObject({ tiers: [{ from: 0, to: 100000000000, usd: 4.5e-7 }, { from: 100000000000, to: null, usd: 3e-7 }], source: { asOf: '2026-11-15' } });
  });

  it.each([
    ['a CSV row that is cut off', 'a.csv', CSV.slice(0, -30), 'Quote Not Closed'],
    ['a CSV file with a row that is too short', 'a.csv', `${CSV}"SQSEUW1STANDARD","JRTCKXETXF"\n`, 'a row has 2 cells instead of 16'],
    ['a CSV file of something else', 'a.csv', 'a,b\n1,2\n', 'it has no OfferCode'],
    ['a JSON file of something else', 'a.json', '{"name": "package"}', 'it has no offerCode'],
    ['no file at all', 'a.txt', '', 'There is no price list file'],
  ])('that are %s are named in one line, and nothing is written', async (_, name, text, cause) => {
    await writeFile(join(folder, name), text);
    const { code, err, table } = await update(folder);
    expect(err).toContain(cause);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect({ code, table }).toEqual({ code: 2, table: undefined });
  });
});

describe('the arguments', () => {
  it.each([
    [['update'], 'The prices that come with the product are not changed. Name a folder'],
    [['refresh'], 'prices knows one command'],
    [['update', '--out', 'x', '--region', 'Seoul'], '"Seoul" is not known.'],
    [['update', '--out', 'x', '--service', 'ec2'], '"ec2" is not known.'],
    [['update', '--out', 'x', '--from', '/no/such/folder'], '/no/such/folder: There is no such file or folder.'],
    [['update', '--quiet'], "Unknown option '--quiet'"],
  ])('%j: answered with one line', async (argv, line) => {
    let err = '';
    const code = await prices(argv, { out: () => undefined, err: (text) => { err += text; }, env: {}, signal: new AbortController().signal, now: '2026-11-21', samples: [] });
    expect(err).toContain(line);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
  });
});

describe('a list with many products of others', () => {
  async function* list(): AsyncIterable<Uint8Array> {
    const encode = (text: string) => new TextEncoder().encode(text);
    const others = (value: string) => Array.from({ length: 5000 }, (_, index) => `"S${index}":${value},`).join('');
    yield encode('{"offerCode":"AWSQueueService","version":"1","publicationDate":"2026-11-10T00:00:00Z","products":{');
    yield encode(others('{"attributes":{"usagetype":"DataTransfer-In-Bytes","regionCode":"us-east-1"}}'));
    yield encode('"LAST":{"attributes":{"usagetype":"Requests-Tier1","regionCode":"us-east-1"}}},"terms":{"OnDemand":{');
    yield encode(others('{"T":{"effectiveDate":"2026-11-01","priceDimensions":{}}}'));
    yield encode('"LAST":{"T":{"effectiveDate":"2026-11-01","priceDimensions":{"R":{"beginRange":"0","endRange":"Inf","pricePerUnit":{"USD":"0.0000004"}}}}}}}}');
  }

  it('gives those that are wanted, and keeps nothing of the others', async () => {
    const sqs = services.find(({ family }) => family === 'sqs');
    const offer = await readOfferJson(list(), keepOf(wantedOf('sqs', sqs?.priceList ?? {})), 'list');
    expect(offer?.products.map(({ sku, terms }) => [sku, terms])).toEqual([['LAST', [{ effective: '2026-11-01', rates: [{ from: 0, to: null, usd: 4e-7 }] }]]]);
  });
});

describe('writing', () => {
  async function expectUntouched(): Promise<void> {
    expect(await readFile(join(folder, 'one'), 'utf8')).toBe('old');
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  }

  it('leaves every file as it was where one cannot be written, and no temporary file', async () => {
    await writeFile(join(folder, 'one'), 'old');
    await writeFile(join(folder, 'file'), '');
    await expect(writeTogether(new Map([[join(folder, 'one'), 'new'], [join(folder, 'file/two'), 'new']]), new AbortController().signal)).rejects.toThrow();
    await expectUntouched();
  });

  it('leaves every file as it was where it is stopped before all are whole', async () => {
    await writeFile(join(folder, 'one'), 'old');
    await expect(writeTogether(new Map([[join(folder, 'one'), 'new']]), AbortSignal.abort())).rejects.toThrow();
    await expectUntouched();
  });
});

describe('the tables of the product', () => {
  it.each(services.map((service) => [service.family, service] as const))('%s: each dimension has its place in the price list, or the reason why not', async (family, { priceList, prices: table }) => {
    expect(Object.keys(priceList ?? {}).sort()).toEqual(Object.keys(table).sort());
    const text = await readFile(new URL(`../../src/services/${family}/prices.json`, import.meta.url), 'utf8');
    const read = readTable(text);
    expect(read && printTable(read)).toBe(text);
  });
});
