import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { billOf, print } from './bill.ts';

const conference = readFileSync(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');

describe('the bill of the conference', () => {
  it.each(['us-east-1', 'ap-northeast-2'])('in %s', async (region) => {
    await expect(print(billOf(conference, { region }).bill)).toMatchFileSnapshot(`./cost-conference.${region}.txt`);
  });

  it('in Seoul with the always-free amounts taken off', async () => {
    const free = `${conference}\naccount: { billing: { freeTier: always } }\n`;
    await expect(print(billOf(free).bill)).toMatchFileSnapshot('./cost-conference.ap-northeast-2.free-tier.txt');
  });

  it('in its twelfth month, when table and certificates have grown', async () => {
    await expect(print(billOf(conference, { month: 12 }).bill)).toMatchFileSnapshot('./cost-conference.ap-northeast-2.month-12.txt');
  });

  it('has findings for nothing and leaves nothing out', () => {
    const { usage, bill } = billOf(conference);
    expect([usage.findings, bill.findings, bill.unpriced]).toEqual([[], [], []]);
  });
});

/**
 * The same bill by hand: plain multiplication, with prices typed in from the collected price lists and
 * none of the product's code. Each line says where its quantity comes from.
 */
describe('the bill of the conference agrees with one made by hand', () => {
  // A month: 2M pages, 60,000 registrations, 180,000 looks, 3,000 lists.
  const [pages, registered, looked, listed] = [2e6, 60e3, 180e3, 3e3];
  const KB = 1 / 1024 / 1024; // in GB
  const requests = pages + registered + looked + listed;
  const sentGB = (pages * 40 + registered * 1 + looked * 1 + listed * 60) * KB;
  // Log-normal: p50 · exp((ln(p99 / p50) / 2.3263)² / 2), and half a millisecond for rounding up to 1 ms.
  const mean = (p50: number, p99: number): number => (p50 * Math.exp((Math.log(p99 / p50) / 2.3263478740408408) ** 2 / 2) + 0.5) / 1000;
  const logsGB = (calls: number): number => (calls * 512) / 1024 ** 3;
  // Kept for 30 of the 730 hours' days: of the first month what is younger than that, 15 % of it after compression.
  const kept = 720 / 730;
  const keptGB = (calls: number): number => logsGB(calls) * 0.15 * (kept ** 2 / 2 + kept * (1 - kept));
  // Environments that are kept for 6 minutes and take 136 ms to start: Poisson, times the chance that none was free in the last 6 minutes.
  const cold = (calls: number, seconds: number): number => {
    const rate = calls / (730 * 3600);
    const terms = Array.from({ length: 30 }, (_, n) => Array.from({ length: n }, (__, k) => (rate * seconds) / (k + 1)).reduce((a, b) => a * b, 1));
    return calls * terms.reduce((sum, term, m) => sum + term * Math.exp(-rate * seconds - rate * 360 * (term / terms.slice(0, m + 1).reduce((a, b) => a + b, 0))), 0);
  };
  const tableGB = 30 / 1024; // 60 MB a month, half of it there on average in the first
  // One unit for each started 4 KB: one item of 1 KB for a look, 50 KB (13 × 4 KB) for a list. Eight of ten are strongly consistent, the others take half.
  const readUnits = (looked + listed * 13) * (0.8 + 0.2 * 0.5);

  interface Prices { readonly [name: string]: number }
  const US: Prices = { https: 1.0e-6, edge: 0.085, origin: 0.02, s3: 0.023, put: 5e-6, get: 4e-7, http: 1.0e-6, logs: 0.5, kept: 0.03, rru: 1.25e-7, wru: 6.25e-7, table: 0.25, pitr: 0.2, out: 0.09 };
  const SEOUL: Prices = { https: 1.2e-6, edge: 0.12, origin: 0.06, s3: 0.025, put: 4.5e-6, get: 3.5e-7, http: 1.23e-6, logs: 0.76, kept: 0.0314, rru: 1.355e-7, wru: 6.8e-7, table: 0.27075, pitr: 0.2166, out: 0.126 };
  // The same in both regions.
  const [invocation, gbSecond, essentials, publish] = [2e-7, 1.66667e-5, 0.015, 5e-7];

  const byHand = (p: Prices): Record<string, number> => ({
    'cdn requests': requests * (p['https'] ?? 0),
    'cdn transfer-out': sentGB * (p['edge'] ?? 0),
    'cdn transfer-to-origin': registered * 2 * KB * (p['origin'] ?? 0),
    'site storage': (5 / 1024) * (p['s3'] ?? 0),
    'site requests-put': 0,
    'site requests-get': pages * 0.07 * (p['get'] ?? 0), // 93 % are answered by the cache
    'api requests': (registered + looked + listed) * (p['http'] ?? 0),
    'organizers active-users': 20 * essentials,
    'register requests': registered * invocation,
    'register duration': registered * mean(35, 140) * 0.25 * gbSecond,
    'register initialisation': cold(registered, mean(35, 140)) * 0.136 * 0.25 * gbSecond,
    'register logs': logsGB(registered) * (p['logs'] ?? 0),
    'register log-storage': keptGB(registered) * (p['kept'] ?? 0),
    'show requests': looked * invocation,
    'show duration': looked * mean(12, 60) * 0.25 * gbSecond,
    'show initialisation': cold(looked, mean(12, 60)) * 0.136 * 0.25 * gbSecond,
    'show logs': logsGB(looked) * (p['logs'] ?? 0),
    'show log-storage': keptGB(looked) * (p['kept'] ?? 0),
    'all requests': listed * invocation,
    'all duration': listed * mean(60, 300) * 0.25 * gbSecond,
    'all initialisation': cold(listed, mean(60, 300)) * 0.136 * 0.25 * gbSecond,
    'all logs': logsGB(listed) * (p['logs'] ?? 0),
    'all log-storage': keptGB(listed) * (p['kept'] ?? 0),
    'registrations read-units': readUnits * (p['rru'] ?? 0),
    'registrations write-units': registered * 2 * (p['wru'] ?? 0), // put when registered, update with the certificate
    'registrations storage': tableGB * (p['table'] ?? 0),
    'registrations point-in-time-recovery': tableGB * (p['pitr'] ?? 0),
    'registered publishes': registered * publish,
    'registered deliveries-function': 0, // free
    'certificate requests': registered * invocation,
    'certificate duration': registered * mean(1200, 4000) * 1 * gbSecond,
    'certificate initialisation': cold(registered, mean(1200, 4000)) * 0.136 * 1 * gbSecond,
    'certificate logs': logsGB(registered) * (p['logs'] ?? 0),
    'certificate log-storage': keptGB(registered) * (p['kept'] ?? 0),
    'certificates storage': 3 * (p['s3'] ?? 0), // 6 GB a month, half of it on average
    'certificates requests-put': registered * (p['put'] ?? 0),
    'certificates requests-get': looked * 0.3 * (p['get'] ?? 0), // three of ten follow the link
    'certificates transfer-out': looked * 0.3 * 100 * KB * (p['out'] ?? 0), // and fetch 100 KB
    'undelivered sends': 0,
  });

  it.each([['us-east-1', US], ['ap-northeast-2', SEOUL]] as const)('in %s, line by line', (region, prices) => {
    const { bill } = billOf(conference, { region });
    const expected = byHand(prices);
    expect(bill.lines.map(({ node, component }) => `${node} ${component}`)).toEqual(Object.keys(expected));
    for (const line of bill.lines) expect(line.amount, `${line.node} ${line.component}`).toBeCloseTo(expected[`${line.node} ${line.component}`] ?? NaN, 9);
    expect(bill.total).toBeCloseTo(Object.values(expected).reduce((sum, amount) => sum + amount, 0), 9);
  });
});
