import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { closed, listenHere } from './listen.ts';
import type { Span } from './trace.ts';

/** A request with its body read. */
export interface HttpRequest {
  readonly method: string;
  /** As it was sent: encoded, without the query. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** Names in lower case, repeated headers with a comma between them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly sourceIp: string;
  /** The call that it came along with, within this machine. */
  readonly cause?: Span | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string | Uint8Array;
}

/** Whoever answers requests: an API, a bucket, a distribution in front of both. */
export type Answering = (request: HttpRequest) => Promise<HttpAnswer>;

/** Whoever takes a connection over: the request, with the message that it was read from. */
export type Upgrading = (request: HttpRequest & { readonly message: IncomingMessage }, raw: Duplex, head: Buffer) => void;

/** Beyond this no service of AWS that stands here reads on; what exceeds it is not kept. Bytes. */
const MOST_READ = 16 * 1024 * 1024;

/** A port on 127.0.0.1; what answers behind it may come later, since its address must be known before. */
export class Door {
  readonly #server: Server = createServer((request, response) => void this.#serve(request, response));
  #answering: Answering = () => Promise.resolve(json(503, { message: 'Service Unavailable' }));
  /** `http://127.0.0.1:1234`. */
  url = '';

  async open(port = 0): Promise<this> {
    this.url = `http://127.0.0.1:${await listenHere(this.#server, port)}`;
    return this;
  }

  answerWith(answering: Answering): void {
    this.#answering = answering;
  }

  /** Connections that become WebSockets. */
  upgradeWith(upgrading: Upgrading): void {
    this.#server.on('upgrade', (message: IncomingMessage, raw: Duplex, head: Buffer) => {
      if (isHere(message.headers.host)) upgrading({ ...requestOf(message, Buffer.alloc(0)), message }, raw, head);
      else raw.destroy();
    });
  }

  close(): Promise<void> {
    return closed(this.#server);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (!isHere(request.headers.host)) return write(response, json(403, { message: 'Only 127.0.0.1 and localhost are answered.' }), false);
      const body = await bodyOf(request);
      const answer = body === undefined ? json(413, { message: 'Request Entity Too Large' }) : await this.#answering(requestOf(request, body));
      write(response, answer, request.method === 'HEAD');
    } catch (error) {
      // A browser that went away while it was sending wants no answer.
      if (!response.headersSent && !response.destroyed) write(response, json(500, { message: error instanceof Error ? error.message : String(error) }), false);
    }
  }
}

/** A site on the internet may let its own name lead to 127.0.0.1, and would be let into everything that runs here. */
function isHere(host: string | undefined): boolean {
  return /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host ?? '');
}

function requestOf(request: IncomingMessage, body: Buffer): HttpRequest {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return {
    method: request.method ?? 'GET', path: mark < 0 ? url : url.slice(0, mark), query: mark < 0 ? '' : url.slice(mark + 1), body,
    headers: Object.fromEntries(Object.entries(request.headersDistinct).map(([name, values]) => [name, (values ?? []).join(name === 'cookie' ? '; ' : ',')])),
    sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
  };
}

const NOTHING = Buffer.alloc(0);

function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (encoding === undefined && (length === undefined || length === '0')) return Promise.resolve(NOTHING);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MOST_READ) chunks.push(chunk);
    });
    request.once('end', () => { resolve(size > MOST_READ ? undefined : Buffer.concat(chunks)); }).once('error', reject);
  });
}

function write(response: ServerResponse, { status, headers, cookies = [], body }: HttpAnswer, headOnly: boolean): void {
  response.writeHead(status, { ...headers, ...(cookies.length > 0 && { 'set-cookie': [...cookies] }), ...(status !== 204 && status !== 304 && { 'content-length': Buffer.byteLength(body) }) });
  response.end(headOnly ? undefined : body);
}

export function json(status: number, content: unknown, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(content) };
}
