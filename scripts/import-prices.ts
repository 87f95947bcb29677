/**
 * Development-time: writes `prices.json` of each service folder from a file of collected prices
 * (`node scripts/import-prices.ts ../shared/facts/prices.json`). Takes only the dimensions that the
 * folders' `cost.ts` use, checks what it takes, and never changes a price.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Price, PriceDimension, PriceTier } from '../src/core/cost/contract.ts';
import { printTable } from '../src/node/prices/table.ts';

/** One entry of the collected prices. `tiers[].price` is USD for one unit. */
interface Collected {
  readonly service: string;
  readonly dimension: string;
  readonly region: string;
  readonly tiers: readonly { readonly from: number; readonly to: number | null; readonly price: number; readonly confidence?: string }[];
  readonly free_tier?: { readonly amount: number; readonly kind: string; readonly already_in_tiers?: boolean } | null;
  readonly source_url: string | null;
  readonly confidence: string;
  readonly as_of: string;
}

interface Wanted {
  /** Service and dimension in the collected prices. */
  readonly from: readonly [service: string, dimension: string];
  readonly unit: string;
  readonly pool?: string;
  /** The free amount is no monthly amount of this unit. */
  readonly ignoreFree?: boolean;
  /** The price bands count the free units too, though they are priced. */
  readonly freeWithinTiers?: boolean;
  /** Stands in, marked as uncertain, in regions where the price itself was not found; prices above `upTo` are not known there. */
  readonly elsewhere?: { readonly dimension: string; readonly upTo: number };
}

/** Where a reader can check a price whose own source is not public. */
const PAGES: Readonly<Record<string, string>> = {
  client: 'https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer',
  apigateway: 'https://aws.amazon.com/api-gateway/pricing/',
  cloudfront: 'https://aws.amazon.com/cloudfront/pricing/',
  cognito: 'https://aws.amazon.com/cognito/pricing/',
  dynamodb: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  eventbridge: 'https://aws.amazon.com/eventbridge/pricing/',
  lambda: 'https://aws.amazon.com/lambda/pricing/',
  s3: 'https://aws.amazon.com/s3/pricing/',
  sns: 'https://aws.amazon.com/sns/pricing/',
  sqs: 'https://aws.amazon.com/sqs/pricing/',
  stepfunctions: 'https://aws.amazon.com/step-functions/pricing/',
};

/** The day on which prices that only memory vouches for were written down. */
const RECALLED_ON = '2026-11-21';

/** By folder and dimension there. */
const WANTED: Readonly<Record<string, Readonly<Record<string, Wanted>>>> = {
  client: {
    // What any service sends to clients over the internet: its tiers and free 100 GB count for the whole account.
    'transfer-out': { from: ['data_transfer', 'out_internet'], unit: 'GB' },
  },
  apigateway: {
    'http-requests': { from: ['apigateway_http', 'requests'], unit: 'request' },
    'rest-requests': { from: ['apigateway_rest', 'requests'], unit: 'request' },
    'websocket-messages': { from: ['apigateway_websocket', 'messages'], unit: 'message' },
    'websocket-minutes': { from: ['apigateway_websocket', 'connection_minutes'], unit: 'connection-minute' },
  },
  cloudfront: {
    'transfer-out': { from: ['cloudfront', 'data_transfer_out_internet'], unit: 'GB' },
    'transfer-to-origin': { from: ['cloudfront', 'data_transfer_out_origin'], unit: 'GB' },
    'requests-https': { from: ['cloudfront', 'requests_https'], unit: 'request' },
  },
  cognito: {
    'mau-lite': { from: ['cognito', 'lite_mau'], unit: 'monthly active user', pool: 'cognito.mau', freeWithinTiers: true },
    'mau-essentials': { from: ['cognito', 'essentials_mau'], unit: 'monthly active user', pool: 'cognito.mau', freeWithinTiers: true },
    'mau-plus': { from: ['cognito', 'plus_mau'], unit: 'monthly active user' },
  },
  dynamodb: {
    'read-units': { from: ['dynamodb', 'read_request_unit'], unit: 'read request unit' },
    'write-units': { from: ['dynamodb', 'write_request_unit'], unit: 'write request unit' },
    'read-capacity': { from: ['dynamodb', 'provisioned_rcu'], unit: 'RCU-hour' },
    'write-capacity': { from: ['dynamodb', 'provisioned_wcu'], unit: 'WCU-hour' },
    storage: { from: ['dynamodb', 'storage'], unit: 'GB-month' },
    'ia-read-units': { from: ['dynamodb', 'ia_read_request_unit'], unit: 'read request unit' },
    'ia-write-units': { from: ['dynamodb', 'ia_write_request_unit'], unit: 'write request unit' },
    'ia-read-capacity': { from: ['dynamodb', 'ia_provisioned_rcu'], unit: 'RCU-hour' },
    'ia-write-capacity': { from: ['dynamodb', 'ia_provisioned_wcu'], unit: 'WCU-hour' },
    'ia-storage': { from: ['dynamodb', 'ia_storage'], unit: 'GB-month' },
    'point-in-time-recovery': { from: ['dynamodb', 'pitr_backup'], unit: 'GB-month' },
  },
  eventbridge: {
    'custom-events': { from: ['eventbridge', 'custom_events'], unit: 'event' },
    'aws-events': { from: ['eventbridge', 'aws_service_events'], unit: 'event' },
    'schedule-invocations': { from: ['eventbridge', 'scheduler_invocations'], unit: 'invocation' },
    'pipe-requests': { from: ['eventbridge', 'pipes_requests'], unit: 'request' },
  },
  lambda: {
    requests: { from: ['lambda', 'requests'], unit: 'request' },
    'duration-x86': { from: ['lambda', 'duration_x86'], unit: 'GB-second', pool: 'lambda.duration' },
    'duration-arm': { from: ['lambda', 'duration_arm'], unit: 'GB-second', pool: 'lambda.duration' },
    // The half gigabyte that is included is taken off by the function, not by the month.
    'ephemeral-storage': { from: ['lambda', 'ephemeral_storage'], unit: 'GB-second', ignoreFree: true },
    'edge-requests': { from: ['lambda_edge', 'requests'], unit: 'request' },
    'edge-duration': { from: ['lambda_edge', 'duration'], unit: 'GB-second' },
    // Wherever both were read, the first tier of Lambda's logs costs what ordinary logs cost.
    'logs-ingested': { from: ['cloudwatch_logs', 'ingestion_vended_lambda'], unit: 'GB', elsewhere: { dimension: 'ingestion_standard', upTo: 10240 } },
  },
  s3: {
    storage: { from: ['s3', 'standard_storage'], unit: 'GB-month' },
    'requests-put': { from: ['s3', 'requests_tier1'], unit: 'request' },
    'requests-get': { from: ['s3', 'requests_tier2'], unit: 'request' },
  },
  sns: {
    publishes: { from: ['sns', 'requests'], unit: 'request' },
    'deliveries-function': { from: ['sns', 'delivery_lambda'], unit: 'delivery' },
    'deliveries-queue': { from: ['sns', 'delivery_sqs'], unit: 'delivery' },
    'fifo-publishes': { from: ['sns', 'fifo_publish_requests'], unit: 'request' },
    'fifo-published': { from: ['sns', 'fifo_publish_payload'], unit: 'GB' },
    'fifo-deliveries': { from: ['sns', 'fifo_delivery'], unit: 'delivery' },
    'fifo-delivered': { from: ['sns', 'fifo_delivery_payload'], unit: 'GB' },
  },
  sqs: {
    requests: { from: ['sqs', 'standard_requests'], unit: 'request', pool: 'sqs.requests' },
    'fifo-requests': { from: ['sqs', 'fifo_requests'], unit: 'request', pool: 'sqs.requests' },
  },
  stepfunctions: {
    transitions: { from: ['stepfunctions', 'standard_transitions'], unit: 'state transition' },
    'express-requests': { from: ['stepfunctions', 'express_requests'], unit: 'request' },
    'express-duration': { from: ['stepfunctions', 'express_duration'], unit: 'GB-second' },
    // Billed as vended logs, whose first tier costs what ordinary logs cost; the next ones were read for Lambda only.
    'logs-ingested': { from: ['cloudwatch_logs', 'ingestion_vended_lambda'], unit: 'GB', elsewhere: { dimension: 'ingestion_standard', upTo: 10240 } },
  },
};

/** The price tables of every folder, from collected prices. Throws where one is missing or malformed. */
export function importPrices(collected: readonly Collected[]): ReadonlyMap<string, Readonly<Record<string, PriceDimension>>> {
  return new Map(Object.entries(WANTED).map(([folder, dimensions]) => [
    folder,
    Object.fromEntries(Object.entries(dimensions).map(([name, wanted]) => [name, dimension(folder, wanted, collected)])),
  ]));
}

function dimension(folder: string, wanted: Wanted, collected: readonly Collected[]): PriceDimension {
  const [service, name] = wanted.from;
  const of = (dimension: string): readonly Collected[] => collected.filter((entry) => entry.service === service && entry.dimension === dimension && !entry.region.startsWith('us-gov'));
  const found = of(name);
  if (found.length === 0) throw new Error(`No price of ${service} ${name}`);
  const others = wanted.elsewhere ? of(wanted.elsewhere.dimension).filter((entry) => !found.some(({ region }) => region === entry.region)) : [];
  const regions = [...found, ...others.map((entry) => standIn(entry, wanted.elsewhere?.upTo ?? null))].map((entry) => [regionOf(entry.region), price(folder, wanted, entry)] as const);
  return {
    unit: wanted.unit,
    ...(wanted.pool !== undefined && { pool: wanted.pool }),
    regions: Object.fromEntries(regions.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function standIn(entry: Collected, upTo: number | null): Collected {
  return { ...entry, confidence: 'recalled', tiers: entry.tiers.slice(0, 1).map((tier) => ({ ...tier, to: upTo })) };
}

/** `edge-us (US, Mexico, Canada)` is `edge-us`; what is the same everywhere is `*`. */
function regionOf(region: string): string {
  return region === 'all' || region === 'global' ? '*' : region.replace(/\s*\(.*$/, '');
}

function price(folder: string, wanted: Wanted, entry: Collected): Price {
  const free = entry.free_tier?.kind === 'always' && wanted.ignoreFree !== true ? entry.free_tier : undefined;
  const within = free?.already_in_tiers === true;
  // A price whose own page is not public cites AWS's price page, on which it was not read.
  const guessed = entry.confidence === 'recalled' || entry.source_url === null;
  const firstGuess = entry.tiers.find((tier) => tier.confidence === 'recalled' && tier.from > 0);
  return {
    tiers: tiers(within ? entry.tiers.filter((tier) => tier.price > 0) : entry.tiers, within, entry),
    source: { url: entry.source_url ?? PAGES[folder] ?? '', asOf: /\d{4}(-\d{2}(-\d{2})?)?/.exec(entry.as_of)?.[0] ?? RECALLED_ON },
    ...(free && { free: free.amount }),
    ...(free && (within || wanted.freeWithinTiers === true) && { freeWithinTiers: true }),
    ...(guessed && { uncertain: true }),
    ...(!guessed && firstGuess && { uncertainFrom: firstGuess.from }),
  };
}

/** Tiers from zero without gaps. Where the free amount was the first tier, the first price reaches down to zero: whether it is free is a switch. */
function tiers(written: Collected['tiers'], within: boolean, { service, dimension: name, region }: Collected): readonly PriceTier[] {
  const result = written.map(({ from, to, price: usd }, index) => ({ from: within && index === 0 ? 0 : from, to, usd }));
  result.forEach(({ from, usd }, index) => {
    const before = index === 0 ? 0 : result[index - 1]?.to;
    if (from !== before || !(usd >= 0)) throw new Error(`Tiers of ${service} ${name} in ${region} do not join`);
  });
  if (result.length === 0) throw new Error(`No tier of ${service} ${name} in ${region}`);
  return result;
}

const [, script, file] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  if (file === undefined) {
    console.error('Usage: node scripts/import-prices.ts PRICES.json');
    process.exitCode = 2;
  } else {
    for (const [folder, dimensions] of importPrices(JSON.parse(readFileSync(file, 'utf8')) as Collected[])) {
      writeFileSync(new URL(`../src/services/${folder}/prices.json`, import.meta.url), printTable(dimensions));
      console.log(`${folder}: ${Object.keys(dimensions).length} dimensions, ${Object.values(dimensions).reduce((sum, each) => sum + Object.keys(each.regions).length, 0)} prices`);
    }
  }
}
