import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonObject } from '../../core/model/json.ts';
import { DeployFault } from '../deploy/fault.ts';
import { callDynamo } from './calls.ts';
import type { LocalEvent } from './contract.ts';
import { OWN_CALL } from './messages.ts';
import type { LocalTemplate } from './resources.ts';
import type { Stores } from './stores.ts';
import type { PoolState, UserPool } from './user-pool/pool.ts';

export interface DataWorld {
  readonly template: LocalTemplate;
  readonly stores: Stores;
  readonly pools: readonly UserPool[];
  readonly notify: (event: LocalEvent) => void;
}

interface KeptObject {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Name of the file with its bytes. */
  readonly file: string;
}

/** Milliseconds after a change before what has changed is written. */
const QUIET = 300;
/** Headers of an object that are kept with it. */
const KEPT_HEADERS = /^(?:content-(?:type|encoding|disposition|language)|cache-control|x-amz-meta-.+)$/;

/**
 * A folder in which tables, objects and users outlive a run: one JSON file for each table, bucket and pool, and the bytes
 * of objects under their hashes. A file is written whole beside the old one and then put in its place. Messages are not kept.
 */
export class DataFolder {
  readonly #folder: string;
  readonly #world: DataWorld;
  readonly #written = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #saving: Promise<void> = Promise.resolve();

  constructor(folder: string, world: DataWorld) {
    this.#folder = folder;
    this.#world = world;
  }

  /** Fills what is empty at the start. @throws DeployFault where a file of the folder cannot be read */
  async restore(): Promise<this> {
    const { template, stores, pools } = this.#world;
    await mkdir(join(this.#folder, 'objects'), { recursive: true });
    for (const { id } of template.ofType('AWS::DynamoDB::Table')) {
      const name = template.ref(id);
      for (const Item of (await this.#read<readonly JsonObject[]>(`table-${name}.json`)) ?? []) await callDynamo(stores.dynamo, 'PutItem', { TableName: name, Item });
    }
    for (const { id } of template.ofType('AWS::S3::Bucket')) {
      const bucket = template.ref(id);
      for (const { key, headers, file } of (await this.#read<readonly KeptObject[]>(`bucket-${bucket}.json`)) ?? []) {
        const body = await readFile(join(this.#folder, 'objects', file));
        await fetch(objectUrl(stores, bucket, key), { method: 'PUT', headers: { ...headers, ...OWN_CALL }, body });
      }
    }
    for (const pool of pools) {
      const state = await this.#read<PoolState>(`users-${pool.id}.json`);
      if (state) pool.restore(state);
    }
    return this;
  }

  /** Something has changed: soon it is written. */
  changed(): void {
    this.#timer ??= setTimeout(() => {
      this.save().catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        this.#world.notify({ kind: 'notice', text: { en: `${this.#folder} could not be written: ${why}`, ko: `${this.#folder}에 쓸 수 없습니다: ${why}` } });
      });
    }, QUIET);
  }

  save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#saving = this.#saving.catch(() => undefined).then(() => this.#save());
    return this.#saving;
  }

  async #save(): Promise<void> {
    const { template, stores, pools } = this.#world;
    for (const { id } of template.ofType('AWS::DynamoDB::Table')) await this.#write(`table-${template.ref(id)}.json`, await itemsOf(stores.dynamo, template.ref(id)));
    for (const { id } of template.ofType('AWS::S3::Bucket')) await this.#write(`bucket-${template.ref(id)}.json`, await this.#objectsOf(template.ref(id)));
    for (const pool of pools) await this.#write(`users-${pool.id}.json`, pool.state());
  }

  async #objectsOf(bucket: string): Promise<readonly KeptObject[]> {
    const { stores } = this.#world;
    const kept: KeptObject[] = [];
    for (const key of await keysOf(stores, bucket)) {
      const response = await fetch(objectUrl(stores, bucket, key), { headers: OWN_CALL });
      if (!response.ok) continue;
      const body = Buffer.from(await response.arrayBuffer());
      const file = createHash('sha256').update(body).digest('hex');
      if (!this.#written.has(file)) {
        await writeFile(join(this.#folder, 'objects', file), body);
        this.#written.set(file, '');
      }
      kept.push({ key, file, headers: Object.fromEntries([...response.headers].filter(([name]) => KEPT_HEADERS.test(name))) });
    }
    return kept;
  }

  async #read<T>(name: string): Promise<T | undefined> {
    let text: string;
    try {
      text = await readFile(join(this.#folder, name), 'utf8');
    } catch {
      // Nothing was kept of it yet.
      return undefined;
    }
    try {
      return JSON.parse(text) as T;
    } catch {
      const file = join(this.#folder, name);
      throw new DeployFault('local.data-unreadable', { en: `${file} is no JSON. Delete it, or name another folder with --data.`, ko: `${file}이(가) JSON이 아닙니다. 지우거나 --data로 다른 폴더를 지정하십시오.` });
    }
  }

  async #write(name: string, content: unknown): Promise<void> {
    const text = JSON.stringify(content);
    if (this.#written.get(name) === text) return;
    const file = join(this.#folder, name);
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
    this.#written.set(name, text);
  }
}

async function itemsOf(endpoint: string, TableName: string): Promise<readonly JsonObject[]> {
  const items: JsonObject[] = [];
  let from: JsonObject | undefined;
  do {
    const page = (await callDynamo(endpoint, 'Scan', { TableName, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) })) as { readonly Items?: readonly JsonObject[]; readonly LastEvaluatedKey?: JsonObject };
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
}

/** Every key of a bucket of the emulator. */
export async function keysOf({ messages }: Pick<Stores, 'messages'>, bucket: string): Promise<readonly string[]> {
  const keys: string[] = [];
  for (let token = ''; ;) {
    const response = await fetch(`${messages}/${bucket}?list-type=2${token === '' ? '' : `&continuation-token=${encodeURIComponent(token)}`}`, { headers: OWN_CALL });
    const text = await response.text();
    keys.push(...[...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => unescaped(key)));
    const next = /<NextContinuationToken>([^<]+)</.exec(text)?.[1];
    if (next === undefined) return keys;
    token = unescaped(next);
  }
}

function unescaped(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp|#\d+|#x[0-9a-f]+);/gi, (_all, name: string) => {
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1).replace(/^x/i, '0x')));
    return { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }[name.toLowerCase()] ?? '';
  });
}

/** Where the emulator has an object. */
export function objectUrl({ messages }: Pick<Stores, 'messages'>, bucket: string, key: string): string {
  return `${messages}/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
}
