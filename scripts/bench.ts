// `npm run bench`: how the answers grow with the design. Each size has a process of its own; they take turns, so
// that what else the machine does meets all of them alike. Times are medians; the ratios between sizes are
// what is claimed, for times differ from machine to machine.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { benchActivation } from './bench/activation.ts';
import { benchImport } from './bench/import.ts';
import { benchLocal } from './bench/local.ts';
import { benchSimulation } from './bench/simulation.ts';
import { GROWING, type Growing, type Request } from './bench/size.ts';

const SIZES = [10, 100, 1_000, 10_000];
/** From here on each measure may grow by at most so much more than the design does. */
const LINEAR_FROM = 100;
const TOLERANCE = 1.2;
/** What a thousand nodes may take, in milliseconds. */
const LIMITS_AT_1_000 = { edit: 50, estimate: 10 };
/**
 * Turns of each size, after some in which the engine compiles what it will. One call in a turn: a design is exported once
 * and not forty times in a row, and a size that just fits the processor's cache must not be held against one that does not.
 */
const TURNS = 21;

/** Estimates of one size, in a process with no other at work; the first of them are not counted. */
const ESTIMATES = 400;
const WARM_ESTIMATES = 100;

async function ask(size: ChildProcess, request?: Request): Promise<readonly number[]> {
  const answer = once(size, 'message');
  if (request) size.send(request);
  const [times] = await answer;
  return times as readonly number[];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

async function started(nodes: number): Promise<ChildProcess> {
  const size = fork(join(import.meta.dirname, 'bench', 'size.ts'), [String(nodes)]);
  await ask(size);
  return size;
}

async function measureGrowth(): Promise<readonly (Readonly<Record<Growing, number>> & { readonly nodes: number })[]> {
  const sizes = await Promise.all(SIZES.map(async (nodes) => ({ nodes, size: await started(nodes), times: new Map<Growing, number[]>(GROWING.map((measure) => [measure, []])) })));
  try {
    for (const { size, nodes } of sizes) for (const measure of GROWING) await ask(size, { measure, calls: nodes < 1_000 ? 200 : nodes < 10_000 ? 20 : 3 });
    for (let turn = 0; turn < TURNS; turn++) {
      for (const measure of GROWING) for (const { size, times } of sizes) times.get(measure)?.push(...await ask(size, { measure, calls: 1 }));
    }
  } finally {
    for (const { size } of sizes) size.kill();
  }
  return sizes.map(({ nodes, times }) => ({ nodes, ...Object.fromEntries([...times].map(([measure, all]) => [measure, median(all)])) as Record<Growing, number> }));
}

/** Is claimed of one size, so no other takes the caches meanwhile. */
async function measureEstimate(nodes: number): Promise<number> {
  const size = await started(nodes);
  try {
    return median((await ask(size, { measure: 'estimate', calls: WARM_ESTIMATES + ESTIMATES })).slice(WARM_ESTIMATES));
  } finally {
    size.kill();
  }
}

function sayWhether(name: string, took: number, limit: number): void {
  console.log(`  ${name}: ${took.toFixed(1)} ms, allowed ${limit} ${took < limit ? 'holds' : 'DOES NOT HOLD'}`);
}

const rows = await measureGrowth();

console.log(`nodes   ${GROWING.map((name) => name.padStart(12)).join('')}   (milliseconds, median)`);
for (const row of rows) console.log(`${String(row.nodes).padEnd(8)}${GROWING.map((name) => row[name].toFixed(2).padStart(12)).join('')}`);

console.log(`\ngrowth over ten times the nodes (linear is 10, allowed ${10 * TOLERANCE})`);
for (const [index, row] of rows.entries()) {
  const smaller = rows[index - 1];
  if (!smaller || smaller.nodes < LINEAR_FROM) continue;
  for (const name of GROWING) {
    const ratio = row[name] / smaller[name];
    const holds = ratio <= TOLERANCE * (row.nodes / smaller.nodes);
    console.log(`  ${name.padEnd(12)}${smaller.nodes} -> ${row.nodes}: ${ratio.toFixed(2)} ${holds ? 'holds' : 'DOES NOT HOLD'}`);
  }
}

console.log('\nat 1,000 nodes');
sayWhether('one edit', rows.find((row) => row.nodes === 1_000)?.['one edit'] ?? Infinity, LIMITS_AT_1_000.edit);
sayWhether('estimate', await measureEstimate(1_000), LIMITS_AT_1_000.estimate);

if (process.argv.includes('--sizes')) process.exit();
benchImport();
await benchSimulation();
await benchLocal();
await benchActivation();
