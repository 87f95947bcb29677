// One size of `npm run bench`, in a process and so with a heap of its own. Answers each request
// (a measure and how often to take it) with the milliseconds of every call.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { graphMaker } from '../../src/core/catalog/graph.ts';
import { printYaml } from '../../src/core/cloudformation/print.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { estimator } from '../../src/core/cost/estimate.ts';
import { parseDocument } from '../../src/core/document/parser.ts';
import { SPECIFICATION_FILE } from '../../src/core/specification/loader.ts';
import { readSpecification } from '../../src/core/specification/read.ts';
import { propagator } from '../../src/core/traffic/propagate.ts';
import { snapshotMaker } from '../../src/protocol/snapshot.ts';
import { catalog } from '../../src/services/catalog.ts';
import { generateDesign } from '../../test/bench/generate-design.ts';

/** What is measured at every size. */
export const GROWING = ['cold parse', 'one edit', 'export'] as const;
export type Growing = (typeof GROWING)[number];
export type Measure = Growing | 'estimate';

export interface Request {
  readonly measure: Measure;
  readonly calls: number;
}

/** What a design of a thousand nodes and more breaks by its size alone. */
const TOO_LARGE = new Set(['cloudformation.too-many-resources', 'cloudformation.too-many-parameters', 'cloudformation.too-many-outputs', 'cloudformation.template-too-large']);

/** What one call of each measure does to a design of so many nodes. */
function workOn(nodes: number): Readonly<Record<Measure, (call: number) => void>> {
  const specification = readSpecification(readFileSync(join(import.meta.dirname, '..', '..', ...SPECIFICATION_FILE), 'utf8'));
  const text = generateDesign(nodes);
  const analyser = createAnalyser(catalog, undefined, () => specification);
  const snapshotOf = snapshotMaker();
  const { document: { design }, resolve, findings } = analyser.analyse(text);
  const wrong = findings.find(({ severity, rule }) => severity === 'error' && !TOO_LARGE.has(rule));
  if (wrong) throw new Error(`the generated design is not clean: ${wrong.message.en}`);
  const middle = Math.floor(Math.round((nodes - 1) / 10) / 2);
  const [before, after] = text.split(`writer-${middle}:`) as [string, string];
  // Every call changes the memory of one function, as a user typing in the form does.
  const edited = (call: number): string => `${before}writer-${middle}:${after.replace('MemorySize: 256', `MemorySize: ${257 + call}`)}`;
  return {
    'cold parse': () => void parseDocument(text),
    'one edit': (call) => void snapshotOf(analyser.analyse(edited(call)), { version: call, locale: 'en', file: 'generated.arch.yaml', catalog }),
    // Traffic and bill of a design that was just parsed; nothing is kept from before.
    estimate: () => {
      const graph = graphMaker(catalog)(design, resolve);
      estimator(catalog)(graph, resolve, propagator(catalog)(graph, resolve));
    },
    export: () => void printYaml(synthesize({ design, catalog, resolve })),
  };
}

if (process.send) {
  const work = workOn(Number(process.argv[2]));
  let call = 0;
  process.on('message', ({ measure, calls }: Request) => {
    const times = Array.from({ length: calls }, () => {
      const started = performance.now();
      work[measure](call++ % 9_000);
      return performance.now() - started;
    });
    process.send?.(times);
  });
  process.send([]);
}
