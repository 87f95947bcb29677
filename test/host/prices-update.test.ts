import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prices } from '../../src/node/cli/prices.ts';
import { readTable } from '../../src/node/prices/table.ts';
import { edited, FIXTURES, servePriceList, type Answer, type PriceListServer } from './prices-server.ts';

const V = '20261110120000';
const LIST = 'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws';
const DESIGN = `version: 1
name: orders
region: us-east-1
nodes:
  queue: { service: sqs, assume: { usage: { sends: 1000000000 } } }
`;

let folder: string;
let server: PriceListServer | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prices-'));
  await cp(join(FIXTURES, 'tables'), folder, { recursive: true });
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(argv: readonly string[], more: Partial<Parameters<typeof prices>[1]> = {}): Promise<Ran> {
  let [out, err] = ['', ''];
  const code = await prices(['update', ...argv], {
    out: (text) => { out += text; }, err: (text) => { err += text; }, env: {}, signal: new AbortController().signal, now: '2026-11-21T00:00:00Z', samples: [], ...more,
  });
  return { code, out, err };
}

/** Brings SQS up to date from a server that answers so. */
async function updateSqs(answers: Readonly<Record<string, Answer>>, more: readonly string[] = [], io: Partial<Parameters<typeof prices>[1]> = {}): Promise<Ran> {
  server = await servePriceList(answers);
  return run(['--from', server.url, '--out', folder, '--service', 'sqs', ...more], io);
}

const tableText = (family = 'sqs') => readFile(join(folder, family, 'prices.json'), 'utf8');
const price = async (dimension: string, place: string, family = 'sqs') => readTable(await tableText(family))?.[dimension]?.regions[place];
const original = (family = 'sqs') => readFile(join(FIXTURES, 'tables', family, 'prices.json'), 'utf8');
const known = ['--region', 'us-east-1,eu-west-1'];
const firstTier = (usd: string): Answer => edited((file) => file.replace('"USD": "0.0000004000"', `"USD": "${usd}"`));

describe('prices that the list has as they are', () => {
  it('are confirmed: their source is now the list, of the day on which it was published', async () => {
    const { code, out, err } = await updateSqs({}, known);
    expect(err).toBe('');
    expect(out).toContain('0 prices changed, 0 new, 4 confirmed as they were, 0 kept');
    expect(code).toBe(0);
    expect(await price('requests', 'eu-west-1')).toEqual({
      tiers: [{ from: 0, to: 100000000000, usd: 4e-7 }, { from: 100000000000, to: 200000000000, usd: 3e-7 }, { from: 200000000000, to: null, usd: 2.4e-7 }],
      source: { url: `${LIST}/AWSQueueService/${V}/eu-west-1/index.json`, asOf: '2026-11-10' },
      free: 1000000,
    });
  });

  it('are no longer uncertain', async () => {
    expect((await original()).match(/uncertain/g)).toHaveLength(1);
    await updateSqs({}, known);
    const { 'fair-requests': _, ...listed } = JSON.parse(await tableText()) as Record<string, unknown>;
    expect(JSON.stringify(listed)).not.toContain('uncertain');
  });

  it('are not written again by a second update', async () => {
    await updateSqs({}, known);
    const { out } = await run(['--from', server?.url ?? '', '--out', folder, '--service', 'sqs', ...known]);
    expect(out).toContain(`The tables in ${folder} already were so.`);
  });
});

describe('prices that changed', () => {
  it('are written, and told with Region, old and new price, and from when on', async () => {
    const { code, out } = await updateSqs({ '/us-east-1/index.json': firstTier('0.0000005000') }, known);
    const [before, after] = ['4e-7', '5e-7'].map((usd) => `${usd} <100,000,000,000, 3e-7 <200,000,000,000, 2.4e-7`);
    const [head, row] = out.split('\n');
    expect(head?.split(/ {2,}/)).toEqual(['Price', 'Region', 'Old', 'New', 'In effect from']);
    expect(row).toBe(`sqs.requests  us-east-1  ${before}  ${after}  2026-11-01`);
    expect((await price('requests', 'us-east-1'))?.tiers[0]).toEqual({ from: 0, to: 100000000000, usd: 5e-7 });
    expect(code).toBe(0);
  });

  it('move the bills of designs, and say by how much', async () => {
    const design = join(folder, 'orders.arch.yaml');
    await writeFile(design, DESIGN);
    const { out } = await updateSqs({ '/us-east-1/index.json': firstTier('0.0000005000') }, known, { samples: [design] });
    expect(out).toMatch(/orders\.arch\.yaml +us-east-1 +400\.00 +500\.00 +\+100\.00 \(\+25\.0%\)/);
  });

  it('are not written with --dry-run', async () => {
    const { out } = await updateSqs({ '/us-east-1/index.json': firstTier('0.0000005000') }, [...known, '--dry-run']);
    expect(out).toContain('sqs.requests  us-east-1');
    expect(out).toContain('Nothing was written (--dry-run).');
    expect(await tableText()).toBe(await original());
  });

  it('are not taken without being asked where they moved by more than 60 %', async () => {
    const jump = { '/us-east-1/index.json': firstTier('0.4000000000') };
    const { code, out } = await updateSqs(jump, known);
    expect(code).toBe(1);
    expect(out).toContain('0.4 <100,000,000,000, 3e-7 <200,000,000,000, 2.4e-7, more than 60%; look at it, then take it with --accept-jumps (us-east-1)');
    expect((await price('requests', 'us-east-1'))?.tiers[0]?.usd).toBe(4e-7);
    await server?.close();
    await updateSqs(jump, [...known, '--accept-jumps']);
    expect((await price('requests', 'us-east-1'))?.tiers[0]?.usd).toBe(0.4);
  });

  it('are not taken for a new Region where they are far from those of all others', async () => {
    const { out } = await updateSqs({ '/ap-south-1/index.json': edited((file) => file.replace('"USD": "0.0000004400"', '"USD": "0.4400000000"')) }, ['--region', 'ap-south-1']);
    expect(out).toContain('sqs.requests: 0.44 <100,000,000,000, 3.4e-7 <200,000,000,000, 2.8e-7 is far from every other Region');
    expect(await price('requests', 'ap-south-1')).toBeUndefined();
  });

  it('are left alone until they take effect', async () => {
    const { out } = await updateSqs({ '/us-east-1/index.json': edited((file) => file.replaceAll('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z')) }, known);
    expect(out).toContain('sqs.requests: the product SQSUSE1STANDARD has no price that is in effect (us-east-1)');
    expect((await price('requests', 'us-east-1'))?.source.url).toBe('https://example.com/prices');
  });

  it('may have a tier more', async () => {
    await updateSqs({ '/us-east-1/index.json': edited((file) => {
      const data = JSON.parse(file) as { terms: { OnDemand: Record<string, Record<string, { priceDimensions: Record<string, unknown> }>> } };
      const dimensions = data.terms.OnDemand['SQSUSE1STANDARD']?.['SQSUSE1STANDARD.JRTCKXETXF']?.priceDimensions ?? {};
      Object.assign(dimensions['SQSUSE1STANDARD.JRTCKXETXF.RATE2'] as object, { endRange: '500000000000' });
      dimensions['SQSUSE1STANDARD.JRTCKXETXF.RATE3'] = { beginRange: '500000000000', endRange: 'Inf', pricePerUnit: { USD: '0.0000002000' } };
      return JSON.stringify(data);
    }) }, known);
    expect((await price('requests', 'us-east-1'))?.tiers.slice(2)).toEqual([{ from: 200000000000, to: 500000000000, usd: 2.4e-7 }, { from: 500000000000, to: null, usd: 2e-7 }]);
  });

  it('have a first tier of 0 USD as their free amount', async () => {
    await updateSqs({ '/us-east-1/index.json': edited((file) => file
      .replace('"SQSUSE1STANDARD.JRTCKXETXF.RATE0":', '"SQSUSE1STANDARD.JRTCKXETXF.FREE": { "beginRange": "0", "endRange": "2000000", "pricePerUnit": { "USD": "0" } }, "SQSUSE1STANDARD.JRTCKXETXF.RATE0":')
      .replace(/"beginRange": "0",\s+"endRange": "100000000000"/, '"beginRange": "2000000", "endRange": "100000000000"')) }, known);
    expect(await price('requests', 'us-east-1')).toMatchObject({ tiers: [{ from: 0, to: 100000000000, usd: 4e-7 }, {}, {}], free: 2000000, freeWithinTiers: true });
  });
});

describe('a Region that the list has and the table has not', () => {
  it('gets its prices, with the free amount of the others', async () => {
    const { out } = await updateSqs({});
    expect(out).toMatch(/^sqs\.requests +ap-south-1 +new +4\.4e-7 <100,000,000,000/m);
    expect(await price('requests', 'ap-south-1')).toMatchObject({ tiers: [{ usd: 4.4e-7 }, { usd: 3.4e-7 }, { usd: 2.8e-7 }], free: 1000000 });
  });

  it('is none of GovCloud, China or the Local Zones, whose lists are not even read', async () => {
    await updateSqs({});
    expect(server?.asked.filter((path) => /gov|lax/.test(path))).toEqual([]);
  });

  it('is left alone where another is asked for', async () => {
    await updateSqs({}, ['--region', 'eu-west-1']);
    expect(server?.asked.filter((path) => path.includes(V))).toEqual([`/offers/v1.0/aws/AWSQueueService/${V}/eu-west-1/index.json`]);
    expect((await price('requests', 'us-east-1'))?.source.url).toBe('https://example.com/prices');
  });
});

describe('prices that the list does not settle', () => {
  it('stay and are told where there is no such product', async () => {
    const { code, out } = await updateSqs({ '/eu-west-1/index.json': edited((file) => file.replace('EU-Requests-FIFO-Tier1', 'EU-Requests-FIFO-Tier9')) }, known);
    expect(out).toContain('Kept as they were:\n  sqs.fifo-requests: not found in the price list (eu-west-1)\n');
    expect(code).toBe(1);
    expect((await price('fifo-requests', 'eu-west-1'))?.source.url).toBe('https://example.com/prices');
    expect((await price('requests', 'eu-west-1'))?.source.url).toContain(V);
  });

  it('stay and are told where there is no list for their Region', async () => {
    const { out } = await updateSqs({ 'region_index.json': edited((file) => file.replace(/"eu-west-1": \{[^}]*\},/, '')) });
    expect(out).toContain('sqs.requests: not read: there is no list for it (eu-west-1)');
  });

  it('stay where two products have different prices', async () => {
    const { out } = await updateSqs({ '/eu-west-1/index.json': edited((file) => file.replace('EU-Requests-FIFO-Tier1', 'EU-Requests-Tier1')) }, known);
    expect(out).toContain('sqs.requests: several products with different prices (SQSEUW1FIFO0000, SQSEUW1STANDARD) (eu-west-1)');
  });

  it('stay where there is a gap between tiers', async () => {
    const { out } = await updateSqs({ '/us-east-1/index.json': edited((file) => file.replace('"endRange": "100000000000"', '"endRange": "90000000000"')) }, known);
    expect(out).toContain('the tiers of the product SQSUSE1STANDARD do not join (us-east-1)');
  });

  it('are told also where no product is known for them at all', async () => {
    server = await servePriceList();
    const { out } = await run(['--from', server.url, '--out', folder, '--service', 'eventbridge', '--dry-run']);
    expect(out).toContain('eventbridge.schedule-invocations: The usage type of Scheduler was not found in any copy of the price list.');
  });
});

describe('the edge', () => {
  it('has its prices in the list without Regions, by price area', async () => {
    server = await servePriceList();
    const { code, out } = await run(['--from', server.url, '--out', folder, '--service', 'cloudfront', '--region', 'edge-us,edge-eu,edge-ap']);
    expect(out).toContain('12 confirmed as they were');
    expect(code).toBe(0);
    expect(await price('transfer-to-origin', 'edge-ap', 'cloudfront')).toEqual({ tiers: [{ from: 0, to: null, usd: 0.06 }], source: { url: `${LIST}/AmazonCloudFront/20261112090000/index.json`, asOf: '2026-11-12' } });
  });
});

describe('an update that cannot be finished', () => {
  async function expectUntouched({ code, out, err }: Ran, line: RegExp): Promise<void> {
    expect(err).toMatch(line);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(await tableText()).toBe(await original());
    expect((await readdir(join(folder, 'sqs'))).sort()).toEqual(['prices.json']);
  }

  it('writes nothing where a file is broken', async () => {
    await expectUntouched(await updateSqs({ '/us-east-1/index.json': edited((file) => file.replace('"terms": {', '"terms": [')) }), /us-east-1\/index\.json is not a price list file of AWS, or not a whole one: /);
  });

  it('writes nothing where a file ends too early', async () => {
    await expectUntouched(await updateSqs({ '/us-east-1/index.json': edited((file) => file.slice(0, -20)) }), /not a whole one: it ends too early\.$/m);
  });

  it('writes nothing where a file is another one', async () => {
    await expectUntouched(await updateSqs({ '/us-east-1/index.json': edited((file) => file.replace('"offerCode": "AWSQueueService"', '"offerCode": "AmazonEC2"')) }), /it is not the list of AWSQueueService/);
  });

  it('writes nothing where the server goes away in the middle', async () => {
    const gone: Answer = (response, file) => {
      response.writeHead(200, { 'content-length': file.length });
      response.write(file.slice(0, 200), () => { response.destroy(); });
    };
    await expectUntouched(await updateSqs({ '/us-east-1/index.json': gone }), /^No connection to 127\.0\.0\.1:\d+, or it broke \(.+\), at .*\/us-east-1\/index\.json\. Try again, or download the files/);
  });

  it('writes nothing where there is no network', async () => {
    server = await servePriceList();
    const { url } = server;
    await server.close();
    await expectUntouched(await run(['--from', url, '--out', folder, '--service', 'sqs']), /^No connection to 127\.0\.0\.1:\d+, or it broke \(ECONNREFUSED\)/);
  });

  it('writes nothing where a list is missing', async () => {
    await expectUntouched(await updateSqs({ '/eu-west-1/index.json': (response) => { response.writeHead(404).end(); } }), /eu-west-1\/index\.json answers 404\./);
  });

  it('writes nothing after Ctrl+C', async () => {
    const stop = new AbortController();
    const hang: Answer = (response, file) => {
      response.write(file.slice(0, 200));
      setTimeout(() => { stop.abort(); }, 20);
    };
    await expectUntouched(await updateSqs({ '/us-east-1/index.json': hang }, [], { signal: stop.signal }), /^Stopped\. Nothing was written\.$/m);
  });

  it('writes nothing where a design that is named cannot be read', async () => {
    await writeFile(join(folder, 'broken.arch.yaml'), 'version: [');
    const update = (design: string) => run(['--from', 'http://127.0.0.1:9', '--out', folder, '--service', 'sqs', join(folder, design)]);
    await expectUntouched(await update('broken.arch.yaml'), /broken\.arch\.yaml: This design cannot be read\./);
    await expectUntouched(await update('none.arch.yaml'), /none\.arch\.yaml:1:1: There is no such file\./);
  });

  it('follows no index to another host', async () => {
    await expectUntouched(await updateSqs({ 'aws/index.json': edited((file) => file.replaceAll('"/offers/', '"http://192.0.2.1/offers/')) }), /leads to another host/);
  });

  it('says so in Korean', async () => {
    const { err } = await updateSqs({ '/us-east-1/index.json': edited(() => '{') }, [], { env: { LANG: 'ko_KR.UTF-8' } });
    expect(err).toMatch(/AWS 가격표 파일이 아니거나 온전하지 않습니다/);
  });
});
