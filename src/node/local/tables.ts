import { isDeepStrictEqual } from 'node:util';
import { isObject, own, type Json, type JsonObject } from '../../core/model/json.ts';
import { Forward } from './forward.ts';
import type { Answering, HttpAnswer, HttpRequest } from './http.ts';
import type { Span, Tracer } from './trace.ts';

/** A change of an item of a table that has a stream. */
export interface ItemChange {
  readonly table: string;
  readonly keys: JsonObject;
  readonly before: JsonObject | undefined;
  readonly after: JsonObject | undefined;
  readonly cause: Span | undefined;
}

export interface TablesWorld {
  /** Port of the emulator. */
  readonly port: number;
  readonly tracer: Tracer;
  /** The node of a table. */
  readonly nodeOf: (table: string) => string | undefined;
  /** Names of a table's key attributes; undefined where it has no stream. */
  readonly keysOf: (table: string) => readonly string[] | undefined;
  readonly onChange: (change: ItemChange) => void;
  /** An item was put. */
  readonly onItem: (node: string, item: JsonObject) => void;
  /** Something may have been written. */
  readonly onWrite: () => void;
}

/** Actions that leave tables as they are. */
const READS = /^(?:BatchGet|Describe|Get|List|Query|Scan)/;
const PREFIX = 'DynamoDB_20120810.';

/**
 * Stands in front of the emulator of DynamoDB: tells who calls which table, and, where a table has a stream, reads
 * an item before and after each write, since the emulator has none. Such writes of one table go one after the other.
 */
export class Tables {
  readonly #world: TablesWorld;
  readonly #emulator: Forward;
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(world: TablesWorld) {
    this.#world = world;
    this.#emulator = new Forward(world.port);
  }

  readonly answer: Answering = async (request) => {
    const action = (request.headers['x-amz-target'] ?? '').replace(PREFIX, '');
    const parameters = parsed(request.body);
    const { tracer, nodeOf } = this.#world;
    const cause = tracer.read(request.headers['x-amzn-trace-id']);
    const tables = request.headers['x-serverless-canvas'] === undefined ? tablesOf(parameters) : [];
    const calls = tables.flatMap((table) => {
      const node = nodeOf(table);
      return node === undefined ? [] : [tracer.call({ cause, to: node, what: action })];
    });
    const answer = await this.#written(request, action, parameters, calls[0]?.span);
    const error = answer.status < 400 ? undefined : errorIn(answer);
    if (answer.status < 400 && !READS.test(action)) {
      this.#world.onWrite();
      if (action.includes('Put') || action === 'BatchWriteItem') this.#measured(action, parameters);
    }
    for (const call of calls) call.end({ status: answer.status, error, request: request.body, response: answer.body });
    return answer;
  };

  #measured(action: string, parameters: JsonObject): void {
    for (const { table, item } of writesOf(action, parameters)) {
      const node = this.#world.nodeOf(table);
      if (node !== undefined) this.#world.onItem(node, item);
    }
  }

  async #written(request: HttpRequest, action: string, parameters: JsonObject, cause: Span | undefined): Promise<HttpAnswer> {
    const writes = writesOf(action, parameters).flatMap(({ table, item }) => {
      const keys = this.#world.keysOf(table);
      return keys ? [{ table, keys: Object.fromEntries(keys.flatMap((key) => (own(item, key) === undefined ? [] : [[key, own(item, key) as Json]]))) }] : [];
    });
    const [first] = writes;
    if (!first) return this.#emulator.send(request);
    return this.#inTurn(first.table, async () => {
      const before = await Promise.all(writes.map(({ table, keys }) => this.#read(request, table, keys)));
      const answer = await this.#emulator.send(request);
      if (answer.status >= 400) return answer;
      for (const [index, { table, keys }] of writes.entries()) {
        const after = await this.#read(request, table, keys);
        // What a write leaves as it was is in no stream: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html (2026-11).
        if (!isDeepStrictEqual(before[index], after)) this.#world.onChange({ table, keys, before: before[index], after, cause });
      }
      return answer;
    });
  }

  #inTurn<T>(table: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(table) ?? Promise.resolve()).then(work, work);
    this.#turns.set(table, turn.catch(() => undefined));
    return turn;
  }

  async #read({ headers }: HttpRequest, table: string, keys: JsonObject): Promise<JsonObject | undefined> {
    const body = Buffer.from(JSON.stringify({ TableName: table, Key: keys, ConsistentRead: true }));
    const answer = await this.#emulator.send({ method: 'POST', path: '/', query: '', headers: { ...headers, 'x-amz-target': `${PREFIX}GetItem` }, body });
    const item = own(parsed(answer.body), 'Item');
    return isObject(item) ? item : undefined;
  }

  close(): void {
    this.#emulator.close();
  }
}

function tablesOf(parameters: JsonObject): readonly string[] {
  const name = own(parameters, 'TableName');
  if (typeof name === 'string') return [name];
  const requested = own(parameters, 'RequestItems');
  return isObject(requested) ? Object.keys(requested) : [];
}

/** The items that an action writes, as far as they name their keys. */
function writesOf(action: string, parameters: JsonObject): readonly { readonly table: string; readonly item: JsonObject }[] {
  const table = String(own(parameters, 'TableName') ?? '');
  const item = own(parameters, action === 'PutItem' ? 'Item' : 'Key');
  if ((action === 'PutItem' || action === 'UpdateItem' || action === 'DeleteItem') && isObject(item)) return [{ table, item }];
  const requested = action === 'BatchWriteItem' ? own(parameters, 'RequestItems') : undefined;
  if (!isObject(requested)) return [];
  return Object.entries(requested).flatMap(([name, list]) => (Array.isArray(list) ? (list as readonly Json[]) : []).flatMap((each) => {
    const put = isObject(each) ? own(each, 'PutRequest') : undefined;
    const removed = isObject(each) ? own(each, 'DeleteRequest') : undefined;
    const written = isObject(put) ? own(put, 'Item') : isObject(removed) ? own(removed, 'Key') : undefined;
    return isObject(written) ? [{ table: name, item: written }] : [];
  }));
}

function parsed(body: Uint8Array): JsonObject {
  try {
    const value: unknown = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString());
    return isObject(value) ? value : {};
  } catch {
    // The emulator itself refuses what is no JSON.
    return {};
  }
}

function errorIn({ status, body }: HttpAnswer): string {
  const type = typeof body === 'string' ? undefined : own(parsed(body), '__type');
  return typeof type === 'string' ? (type.split('#').at(-1) ?? type) : String(status);
}
