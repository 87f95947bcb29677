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
  readonly elsewhere?: { readonly dimension: string; readonly upTo?: number };
  /** Units a month that are free, where they are others than those collected. */
  readonly free?: number;
  /** Told by others, not read in a copy of AWS's own list. */
  readonly hearsay?: boolean;
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
    // Each direction is paid for.
    'transfer-zones': { from: ['data_transfer', 'intra_region_az'], unit: 'GB' },
    'transfer-regions': { from: ['data_transfer', 'out_other_region'], unit: 'GB' },
  },
  apigateway: {
    'http-requests': { from: ['apigateway_http', 'requests'], unit: 'request' },
    'rest-requests': { from: ['apigateway_rest', 'requests'], unit: 'request' },
    'websocket-messages': { from: ['apigateway_websocket', 'messages'], unit: 'message' },
    'websocket-minutes': { from: ['apigateway_websocket', 'connection_minutes'], unit: 'connection-minute' },
    ...Object.fromEntries(['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'].map((size) => [`cache-${size}`, { from: ['apigateway_rest', `cache_${size}GB`], unit: 'hour' }])),
  },
  cloudfront: {
    'transfer-out': { from: ['cloudfront', 'data_transfer_out_internet'], unit: 'GB' },
    'transfer-to-origin': { from: ['cloudfront', 'data_transfer_out_origin'], unit: 'GB' },
    'requests-https': { from: ['cloudfront', 'requests_https'], unit: 'request', pool: 'cloudfront.requests' },
    'requests-http': { from: ['cloudfront', 'requests_http'], unit: 'request', pool: 'cloudfront.requests' },
    'function-calls': { from: ['cloudfront', 'functions_invocations'], unit: 'invocation' },
    'key-value-reads': { from: ['cloudfront', 'keyvaluestore_reads'], unit: 'read' },
    'origin-shield': { from: ['cloudfront', 'origin_shield_requests'], unit: 'request' },
    'real-time-logs': { from: ['cloudfront', 'realtime_logs'], unit: 'log line' },
    'field-level-encryption': { from: ['cloudfront', 'field_level_encryption'], unit: 'request' },
    invalidations: { from: ['cloudfront', 'invalidation_paths'], unit: 'path' },
    'dedicated-ip': { from: ['cloudfront', 'dedicated_ip_ssl'], unit: 'certificate-month' },
    'plan-free': { from: ['cloudfront', 'flat_rate_plan_free'], unit: 'distribution-month' },
    'plan-pro': { from: ['cloudfront', 'flat_rate_plan_pro'], unit: 'distribution-month' },
    'plan-business': { from: ['cloudfront', 'flat_rate_plan_business'], unit: 'distribution-month' },
    'plan-premium': { from: ['cloudfront', 'flat_rate_plan_premium'], unit: 'distribution-month' },
  },
  cognito: {
    'mau-lite': { from: ['cognito', 'lite_mau'], unit: 'monthly active user', pool: 'cognito.mau', freeWithinTiers: true },
    'mau-essentials': { from: ['cognito', 'essentials_mau'], unit: 'monthly active user', pool: 'cognito.mau', freeWithinTiers: true },
    'mau-plus': { from: ['cognito', 'plus_mau'], unit: 'monthly active user' },
    // Pools from before 22 November 2024: the price list has the same bands behind more free users.
    'mau-lite-before-2024-11': { from: ['cognito', 'lite_mau'], unit: 'monthly active user', freeWithinTiers: true, free: 50_000 },
    'mau-federated': { from: ['cognito', 'saml_oidc_mau'], unit: 'monthly active user' },
    'advanced-security': { from: ['cognito', 'advanced_security_mau_legacy'], unit: 'protected user' },
    'm2m-clients': { from: ['cognito', 'm2m_app_client'], unit: 'app client' },
    'm2m-tokens': { from: ['cognito', 'm2m_token_request'], unit: 'request' },
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
    backup: { from: ['dynamodb', 'on_demand_backup'], unit: 'GB-month' },
    restore: { from: ['dynamodb', 'restore'], unit: 'GB' },
    'stream-reads': { from: ['dynamodb', 'streams_read'], unit: 'request' },
    export: { from: ['dynamodb', 'export_s3'], unit: 'GB' },
    import: { from: ['dynamodb', 'import_s3'], unit: 'GB' },
    // Wherever both were read, a replicated write costs what a write costs in the Region of the replica.
    'replicated-write-units': { from: ['dynamodb', 'replicated_write_request_unit'], unit: 'write request unit', elsewhere: { dimension: 'write_request_unit' } },
    'replicated-write-capacity': { from: ['dynamodb', 'replicated_write_capacity_unit'], unit: 'WCU-hour', ignoreFree: true, elsewhere: { dimension: 'provisioned_wcu' } },
  },
  eventbridge: {
    'custom-events': { from: ['eventbridge', 'custom_events'], unit: 'event' },
    'aws-events': { from: ['eventbridge', 'aws_service_events'], unit: 'event' },
    'schedule-invocations': { from: ['eventbridge', 'scheduler_invocations'], unit: 'invocation' },
    'pipe-requests': { from: ['eventbridge', 'pipes_requests'], unit: 'request' },
    'partner-events': { from: ['eventbridge', 'partner_events'], unit: 'event' },
    'archive-events': { from: ['eventbridge', 'archive_processing'], unit: 'GB' },
    'archive-storage': { from: ['eventbridge', 'archive_storage'], unit: 'GB-month' },
    'schema-discovery': { from: ['eventbridge', 'schema_discovery'], unit: 'event' },
    'api-destinations': { from: ['eventbridge', 'api_destinations'], unit: 'invocation' },
    'deliveries-elsewhere': { from: ['eventbridge', 'cross_account_or_bus_delivery'], unit: 'delivery' },
  },
  lambda: {
    requests: { from: ['lambda', 'requests'], unit: 'request' },
    'duration-x86': { from: ['lambda', 'duration_x86'], unit: 'GB-second', pool: 'lambda.duration' },
    'duration-arm': { from: ['lambda', 'duration_arm'], unit: 'GB-second', pool: 'lambda.duration' },
    // The half gigabyte that is included is taken off by the function, not by the month.
    'ephemeral-storage': { from: ['lambda', 'ephemeral_storage'], unit: 'GB-second', ignoreFree: true },
    'edge-requests': { from: ['lambda_edge', 'requests'], unit: 'request' },
    'edge-duration': { from: ['lambda_edge', 'duration'], unit: 'GB-second' },
    'provisioned-concurrency-x86': { from: ['lambda', 'provisioned_concurrency_x86'], unit: 'GB-second' },
    'provisioned-concurrency-arm': { from: ['lambda', 'provisioned_concurrency_arm'], unit: 'GB-second' },
    'provisioned-duration-x86': { from: ['lambda', 'provisioned_duration_x86'], unit: 'GB-second' },
    'provisioned-duration-arm': { from: ['lambda', 'provisioned_duration_arm'], unit: 'GB-second' },
    'snapstart-cache': { from: ['lambda', 'snapstart_cache'], unit: 'GB-second' },
    'snapstart-restore': { from: ['lambda', 'snapstart_restore'], unit: 'GB' },
    'response-streaming': { from: ['lambda', 'response_streaming'], unit: 'GB' },
    'event-pollers-queue': { from: ['lambda', 'esm_provisioned_sqs'], unit: 'event poller unit-hour' },
    'event-pollers-kafka': { from: ['lambda', 'esm_provisioned_kafka'], unit: 'event poller unit-hour' },
    'tenant-environments': { from: ['lambda', 'tenant_isolation'], unit: 'GB of new environments' },
    'durable-operations': { from: ['lambda', 'durable_operations'], unit: 'operation' },
    'durable-written': { from: ['lambda', 'durable_data_written'], unit: 'GB' },
    'durable-retained': { from: ['lambda', 'durable_data_retained'], unit: 'GB-month' },
    'managed-requests': { from: ['lambda', 'managed_instances_requests'], unit: 'request' },
    // Wherever both were read, the first tier of Lambda's logs costs what ordinary logs cost.
    'logs-ingested': { from: ['cloudwatch_logs', 'ingestion_vended_lambda'], unit: 'GB', pool: 'cloudwatch.logs', elsewhere: { dimension: 'ingestion_standard', upTo: 10240 } },
    'logs-stored': { from: ['cloudwatch_logs', 'storage'], unit: 'GB-month', pool: 'cloudwatch.logs' },
    traces: { from: ['xray', 'traces_recorded'], unit: 'trace' },
    'traces-retrieved': { from: ['xray', 'traces_retrieved_scanned'], unit: 'trace' },
  },
  s3: {
    storage: { from: ['s3', 'standard_storage'], unit: 'GB-month' },
    'storage-standard-ia': { from: ['s3', 'standard_ia_storage'], unit: 'GB-month' },
    'storage-one-zone-ia': { from: ['s3', 'onezone_ia_storage'], unit: 'GB-month' },
    'storage-glacier-ir': { from: ['s3', 'glacier_instant_storage'], unit: 'GB-month' },
    'storage-glacier': { from: ['s3', 'glacier_flexible_storage'], unit: 'GB-month' },
    'storage-deep-archive': { from: ['s3', 'deep_archive_storage'], unit: 'GB-month' },
    'storage-tiering-frequent': { from: ['s3', 'intelligent_tiering_frequent'], unit: 'GB-month' },
    'storage-tiering-infrequent': { from: ['s3', 'intelligent_tiering_infrequent'], unit: 'GB-month' },
    'storage-tiering-archive-instant': { from: ['s3', 'intelligent_tiering_archive_instant'], unit: 'GB-month' },
    'storage-tiering-archive': { from: ['s3', 'intelligent_tiering_archive'], unit: 'GB-month' },
    'storage-tiering-deep-archive': { from: ['s3', 'intelligent_tiering_deep_archive'], unit: 'GB-month' },
    'tiering-monitoring': { from: ['s3', 'intelligent_tiering_monitoring'], unit: 'object' },
    'requests-put-standard-ia': { from: ['s3', 'standard_ia_requests_tier1'], unit: 'request' },
    'requests-get-standard-ia': { from: ['s3', 'standard_ia_requests_tier2'], unit: 'request' },
    'requests-put-one-zone-ia': { from: ['s3', 'onezone_ia_requests_tier1'], unit: 'request' },
    'requests-get-one-zone-ia': { from: ['s3', 'onezone_ia_requests_tier2'], unit: 'request' },
    'requests-put-glacier-ir': { from: ['s3', 'glacier_instant_requests_tier1'], unit: 'request' },
    'requests-put-glacier': { from: ['s3', 'glacier_flexible_put'], unit: 'request' },
    'requests-put-deep-archive': { from: ['s3', 'deep_archive_put'], unit: 'request' },
    'transitions-standard-ia': { from: ['s3', 'standard_ia_lifecycle_transition'], unit: 'request' },
    'retrieval-standard-ia': { from: ['s3', 'standard_ia_retrieval'], unit: 'GB' },
    'retrieval-one-zone-ia': { from: ['s3', 'onezone_ia_retrieval'], unit: 'GB' },
    'retrieval-glacier-ir': { from: ['s3', 'glacier_instant_retrieval'], unit: 'GB' },
    'retrieval-glacier': { from: ['s3', 'glacier_flexible_retrieval_standard'], unit: 'GB' },
    'retrieval-glacier-expedited': { from: ['s3', 'glacier_flexible_retrieval_expedited'], unit: 'GB' },
    'retrieval-deep-archive': { from: ['s3', 'deep_archive_retrieval_standard'], unit: 'GB' },
    'retrieval-deep-archive-bulk': { from: ['s3', 'deep_archive_retrieval_bulk'], unit: 'GB' },
    'retrieval-requests-glacier': { from: ['s3', 'glacier_flexible_retrieval_request_standard'], unit: 'request' },
    'retrieval-requests-glacier-expedited': { from: ['s3', 'glacier_flexible_retrieval_request_expedited'], unit: 'request' },
    'retrieval-requests-deep-archive': { from: ['s3', 'deep_archive_retrieval_request_standard'], unit: 'request' },
    'retrieval-requests-deep-archive-bulk': { from: ['s3', 'deep_archive_retrieval_request_bulk'], unit: 'request' },
    'select-scanned': { from: ['s3', 'select_scanned'], unit: 'GB' },
    'select-returned': { from: ['s3', 'select_returned'], unit: 'GB' },
    'requests-put': { from: ['s3', 'requests_tier1'], unit: 'request' },
    'requests-get': { from: ['s3', 'requests_tier2'], unit: 'request' },
  },
  sns: {
    publishes: { from: ['sns', 'requests'], unit: 'request' },
    'deliveries-function': { from: ['sns', 'delivery_lambda'], unit: 'delivery' },
    'deliveries-queue': { from: ['sns', 'delivery_sqs'], unit: 'delivery' },
    'deliveries-http': { from: ['sns', 'delivery_http'], unit: 'delivery' },
    'deliveries-email': { from: ['sns', 'delivery_email'], unit: 'delivery' },
    'deliveries-push': { from: ['sns', 'delivery_mobile_push'], unit: 'delivery' },
    'deliveries-firehose': { from: ['sns', 'delivery_firehose'], unit: 'delivery' },
    'payload-filtering': { from: ['sns', 'payload_filtering'], unit: 'GB' },
    'fifo-publishes': { from: ['sns', 'fifo_publish_requests'], unit: 'request' },
    'fifo-published': { from: ['sns', 'fifo_publish_payload'], unit: 'GB' },
    'fifo-deliveries': { from: ['sns', 'fifo_delivery'], unit: 'delivery' },
    'fifo-delivered': { from: ['sns', 'fifo_delivery_payload'], unit: 'GB' },
  },
  sqs: {
    requests: { from: ['sqs', 'standard_requests'], unit: 'request', pool: 'sqs.requests' },
    'fifo-requests': { from: ['sqs', 'fifo_requests'], unit: 'request', pool: 'sqs.requests' },
    'fair-requests': { from: ['sqs', 'fair_queue_surcharge'], unit: 'request', hearsay: true },
  },
  stepfunctions: {
    transitions: { from: ['stepfunctions', 'standard_transitions'], unit: 'state transition' },
    'express-requests': { from: ['stepfunctions', 'express_requests'], unit: 'request' },
    'express-duration': { from: ['stepfunctions', 'express_duration'], unit: 'GB-second' },
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
  const guessed = entry.confidence === 'recalled' || entry.source_url === null || wanted.hearsay === true;
  const firstGuess = entry.tiers.find((tier) => tier.confidence === 'recalled' && tier.from > 0);
  return {
    tiers: tiers(within ? entry.tiers.filter((tier) => tier.price > 0) : entry.tiers, within, entry),
    source: { url: entry.source_url ?? PAGES[folder] ?? '', asOf: /\d{4}(-\d{2}(-\d{2})?)?/.exec(entry.as_of)?.[0] ?? RECALLED_ON },
    ...(free && { free: wanted.free ?? free.amount }),
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
