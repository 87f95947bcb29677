import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureChromium } from '../../scripts/lib/chromium.mjs';

/** The scripts in `dist` as built by `node esbuild.mjs web-worker asl mermaid`, and `media` beside it. */
const ROOT = join(import.meta.dirname, '../..');
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.txt': 'text/plain; charset=utf-8' };
const MACHINE = { StartAt: 'Check', States: { Check: { Type: 'Pass', Next: 'Nowhere' }, Done: { Type: 'Succeed' } } };

let server: Server;
let browser: Browser;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = normalize(request.url ?? '/');
    const type = TYPES[extname(path)];
    if (type === undefined) return void response.setHeader('content-type', 'text/html').end('<!doctype html>');
    asked.push(path);
    void readFile(join(ROOT, path)).then((text) => response.setHeader('content-type', type).end(text));
  }).listen(0);
  browser = await chromium.launch({ executablePath: await ensureChromium() });
}, 120_000);
afterAll(async () => {
  await browser.close();
  server.close();
});

/** The answers of one worker to requests, one after another. It is made of a text, and asks for the rest of the product, as in VS Code. */
async function answersTo(requests: readonly { readonly method: string; readonly params: unknown }[]): Promise<readonly unknown[]> {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return page.evaluate(async (all) => {
    const script = await (await fetch('/dist/web-worker.js')).blob();
    const worker = new Worker(URL.createObjectURL(script));
    const waiting = new Map<number, (answer: unknown) => void>();
    worker.onmessage = async ({ data }) => {
      if (data.type === 'answer') return waiting.get(data.id)?.(data);
      const file = await fetch(`/${data.params.path.join('/')}`);
      worker.postMessage({ type: 'answer', id: data.id, answer: { ok: true, value: new Uint8Array(await file.arrayBuffer()) } });
    };
    const answers: unknown[] = [];
    for (const [id, request] of all.entries()) {
      answers.push(await new Promise((resolve) => {
        waiting.set(id, resolve);
        worker.postMessage({ type: 'request', id, ...request });
      }));
    }
    return answers;
  }, requests);
}

it('a web worker judges a definition, with an engine that it loads by itself', async () => {
  const [answer] = await answersTo([{ method: 'judge', params: { language: 'asl', definition: MACHINE } }]);
  expect(answer).toMatchObject({ id: 0, answer: { ok: true, value: expect.arrayContaining([expect.objectContaining({ path: ['States', 'Check', 'Next'] })]) } });
}, 60_000);

it('a web worker asks its host for what AWS writes of properties when a hover asks for it, and once', async () => {
  const text = 'version: 1\nname: shop\nnodes:\n  orders: { service: sqs, properties: { FifoQueue: true, DelaySeconds: 3 } }\n';
  const hoverOn = (what: string) => ({ method: 'hover', params: { file: 'file:///shop.arch.yaml', text, offset: text.indexOf(what), locale: 'en' } });
  const fetched = () => asked.filter((path) => path === '/media/specification/documentation.txt').length;
  await answersTo([hoverOn('sqs')]);
  expect(fetched()).toBe(0);
  const answers = await answersTo([hoverOn('FifoQueue'), hoverOn('DelaySeconds')]);
  expect(answers).toMatchObject(['creates a FIFO queue', 'The time in seconds'].map((words) => ({ answer: { ok: true, value: { parts: expect.arrayContaining([expect.stringContaining(words)]) as unknown } } })));
  expect(fetched()).toBe(1);
}, 60_000);

it('a web worker reads a Mermaid diagram with a parser that it loads by itself, and refuses what needs Node', async () => {
  const design = 'version: 1\nname: shop\nnodes:\n  orders: { service: sqs }\n';
  const [imported, app] = await answersTo([
    { method: 'importDiagram', params: { name: 'a.mmd', text: 'flowchart LR\n  web[Browser] --> api[HTTP API]', fallback: 'a', locale: 'en' } },
    { method: 'cdk', params: { file: 'file:///shop.arch.yaml', text: design, language: 'python', locale: 'en' } },
  ]);
  expect(imported).toMatchObject({ answer: { ok: true, value: { text: expect.stringContaining('web-api: { from: web, to: api }') as unknown } } });
  expect(app).toMatchObject({ answer: { ok: false, error: { message: 'This runs in VS Code on the desktop, not in the browser.' } } });
}, 60_000);
