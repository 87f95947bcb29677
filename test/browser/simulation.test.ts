import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureChromium } from '../../scripts/lib/chromium.mjs';
import { sampleTexts, simulationBundle } from '../support/simulation-bundle.ts';
import type { runHashes } from '../support/simulation-runs.ts';

const GOLDEN = join(import.meta.dirname, '../golden/simulation-runs.txt');

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await ensureChromium() });
}, 120_000);
afterAll(() => browser.close());

it('runs come to the same in Chromium as in Node, bit by bit', async () => {
  const page = await browser.newPage();
  await page.addScriptTag({ content: await simulationBundle() });
  const hashes = await page.evaluate((texts) => (globalThis as unknown as { runHashes: typeof runHashes }).runHashes(texts), sampleTexts());
  expect(Object.entries(hashes).map(([run, hash]) => `${hash}  ${run}\n`).join('')).toBe(readFileSync(GOLDEN, 'utf8'));
}, 300_000);
