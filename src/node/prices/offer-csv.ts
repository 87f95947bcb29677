import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { attributeName, attributesOf, notAnOffer, rateOf, type Keep, type Offer, type Product, type Term } from './offer.ts';

/**
 * Reads an offer file in CSV row by row: lines about the file, a line of column names, then a row for each price.
 *
 * @param name for messages.
 * @throws {PriceListFault} where it is no offer file, broken or cut off.
 */
export async function readOfferCsv(chunks: AsyncIterable<Uint8Array>, keep: Keep, name: string): Promise<Offer> {
  const table = new Table(keep);
  const rows = parse({ relax_column_count: true, skip_empty_lines: true, bom: true });
  Readable.from(chunks).on('error', (error) => rows.destroy(error)).pipe(rows);
  try {
    for await (const row of rows as AsyncIterable<readonly string[]>) table.take(row);
  } catch (error) {
    if (error instanceof RaggedRow) throw notAnOffer(name, error.message);
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) throw notAnOffer(name, error.message);
    throw error;
  }
  return table.offer(name);
}

class RaggedRow extends Error {}

class Table {
  readonly #keep: Keep;
  readonly #head = new Map<string, string>();
  #columns: readonly string[] | undefined;
  readonly #products = new Map<string, { readonly attributes: ReadonlyMap<string, string>; readonly terms: Map<string, Term> }>();

  constructor(keep: Keep) {
    this.#keep = keep;
  }

  take(row: readonly string[]): void {
    if (this.#columns) this.#price(this.#columns, row);
    else if (row[0] === 'SKU') this.#columns = row.map(attributeName);
    else this.#head.set(row[0] ?? '', row[1] ?? '');
  }

  offer(name: string): Offer {
    const [offer, version, published] = ['OfferCode', 'Version', 'Publication Date'].map((key) => this.#head.get(key));
    if (offer === undefined || version === undefined || published === undefined || !this.#columns) throw notAnOffer(name, 'it has no OfferCode, Version, Publication Date and column SKU');
    const products: readonly Product[] = [...this.#products].map(([sku, { attributes, terms }]) => ({ sku, attributes, terms: [...terms.values()] }));
    return { offer, version, published, products };
  }

  #price(columns: readonly string[], row: readonly string[]): void {
    if (row.length !== columns.length) throw new RaggedRow(`a row has ${row.length} cells instead of ${columns.length}`);
    const cells = attributesOf(columns.map((column, index) => [column, row[index] ?? '']));
    if (cells.get('termtype') !== 'OnDemand' || cells.get('currency') !== 'USD' || !this.#keep(this.#head.get('OfferCode') ?? '', cells)) return;
    const rate = rateOf(cells.get('startingrange'), cells.get('endingrange'), cells.get('priceperunit'));
    const sku = cells.get('sku') ?? '';
    const product = this.#products.get(sku) ?? { attributes: cells, terms: new Map<string, Term>() };
    this.#products.set(sku, product);
    const effective = cells.get('effectivedate') ?? '';
    const term = `${cells.get('offertermcode') ?? ''} ${effective}`;
    const rates = product.terms.get(term)?.rates ?? [];
    product.terms.set(term, { effective, rates: rate ? [...rates, rate] : rates });
  }
}
