// Bundles the product into dist/. `node esbuild.mjs [--watch] [name…]`, names being those of the table.
import { copyFile, cp, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import * as esbuild from 'esbuild';
import { writeLicences } from './scripts/lib/licences.mjs';

const require = createRequire(import.meta.url);
const { version } = require('./package.json');

/** VS Code 1.100 has Node 20 in its extension host; the command line runs on Node 20 too. */
const node = { platform: 'node', target: 'node20' };
const browser = { platform: 'browser', target: ['es2023', 'chrome128', 'firefox128', 'safari17.4'] };

/** Engines that stay files of their own, by the module that they begin with. Those of `esm/` are read by Node and by browsers. */
const engines = { 'asl/check': 'esm/asl', 'mermaid/read': 'esm/mermaid', 'cdk/write': 'cdk', 'layout/elk': 'layout', 'deploy/deployment': 'deployment', 'local/local': 'local', 'agents/mcp/serve': 'mcp', 'worker/host-engine': 'engine' };

/** An engine is read when it is first asked. */
function apart() {
  return {
    name: 'apart',
    setup({ onResolve }) {
      onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
        const engine = kind === 'dynamic-import' ? Object.keys(engines).find((module) => join(resolveDir, path).endsWith(join('/', `${module}.ts`))) : undefined;
        return engine === undefined ? undefined : { path: `./${engines[engine]}.js`, external: true };
      });
    },
  };
}

/** Of mermaid's thirty kinds of diagrams, only those that show an architecture go along. */
const architectures = {
  name: 'architectures',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/chunks\/mermaid\.core\/|^\.\/swimlanes-/ }, ({ kind, path }) =>
      (kind === 'dynamic-import' && !/\/(?:flowDiagram|architectureDiagram)-/.test(path) ? { path, namespace: 'left-out' } : undefined));
    onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'throw new Error("This kind of diagram is not drawn here.");' }));
  },
};

/** What mermaid draws and cleans with is nothing to a parser. */
const parsing = {
  name: 'parsing',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:dompurify|cytoscape|cytoscape-fcose|cytoscape-cose-bilkent|katex|roughjs)$/ }, ({ path }) => ({ path, namespace: 'nothing' }));
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'export default { use() {}, addHook() {}, removeAllHooks() {}, sanitize: (text) => text };' }));
  },
};

/** A file of a package that its code reads from the folder it stands in. */
function beside(file) {
  return {
    name: 'beside',
    setup({ onEnd }) {
      onEnd(() => copyFile(require.resolve(file), join('dist', basename(file))));
    },
  };
}

/** Tells Node that what lies in `esm/` are modules, as browsers take them by themselves. */
const modules = {
  name: 'modules',
  setup({ onEnd }) {
    onEnd(() => writeFile(join('dist', 'esm', 'package.json'), '{ "type": "module" }\n'));
  },
};

/**
 * esbuild as WebAssembly, for functions of workspaces that have no esbuild: a folder as its package has it. Its library
 * starts `node`, which a machine with VS Code need not have; here it starts whatever runs the product, as Node.
 */
const bundler = {
  name: 'bundler',
  setup({ onEnd }) {
    onEnd(async () => {
      const from = dirname(require.resolve('esbuild-wasm/package.json'));
      const to = join('dist', 'esbuild-wasm');
      await mkdir(join(to, 'lib'), { recursive: true });
      await cp(from, to, { recursive: true, filter: (path) => !/[\\/](?:esm|lib|README\.md)$/.test(path) });
      const library = await readFile(join(from, 'lib', 'main.js'), 'utf8');
      const started = library.replace('return ["node", [', 'return [process.execPath, [').replace('cwd: defaultWD\n', 'cwd: defaultWD, env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" }\n');
      if (!started.includes('[process.execPath, [') || !started.includes('ELECTRON_RUN_AS_NODE')) throw new Error('esbuild-wasm starts its program in another way now');
      await writeFile(join(to, 'lib', 'main.js'), started);
    });
  },
};

/** Tables are kept in memory here: the store on disk, native code, stays away. */
const inMemory = {
  name: 'in-memory',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:classic-level|browser-level)$/ }, ({ path }) => ({ path, namespace: 'left-out-store' }));
    onLoad({ filter: /.*/, namespace: 'left-out-store' }, () => ({ contents: 'exports.ClassicLevel = class {};' }));
    // It names its actions without the extension that a bundle knows them by.
    onLoad({ filter: /[\\/]dynalite[\\/]index\.js$/ }, async ({ path }) => ({ contents: (await readFile(path, 'utf8')).replace(/require\('(\.\/\w+\/)' \+ action\)/g, "require('$1' + action + '.js')") }));
  },
};

/** Tasks of state machines are done by what runs here, and definitions are judged before: neither AWS's SDK nor a judge goes along. */
const localTasks = {
  name: 'local-tasks',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:@aws-sdk\/client-lambda|@aws-sdk\/credential-providers|asl-validator)$/ }, ({ path, importer }) => (importer.includes('aws-local-stepfunctions') ? { path, namespace: 'left-out-tasks' } : undefined));
    onLoad({ filter: /.*/, namespace: 'left-out-tasks' }, () => ({ contents: 'export class LambdaClient {} export class InvokeCommand {} export const fromCognitoIdentityPool = () => undefined; export default () => ({ isValid: true });' }));
  },
};

/** One row per bundle: what runs where. */
const bundles = {
  extension: { ...node, entryPoints: { extension: 'src/extension/desktop.ts' }, format: 'cjs', external: ['vscode'], plugins: [apart()] },
  'extension-web': { ...browser, entryPoints: { 'extension-web': 'src/extension/web.ts' }, format: 'cjs', external: ['vscode'] },
  engine: { ...node, entryPoints: { engine: 'src/node/worker/host-engine.ts' }, format: 'cjs', plugins: [apart()] },
  worker: { ...node, entryPoints: { worker: 'src/node/worker/main.ts' }, format: 'cjs', plugins: [apart()] },
  'web-worker': { ...browser, entryPoints: { 'web-worker': 'src/extension/web-worker.ts' }, format: 'iife' },
  cli: { ...node, entryPoints: { cli: 'src/node/cli/bin.ts' }, format: 'cjs', plugins: [apart()], banner: { js: '#!/usr/bin/env node' } },
  deployment: { ...node, entryPoints: { deployment: 'src/node/deploy/deployment.ts' }, format: 'cjs', plugins: [bundler] },
  local: { ...node, entryPoints: { local: 'src/node/local/local.ts' }, format: 'cjs', plugins: [inMemory, localTasks] },
  mcp: { ...node, entryPoints: { mcp: 'src/node/agents/mcp/serve.ts' }, format: 'cjs' },
  asl: { ...browser, entryPoints: { 'esm/asl': 'src/adapters/asl/check.ts' }, format: 'esm', plugins: [modules] },
  mermaid: { ...browser, entryPoints: { 'esm/mermaid': 'src/adapters/mermaid/read.ts' }, format: 'esm', plugins: [architectures, parsing, modules] },
  cdk: { ...node, entryPoints: { cdk: 'src/adapters/cdk/write.ts' }, format: 'cjs', plugins: [beside('cdk-from-cfn/index_bg.wasm')] },
  'mermaid-view': { ...browser, entryPoints: { 'mermaid-view': 'webview/mermaid-view/main.ts' }, format: 'iife', plugins: [architectures] },
  'samples-view': { ...browser, entryPoints: { 'samples-view': 'webview/samples-view/main.ts' }, format: 'iife' },
  // A script of the webview and a module of the command line: elkjs is heavy enough to come once.
  layout: { ...browser, entryPoints: { layout: 'src/adapters/layout/elk.ts' }, format: 'iife', globalName: 'layout', footer: { js: 'if (typeof module === "object") exports.layoutWithElk = layout.layoutWithElk; else window.layoutGraph = layout.layoutWithElk;' } },
  webview: { ...browser, entryPoints: { webview: 'webview/main.tsx' }, format: 'iife', jsx: 'automatic', loader: { '.svg': 'dataurl', '.ttf': 'file', '.woff2': 'file' } },
};

function optionsOf(name) {
  return {
    bundle: true,
    outdir: 'dist',
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'linked',
    metafile: true,
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"', __VERSION__: JSON.stringify(version) },
    ...bundles[name],
  };
}

async function report(name, result, started) {
  const sizes = await Promise.all(Object.keys(result.metafile.outputs).filter((file) => !file.endsWith('.map') && !file.endsWith('.txt')).map(async (file) => `${file} ${Math.round((await stat(file)).size / 1024)} KB`));
  console.log(`built ${name.padEnd(13)} ${sizes.join(', ')} in ${Math.round(performance.now() - started)} ms`);
}

async function build(names) {
  await Promise.all(names.map(async (name) => {
    const started = performance.now();
    const result = await esbuild.build(optionsOf(name));
    await writeLicences(result.metafile);
    await report(name, result, started);
  }));
}

async function watch(names) {
  for (const name of names) {
    let started = performance.now();
    const plugin = {
      name: 'report',
      setup(build) {
        build.onStart(() => { started = performance.now(); });
        build.onEnd((result) => result.errors.length === 0 && report(name, result, started));
      },
    };
    const context = await esbuild.context({ ...optionsOf(name), plugins: [...bundles[name].plugins ?? [], plugin] });
    await context.watch();
  }
}

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = names.filter((name) => !Object.hasOwn(bundles, name));
if (unknown.length > 0) {
  console.error(`no such bundle: ${unknown.join(', ')} (there are ${Object.keys(bundles).join(', ')})`);
  process.exit(2);
}
const chosen = names.length > 0 ? names : Object.keys(bundles);
try {
  if (process.argv.includes('--watch')) await watch(chosen);
  else await build(chosen);
} catch {
  process.exit(1);
}
