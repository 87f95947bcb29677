import type { PriceTable } from '../../core/cost/contract.ts';
import { isObject, own, type Json } from '../../core/model/json.ts';

/** A price table as JSON with one place a line, so that a change of price is a change of one line. */
export function printTable(table: PriceTable): string {
  const blocks = Object.entries(table).map(([name, { regions, ...rest }]) => {
    const head = Object.entries(rest).map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`).join('');
    const lines = Object.entries(regions).map(([place, price]) => `      ${JSON.stringify(place)}: ${JSON.stringify(price)}`);
    return `  ${JSON.stringify(name)}: {\n${head}    "regions": {\n${lines.join(',\n')}\n    }\n  }`;
  });
  return `{\n${blocks.join(',\n')}\n}\n`;
}

/** The price table in a `prices.json`; undefined where the text is none. Dimensions and places may be any. */
export function readTable(text: string): PriceTable | undefined {
  const data = parse(text);
  return isObject(data) && Object.values(data).every(isDimension) ? (data as unknown as PriceTable) : undefined;
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function isDimension(value: Json): boolean {
  const regions = isObject(value) ? own(value, 'regions') : undefined;
  return isObject(value) && typeof own(value, 'unit') === 'string' && isObject(regions) && Object.values(regions).every(isPrice);
}

function isPrice(value: Json): boolean {
  if (!isObject(value)) return false;
  const [tiers, source] = [own(value, 'tiers'), own(value, 'source')];
  return Array.isArray(tiers) && tiers.length > 0 && (tiers as readonly Json[]).every(isTier) && isObject(source) && typeof own(source, 'url') === 'string' && typeof own(source, 'asOf') === 'string';
}

function isTier(value: Json): boolean {
  if (!isObject(value)) return false;
  const [from, to, usd] = ['from', 'to', 'usd'].map((key) => own(value, key));
  return typeof from === 'number' && (to === null || typeof to === 'number') && typeof usd === 'number' && usd >= 0;
}

/** By family of services. */
export type Tables = ReadonlyMap<string, PriceTable>;
