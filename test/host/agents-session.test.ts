import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const FILE = 'conference.arch.yaml';
/** What an agent asks that is told: make the certificate's function wait for 20 minutes. */
const CALLS = [
  ['read', {}],
  ['read', { file: FILE, parts: ['nodes'], nodes: ['certificate'] }],
  ['edit', { file: FILE, intents: [{ kind: 'set', path: ['nodes', 'certificate', 'properties', 'Timeout'], value: 1200 }] }],
  ['explain', { rule: 'lambda.timeout-above-limit' }],
  ['check', { file: FILE }],
  ['cost', { file: FILE, compare: 'arm64' }],
  ['simulate', { file: FILE, breakingPoint: true }],
] as const;
/** Lines of an answer that are shown. */
const SHOWN = 24;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agents-session-'));
  await cp(join(root, 'samples/conference', FILE), join(folder, FILE));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The server's answers, in the order of the calls. */
async function answers(): Promise<readonly string[]> {
  const server = spawn(process.execPath, [join(root, 'dist/cli.js'), 'mcp', folder], { env: { ...process.env, LC_ALL: 'en_US.UTF-8' } });
  const say = (message: object): boolean => server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  say({ id: 0, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'session', version: '1' } } });
  say({ method: 'notifications/initialized' });
  CALLS.forEach(([name, args], index) => say({ id: index + 1, method: 'tools/call', params: { name, arguments: args } }));
  server.stdin.end();
  const told = new Map<number, string>();
  for await (const line of createInterface({ input: server.stdout })) {
    const { id, result } = JSON.parse(line) as { readonly id: number; readonly result: { readonly content?: readonly { readonly text: string }[] } };
    told.set(id, result.content?.[0]?.text ?? '');
  }
  return CALLS.map((_call, index) => told.get(index + 1) ?? '');
}

function told(answer: string): string {
  const lines = JSON.stringify(JSON.parse(answer), null, 2).split('\n').map((line) => (line.length > 150 ? `${line.slice(0, 150)}…` : line));
  return (lines.length <= SHOWN ? lines : [...lines.slice(0, SHOWN), `… ${lines.length - SHOWN} lines more`]).join('\n');
}

it('the session that the documentation shows is what the server answers', async () => {
  const given = await answers();
  const session = CALLS.map(([name, args], index) => `→ ${name} ${JSON.stringify(args)}\n${told(given[index] ?? '')}\n`).join('\n');
  await expect(session).toMatchFileSnapshot('../../docs/agents-session.txt');
});
