import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { simulate } from '../../src/core/simulation/run.ts';
import { catalog } from '../../src/services/catalog.ts';

/** Runs that touch every kind of chance: designs by name, each with the scenarios to run. */
const QUEUED = `version: 1
name: queued
nodes:
  users: { service: client, traffic: { go: { requests: 40/s, shape: ramp, path: POST / } } }
  api: { service: apigateway.rest }
  sender: { service: lambda, properties: { Runtime: python3.14, MemorySize: 256, ReservedConcurrentExecutions: 4 }, assume: { duration: { p50: 60 ms, p99: 300 ms } } }
  bus: { service: eventbridge.bus }
  queue: { service: sqs, properties: { VisibilityTimeout: 30 } }
  worker: { service: lambda, properties: { Runtime: java21, MemorySize: 512, Timeout: 5 }, assume: { duration: { p50: 100 ms, p99: 2 s }, errors: 0.05 } }
  dead: { service: sqs }
  table: { service: dynamodb, properties: { ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 20 } } }
connections:
  users-api: { from: users, to: api }
  api-sender: { from: api, to: sender }
  sender-queue: { from: sender, to: queue, assume: { calls: 1.5 } }
  sender-bus: { from: sender, to: bus }
  queue-worker: { from: queue, to: worker, properties: { BatchSize: 5, MaximumBatchingWindowInSeconds: 1 } }
  queue-dead: { from: queue, to: dead, kind: on-failure, with: { maxReceiveCount: 2 } }
  worker-table: { from: worker, to: table, access: [put] }
scenarios:
  waves: { flows: { go: { peak: 60/s, shape: diurnal } }, duration: 5 min, faults: { table: { slower: 3, from: 1 min, to: 2 min } } }
  steps: { flows: { go: { requests: 30/s, shape: spike, arrivals: even } }, duration: 5 min, drain: 1 min }
  many: { flows: { go: { burst: 500 } }, duration: 1 min }
`;

/** By `design scenario`: a hash over everything that the run came to, but for its bill. */
export function runHashes(samples: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const runs = [
    ...Object.entries(samples).flatMap(([name, text]) => [[name, text, 'day'] as const, [name, text, undefined] as const]),
    ...['waves', 'steps', 'many'].map((scenario) => ['queued', QUEUED, scenario] as const),
  ];
  return Object.fromEntries(runs.map(([name, text, scenario]) => {
    // The whole quarter of an hour would say no more than its first minute.
    const { document: { design }, resolve, usage } = createAnalyser(catalog).analyse(text.replace('duration: 15 min', 'duration: 1 min'));
    const result = simulate({ design, catalog, resolve, usage, scenario });
    const { cost: _cost, ...figures } = result ?? { cost: undefined };
    return [`${name} ${scenario ?? 'first'}`, hashOf(JSON.stringify(figures, (_key, value: unknown) => (value === Infinity ? 'Infinity' : value)))];
  }));
}

/** FNV-1a over two halves: what any engine can compute without help. */
function hashOf(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(text.length - 1 - i), 0x01000193);
  }
  return `${(a >>> 0).toString(16).padStart(8, '0')}${(b >>> 0).toString(16).padStart(8, '0')}`;
}

declare const globalThis: { runHashes?: typeof runHashes };

/** A bundle of this file gives the function to whoever loads it. */
globalThis.runHashes = runHashes;
