// `npm run package` and CI: what the parts of the package weigh in it, compressed, and what a canvas waits for.
// `node scripts/package-budget.mjs FILE.vsix` prints the table and ends with 1 where the whole is above its budget.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { readArchive } from './lib/archive.mjs';

/** What an installation downloads at most, in bytes. */
export const BUDGET = 14_000_000;
/** What a canvas loads before it shows anything, compressed, in bytes. */
export const FIRST_BUNDLE_BUDGET = 350_000;
/** The first bundle; layout, mermaid and the gallery are loaded when they are wanted. */
const FIRST_BUNDLE = ['webview.js', 'webview.css'];

/** The first that a file's name fits is its part. */
const PARTS = [
  ['esbuild as WebAssembly, for functions of workspaces without esbuild', /dist\/esbuild-wasm\//],
  ['mermaid: its parser, and what draws', /dist\/(?:esm\/)?mermaid/],
  ['CDK out: cdk-from-cfn as WebAssembly', /dist\/(?:cdk\.js|index_bg\.wasm)/],
  ['what CloudFormation knows and writes of its resource types', /media\/spec/],
  ['deployment: the clients of AWS', /dist\/deployment\.js$/],
  ['agents: the library of the Model Context Protocol', /dist\/mcp\.js$/],
  ['running here: emulators', /dist\/local\.js$/],
  ['judge of state machines', /dist\/esm\/asl/],
  ['extension, workers and command line', /dist\/(?:extension|extension-web|engine|worker|web-worker|cli)\.js$/],
  ['layout of designs, for the canvas and the command line', /dist\/layout\.js$/],
  ['canvas and panels', /dist\/webview/],
  ['licences', /LEGAL\.txt$|LICENSE|NOTICE/],
  ['sample, icons, pictures and papers', /.*/],
];

/** Bytes of each part of a package, the heaviest first. */
export async function partsOf(vsix) {
  const entries = await readArchive(vsix);
  const sizes = new Map(PARTS.map(([part]) => [part, 0]));
  for (const { name, compressed } of entries) {
    const [part] = PARTS.find(([, files]) => files.test(name));
    sizes.set(part, sizes.get(part) + compressed);
  }
  return [...sizes].map(([part, bytes]) => ({ part, bytes })).filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes);
}

/** Bytes of the webview's first bundle in a built folder, compressed. */
export async function firstBundle(dist) {
  const sizes = await Promise.all(FIRST_BUNDLE.map(async (file) => gzipSync(await readFile(join(dist, file))).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The parts as a table, and whether the whole is within its budget. */
export async function weigh(vsix) {
  const [parts, { size }] = await Promise.all([partsOf(vsix), stat(vsix)]);
  const kilobytes = (bytes) => `${Math.round(bytes / 1000).toLocaleString('en')} KB`.padStart(10);
  const rows = [...parts.map(({ part, bytes }) => `${kilobytes(bytes)}  ${part}`), `${kilobytes(size)}  of ${kilobytes(BUDGET).trim()} in all`];
  return { table: rows.join('\n'), isWithin: size <= BUDGET };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { table, isWithin } = await weigh(process.argv[2]);
  console.log(table);
  process.exitCode = isWithin ? 0 : 1;
}
