// `npm run bench`: how the answers grow with the design. Times are medians of several runs in this one
// process; the ratios between sizes are what is claimed, for times differ from machine to machine.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createAnalyser } from '../src/core/analysis/analyse.ts';
import { printYaml } from '../src/core/cloudformation/print.ts';
import { synthesize } from '../src/core/cloudformation/synthesize.ts';
import { catalog } from '../src/services/catalog.ts';
import { parseDocument } from '../src/core/document/parser.ts';
import { snapshotMaker } from '../src/protocol/snapshot.ts';
import { SPECIFICATION_FILE } from '../src/core/specification/loader.ts';
import { readSpecification } from '../src/core/specification/read.ts';
import { generateDesign } from '../test/bench/generate-design.ts';

const SIZES = [10, 100, 1_000, 10_000];
/** From here on each measure may grow by at most so much more than the design does. */
const LINEAR_FROM = 100;
const TOLERANCE = 1.2;
const EDIT_LIMIT_MS = 50;

/** What a design of a thousand nodes and more breaks by its size alone. */
const TOO_LARGE = new Set(['cloudformation.too-many-resources', 'cloudformation.too-many-parameters', 'cloudformation.too-many-outputs', 'cloudformation.template-too-large']);

const specification = readSpecification(readFileSync(join(import.meta.dirname, '..', ...SPECIFICATION_FILE), 'utf8'));

const MEASURES = ['cold parse', 'one edit', 'export'] as const;
type Measure = (typeof MEASURES)[number];

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

/** Milliseconds of one call, the median over at least `least` calls and about two seconds. */
function time(least: number, call: (run: number) => void): number {
  const times: number[] = [];
  for (let run = 0, spent = 0; run < least || (spent < 2_000 && run < 400); run++) {
    const started = performance.now();
    call(run);
    const took = performance.now() - started;
    times.push(took);
    spent += took;
  }
  return median(times);
}

function measure(nodes: number): Record<Measure, number> {
  const text = generateDesign(nodes);
  const analyser = createAnalyser(catalog, undefined, () => specification);
  const snapshotOf = snapshotMaker();
  const analysis = analyser.analyse(text);
  const errors = analysis.findings.filter((finding) => finding.severity === 'error' && !TOO_LARGE.has(finding.rule));
  if (errors.length > 0) throw new Error(`the generated design is not clean: ${errors[0]?.message.en}`);
  const middle = Math.floor(Math.round((nodes - 1) / 10) / 2);
  const [before, after] = text.split(`writer-${middle}:`) as [string, string];
  // Every run changes the memory of one function, as a user typing in the form does.
  const edited = (run: number): string => `${before}writer-${middle}:${after.replace('MemorySize: 256', `MemorySize: ${257 + run}`)}`;
  const { design } = analysis.document;
  return {
    'cold parse': time(9, () => void parseDocument(text)),
    'one edit': time(9, (run) => void snapshotOf(analyser.analyse(edited(run)), { version: run, locale: 'en', file: 'generated.arch.yaml' })),
    export: time(9, () => void printYaml(synthesize({ design, catalog, resolve: analysis.resolve }))),
  };
}

measure(1_000); // until the engine has compiled what it will
const rows = SIZES.map((nodes) => ({ nodes, ...measure(nodes) }));

console.log(`nodes   ${MEASURES.map((name) => name.padStart(12)).join('')}   (milliseconds, median)`);
for (const row of rows) console.log(`${String(row.nodes).padEnd(8)}${MEASURES.map((name) => row[name].toFixed(2).padStart(12)).join('')}`);

console.log(`\ngrowth over ten times the nodes (linear is 10, allowed ${10 * TOLERANCE})`);
for (const [index, row] of rows.entries()) {
  const smaller = rows[index - 1];
  if (!smaller || smaller.nodes < LINEAR_FROM) continue;
  for (const name of MEASURES) {
    const ratio = row[name] / smaller[name];
    const holds = ratio <= TOLERANCE * (row.nodes / smaller.nodes);
    console.log(`  ${name.padEnd(12)}${smaller.nodes} -> ${row.nodes}: ${ratio.toFixed(2)} ${holds ? 'holds' : 'DOES NOT HOLD'}`);
  }
}
const edit = rows.find((row) => row.nodes === 1_000)?.['one edit'] ?? Infinity;
console.log(`  one edit at 1,000 nodes: ${edit.toFixed(1)} ms, allowed ${EDIT_LIMIT_MS} ${edit < EDIT_LIMIT_MS ? 'holds' : 'DOES NOT HOLD'}`);
