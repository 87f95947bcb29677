// How long the import of the largest template of the corpus takes, beside one run of cfn-lint over it. Run by
// `npm run bench`, and by itself: `node scripts/bench/import.ts`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { importTemplate } from '../../src/core/cloudformation/import/import-template.ts';
import { layoutMissing } from '../../src/core/diagram/layout.ts';
import { samImport } from '../../src/sam/import/sam-import.ts';
import { catalog } from '../../src/services/catalog.ts';
import { corpusFiles, corpusText, noCorpus } from '../../test/support/corpus.ts';

const MOST_MS = 150;
const MOST_WITH_LAYOUT_MS = 300;
const TIMES_AS_FAST = 20;
const TURNS = 15;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Processor time: what else the machine does is not in it. */
function worked(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

function verdict(holds: boolean): string {
  return holds ? 'holds' : 'DOES NOT HOLD';
}

/** Measures and prints; says why where the corpus is not there. */
export function benchImport(): void {
  if (noCorpus) {
    console.log(`\nimport: not measured, ${noCorpus}`);
    return;
  }
  const largest = corpusFiles.map((file) => ({ file, text: corpusText(file) })).reduce((a, b) => (b.text.length > a.text.length ? b : a));
  const read = () => importTemplate({ text: largest.text, name: 'bench', catalog, dialects: [samImport] });
  const first = worked(read);
  const ms = median(Array.from({ length: TURNS }, () => worked(read)));
  const waited = median(Array.from({ length: TURNS }, () => timed(read)));
  const whole = median(Array.from({ length: TURNS }, () => worked(() => {
    const result = read();
    if ('imported' in result) layoutMissing(result.imported.design.nodes, result.imported.design.connections);
  })));
  console.log(`\nimport of the largest template (${largest.file}, ${Math.round(largest.text.length / 1_024)} KB)`);
  console.log(`  processor time: median ${ms.toFixed(1)} ms, allowed ${MOST_MS} ${verdict(ms < MOST_MS)}; the first time in a process ${first.toFixed(0)} ms; by the clock ${waited.toFixed(1)} ms`);
  console.log(`  with the layout of core: median ${whole.toFixed(1)} ms, allowed ${MOST_WITH_LAYOUT_MS} ${verdict(whole < MOST_WITH_LAYOUT_MS)}`);
  const path = fileURLToPath(new URL(`../../../shared/corpus/templates/${largest.file}`, import.meta.url));
  const lint = timed(() => spawnSync('cfn-lint', ['--template', path]));
  if (spawnSync('cfn-lint', ['--version']).error) console.log('  cfn-lint is not here to compare with');
  else console.log(`  cfn-lint: ${lint.toFixed(0)} ms, ${(lint / waited).toFixed(0)} times as long by the clock, at least ${TIMES_AS_FAST} ${verdict(lint / waited >= TIMES_AS_FAST)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) benchImport();
