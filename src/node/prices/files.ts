import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PriceListFault } from './offer.ts';

/** A file of the price list that can be read, once. */
export interface PriceFile {
  /** For messages: its path or address. */
  readonly name: string;
  /** Offer and Region that it is for; unknown of a file on disk until it is read. `''`: the list without Regions. */
  readonly of?: { readonly offer: string; readonly region: string };
  readonly open: (signal: AbortSignal) => AsyncIterable<Uint8Array>;
}

/** The price list files in a folder and those below it, or the one file that is named. Any names will do: each says what it is. */
export async function filesOnDisk(path: string): Promise<readonly PriceFile[]> {
  const what = await stat(path).catch(() => undefined);
  if (!what) throw new PriceListFault({ en: `${path}: There is no such file or folder.`, ko: `${path}: 파일이나 폴더가 없습니다.` });
  const names = what.isDirectory() ? (await readdir(path, { recursive: true })).map((name) => join(path, name)) : [path];
  const files = names.filter((name) => /\.(json|csv)$/.test(name)).sort();
  if (files.length === 0) throw new PriceListFault({ en: `${path}: There is no price list file (*.json, *.csv) here.`, ko: `${path}: 가격표 파일(*.json, *.csv)이 없습니다.` });
  return files.map((name) => ({ name, open: (signal) => createReadStream(name, { signal, highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array> }));
}
