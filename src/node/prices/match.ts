import type { Price } from '../../core/cost/contract.ts';
import type { Listed, PriceList } from '../../core/cost/price-list.ts';
import { own } from '../../core/model/json.ts';
import type { Text } from '../../core/model/text.ts';
import { attributeName, type Keep, type Offer, type Product, type Rate } from './offer.ts';

/** A dimension that is looked for in the price list. */
export interface Wanted {
  readonly family: string;
  readonly dimension: string;
  readonly listed: Listed;
}

/** What a price list says about one dimension at one place, or why that cannot be told. */
export type Found = FoundPrice | { readonly problem: Text };

export interface FoundPrice {
  readonly price: Pick<Price, 'tiers' | 'free' | 'freeWithinTiers'>;
  /** ISO 8601. */
  readonly effective: string;
  readonly offer: Offer;
  /** The Region whose list it stands in; `''`: the list without Regions. */
  readonly region: string;
}

/** The dimensions of a service that have a product in the price list. */
export function wantedOf(family: string, list: PriceList): readonly Wanted[] {
  return Object.entries(list).flatMap(([dimension, listed]) => ('unlisted' in listed ? [] : [{ family, dimension, listed }]));
}

/** Keeps the products that price one of the dimensions. */
export function keepOf(wanted: readonly Wanted[]): Keep {
  return (offer, attributes) => wanted.some(({ listed }) => listed.offer === offer && placeOf(listed, attributes) !== undefined);
}

/** AWS's Regions for all customers: neither GovCloud nor China nor parts of Regions. */
export function isRegion(name: string): boolean {
  return /^(?!cn-)[a-z]{2}-[a-z]+-\d$/.test(name);
}

/** The billing prefix of a Region: us-east-1 has none in some services, eu-west-1 has no number. `IA-` is none. */
const PREFIX = /^(?:EU|[A-Z]{2,3}\d)-/;

/** Where in `prices.json` a product's price belongs, and which of the dimension's usage types it has. */
function placeOf(listed: Listed, attributes: ReadonlyMap<string, string>): { readonly place: string; readonly rank: number } | undefined {
  const usagetype = attributes.get('usagetype') ?? '';
  const other = Object.entries(listed.attributes ?? {}).some(([name, value]) => attributes.get(attributeName(name)) !== value);
  if (other) return undefined;
  const { places } = listed;
  if (places && 'edges' in places) {
    const prefix = usagetype.slice(0, usagetype.indexOf('-'));
    return ranked(own(places.edges, prefix), listed, usagetype.slice(prefix.length + 1));
  }
  const region = regionOf(attributes);
  const place = places ? (region === places.everywhereAs ? '*' : undefined) : region;
  return isRegion(region) ? ranked(place, listed, usagetype.replace(PREFIX, '')) : undefined;
}

/** The Region of a product: of data transfer the one where it comes from. */
export function regionOf(attributes: ReadonlyMap<string, string>): string {
  return attributes.get('fromregioncode') || attributes.get('regioncode') || '';
}

function ranked(place: string | undefined, listed: Listed, name: string) {
  const rank = listed.usagetypes.indexOf(name);
  return place === undefined || rank < 0 ? undefined : { place, rank };
}

/** What the offers say of a dimension, by place; of several versions of one offer the latest published counts. */
export function findPrices({ listed }: Wanted, offers: readonly Offer[], now: string): ReadonlyMap<string, Found> {
  const byPlace = new Map<string, { readonly offer: Offer; readonly product: Product; readonly rank: number }[]>();
  for (const offer of offers.filter((each) => each.offer === listed.offer)) {
    for (const product of offer.products) {
      const at = placeOf(listed, product.attributes);
      if (at) byPlace.set(at.place, [...(byPlace.get(at.place) ?? []), { offer, product, rank: at.rank }]);
    }
  }
  const edge = listed.places !== undefined && 'edges' in listed.places;
  return new Map([...byPlace].map(([place, all]) => {
    const latest = all.map(({ offer }) => offer.published).sort().at(-1);
    const current = all.filter(({ offer }) => offer.published === latest);
    const rank = Math.min(...current.map((each) => each.rank));
    const chosen = current.filter((each) => each.rank === rank);
    return [place, agreed(chosen.map(({ product, offer }) => ({ sku: product.sku, found: priceOf(product, offer, edge ? '' : regionOf(product.attributes), now) })))];
  }));
}

/**
 * Several products may ask the same price, of which one may tell what is free (as storage of DynamoDB in us-east-1, with
 * and without the Region's prefix); where the prices differ, nobody can tell which is meant.
 */
function agreed(all: readonly { readonly sku: string; readonly found: Found }[]): Found {
  const different = new Set(all.map(({ found }) => JSON.stringify('price' in found ? found.price.tiers : found.problem)));
  const chosen = all.find(({ found }) => 'price' in found && found.price.free !== undefined) ?? all[0];
  if (chosen && different.size === 1) return chosen.found;
  const skus = all.map(({ sku }) => sku).sort().join(', ');
  return { problem: { en: `several products with different prices (${skus})`, ko: `가격이 서로 다른 상품이 여럿 있음 (${skus})` } };
}

function priceOf({ sku, terms }: Product, offer: Offer, region: string, now: string): Found {
  const term = terms.filter(({ effective }) => effective <= now).sort((a, b) => (a.effective < b.effective ? 1 : -1))[0];
  if (!term) return { problem: { en: `the product ${sku} has no price that is in effect`, ko: `상품 ${sku}에 시행 중인 가격이 없음` } };
  const rates = distinct(term.rates);
  const joined = rates.length > 0 && rates.every(({ from }, index) => from === (index === 0 ? 0 : rates[index - 1]?.to));
  if (!joined) return { problem: { en: `the tiers of the product ${sku} do not join`, ko: `상품 ${sku}의 구간이 이어지지 않음` } };
  return { price: tiersOf(rates), effective: term.effective, offer, region };
}

function distinct(rates: readonly Rate[]): readonly Rate[] {
  return [...new Map(rates.map((rate) => [JSON.stringify([rate.from, rate.to, rate.usd]), rate])).values()].sort((a, b) => a.from - b.from);
}

/** Where the free amount is a first tier of 0 USD, it becomes one that a switch turns on: the first price reaches down to zero. */
function tiersOf(rates: readonly Rate[]): Pick<Price, 'tiers' | 'free' | 'freeWithinTiers'> {
  const [first, second, ...rest] = rates;
  if (first?.usd !== 0 || first.to === null || second === undefined) return { tiers: rates };
  return { tiers: [{ ...second, from: 0 }, ...rest], free: first.to, freeWithinTiers: true };
}
