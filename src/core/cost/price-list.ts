import type { Text } from '../model/text.ts';

/** Where AWS's public price list has the prices of a service: by dimension of its `prices.json`. */
export type PriceList = Readonly<Record<string, Listed | Unlisted>>;

/** The products of one offer that hold a dimension's prices: one for each region. */
export interface Listed {
  /** Offer code: the folder of the price list files, `AWSLambda`. */
  readonly offer: string;
  /** Usage types without the region's prefix (`APN2-`), matched whole; the first that a region has counts. */
  readonly usagetypes: readonly [string, ...string[]];
  /** Further attributes that the product has, as in the price list's JSON. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** How the price list's places are those of `prices.json`; absent: Region by Region, by the same names. */
  readonly places?: PlacesOfPrices;
}

export type PlacesOfPrices =
  /** One price for all Regions (`*`), read from the list of this Region. */
  | { readonly everywhereAs: string }
  /** Price areas of the edge, read from the list without Regions: the usage type's prefix, and our name for the area. */
  | { readonly edges: Readonly<Record<string, string>> };

/** A dimension that no product of the price list is known for. */
export interface Unlisted {
  readonly unlisted: Text;
}
