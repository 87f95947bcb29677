import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { build } from 'esbuild';
import type { Happened } from '../../src/node/local/channel-contract.ts';
import { startRunProcess, type RunProcess } from '../../src/node/run/run-process.ts';
import { isAlive } from '../support/processes.ts';
import { COMMAND } from './fake-run-command.ts';

let folder: string;
let command: string;
let run: RunProcess | undefined;

function start(patience?: number): { readonly run: RunProcess; readonly told: Happened[] } {
  const told: Happened[] = [];
  run = startRunProcess({ command, onHappened: (happened) => { told.push(happened); }, ...(patience !== undefined && { patience }) });
  return { run, told };
}

async function until(look: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !look(); tries++) await wait(25);
  expect(look()).toBe(true);
}

const remains = (pid: number): string => join(tmpdir(), `serverless-canvas-run-${pid}-test`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-process-'));
  command = join(folder, 'command.cjs');
  await writeFile(command, COMMAND);
});

afterEach(() => run?.stop());
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the process of a local run', () => {
  it('is asked to start, answers, and tells what happens', async () => {
    const { run: mine, told } = start();
    expect(await mine.request('start', { file: 'a.arch.yaml', text: 'fine' })).toEqual({ ok: true, value: { addresses: [{ node: 'cdn', url: 'http://127.0.0.1:1/' }], endpoints: {}, users: [] } });
    expect(told.flatMap(({ events }) => events.map(({ kind }) => kind))).toEqual(['log']);
  });

  it('runs as plain Node, without what VS Code sets for its own processes', async () => {
    process.env['VSCODE_PID'] = '1';
    const { run: mine, told } = start();
    await mine.request('start', { file: 'a.arch.yaml', text: 'fine' });
    delete process.env['VSCODE_PID'];
    const [event] = told[0]?.events ?? [];
    expect(JSON.parse(event?.kind === 'log' ? event.line : '')).toEqual({ argv: ['run', '--channel'], node: null, vscode: null, electron: '1' });
  });

  it('says why, and at which node, where it cannot start', async () => {
    expect(await start().run.request('start', { file: 'a.arch.yaml', text: 'refuse' })).toEqual({ ok: false, error: { text: { en: 'no code', ko: '코드 없음' }, node: 'register' } });
  });

  it('ends when it is asked to, and leaves no folder', async () => {
    const { run: mine } = start();
    await mine.request('start', { file: 'a.arch.yaml', text: 'fine' });
    const pid = mine.pid ?? 0;
    expect([isAlive(pid), existsSync(remains(pid))]).toEqual([true, true]);
    await mine.stop();
    expect([isAlive(pid), existsSync(remains(pid))]).toEqual([false, false]);
  });

  it('is ended where it does not end itself, and its folder goes too', async () => {
    const { run: mine } = start(200);
    await mine.request('start', { file: 'a.arch.yaml', text: 'stubborn' });
    const pid = mine.pid ?? 0;
    await mine.stop();
    expect(await mine.ended).toMatchObject({ signal: 'SIGKILL' });
    expect([isAlive(pid), existsSync(remains(pid))]).toEqual([false, false]);
  });

  it('tells its last words when it crashes, cleans up, and leaves nobody waiting', async () => {
    const { run: mine } = start();
    const answer = mine.request('start', { file: 'a.arch.yaml', text: 'crash' });
    const other = mine.request('measured', {});
    expect([(await answer).ok, (await other).ok, (await mine.request('resources', {})).ok]).toEqual([false, false, false]);
    expect(await mine.ended).toEqual({ code: 7, signal: null, said: 'out of memory' });
    expect(existsSync(remains(mine.pid ?? 0))).toBe(false);
  });

  it('can be stopped twice, and after it has ended', async () => {
    const { run: mine } = start();
    await Promise.all([mine.stop(), mine.stop()]);
    await mine.stop();
  });

  it('ends with whoever started it, even where that is killed', async () => {
    const bundle = join(folder, 'parent.cjs');
    await build({ entryPoints: [new URL('../../src/node/run/run-process.ts', import.meta.url).pathname], bundle: true, platform: 'node', format: 'cjs', outfile: join(folder, 'run-process.cjs') });
    await writeFile(bundle, `
      const run = require('./run-process.cjs').startRunProcess({ command: ${JSON.stringify(command)}, onHappened: () => {} });
      run.request('start', { file: 'a.arch.yaml', text: 'fine' }).then(() => require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'pid'))}, String(run.pid)));
    `);
    const parent = spawn(process.execPath, [bundle], { stdio: 'ignore' });
    await until(() => existsSync(join(folder, 'pid')));
    const pid = Number(await readFile(join(folder, 'pid'), 'utf8'));
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await until(() => !isAlive(pid) && !existsSync(remains(pid)));
  });
});
