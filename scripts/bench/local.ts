// How fast an empty function answers in a local run, beside serverless-offline on the same function: 50 connections,
// 20,000 requests, every answer counted, in one run. The other program is no dependency: without it the line says how to
// get it, and only our own numbers stand there.
//
// `node scripts/bench/local.ts` runs it by itself; `npm run bench` runs it too. It needs a built dist/.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { startRunProcess } from '../../src/node/run/run-process.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OTHER = join(ROOT, '.vscode-test', 'serverless-offline');
const CONNECTIONS = 50;
const REQUESTS = 20_000;
/** Requests after which processes run and code is compiled. */
const WARM = 2_000;
/** MB that a run may grow by under load, its kept traces included. */
const GROWTH = 120;

const FUNCTION = 'exports.handler = async () => ({ statusCode: 200, body: "" });\n';
const DESIGN = `version: 1
name: empty
region: us-east-1
nodes:
  api: { service: apigateway.http, routes: { all: { route: GET /empty } } }
  empty: { service: lambda, code: ./empty, properties: { Runtime: nodejs24.x, Handler: index.handler } }
connections:
  api-empty: { from: api, to: empty, routes: [all] }
`;

interface Load {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly lost: number;
}

/** Asks with as many connections as are kept open, each as soon as its last answer is there. */
export async function load(url: string, requests: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times: number[] = [];
  let [left, lost] = [requests, 0];
  const one = (): Promise<void> => new Promise((resolve) => {
    const started = performance.now();
    const done = (status: number | undefined): void => {
      if (status !== 200) lost += 1;
      times.push(performance.now() - started);
      resolve();
    };
    get(url, { agent }, (response) => response.resume().once('end', () => { done(response.statusCode); })).once('error', () => { done(undefined); });
  });
  const started = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    while (left > 0) {
      left -= 1;
      await one();
    }
  }));
  agent.destroy();
  const sorted = times.sort((a, b) => a - b);
  const share = (part: number): number => sorted[Math.ceil(part * sorted.length) - 1] ?? NaN;
  return { rate: requests / ((performance.now() - started) / 1000), p50: share(0.5), p99: share(0.99), lost };
}

/** MB of memory that a process has resident, where the system tells. */
function residentOf(pid: number | undefined): number | undefined {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return undefined;
  }
}

async function ours(folder: string): Promise<{ readonly measured: Load; readonly grown: number | undefined }> {
  const run = startRunProcess({ command: join(ROOT, 'dist/cli.js'), onHappened: () => undefined });
  try {
    const started = await run.request('start', { file: join(folder, 'empty.arch.yaml') });
    if (!started.ok) throw new Error(started.error.text.en);
    const { addresses } = started.value;
    const url = `${addresses[0]?.url}empty`;
    await load(url, WARM);
    const before = residentOf(run.pid);
    const measured = await load(url, REQUESTS);
    const after = residentOf(run.pid);
    return { measured, grown: before === undefined || after === undefined ? undefined : after - before };
  } finally {
    await run.stop();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => { resolve(port); });
    });
  });
}

async function theirs(folder: string): Promise<Load> {
  const [port, lambdaPort] = [await freePort(), await freePort()];
  writeFileSync(join(folder, 'serverless.yml'), `service: empty\nframeworkVersion: '3'\nplugins: [serverless-offline]\nprovider: { name: aws, runtime: nodejs20.x }\ncustom: { serverless-offline: { noPrependStageInUrl: true, host: 127.0.0.1 } }\nfunctions: { empty: { handler: empty/index.handler, events: [{ httpApi: GET /empty }] } }\n`);
  const environment = { ...process.env, SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off', NODE_PATH: join(OTHER, 'node_modules') };
  const child = spawn(process.execPath, [join(OTHER, 'node_modules/serverless/bin/serverless.js'), 'offline', '--httpPort', String(port), '--lambdaPort', String(lambdaPort)], { cwd: folder, env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    await answers(child, `http://127.0.0.1:${port}/empty`);
    await load(`http://127.0.0.1:${port}/empty`, WARM);
    return await load(`http://127.0.0.1:${port}/empty`, REQUESTS);
  } finally {
    child.kill('SIGKILL');
  }
}

async function answers(child: ChildProcess, url: string): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => { said = `${said}${chunk.toString()}`.slice(-500); });
  for (let tries = 0; tries < 150; tries++) {
    if (child.exitCode !== null) break;
    if (await fetch(url).then(({ ok }) => ok, () => false)) return;
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
  throw new Error(`serverless-offline does not answer: ${said}`);
}

function print(name: string, { rate, p50, p99, lost }: Load): void {
  console.log(`  ${name.padEnd(22)}${rate.toFixed(0).padStart(8)} requests/s   p50 ${p50.toFixed(1).padStart(6)} ms   p99 ${p99.toFixed(1).padStart(6)} ms   ${lost} lost of ${REQUESTS}`);
}

/** Prints both, and what of it holds. */
export async function benchLocal(): Promise<void> {
  console.log('\nlocal run of an empty function, 50 connections, 20,000 requests');
  if (!existsSync(join(ROOT, 'dist/local.js'))) return console.log('  skipped: dist/ is not built (npm run build)');
  const folder = mkdtempSync(join(tmpdir(), 'bench-local-'));
  try {
    mkdirSync(join(folder, 'empty'));
    writeFileSync(join(folder, 'empty/index.js'), FUNCTION);
    writeFileSync(join(folder, 'empty.arch.yaml'), DESIGN);
    const { measured, grown } = await ours(folder);
    print('serverless-canvas', measured);
    console.log(`  no request lost: ${holds(measured.lost === 0)}`);
    if (grown !== undefined) console.log(`  grown by ${grown.toFixed(0)} MB, allowed ${GROWTH}: ${holds(grown < GROWTH)}`);
    // A user's machine may go without; CI may not.
    if (!existsSync(join(OTHER, 'node_modules/serverless-offline')) && process.env['CI'] === 'true') spawnSync('npm', ['install', '--prefix', OTHER, '--no-fund', '--no-audit', 'serverless@3', 'serverless-offline@13'], { stdio: 'ignore' });
    if (!existsSync(join(OTHER, 'node_modules/serverless-offline'))) return console.log('  serverless-offline is not here: npm i --prefix .vscode-test/serverless-offline serverless@3 serverless-offline@13');
    const other = await theirs(folder);
    print('serverless-offline', other);
    console.log(`  more requests a second (${(measured.rate / other.rate).toFixed(2)} times): ${holds(measured.rate > other.rate)}`);
    console.log(`  lower p99 (${(measured.p99 / other.p99).toFixed(2)} of it): ${holds(measured.p99 < other.p99)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function holds(does: boolean): string {
  return does ? 'holds' : 'DOES NOT HOLD';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchLocal();
