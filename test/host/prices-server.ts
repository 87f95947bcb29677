import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';

export const FIXTURES = resolve(import.meta.dirname, '../fixtures/prices');

/** Answers a request in another way than with the file as it is. */
export type Answer = (response: ServerResponse, file: string) => void;

export interface PriceListServer {
  readonly url: string;
  /** Paths that were asked for. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

/** Serves `test/fixtures/prices/aws` on this machine, as the price list's host does; `answers` by the end of the path. */
export async function servePriceList(answers: Readonly<Record<string, Answer>> = {}): Promise<PriceListServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    void readFile(join(FIXTURES, 'aws', path), 'utf8').catch(() => undefined).then((file) => {
      const answer = Object.entries(answers).find(([end]) => path.endsWith(end))?.[1];
      if (answer) answer(response, file ?? '');
      else response.writeHead(file === undefined ? 404 : 200).end(file);
    });
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise((closed) => { server.close(() => { closed(); }); server.closeAllConnections(); }),
  };
}

/** The file with a change made to its data. */
export function edited(change: (file: string) => string): Answer {
  return (response, file) => { response.end(change(file)); };
}
