import type { ServiceDefinition } from '../../core/catalog/service.ts';
import { isModelled } from '../../core/catalog/service.ts';
import type { PriceTable } from '../../core/cost/contract.ts';
import type { Text } from '../../core/model/text.ts';
import { own } from '../../core/model/json.ts';
import { filesOnDisk, type PriceFile } from './files.ts';
import { findPrices, keepOf, regionOf, wantedOf, type Wanted } from './match.ts';
import { merge, withDimensions, type Change, type Kept, type Merged } from './merge.ts';
import { filesOnline, type OfferNeed } from './network.ts';
import { notAnOffer, type Offer } from './offer.ts';
import { readOfferCsv } from './offer-csv.ts';
import { readOfferJson } from './offer-json.ts';
import type { Tables } from './table.ts';

export interface UpdateRequest {
  /** A folder or file, or an address (`https:`, `http:`). */
  readonly from: string;
  readonly services: readonly ServiceDefinition[];
  /** The prices as they are. */
  readonly tables: Tables;
  /** Only these places of the tables (`ap-northeast-2`, `edge-ap`, `*`); empty: all. */
  readonly places: readonly string[];
  readonly acceptJumps: boolean;
  /** ISO 8601: prices that take effect later are left alone. */
  readonly now: string;
  readonly signal: AbortSignal;
  /** Called before each file is read. */
  readonly progress: (done: number, all: number, name: string) => void;
}

export interface Update {
  readonly tables: Tables;
  readonly changes: readonly Change[];
  readonly kept: readonly Kept[];
  readonly confirmed: number;
  /** Dimensions that no product of the price list is known for. */
  readonly unlisted: readonly { readonly price: string; readonly reason: Text }[];
}

/**
 * The price tables brought up to date. Reads, but writes nothing.
 *
 * @throws {PriceListFault} where a file cannot be read whole; the signal's reason where it is aborted.
 */
export async function updatePrices(request: UpdateRequest): Promise<Update> {
  const wanted = request.services.flatMap(({ family, priceList }) => wantedOf(family, priceList ?? {}));
  const files = await (/^https?:\/\//.test(request.from) ? filesOnline(request.from, needsOf(wanted, request.places), request.signal) : filesOnDisk(request.from));
  const { offers, looked } = await readAll(files, wanted, request);
  const merged = request.services.map((service) => mergeService(service, offers, looked, request));
  return {
    tables: new Map(merged.map(({ family, table }) => [family, table])),
    changes: merged.flatMap(({ parts }) => parts.flatMap(({ changes }) => changes)),
    kept: merged.flatMap(({ parts }) => parts.flatMap(({ kept }) => kept)),
    confirmed: merged.reduce((sum, { parts }) => sum + parts.reduce((each, { confirmed }) => each + confirmed, 0), 0),
    unlisted: request.services.flatMap(unlistedIn),
  };
}

function needsOf(wanted: readonly Wanted[], places: readonly string[]): readonly OfferNeed[] {
  const asked = (place: string) => places.length === 0 || places.includes(place);
  return [...new Set(wanted.map(({ listed }) => listed.offer))].map((offer) => {
    const of = wanted.filter(({ listed }) => listed.offer === offer).map(({ listed }) => listed.places);
    const everywhere = new Set(of.flatMap((each) => (each && 'everywhereAs' in each && asked('*') ? [each.everywhereAs] : [])));
    const regional = everywhere.size > 0 || of.includes(undefined);
    return {
      offer,
      global: of.some((each) => each && 'edges' in each && Object.values(each.edges).some(asked)),
      ...(regional && { regions: (region: string) => everywhere.has(region) || (of.includes(undefined) && asked(region)) }),
    };
  });
}

/** Files at once: enough to hide waiting, few enough to be polite. */
const AT_ONCE = 4;

async function readAll(files: readonly PriceFile[], wanted: readonly Wanted[], { signal: outer, progress }: UpdateRequest) {
  const failed = new AbortController();
  const { signal } = failed;
  outer.throwIfAborted();
  outer.addEventListener('abort', () => { failed.abort(outer.reason); }, { once: true });
  const [offers, looked]: [Offer[], Set<string>] = [[], new Set()];
  const queue = files.values();
  const keep = keepOf(wanted);
  let done = 0;
  const work = async () => {
    for (const file of queue) {
      signal.throwIfAborted();
      progress(done, files.length, file.name);
      const offer = await readFile(file, keep, signal);
      done += 1;
      if (offer) offers.push(offer);
      for (const region of offer ? regionsOf(offer, file) : []) looked.add(`${offer?.offer} ${region}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, () => work().catch((error: unknown) => { failed.abort(error); throw error; })));
  } catch (error) {
    throw signal.reason ?? error;
  }
  return { offers, looked };
}

async function readFile(file: PriceFile, keep: ReturnType<typeof keepOf>, signal: AbortSignal): Promise<Offer | undefined> {
  const read = file.name.endsWith('.csv') ? readOfferCsv : readOfferJson;
  const offer = await read(file.open(signal), keep, file.name);
  const asked = file.of?.offer;
  if (asked !== undefined && offer?.offer !== asked) throw notAnOffer(file.name, `it is not the list of ${asked}`);
  return offer;
}

/** The Regions that a list is for: as its index says, else those of the products in it. */
function regionsOf(offer: Offer, { of }: PriceFile): readonly string[] {
  return of ? [of.region] : ['', ...offer.products.map(({ attributes }) => regionOf(attributes))];
}

function mergeService({ family, priceList, prices }: ServiceDefinition, offers: readonly Offer[], looked: ReadonlySet<string>, request: UpdateRequest) {
  const table: PriceTable = request.tables.get(family) ?? (isModelled(prices) ? prices : {});
  const parts = new Map<string, Merged>();
  for (const wanted of wantedOf(family, priceList ?? {})) {
    const old = own(table, wanted.dimension);
    if (!old) continue;
    const { offer, places } = wanted.listed;
    parts.set(wanted.dimension, merge(`${family}.${wanted.dimension}`, old, findPrices(wanted, offers, request.now), {
      within: (place) => request.places.length === 0 || request.places.includes(place),
      looked: (place) => looked.has(`${offer} ${places === undefined ? place : 'edges' in places ? '' : places.everywhereAs}`),
      acceptJumps: request.acceptJumps,
    }));
  }
  return { family, table: withDimensions(table, new Map([...parts].map(([name, { dimension }]) => [name, dimension]))), parts: [...parts.values()] };
}

/** Also dimensions that nobody has said anything about: they must not be forgotten. */
function unlistedIn({ family, priceList, prices }: ServiceDefinition): Update['unlisted'] {
  return Object.keys(isModelled(prices) ? prices : {}).flatMap((dimension) => {
    const entry = own(priceList, dimension);
    if (entry && !('unlisted' in entry)) return [];
    return [{ price: `${family}.${dimension}`, reason: entry ? entry.unlisted : { en: 'not looked for in the price list', ko: '가격표에서 찾는 항목이 아님' } }];
  });
}
