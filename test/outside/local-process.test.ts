import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load } from '../../scripts/bench/local.ts';
import type { Happened } from '../../src/node/local/channel-contract.ts';
import { startRunProcess, type RunProcess } from '../../src/node/run/run-process.ts';
import { isAlive, isOpen } from '../support/processes.ts';
import { answered, CLI, folderOf, isBuilt, RUN_PROCESS, scratchOf, until } from './local-run.ts';

if (!isBuilt) console.warn('Runs in processes of their own are not tried: dist/ is not built.');

const FUNCTION = 'properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 30 }';
const DESIGN = `version: 1
name: processes
region: us-east-1
nodes:
  api: { service: apigateway.http, routes: { who: { route: GET /who }, tell: { route: GET /tell }, waits: { route: GET /waits } } }
  who: { service: lambda, code: ./who, ${FUNCTION} }
  tell: { service: lambda, code: ./tell, ${FUNCTION} }
  waits: { service: lambda, code: ./waits, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 1 } }
  news: { service: sns }
  hears: { service: lambda, code: ./hears, ${FUNCTION} }
  notes: { service: dynamodb, properties: { BillingMode: PAY_PER_REQUEST, AttributeDefinitions: [{ AttributeName: id, AttributeType: S }], KeySchema: [{ AttributeName: id, KeyType: HASH }] } }
  files: { service: s3 }
  people: { service: cognito.user-pool, groups: [staff] }
connections:
  api-who: { from: api, to: who, routes: [who] }
  api-tell: { from: api, to: tell, routes: [tell] }
  api-waits: { from: api, to: waits, routes: [waits] }
  tell-news: { from: tell, to: news, env: { TOPIC: arn } }
  news-hears: { from: news, to: hears }
`;

const FILES: Readonly<Record<string, string>> = {
  'design.arch.yaml': DESIGN,
  'who/index.ts': `export const handler = async () => ({ statusCode: 200, body: String(process.pid) });`,
  'waits/index.ts': `interface Answer { statusCode: number; body: string }\nexport const handler = async (): Promise<Answer> => {\n  const answer = { statusCode: 200, body: 'after the pause' };\n  debugger;\n  return answer;\n};`,
  'tell/index.mjs': `export const handler = async () => {
    const answer = await fetch(process.env.AWS_ENDPOINT_URL_SNS, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-amzn-trace-id': process.env._X_AMZN_TRACE_ID }, body: new URLSearchParams({ Action: 'Publish', TopicArn: process.env.TOPIC, Message: 'news', Version: '2010-03-31' }) });
    return { statusCode: answer.status };
  };`,
  'hears/index.mjs': `export const handler = async () => 'heard';`,
};

describe.skipIf(!isBuilt)('a run in a process of its own', () => {
  let folder: string;
  const file = (): string => join(folder, 'design.arch.yaml');

  beforeAll(async () => { folder = await folderOf(FILES); });
  afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

  /** The process of a function, the addresses, and the run's own process. */
  async function started(onHappened: (happened: Happened) => void = () => undefined, params: object = {}): Promise<{ readonly run: RunProcess; readonly api: string; readonly endpoints: Readonly<Record<string, string>>; readonly pid: number }> {
    const run = startRunProcess({ command: CLI, onHappened });
    const { addresses, endpoints } = await answered(run.request('start', { file: file(), timeScale: 0.001, ...params }));
    return { run, api: addresses.find(({ node }) => node === 'api')?.url ?? '', endpoints, pid: run.pid ?? 0 };
  }

  const left = async (pid: number, ports: readonly string[], functionPid: number): Promise<object> => ({
    ports: (await Promise.all(ports.map((url) => isOpen(Number(new URL(url).port))))).filter(Boolean).length, folders: await scratchOf(pid), processes: [pid, functionPid].filter(isAlive),
  });
  const NOTHING = { ports: 0, folders: [], processes: [] };
  const nothingLeft = (pid: number, ports: readonly string[], functionPid: number): Promise<object> => until(async () => {
    const now = await left(pid, ports, functionPid);
    return JSON.stringify(now) === JSON.stringify(NOTHING) ? now : undefined;
  });

  it('leaves nothing when it is stopped', async () => {
    const { run, api, endpoints, pid } = await started();
    const functionPid = Number(await (await fetch(`${api}who`)).text());
    await run.stop();
    expect(await left(pid, [api, ...Object.values(endpoints)], functionPid)).toEqual(NOTHING);
  });

  it('leaves nothing when it is killed', async () => {
    const { run, api, endpoints, pid } = await started();
    const functionPid = Number(await (await fetch(`${api}who`)).text());
    process.kill(pid, 'SIGKILL');
    await run.ended;
    expect(await nothingLeft(pid, [api, ...Object.values(endpoints)], functionPid)).toEqual(NOTHING);
  });

  it('leaves nothing when the process that started it is killed', async () => {
    const script = `import { startRunProcess } from ${JSON.stringify(RUN_PROCESS)};
      const run = startRunProcess({ command: ${JSON.stringify(CLI)}, onHappened: () => undefined });
      const { value: { addresses, endpoints } } = await run.request('start', { file: ${JSON.stringify(file())} });
      const api = addresses.find(({ node }) => node === 'api').url;
      console.log(JSON.stringify({ pid: run.pid, api, endpoints, functionPid: Number(await (await fetch(api + 'who')).text()) }));`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    parent.stdout.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    const { pid, api, endpoints, functionPid } = await until(() => (said.includes('\n') ? (JSON.parse(said) as { readonly pid: number; readonly api: string; readonly endpoints: Readonly<Record<string, string>>; readonly functionPid: number }) : undefined));
    parent.kill('SIGKILL');
    expect(await nothingLeft(pid, [api, ...Object.values(endpoints)], functionPid)).toEqual(NOTHING);
  });

  it('refuses in words what cannot start', async () => {
    const run = startRunProcess({ command: CLI, onHappened: () => undefined });
    await expect(answered(run.request('start', { file: join(folder, 'none.arch.yaml') }))).rejects.toThrow('ENOENT');
    await run.stop();
  });

  it('keeps tables, objects and users in a folder when asked, though it is killed', async () => {
    const data = join(folder, 'data');
    const first = await started(undefined, { data });
    const act = (run: RunProcess, id: string, action: string, values: Readonly<Record<string, string>>): Promise<unknown> => answered(run.request('act', { id, action, values }));
    await act(first.run, 'Notes', 'put-item', { item: '{"id":"1","text":"kept"}' });
    await act(first.run, 'Files', 'put-object', { key: 'a/b c.txt', body: 'bytes', type: 'text/markdown' });
    await act(first.run, 'People', 'create-user', { email: 'a@example.com', groups: 'staff' });
    await act(first.run, 'Notes', 'put-item', { item: '{"id":"2","text":"kept too"}' });
    await wait(2_000);
    process.kill(first.pid, 'SIGKILL');
    await first.run.ended;
    const second = await started(undefined, { data });
    const ids = async (id: string): Promise<readonly string[]> => (await answered(second.run.request('read', { id }))).rows.map((row) => row.id).sort();
    expect([await ids('Notes'), await ids('Files'), await ids('People')]).toEqual([['{"id":{"S":"1"}}', '{"id":{"S":"2"}}'], ['a/b c.txt'], ['a@example.com']]);
    await second.run.stop();
  });

  it('stops at a breakpoint in TypeScript, where no timeout strikes', async () => {
    const ports: number[] = [];
    const { run, api } = await started(({ events }) => { for (const event of events) if (event.kind === 'debugger' && !event.ended) ports.push(event.port); });
    await answered(run.request('debug', { node: 'waits', on: true }));
    // The first event starts the process; the debugger comes to the second.
    await fetch(`${api}waits`);
    const port = await until(() => ports[0]);
    const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly { readonly webSocketDebuggerUrl: string }[];
    const inspector = new WebSocket(target?.webSocketDebuggerUrl ?? '');
    const told: { readonly method?: string; readonly params?: { readonly sourceMapURL?: string } }[] = [];
    inspector.on('message', (data: Buffer) => told.push(JSON.parse(data.toString()) as never));
    await new Promise((resolve) => { inspector.once('open', resolve); });
    inspector.send(JSON.stringify({ id: 1, method: 'Debugger.enable' }));
    const answer = fetch(`${api}waits`);
    await until(() => told.find(({ method }) => method === 'Debugger.paused'));
    const map = told.find(({ params }) => params?.sourceMapURL?.startsWith('data:application/json;base64,') === true)?.params?.sourceMapURL ?? '';
    const { sources, sourceRoot } = JSON.parse(Buffer.from(map.split(',')[1] ?? '', 'base64').toString()) as { readonly sources: readonly string[]; readonly sourceRoot: string };
    expect(new URL(sources[0] ?? '', sourceRoot).pathname).toBe(join(folder, 'waits/index.ts'));
    // Longer than the function's timeout of a second.
    await wait(1_500);
    inspector.send(JSON.stringify({ id: 2, method: 'Debugger.resume' }));
    expect(await (await answer).text()).toBe('after the pause');
    inspector.close();
    await run.stop();
  });

  // A machine that does other things at the same time may be slower than that once.
  it('runs new code within a second of its being saved, each time', { retry: 2 }, async () => {
    const { run, api } = await started();
    await fetch(`${api}who`);
    const took: number[] = [];
    for (let version = 1; version <= 10; version++) {
      await writeFile(join(folder, 'who/index.ts'), `export const handler = async () => ({ statusCode: 200, body: 'version ${version}' });`);
      const saved = performance.now();
      await until(async () => ((await (await fetch(`${api}who`)).text()) === `version ${version}` ? true : undefined));
      took.push(performance.now() - saved);
    }
    await writeFile(join(folder, 'who/index.ts'), FILES['who/index.ts'] ?? '');
    await run.stop();
    console.log(`new code after ${took.map((each) => each.toFixed(0)).join(', ')} ms`);
    expect(Math.max(...took)).toBeLessThan(1_000);
  });

  it('loses no request and no event under load, and stays within its memory', async () => {
    const counted = new Map<string, number>();
    const { run, api, pid } = await started(({ counts }) => { for (const { connection = '', count, errors } of counts) counted.set(connection, (counted.get(connection) ?? 0) + count - errors); });
    expect((await load(`${api}tell`, 2_000)).lost).toBe(0);
    await until(() => (counted.get('news-hears') === 2_000 ? true : undefined));
    const resident = (): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
    expect((await load(`${api}who`, 20_000)).lost).toBe(0);
    const before = resident();
    expect((await load(`${api}who`, 20_000)).lost).toBe(0);
    console.log(`resident ${before.toFixed(0)} MB, after 20,000 requests more ${resident().toFixed(0)} MB`);
    expect(resident() - before).toBeLessThan(60);
    await run.stop();
  });
});
