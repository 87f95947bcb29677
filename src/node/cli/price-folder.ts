import { join } from 'node:path';
import type { Catalog } from '../../core/catalog/catalog.ts';
import { isModelled } from '../../core/catalog/service.ts';
import { say, type Locale } from '../../core/model/text.ts';
import { catalog } from '../../services/catalog.ts';
import { services } from '../../services/index.generated.ts';
import { catalogWith } from '../prices/bills.ts';
import { withDimensions } from '../prices/merge.ts';
import { PriceListFault } from '../prices/offer.ts';
import { readTable, type Tables } from '../prices/table.ts';
import { fileFault } from './file-fault.ts';
import type { Io } from './io.ts';

/** Where a folder of prices keeps those of a service, as the product's own sources do. */
export function tableFile(folder: string, family: string): string {
  return join(folder, family, 'prices.json');
}

/**
 * The price tables of a folder; services without a file there are not among them. Dimensions that a service has learnt
 * since have the product's own prices.
 *
 * @throws {PriceListFault} where a file there is no price table; Node's error where one cannot be read.
 */
export async function tablesIn(folder: string, read: Io['read']): Promise<Tables> {
  const found = await Promise.all(services.map(async ({ family, prices }) => {
    const file = tableFile(folder, family);
    const text = await read(file).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    });
    const table = text === undefined ? undefined : readTable(text);
    if (text !== undefined && !table) throw new PriceListFault({ en: `${file}:1:1: This is no price table.`, ko: `${file}:1:1: 가격표 파일이 아닙니다.` });
    return table ? [[family, withDimensions(isModelled(prices) ? prices : table, new Map(Object.entries(table)))] as const] : [];
  }));
  return new Map(found.flat());
}

/**
 * The catalogue with the prices of a folder; the product's own for services that have none there, or without a folder.
 *
 * @throws as `tablesIn`, and where the folder has no prices at all.
 */
export async function catalogPricedBy(folder: string | undefined, read: Io['read']): Promise<Catalog> {
  if (folder === undefined) return catalog;
  const tables = await tablesIn(folder, read);
  if (tables.size === 0) throw new PriceListFault({ en: `${folder}: There are no prices here. serverless-canvas prices update --out ${folder} writes them.`, ko: `${folder}: 가격 파일이 없습니다. serverless-canvas prices update --out ${folder} 명령으로 만들 수 있습니다.` });
  return catalogWith(services, tables);
}

/** The one line about prices that could not be read or written. */
export function priceFault(error: unknown, locale: Locale): string {
  if (error instanceof PriceListFault) return say(error.text, locale);
  return error instanceof Error && 'path' in error ? fileFault(String(error.path), error, locale) : error instanceof Error ? error.message : String(error);
}
