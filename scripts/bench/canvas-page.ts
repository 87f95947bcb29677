// The pages that `npm run bench:canvas` opens: the product's canvas with a host that is ready, and a bare React Flow page.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build, type BuildOptions } from 'esbuild';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import { webviewHtml } from '../../src/extension/editor/webview-html.ts';
import { snapshotOf } from '../../src/protocol/snapshot.ts';
import { catalog } from '../../src/services/catalog.ts';
import { canvasGraph, designOf } from '../../test/bench/canvas-graph.ts';

const root = join(import.meta.dirname, '..', '..');
const BUNDLE: BuildOptions = { bundle: true, write: false, outdir: 'out', minify: true, format: 'iife', platform: 'browser', target: 'es2023', jsx: 'automatic', define: { 'process.env.NODE_ENV': '"production"' } };

interface File {
  readonly type: string;
  readonly body: string;
}

/** Serves both pages: `/ours` and `/bare`, each with `?nodes=…&view=whole|near`. */
export async function servePages(sizes: readonly number[]): Promise<Server> {
  const files = await filesOf(sizes);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const file = url.pathname === '/ours' ? ours(url) : files.get(url.pathname);
    response.writeHead(file ? 200 : 404, { 'content-type': `${file?.type ?? 'text/plain'}; charset=utf-8` }).end(file?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function filesOf(sizes: readonly number[]): Promise<ReadonlyMap<string, File>> {
  await promisify(execFile)(process.execPath, ['esbuild.mjs', 'webview'], { cwd: root });
  const page = (name: string) => build({ ...BUNDLE, entryPoints: [join(root, 'test', 'bench', 'page', name)] });
  const [bare, host] = await Promise.all([page('bare.tsx'), page('ready-host.ts')]);
  const code = (built: typeof bare, end: string): string => built.outputFiles?.find(({ path }) => path.endsWith(end))?.text ?? '';
  return new Map<string, File>([
    ['/bare', { type: 'text/html', body: '<!DOCTYPE html><html><head><link rel="stylesheet" href="/bare.css"><style>body{margin:0}</style></head><body><div id="root"></div><script src="/bare.js"></script></body></html>' }],
    ['/bare.js', { type: 'text/javascript', body: code(bare, '.js') }],
    ['/bare.css', { type: 'text/css', body: code(bare, '.css') }],
    ['/webview.js', { type: 'text/javascript', body: await readFile(join(root, 'dist', 'webview.js'), 'utf8') }],
    ['/webview.css', { type: 'text/css', body: await readFile(join(root, 'dist', 'webview.css'), 'utf8') }],
    ...sizes.flatMap((nodes) => ['whole', 'near'].map((view): [string, File] => [`/host-${nodes}-${view}.js`, { type: 'text/javascript', body: `window.readyHost=JSON.parse(${JSON.stringify(readyHost(nodes, view))});${code(host, '.js')}` }])),
  ]);
}

/** What the extension host would answer, as JSON. */
function readyHost(nodes: number, view: string): string {
  const analysis = createAnalyser(catalog).analyse(designOf(canvasGraph(nodes)));
  const snapshot = snapshotOf(analysis, { version: 1, locale: 'en', file: 'large.arch.yaml', catalog });
  const panels = { palette: 'icons', inspector: 'closed', results: 'closed' };
  return JSON.stringify({ snapshot, viewState: { ...panels, ...(view === 'near' && { viewport: { x: 40, y: 40, zoom: 1 } }) } });
}

/** The product's own page, its policy included, with the host before its script. */
function ours({ origin, searchParams }: URL): File {
  const nonce = randomBytes(16).toString('hex');
  const page = webviewHtml({ scriptUri: `${origin}/webview.js`, styleUri: `${origin}/webview.css`, cspSource: origin, nonce, locale: 'en' });
  const host = `${origin}/host-${searchParams.get('nodes')}-${searchParams.get('view')}.js`;
  return { type: 'text/html', body: page.replace('<div id="root">', () => `<script nonce="${nonce}" src="${host}"></script><div id="root">`) };
}
