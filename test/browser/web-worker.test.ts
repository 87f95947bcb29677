import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureChromium } from '../../scripts/lib/chromium.mjs';

/** As built by `node esbuild.mjs web-worker asl-web`. */
const DIST = join(import.meta.dirname, '../../dist');
const MACHINE = { StartAt: 'Check', States: { Check: { Type: 'Pass', Next: 'Nowhere' }, Done: { Type: 'Succeed' } } };

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = createServer((request, response) => {
    const name = basename(request.url ?? '');
    if (!name.endsWith('.js')) return void response.setHeader('content-type', 'text/html').end('<!doctype html>');
    void readFile(join(DIST, name)).then((text) => response.setHeader('content-type', 'text/javascript').end(text));
  }).listen(0);
  browser = await chromium.launch({ executablePath: await ensureChromium() });
}, 120_000);
afterAll(async () => {
  await browser.close();
  server.close();
});

it('a web worker judges a definition, with an engine that it loads by itself', async () => {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const answer = await page.evaluate(async (definition) => {
    const worker = new Worker('web-worker.js');
    return new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.postMessage({ type: 'request', id: 1, method: 'judge', params: { language: 'asl', definition } });
    });
  }, MACHINE);
  expect(answer).toMatchObject({ id: 1, answer: { ok: true, value: expect.arrayContaining([expect.objectContaining({ path: ['States', 'Check', 'Next'] })]) } });
}, 60_000);
