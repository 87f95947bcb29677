// node scripts/fuzz.ts [--count 100000] [--seed 1]: mutated documents and random intents through
// parse, check, estimate, export and editsFor. Ends with exit code 1 and the shortest text that
// still fails where one does.
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { createParser } from '../src/core/document/parser.ts';
import { createHooks } from '../test/fuzz/hooks.ts';
import { fuzzOne } from '../test/fuzz/run.ts';
import { shorten } from '../test/fuzz/shorten.ts';

const { values } = parseArgs({ options: { count: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } } });
const count = Number(values.count);
const first = Number(values.seed);
const now = (): number => performance.now();
const parser = createParser();
const hooks = createHooks();
const refusals = new Map<string, number>();
const start = now();

console.log(`through parse, ${hooks.map((hook) => hook.name).join(', ')}, editsFor`);
for (let index = 0; index < count; index += 1) {
  const { failure, refused } = fuzzOne(first + index, parser, hooks, now);
  if (refused) refusals.set(refused, (refusals.get(refused) ?? 0) + 1);
  if (failure) {
    const text = shorten(failure, hooks, now);
    console.error(`seed ${first + index}: ${failure.what}\nintent: ${JSON.stringify(failure.intent)}\nshortest text: ${JSON.stringify(text)}`);
    console.log(`${index + 1} documents, 1 failures`);
    process.exit(1);
  }
  if ((index + 1) % 10_000 === 0) console.log(`${index + 1} of ${count}, ${Math.round((now() - start) / 1000)} s`);
}
console.log(`refused: ${[...refusals].sort((a, b) => b[1] - a[1]).map(([code, times]) => `${code} ${times}`).join(', ')}`);
console.log(`${count} documents, 0 failures`);
