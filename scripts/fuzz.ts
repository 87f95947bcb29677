// node scripts/fuzz.ts [--count 100000] [--seed 1]: mutated documents and random intents through
// parse, check, estimate, export and editsFor, on as many threads as there are cores. Ends with exit
// code 1 and the shortest text that still fails where one does.
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Report, Share } from './lib/fuzz-worker.ts';

/** Between two lines of progress, in documents. */
const PROGRESS = 10_000;

const { values } = parseArgs({ options: { count: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } } });
const count = Number(values.count);
const seed = Number(values.seed);
const threads = availableParallelism();
const refusals = new Map<string, number>();
const start = performance.now();
let done = 0;

console.log(`through parse, check and estimate, export, editsFor, on ${threads} threads`);
await Promise.all(Array.from({ length: threads }, (_, offset) => fuzzed({ seed, count, offset, step: threads })));
console.log(`refused: ${[...refusals].sort((a, b) => b[1] - a[1]).map(([code, times]) => `${code} ${times}`).join(', ')}`);
console.log(`${done} documents, 0 failures`);
if (done !== count) process.exit(1);

/** Ends when a thread has had its share; a failure ends them all. */
function fuzzed(share: Share): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./lib/fuzz-worker.ts', import.meta.url), { workerData: share });
    worker.on('message', listen);
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}

function listen(report: Report): void {
  if (report.kind === 'progress') {
    const before = done;
    done += report.done;
    if (Math.floor(done / PROGRESS) > Math.floor(before / PROGRESS)) console.log(`${done} of ${count}, ${Math.round((performance.now() - start) / 1000)} s`);
  } else if (report.kind === 'end') {
    for (const [code, times] of report.refusals) refusals.set(code, (refusals.get(code) ?? 0) + times);
  } else {
    console.error(`seed ${report.seed}: ${report.what}\nintent: ${JSON.stringify(report.intent)}\nshortest text: ${JSON.stringify(report.text)}`);
    console.log(`${done} documents and more, 1 failures`);
    process.exit(1);
  }
}
