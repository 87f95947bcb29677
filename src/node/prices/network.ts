import { isObject, own, type Json } from '../../core/model/json.ts';
import type { PriceFile } from './files.ts';
import { isRegion } from './match.ts';
import { notAnOffer, PriceListFault } from './offer.ts';

/** Where AWS publishes its price list, without an account. https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/using-the-aws-price-list-bulk-api-fetching-price-list-files-manually.md */
export const AWS_PRICE_LIST = 'https://pricing.us-east-1.amazonaws.com';

/** What of an offer is needed: the lists of some Regions, or the one without Regions. */
export interface OfferNeed {
  readonly offer: string;
  /** Absent: none. */
  readonly regions?: (region: string) => boolean;
  readonly global: boolean;
}

/** The files at an address that hold what is needed, found by way of its index files. */
export async function filesOnline(from: string, needs: readonly OfferNeed[], signal: AbortSignal): Promise<readonly PriceFile[]> {
  const index = new URL(from.endsWith('.json') ? from : `${from.replace(/\/$/, '')}/offers/v1.0/aws/index.json`);
  const offers = listIn(await fetchJson(index, signal), 'offers', index);
  const found: PriceFile[] = [];
  for (const { offer, regions, global } of needs) {
    const entry = own(offers, offer);
    if (entry === undefined) continue;
    if (global) found.push(fileAt(addressIn(entry, 'currentVersionUrl', index), { offer, region: '' }));
    if (!regions) continue;
    const regionIndex = addressIn(entry, 'currentRegionIndexUrl', index);
    for (const [region, each] of Object.entries(listIn(await fetchJson(regionIndex, signal), 'regions', regionIndex))) {
      if (isRegion(region) && regions(region)) found.push(fileAt(addressIn(each, 'currentVersionUrl', index), { offer, region }));
    }
  }
  return found;
}

function fileAt(url: URL, of: PriceFile['of'] & object): PriceFile {
  return { name: url.href, of, open: (signal) => download(url, signal) };
}

function listIn(data: Json, key: string, url: URL): { readonly [name: string]: Json } {
  const list = isObject(data) ? own(data, key) : undefined;
  if (!isObject(list)) throw notAnOffer(url.href, `it has no ${key}`);
  return list;
}

/** An address that an index gives, on the host of the index only. */
function addressIn(entry: Json, key: string, index: URL): URL {
  const path = isObject(entry) ? own(entry, key) : undefined;
  const url = typeof path === 'string' && URL.canParse(path, index.href) ? new URL(path, index) : undefined;
  if (url?.origin !== index.origin) throw notAnOffer(index.href, `${key} is missing or leads to another host`);
  return url;
}

async function fetchJson(url: URL, signal: AbortSignal): Promise<Json> {
  const pieces: Uint8Array[] = [];
  for await (const piece of download(url, signal)) pieces.push(piece);
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8')) as Json;
  } catch (error) {
    throw notAnOffer(url.href, error instanceof Error ? error.message : String(error));
  }
}

async function* download(url: URL, signal: AbortSignal): AsyncIterable<Uint8Array> {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) throw new PriceListFault({ en: `${url.href} answers ${response.status}.`, ko: `${url.href}의 응답: ${response.status}.` });
    yield* response.body as AsyncIterable<Uint8Array>;
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof PriceListFault ? error : connectionFault(url, error);
  }
}

function connectionFault(url: URL, error: unknown): PriceListFault {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : cause instanceof Error ? cause.message : String(cause);
  return new PriceListFault({
    en: `No connection to ${url.host}, or it broke (${code}), at ${url.href}. Try again, or download the files and name their folder with --from.`,
    ko: `${url.host}에 연결할 수 없거나 연결이 끊어졌습니다(${code}): ${url.href}. 다시 시도하거나, 파일을 내려받아 --from으로 그 폴더를 지정하십시오.`,
  });
}
