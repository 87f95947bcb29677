import { Agent, request as ask } from 'node:http';
import type { HttpAnswer, HttpRequest } from './http.ts';

/** What a connection says of itself, and not of what goes along it. */
const OF_THE_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host', 'expect']);

/** Hands requests on to a server on this machine, over connections that are used again. */
export class Forward {
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(port: number) {
    this.#port = port;
  }

  send({ method, path, query, headers, body }: Pick<HttpRequest, 'method' | 'path' | 'query' | 'headers' | 'body'>): Promise<HttpAnswer & { readonly body: Buffer }> {
    return new Promise((resolve, reject) => {
      const asking = ask({ host: '127.0.0.1', port: this.#port, agent: this.#agent, method, path: query === '' ? path : `${path}?${query}`, headers: { ...passed(headers), 'content-length': body.length } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk)).once('error', reject).once('end', () => {
          resolve({ status: response.statusCode ?? 500, headers: passed(response.headers), body: Buffer.concat(chunks) });
        });
      });
      asking.once('error', reject).end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

function passed(headers: Readonly<Record<string, string | readonly string[] | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined || OF_THE_CONNECTION.has(name) ? [] : [[name, String(value)] as const])));
}
