// `npm run bench:canvas`: the canvas beside a bare React Flow page with the same graph, in turns in one browser, so that
// what else the machine does meets both alike. The ratios are what is claimed; times differ from machine to machine.
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumArguments, findChromium } from './lib/chromium.mjs';
import { canvasGraph } from '../test/bench/canvas-graph.ts';
import { servePages } from './bench/canvas-page.ts';

/** `--turns=1` for a first look; `--many` for the largest design only. */
const TURNS = Number(process.argv.find((argument) => argument.startsWith('--turns='))?.slice('--turns='.length) ?? 5);
const ONLY_MANY = process.argv.includes('--many');
const NODES = 1_000;
const MANY_NODES = 5_000;
const WINDOW = { width: 1680, height: 960 };
/** Nothing more comes once nothing has changed for so long, in milliseconds. */
const QUIET = 600;
const MOVES = 60;
/** A gesture ends after so many milliseconds, however few moves a slow page took. */
const LONGEST = 3_000;
const LIMITS = { painted: 1.2, drag: 1.1, pan: 1.1 };
const MANY_LIMIT = 100;

type Measure = 'painted' | 'drag' | 'pan';
/** Milliseconds: from opening to painted, and the 95th percentile of the time between frames. */
type Times = Readonly<Record<Measure, number>>;
type View = 'whole' | 'near';

interface Frames {
  /** When the last frame was done in which anything changed, from opening. */
  readonly painted: number;
  readonly quietFor: number;
  readonly take: () => readonly number[];
}

declare global {
  interface Window {
    benchFrames: Frames;
  }
}

/** Runs in the page before anything else: notes each frame, and when the page was last changed or busy. */
function watchFrames(): void {
  let [last, changed, painted, pending] = [0, false, 0, false];
  let times: number[] = [];
  new MutationObserver(() => { changed = true; }).observe(document, { subtree: true, childList: true, attributes: true });
  const done = new MessageChannel();
  done.port1.onmessage = () => { painted = performance.now(); };
  const frame = (now: number): void => {
    const took = now - last;
    last = now;
    times.push(took);
    // The message comes once this frame is drawn.
    pending = changed || took > 50;
    changed = false;
    if (pending) done.port2.postMessage(null);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  Object.defineProperty(window, 'benchFrames', { value: { get painted() { return painted; }, get quietFor() { return performance.now() - painted; }, take: () => { const taken = times; times = []; return taken; } } });
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

async function measure(browser: Browser, url: string, view: View): Promise<Times> {
  const page = await browser.newPage({ viewport: WINDOW });
  try {
    await page.addInitScript(watchFrames);
    await page.goto(url);
    await page.locator('.react-flow__node, .far-map').first().waitFor();
    await page.waitForFunction((quiet) => window.benchFrames.quietFor > quiet, QUIET, { timeout: 60_000 });
    const painted = await page.evaluate(() => window.benchFrames.painted);
    return { painted, pan: await gesture(page, await emptyPlace(page, view)), drag: await gesture(page, await aNode(page)) };
  } finally {
    await page.close();
  }
}

/** Somewhere on the canvas where no node is: between two rows, or beside the whole graph. */
async function emptyPlace(page: Page, view: View): Promise<{ x: number; y: number }> {
  const canvas = await page.locator('.react-flow').boundingBox();
  if (!canvas) throw new Error('no canvas');
  return view === 'near' ? { x: canvas.x + 400, y: canvas.y + 40 + 3 * 120 + 85 } : { x: canvas.x + 12, y: canvas.y + canvas.height / 2 };
}

/** Within the node that is nearest to the middle of the window, wherever the page has it on the screen. */
async function aNode(page: Page): Promise<{ x: number; y: number }> {
  const nodes = canvasGraph(NODES).nodes.map(({ x, y }) => [x + 50, y + 20] as const);
  return page.evaluate(({ places, middle }) => {
    const viewport = document.querySelector('.react-flow__viewport') as HTMLElement;
    const [matrix, origin] = [new DOMMatrix(getComputedStyle(viewport).transform), (document.querySelector('.react-flow') as HTMLElement).getBoundingClientRect()];
    const points = places.map(([x, y]) => ({ x: origin.x + matrix.e + x * matrix.a, y: origin.y + matrix.f + y * matrix.a }));
    const off = ({ x, y }: { x: number; y: number }): number => Math.hypot(x - middle.x, y - middle.y);
    return points.reduce((best, point) => (off(point) < off(best) ? point : best));
  }, { places: nodes, middle: { x: WINDOW.width / 2, y: WINDOW.height / 2 } });
}

/** Presses, moves about and lets go; the 95th percentile of the time between frames meanwhile. */
async function gesture(page: Page, { x, y }: { readonly x: number; readonly y: number }): Promise<number> {
  await page.mouse.move(x - 1, y);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 2, y + 2);
  await page.mouse.move(x + 8, y + 4);
  await page.evaluate(() => void window.benchFrames.take());
  const until = performance.now() + LONGEST;
  for (let move = 1; move <= MOVES && performance.now() < until; move++) await page.mouse.move(x + 8 + 100 * Math.sin(move / 9), y + 4 + 60 * Math.sin(move / 7));
  const times = await page.evaluate(() => window.benchFrames.take());
  await page.mouse.up();
  await page.waitForFunction((quiet) => window.benchFrames.quietFor > quiet / 3, QUIET);
  return percentile(times, 0.95);
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function row(name: string, times: readonly Times[]): string {
  return `${name.padEnd(26)}${(['painted', 'drag', 'pan'] as const).map((measured) => median(times.map((each) => each[measured])).toFixed(0).padStart(9)).join('')}`;
}

async function compare(browser: Browser, origin: string, view: View): Promise<void> {
  const pages = { ours: `${origin}/ours?nodes=${NODES}&view=${view}`, bare: `${origin}/bare?nodes=${NODES}&view=${view}`, culled: `${origin}/bare?nodes=${NODES}&view=${view}&culled` };
  const times = { ours: [] as Times[], bare: [] as Times[], culled: [] as Times[] };
  for (let turn = 0; turn < TURNS; turn++) {
    for (const name of ['bare', 'ours', ...(view === 'near' ? ['culled' as const] : [])] as const) times[name].push(await measure(browser, pages[name], view));
  }
  console.log(row(`${view === 'whole' ? 'whole graph' : 'at 100 %'}: canvas`, times.ours));
  console.log(row('  bare React Flow', times.bare));
  if (view === 'near') console.log(row('  bare, only what is seen', times.culled));
  for (const [measured, limit] of Object.entries(LIMITS) as [Measure, number][]) {
    const ratio = median(times.ours.map((each) => each[measured])) / median(times.bare.map((each) => each[measured]));
    console.log(`    ${measured.padEnd(8)} ${ratio.toFixed(2)} times, allowed ${limit} ${ratio <= limit ? 'holds' : 'DOES NOT HOLD'}`);
  }
}

const executablePath = await findChromium();
if (executablePath === undefined) throw new Error('There is no Chromium. Set CHROMIUM_PATH to one, or run `npm test`, which installs it.');
const server = await servePages(ONLY_MANY ? [MANY_NODES] : [NODES, MANY_NODES]);
const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
try {
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  console.log(`${''.padEnd(26)}  painted     drag      pan   (milliseconds; median of ${TURNS} runs; drag and pan: 95th percentile of frames)`);
  if (!ONLY_MANY) for (const view of ['whole', 'near'] as const) await compare(browser, origin, view);
  for (const view of ['whole', 'near'] as const) {
    const times = await measure(browser, `${origin}/ours?nodes=${MANY_NODES}&view=${view}`, view);
    console.log(row(`${MANY_NODES} nodes, ${view}`, [times]));
    console.log(`    frames under ${MANY_LIMIT} ms: ${Math.max(times.drag, times.pan) < MANY_LIMIT ? 'holds' : 'DOES NOT HOLD'}`);
  }
} finally {
  await browser.close();
  server.close();
}
