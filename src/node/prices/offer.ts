import type { Text } from '../../core/model/text.ts';

/** What an offer file of the price list says of itself at its top. */
export interface OfferHead {
  readonly offer: string;
  readonly version: string;
  /** ISO 8601. */
  readonly published: string;
}

/** A product that some dimension may be priced by, with what it costs on demand. */
export interface Product {
  readonly sku: string;
  /** By name in lower case without blanks, so that those of JSON (`usagetype`) and CSV (`usageType`, `Region Code`) are the same. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly terms: readonly Term[];
}

export interface Term {
  /** ISO 8601. */
  readonly effective: string;
  readonly rates: readonly Rate[];
}

/** One tier, as the price list writes it. USD for one unit; `to` exclusive, null: no end. */
export interface Rate {
  readonly from: number;
  readonly to: number | null;
  readonly usd: number;
}

/** What was kept of an offer file. */
export interface Offer extends OfferHead {
  readonly products: readonly Product[];
}

/** Which products of an offer to keep; the rest is let go while the file is read. */
export type Keep = (offer: string, attributes: ReadonlyMap<string, string>) => boolean;

/** Why prices could not be read, in one line for the user. */
export class PriceListFault extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

export function attributesOf(entries: Iterable<readonly [string, string]>): ReadonlyMap<string, string> {
  return new Map([...entries].map(([name, value]) => [attributeName(name), value]));
}

export function attributeName(name: string): string {
  return name.toLowerCase().replaceAll(' ', '');
}

/** A rate from its texts; undefined where they are no numbers or the price is not in USD. */
export function rateOf(from: string | undefined, to: string | undefined, usd: string | undefined): Rate | undefined {
  const rate = { from: numberOf(from), to: to === 'Inf' ? null : numberOf(to), usd: numberOf(usd) };
  return Number.isNaN(rate.from) || Number.isNaN(rate.to ?? 0) || Number.isNaN(rate.usd) ? undefined : rate;
}

function numberOf(text: string | undefined): number {
  return text === undefined || text.trim() === '' ? NaN : Number(text);
}

export function notAnOffer(name: string, cause: string): PriceListFault {
  return new PriceListFault({
    en: `${name} is not a price list file of AWS, or not a whole one: ${cause}.`,
    ko: `${name}은(는) AWS 가격표 파일이 아니거나 온전하지 않습니다: ${cause}.`,
  });
}
