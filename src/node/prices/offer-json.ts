import { JSONParser } from '@streamparser/json';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { attributesOf, notAnOffer, rateOf, type Keep, type Offer, type Product, type Rate, type Term } from './offer.ts';

/**
 * Reads an offer file in JSON piece by piece: only one product or term is in memory at a time, besides what is kept.
 *
 * @param name for messages.
 * @throws {PriceListFault} where it is no offer file, broken or cut off.
 * @returns undefined for the index files of the price list, which hold no products.
 */
export async function readOfferJson(chunks: AsyncIterable<Uint8Array>, keep: Keep, name: string): Promise<Offer | undefined> {
  const collected = new Collector(keep);
  const parser = new JSONParser({ paths: ['$.offerCode', '$.version', '$.publicationDate', '$.offers', '$.regions', '$.products.*', '$.terms.OnDemand.*'], keepStack: false });
  let fault: Error | undefined;
  parser.onValue = ({ value, key, stack }) => collected.take(stack.slice(1).map((item) => String(item.key ?? '')), String(key), value as Json);
  parser.onError = (error) => { fault ??= error; };
  for await (const chunk of chunks) {
    parser.write(chunk);
    if (fault) throw notAnOffer(name, firstLine(fault.message));
  }
  if (!parser.isEnded) throw notAnOffer(name, 'it ends too early');
  return collected.isIndex ? undefined : collected.offer(name);
}

class Collector {
  readonly #keep: Keep;
  readonly #head = new Map<string, string>();
  readonly #products = new Map<string, ReadonlyMap<string, string>>();
  readonly #terms = new Map<string, readonly Term[]>();
  isIndex = false;

  constructor(keep: Keep) {
    this.#keep = keep;
  }

  /** A value at one of the paths; `within` are the keys above it. */
  take(within: readonly string[], key: string, value: Json): void {
    if (within.includes('products')) this.#product(key, value);
    else if (within.includes('OnDemand')) this.#term(key, value);
    else if (typeof value === 'string') this.#head.set(key, value);
    else this.isIndex = true;
  }

  offer(name: string): Offer {
    const [offer, version, published] = ['offerCode', 'version', 'publicationDate'].map((key) => this.#head.get(key));
    if (offer === undefined || version === undefined || published === undefined) throw notAnOffer(name, 'it has no offerCode, version and publicationDate');
    const products: readonly Product[] = [...this.#products].map(([sku, attributes]) => ({ sku, attributes, terms: this.#terms.get(sku) ?? [] }));
    return { offer, version, published, products };
  }

  #product(sku: string, value: Json): void {
    const attributes = isObject(value) ? own(value, 'attributes') : undefined;
    if (!isObject(attributes)) return;
    const known = attributesOf(Object.entries(attributes).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
    if (this.#keep(this.#head.get('offerCode') ?? '', known)) this.#products.set(sku, known);
  }

  /** The price list has its products before its terms, so that the terms of others need not be kept. */
  #term(sku: string, value: Json): void {
    if (this.#products.has(sku) && isObject(value)) this.#terms.set(sku, Object.values(value).filter(isObject).map(termOf));
  }
}

function termOf(term: JsonObject): Term {
  const dimensions = own(term, 'priceDimensions');
  const rates = isObject(dimensions) ? Object.values(dimensions).filter(isObject).map(rateIn) : [];
  return { effective: String(own(term, 'effectiveDate') ?? ''), rates: rates.filter((rate) => rate !== undefined) };
}

/** AWS documents `startingRange`, its files have `beginRange`. */
function rateIn(dimension: JsonObject): Rate | undefined {
  const price = own(dimension, 'pricePerUnit');
  const text = (value: Json | undefined) => (typeof value === 'string' ? value : undefined);
  return rateOf(text(own(dimension, 'beginRange') ?? own(dimension, 'startingRange')), text(own(dimension, 'endRange') ?? own(dimension, 'endingRange')), isObject(price) ? text(own(price, 'USD')) : undefined);
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.replace(/\.$/, '') ?? '';
}
