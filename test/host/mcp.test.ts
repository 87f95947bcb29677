import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const CLI = new URL('../../dist/cli.js', import.meta.url).pathname;
const DESIGN = `version: 1
name: shop
region: us-east-1
nodes:
  order: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 10 } }
`;
const CHANGED = DESIGN.replace('Timeout: 10', 'Timeout: 20');
const INTENT = { kind: 'set', path: ['nodes', 'order', 'properties', 'Timeout'], value: 20 };

interface Reply {
  readonly id?: number | null;
  readonly result?: { readonly content?: readonly { readonly text: string }[]; readonly isError?: boolean; readonly [key: string]: unknown };
  readonly error?: { readonly code: number; readonly message: string };
}

/** The protocol, spoken by hand: a message a line. */
class Client {
  readonly process: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  readonly #lines: string[] = [];
  #last = 0;

  constructor(...args: readonly string[]) {
    this.process = spawn(process.execPath, [CLI, 'mcp', ...args], { env: { ...process.env, LANG: 'en' } });
    createInterface({ input: this.process.stdout }).on('line', (line) => {
      this.#lines.push(line);
      const reply = JSON.parse(line) as Reply;
      if (typeof reply.id === 'number') this.#waiting.get(reply.id)?.(reply);
    });
  }

  /** Everything that the server has said. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  say(line: string): void {
    this.process.stdin.write(`${line}\n`);
  }

  request(method: string, params: object): Promise<Reply> {
    this.#last += 1;
    const id = this.#last;
    const reply = new Promise<Reply>((resolve) => this.#waiting.set(id, resolve));
    this.say(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return reply;
  }

  async initialize(protocolVersion = '2025-06-18'): Promise<Reply> {
    const reply = await this.request('initialize', { protocolVersion, capabilities: {}, clientInfo: { name: 'test', version: '1' } });
    this.say(JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }));
    return reply;
  }

  async call(name: string, args: unknown): Promise<{ readonly text: string; readonly isError: boolean }> {
    const { result, error } = await this.request('tools/call', { name, arguments: args });
    return { text: result?.content?.[0]?.text ?? error?.message ?? '', isError: result?.isError ?? true };
  }

  end(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    this.process.stdin.end();
    return ended;
  }
}

let above: string;
let folder: string;
let client: Client;
const file = (name = 'shop.arch.yaml'): Promise<string> => readFile(join(folder, name), 'utf8');

async function serve(...flags: readonly string[]): Promise<Client> {
  client = new Client(...flags, folder);
  await client.initialize();
  return client;
}

beforeEach(async () => {
  above = await mkdtemp(join(tmpdir(), 'mcp-'));
  folder = join(above, 'designs');
  await mkdir(join(folder, 'more'), { recursive: true });
  await writeFile(join(folder, 'shop.arch.yaml'), DESIGN);
  await writeFile(join(folder, 'notes.txt'), 'private');
  await writeFile(join(above, 'secret.arch.yaml'), DESIGN);
  await symlink(join(above, 'secret.arch.yaml'), join(folder, 'link.arch.yaml'));
  await symlink(above, join(folder, 'up'));
  await symlink(join(above, 'not-yet.arch.yaml'), join(folder, 'dangling.arch.yaml'));
});

afterEach(async () => {
  if (client.process.exitCode === null) await client.end();
  await rm(above, { recursive: true, force: true });
});

describe('serverless-canvas mcp', () => {
  it('introduces itself, in the version of the protocol that is asked for', async () => {
    client = new Client(folder);
    const { result } = await client.initialize('2024-11-05');
    expect(result).toMatchObject({ protocolVersion: '2024-11-05', capabilities: { tools: {} }, serverInfo: { name: 'serverless-canvas' }, instructions: expect.stringContaining('started without --write') });
  });

  it('lists six tools with strict inputs, of which none writes unless it was started to', async () => {
    const list = async () => (await client.request('tools/list', {})).result?.['tools'] as { name: string; inputSchema: { type: string; additionalProperties: boolean }; annotations: { readOnlyHint: boolean } }[];
    await serve();
    const tools = await list();
    expect(tools.map(({ name }) => name)).toEqual(['read', 'edit', 'check', 'cost', 'simulate', 'explain']);
    for (const { inputSchema, annotations } of tools) expect([inputSchema.type, inputSchema.additionalProperties, annotations.readOnlyHint]).toEqual(['object', false, true]);
    await client.end();
    await serve('--write');
    expect((await list()).filter(({ annotations }) => !annotations.readOnlyHint).map(({ name }) => name)).toEqual(['edit']);
  });

  it('answers with what the command line prints as JSON', async () => {
    await serve();
    const { file: _file, ...answer } = JSON.parse((await client.call('check', { file: 'shop.arch.yaml' })).text) as { file: string };
    const printed = await new Promise<string>((resolve) => {
      const command = spawn(process.execPath, [CLI, 'check', join(folder, 'shop.arch.yaml'), '--format', 'json'], { env: { ...process.env, LANG: 'en' } });
      let text = '';
      command.stdout.on('data', (part: Buffer) => { text += part.toString(); });
      command.once('close', () => resolve(text));
    });
    expect(answer).toEqual(JSON.parse(printed));
  });

  it('says what is wrong with an input, and goes on', async () => {
    await serve();
    expect(await client.call('check', { files: [] })).toEqual({ isError: true, text: 'agent.bad-input: input.file: is missing.' });
    expect(await client.call('paint', {})).toMatchObject({ isError: true, text: expect.stringContaining('There is no tool "paint". Tools: read, edit, check, cost, simulate, explain.') });
    client.say('no JSON');
    client.say('{"jsonrpc":"2.0","id":99}');
    expect((await client.request('nothing/such', {})).error?.code).toBe(-32601);
    expect((await client.call('read', {})).isError).toBe(false);
  });

  it('says nothing on standard output but the protocol', async () => {
    await serve();
    await client.call('explain', { property: { type: 'lambda', path: 'Timeout' } });
    for (const line of client.lines) expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' });
  });

  it('without --write says what an edit would change, and leaves the file alone', async () => {
    await serve();
    const { text, isError } = await client.call('edit', { file: 'shop.arch.yaml', intents: [INTENT] });
    expect(isError).toBe(false);
    expect(JSON.parse(text)).toMatchObject({ written: false, note: expect.stringContaining('--write'), diff: expect.stringContaining('+  order: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 20 } }') });
    expect(await file()).toBe(DESIGN);
  });

  it('with --write writes edits and new designs, and nothing beside them', async () => {
    await serve('--write');
    expect(JSON.parse((await client.call('edit', { file: 'shop.arch.yaml', intents: [INTENT] })).text)).toMatchObject({ written: true });
    expect(JSON.parse((await client.call('edit', { file: 'more/new.arch.yaml', text: DESIGN })).text)).toMatchObject({ written: true });
    expect([await file(), await file('more/new.arch.yaml')]).toEqual([CHANGED, DESIGN]);
    expect(await readdir(join(folder, 'more'))).toEqual(['new.arch.yaml']);
  });

  it('refuses what is outside the folder, however it is called, to read and to write', async () => {
    const outside = {
      'a path that leads out': '../secret.arch.yaml',
      'an absolute path': '/etc/hosts.arch.yaml',
      'a link to a file outside': 'link.arch.yaml',
      'a folder that is a link outside': 'up/secret.arch.yaml',
      'a new file behind such a folder': 'up/new.arch.yaml',
      'a link to what is not there yet': 'dangling.arch.yaml',
      'a path in disguise': 'more/../../secret.arch.yaml',
      'a name with a zero in it': 'shop.arch.yaml\u0000.arch.yaml',
      'a file that is no design': 'notes.txt',
    };
    await serve('--write');
    for (const [what, path] of Object.entries(outside)) {
      for (const [tool, input] of [['read', {}], ['edit', { text: CHANGED }]] as const) {
        expect(await client.call(tool, { file: path, ...input }), `${tool}: ${what}`).toMatchObject({ isError: true, text: expect.stringMatching(/^agent\.(outside|no-design): /) });
      }
      expect(await client.call('cost', { file: 'shop.arch.yaml', compare: path.replace('notes.txt', 'notes.yaml') }), `compare: ${what}`).toMatchObject({ isError: true });
    }
    expect(await readFile(join(above, 'secret.arch.yaml'), 'utf8')).toBe(DESIGN);
    expect(await readdir(above)).toEqual(['designs', 'secret.arch.yaml']);
  });

  it('reads no template outside the folder, whatever a design names', async () => {
    await writeFile(join(folder, 'overlay.arch.yaml'), 'version: 1\nname: overlay\nsource: ../secret.arch.yaml\n');
    await serve();
    expect(await client.call('read', { file: 'overlay.arch.yaml' })).toMatchObject({ isError: true, text: expect.stringMatching(/^agent\.outside: /) });
  });

  it('answers what it was asked before its input ended, and ends', async () => {
    client = new Client(folder);
    void client.initialize();
    const answer = client.call('cost', { file: 'shop.arch.yaml' });
    expect(await client.end()).toBe(0);
    expect(JSON.parse((await answer).text)).toMatchObject({ currency: 'USD' });
  });

  it('needs a folder that is there', async () => {
    client = new Client(join(above, 'nowhere'));
    let said = '';
    client.process.stderr.on('data', (part: Buffer) => { said += part.toString(); });
    expect(await new Promise((resolve) => client.process.once('close', resolve))).toBe(2);
    expect(said).toMatch(/is no folder\. serverless-canvas mcp \[--write\] \[FOLDER\]\n$/);
  });
});
