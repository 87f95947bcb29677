// How fast the simulator is: beside the reference programs of ../shared/bench, each in a process of its own and in
// turns, and alone where they are absent. Events, requests and megabytes; what is claimed are the ratios.
//
// `node scripts/bench/simulation.ts [--only NAME]` runs it by itself; `npm run bench` runs it last.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { EventQueue } from '../../src/core/kernel/event-queue.ts';
import { Histogram } from '../../src/core/kernel/histogram.ts';
import { RandomStream } from '../../src/core/kernel/random.ts';
import { TimeAverage } from '../../src/core/kernel/time-average.ts';
import { Environments } from '../../src/core/simulation/environments.ts';
import { startSimulation } from '../../src/core/simulation/run.ts';
import { catalog } from '../../src/services/catalog.ts';
import { findProgram, isInstalled } from '../../test/outside/python.ts';

const REFERENCES = join(import.meta.dirname, '..', '..', '..', 'shared', 'bench');
const TURNS = 3;

/** A generic M/M/10: arrivals and departures through the event queue, waits into a histogram. */
function waitingLine(customers: number): number {
  const [queue, random, waits, inSystem] = [new EventQueue(4096), new RandomStream(1, 'line'), new Histogram(), new TimeAverage()];
  const [rate, servers, line] = [8, 10, new Float64Array(1 << 16)];
  let [first, last, busy, events, served] = [0, 0, 0, 0, 0];
  queue.push(random.exponential() / rate, 0);
  while (served < customers) {
    const what = queue.pop();
    const { now } = queue;
    events++;
    if (what === 0) {
      inSystem.change(now, 1);
      queue.push(now + random.exponential() / rate, 0);
      if (busy < servers) {
        busy++;
        served++;
        queue.push(now + random.exponential(), 1);
      } else line[last++ & 65_535] = now;
    } else {
      inSystem.change(now, -1);
      if (last > first) {
        waits.add(now - (line[first++ & 65_535] as number));
        served++;
        queue.push(now + random.exponential(), 1);
      } else busy--;
    }
  }
  return events;
}

/** The architecture of arch.mjs, drawn: 500 requests a second, one message in a hundred fails at each attempt. */
const DRAWN = `version: 1
name: drawn
nodes:
  users: { service: client, traffic: { go: { requests: 500/s, path: GET / } } }
  api: { service: apigateway.http, routes: { all: { route: $default } } }
  a: { service: lambda, properties: { Runtime: nodejs24.x, MemorySize: 1024, Timeout: 30 }, assume: { duration: { p50: 30 ms, p99: 110 ms } } }
  table: { service: dynamodb, properties: { BillingMode: PAY_PER_REQUEST } }
  queue: { service: sqs, properties: { VisibilityTimeout: 30 } }
  b: { service: lambda, properties: { Runtime: nodejs24.x, MemorySize: 1024, Timeout: 5 }, assume: { duration: { p50: 40 ms, p99: 200 ms }, errors: 0.01 } }
  dead: { service: sqs }
connections:
  users-api: { from: users, to: api }
  api-a: { from: api, to: a }
  a-table: { from: a, to: table, access: [get] }
  a-queue: { from: a, to: queue }
  queue-b: { from: queue, to: b, properties: { BatchSize: 1 } }
  queue-dead: { from: queue, to: dead, kind: on-failure, with: { maxReceiveCount: 3 } }
`;

function drawn(text: string, scenario: string): { readonly requests: number; readonly events: number } {
  const { document: { design }, resolve, usage } = createAnalyser(catalog).analyse(`${text}scenarios: { run: { ${scenario} } }\n`);
  const run = startSimulation({ design, catalog, resolve, usage, scenario: 'run' });
  while (run.advance(1_000_000));
  const { endToEnd: { requests }, events } = run.result();
  return { requests, events };
}

/** SimFaaS's example on the environments of a function: Poisson arrivals, the newest idle environment, 600 s. */
function pool(rate: number, seconds: number): number {
  const random = new RandomStream(1, 'pool');
  const environments = new Environments(600, 'newest');
  const ends = new EventQueue(1024);
  let requests = 0;
  for (let now = random.exponential() / rate; now < seconds; now += random.exponential() / rate) {
    while (ends.size > 0 && ends.next <= now) environments.release(ends.pop(), ends.now);
    requests++;
    const idle = environments.take(now);
    ends.push(now + random.exponential() * (idle < 0 ? 2.244 : 1.991), idle < 0 ? environments.start(now) : idle);
  }
  return requests;
}

interface Speed {
  /** Events or requests a second. */
  readonly perSecond: number;
  readonly megabytes: number;
}

function timed(what: () => number): Speed {
  const began = performance.now();
  const count = what();
  return { perSecond: (1000 * count) / (performance.now() - began), megabytes: process.resourceUsage().maxRSS / 1024 };
}

const MEASURES: Readonly<Record<string, () => Speed>> = {
  line: () => {
    waitingLine(1_000_000);
    return timed(() => waitingLine(20_000_000));
  },
  drawn: () => {
    drawn(DRAWN, 'duration: 400 s');
    return timed(() => drawn(DRAWN, 'duration: 3000 s').requests);
  },
  pool: () => {
    pool(0.9, 2e5);
    return timed(() => pool(0.9, 1e6));
  },
  pool100: () => {
    pool(100, 1000);
    return timed(() => pool(100, 1e4));
  },
  month: () => timed(() => drawn(DRAWN.replace('500/s', '10/s'), 'duration: 30 day').requests),
};

function measure(name: string): Speed {
  return JSON.parse(execFileSync(process.execPath, [import.meta.filename, '--only', name], { encoding: 'utf8' })) as Speed;
}

function reference(program: string, args: readonly string[], figure: string): number {
  const result = JSON.parse(execFileSync(process.execPath, [join(REFERENCES, program), ...args], { encoding: 'utf8' })) as Readonly<Record<string, number>>;
  return result[figure] ?? 0;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

/** The Python of an environment with SimFaaS, which CI installs from PyPI; elsewhere only one that is there already. Else why not. */
async function pythonWithSimFaas(): Promise<{ readonly path: string } | { readonly missing: string }> {
  const named = process.env['SIMFAAS_PYTHON'];
  if (named !== undefined) return { path: named };
  if (process.env['CI'] === 'true' || isInstalled(SIMFAAS)) return findProgram(SIMFAAS);
  return { missing: 'CI=true installs it' };
}

const SIMFAAS = { name: 'simfaas', version: '0.2.2', program: 'python' };

/** Requests a second of SimFaaS on its own example at a rate; it keeps its pace however long it runs. */
function simFaas(python: string, rate: number, seconds: number): number {
  const program = `
import time
from simfaas.ServerlessSimulator import ServerlessSimulator
began = time.time()
run = ServerlessSimulator(arrival_rate=${rate}, warm_service_rate=1/1.991, cold_service_rate=1/2.244, expiration_threshold=600, max_time=${seconds})
run.generate_trace(debug_print=False, progress=False)
print(run.total_req_count / (time.time() - began))`;
  return Number(execFileSync(python, ['-c', program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split('\n').at(-1));
}

/** Ours and the reference in turns, so that what else the machine does meets both. */
function beside(name: string, least: number, other: () => number): void {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < TURNS; turn++) {
    ours.push(measure(name).perSecond);
    theirs.push(other());
  }
  const ratio = median(ours) / median(theirs);
  console.log(`  ${name.padEnd(10)}${millions(median(ours))} against ${millions(median(theirs))} a second: ${ratio.toFixed(ratio < 10 ? 2 : 0)} times, at least ${least} ${ratio >= least ? 'holds' : 'DOES NOT HOLD'}`);
}

function millions(perSecond: number): string {
  return `${(perSecond / 1e6).toFixed(perSecond < 1e5 ? 4 : 2)} M`;
}

/** All measures; what has nothing to be measured against is said. */
export async function benchSimulation(): Promise<void> {
  console.log('\nsimulation');
  if (existsSync(REFERENCES)) {
    beside('line', 0.5, () => reference('mmc.mjs', ['Heap4B', '10', '8', '1', '20000000'], 'events_per_s'));
    beside('drawn', 0.4, () => reference('arch.mjs', ['1500000', '500', '1'], 'req_per_s'));
  } else {
    console.log('  the reference programs are not here: ratios to them are not measured');
    for (const name of ['line', 'drawn']) console.log(`  ${name.padEnd(10)}${millions(measure(name).perSecond)} a second`);
  }
  const python = await pythonWithSimFaas();
  if ('path' in python) {
    beside('pool', 30, () => simFaas(python.path, 0.9, 1e5));
    beside('pool100', 300, () => simFaas(python.path, 100, 1000));
  } else {
    console.log(`  SimFaaS is not here (${python.missing}; SIMFAAS_PYTHON names another Python): ratios to it are not measured`);
    for (const name of ['pool', 'pool100']) console.log(`  ${name.padEnd(10)}${millions(measure(name).perSecond)} a second`);
  }
  const { megabytes, perSecond } = measure('month');
  console.log(`  month     a month at 10 requests a second: ${megabytes.toFixed(0)} MB, ${millions(perSecond)} requests a second, allowed 500 MB ${megabytes < 500 ? 'holds' : 'DOES NOT HOLD'}`);
}

const only = process.argv.indexOf('--only');
if (import.meta.filename === process.argv[1]) {
  if (only > 0) console.log(JSON.stringify(MEASURES[process.argv[only + 1] ?? '']?.()));
  else await benchSimulation();
}
