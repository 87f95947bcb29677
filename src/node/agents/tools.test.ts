import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DOCUMENTATION_FILE } from '../../core/specification/documentation.ts';
import { SPECIFICATION_FILE, specificationLoader } from '../../core/specification/loader.ts';
import { ok, refuse, type Result } from '../../core/model/result.ts';
import type { Given } from '../../protocol/agent-messages.ts';
import { describer } from '../worker/documentation.ts';
import { callTool, type AgentHost } from './call.ts';
import type { ToolName } from './contract.ts';
import { editWords } from './edit-words.ts';
import { TOOLS, workbench } from './tools.ts';

const product = (file: readonly string[]) => new URL(`../../../${file.join('/')}`, import.meta.url);
const sample = (name: string): string => readFileSync(product(['samples', name, `${name}.arch.yaml`]), 'utf8');
const bench = workbench(undefined, specificationLoader(async () => readFileSync(product(SPECIFICATION_FILE), 'utf8')), describer(async () => readFileSync(product(DOCUMENTATION_FILE))));
const plain = workbench(undefined, specificationLoader(), describer());

const SMALL = `version: 1
name: shop
region: us-east-1
nodes:
  # What people call.
  api: { service: apigateway.http }
  order:
    service: lambda
    properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 10 }
`;

/** Files in memory, and what was written to them. */
function disk(files: Record<string, string>, bound = plain) {
  const written = new Map<string, string>();
  const host: AgentHost = {
    designs: async () => Object.keys(files),
    read: async (file) => ok(files[file] === undefined ? undefined : { text: files[file] }),
    committed: async (file, revision) => (revision === 'HEAD' ? ok({ text: files[`HEAD:${file}`] ?? '' }) : refuse('cli.not-committed', { en: revision, ko: revision })),
    write: async (file, { text }) => {
      written.set(file, text);
      return ok({ written: true });
    },
    run: (tool, input, given: Given) => tool.run({ input, given, locale: 'en', workbench: bound, cancellation: { cancelled: false } }),
  };
  const call = (tool: ToolName, input: unknown): Promise<Result<string>> => callTool(TOOLS[tool], input, host, { cancelled: false });
  return { written, call, answer: async (tool: ToolName, input: unknown): Promise<never> => {
    const answer = await call(tool, input);
    return (answer.ok ? JSON.parse(answer.value) : answer.error) as never;
  } };
}

const shop = () => disk({ 'shop.arch.yaml': SMALL });
const TIMEOUT = { kind: 'set', path: ['nodes', 'order', 'properties', 'Timeout'], value: 901 };

describe('an input', () => {
  it.each([
    [{}, 'input.file: is missing.'],
    [{ file: 3 }, 'input.file: a text is wanted, not 3.'],
    [{ file: 'a.arch.yaml', fiel: 1 }, 'input: has no field "fiel". Fields: file, scenario, seed, breakingPoint, compare.'],
    [{ file: 'a.arch.yaml', seed: -1 }, 'input.seed: a whole number from 0 to 999999999999999 is wanted, not -1.'],
    [{ file: 'a.arch.yaml', breakingPoint: 'yes' }, 'input.breakingPoint: true or false is wanted, not "yes".'],
    ['a.arch.yaml', 'input: an object is wanted, not "a.arch.yaml".'],
  ])('that its schema does not allow is refused with the place and what is wanted: %j', async (input, message) => {
    expect(await shop().answer('simulate', input)).toEqual({ code: 'agent.bad-input', message: { en: message, ko: message } });
  });

  it('with a key of JavaScript’s own is a stranger like any other', async () => {
    expect(await shop().answer('check', JSON.parse('{"file":"shop.arch.yaml","__proto__":{"x":1}}'))).toMatchObject({ message: { en: 'input: has no field "__proto__". Fields: file.' } });
  });

  it('that names no design is told how to find one', async () => {
    expect(await shop().answer('check', { file: 'shops.arch.yaml' })).toMatchObject({ code: 'agent.no-such-file', message: { en: 'There is no design "shops.arch.yaml". Call read without a file for the list of designs.' } });
  });

  it('about a text that cannot be read is answered with the place', async () => {
    expect(await disk({ 'shop.arch.yaml': 'nodes: [\n' }).answer('cost', { file: 'shop.arch.yaml' })).toMatchObject({ code: 'agent.broken-text', message: { en: expect.stringMatching(/^shop\.arch\.yaml:\d+:\d+: /) } });
  });
});

describe('read', () => {
  it('lists the designs', async () => {
    expect(await shop().answer('read', {})).toEqual({ designs: ['shop.arch.yaml'] });
  });

  it('gives a design as text and as data', async () => {
    expect(await shop().answer('read', { file: 'shop.arch.yaml' })).toMatchObject({
      file: 'shop.arch.yaml', name: 'shop', text: SMALL, connections: [],
      nodes: [{ id: 'api', service: 'apigateway.http' }, { id: 'order', service: 'lambda', properties: { Timeout: 10 } }],
    });
  });

  it('says what may connect to what, in the design and beyond', async () => {
    const { mayConnect: [api] } = await shop().answer('read', { file: 'shop.arch.yaml', parts: ['may-connect'], nodes: ['api'] }) as { mayConnect: [{ from: string; to: unknown; toNew: { service: string }[] }] };
    expect(api).toMatchObject({ from: 'api', to: [{ node: 'order', kinds: ['invoke'] }] });
    expect(api.toNew.map(({ service }) => service)).toContain('lambda');
    expect(api.toNew.map(({ service }) => service)).not.toContain('dynamodb');
  });

  it('gives the settings of a service with ranges, defaults and sources', async () => {
    const { forms: [form] } = await shop().answer('read', { forms: ['lambda'] }) as { forms: [{ settings: { path: string }[] }] };
    expect(form.settings.find(({ path }) => path === 'properties.Timeout')).toMatchObject({ type: 'number', unit: 's', max: 900, default: 3, source: { asOf: '2026-11-21' } });
  });

  it('knows what a misspelt service or node may mean', async () => {
    expect(await shop().answer('read', { forms: ['lamda'] })).toMatchObject({ message: { en: 'There is no service "lamda". Is lambda meant?' } });
    expect(await shop().answer('read', { file: 'shop.arch.yaml', nodes: ['oder'] })).toMatchObject({ message: { en: 'There is no node "oder". Is order meant?' } });
  });
});

describe('edit', () => {
  it('changes what an intent says and nothing else, and tells the difference in text, findings and cost', async () => {
    const { written, answer } = shop();
    expect(await answer('edit', { file: 'shop.arch.yaml', intents: [TIMEOUT] })).toMatchObject({
      written: true, changes: 1, diff: expect.stringContaining('-    properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 10 }\n+    properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 901 }\n'),
      findings: { new: expect.arrayContaining([expect.objectContaining({ rule: 'lambda.timeout-above-limit', node: 'order', severity: 'error' })]), gone: [] },
      bill: { currency: 'USD', change: 0, lines: [] },
    });
    expect(written.get('shop.arch.yaml')).toBe(SMALL.replace('Timeout: 10', 'Timeout: 901'));
  });

  it('does intents in order, each over the result of the one before', async () => {
    const { written, answer } = shop();
    await answer('edit', { file: 'shop.arch.yaml', intents: [{ kind: 'add-node', id: 'orders', node: { service: 'dynamodb' } }, { kind: 'add-connection', id: 'order-orders', connection: { from: 'order', to: 'orders', access: ['write'] } }] });
    expect(written.get('shop.arch.yaml')).toMatch(/ {2}orders:[^]*connections:\n {2}order-orders:/);
  });

  it('takes a whole new text, and says what becomes cheaper', async () => {
    const conference = sample('conference');
    const { written, answer } = disk({ 'c.arch.yaml': conference });
    const { bill } = await answer('edit', { file: 'c.arch.yaml', text: conference.replace('MemorySize: 256', 'MemorySize: 128') }) as { bill: { change: number; lines: { node: string }[] } };
    expect(bill.change).toBeLessThan(0);
    expect(new Set(bill.lines.map(({ node }) => node)).size).toBe(1);
    expect(written.get('c.arch.yaml')).toBe(conference.replace('MemorySize: 256', 'MemorySize: 128'));
  });

  it('keeps the line ends of the file', async () => {
    const { written, answer } = disk({ 'shop.arch.yaml': SMALL.replaceAll('\n', '\r\n') });
    expect(await answer('edit', { file: 'shop.arch.yaml', text: SMALL.replace('Timeout: 10', 'Timeout: 20') })).toMatchObject({ changes: 1 });
    expect(written.get('shop.arch.yaml')).toBe(SMALL.replace('Timeout: 10', 'Timeout: 20').replaceAll('\n', '\r\n'));
  });

  it('makes a design where there is none', async () => {
    const { written, answer } = disk({});
    expect(await answer('edit', { file: 'new.arch.yaml', text: SMALL })).toMatchObject({ written: true, diff: expect.stringMatching(/^--- \/dev\/null\n/) });
    expect(written.get('new.arch.yaml')).toBe(SMALL);
  });

  it.each([
    ['neither intents nor a text', {}, 'agent.bad-input'],
    ['both', { intents: [TIMEOUT], text: SMALL }, 'agent.bad-input'],
    ['an intent with a stranger among its fields', { intents: [{ ...TIMEOUT, oops: 1 }] }, 'agent.bad-input'],
    ['an intent of no kind', { intents: [{ kind: 'explode' }] }, 'agent.bad-input'],
    ['a text that cannot be read', { text: 'nodes: [' }, 'agent.broken-text'],
    ['a block that is not there', { intents: [{ kind: 'delete', nodes: ['nobody'] }] }, 'edit.missing'],
    ['a revision that is not the latest', { intents: [TIMEOUT], base: '0123456789abcdef' }, 'agent.changed-since'],
  ])('refuses %s, and writes nothing', async (_what, input, code) => {
    const { written, answer } = shop();
    expect(await answer('edit', { file: 'shop.arch.yaml', ...input })).toMatchObject({ code });
    expect(written.size).toBe(0);
  });

  it('takes the revision that read gave', async () => {
    const { answer } = shop();
    const { revision } = await answer('read', { file: 'shop.arch.yaml' }) as { revision: string };
    expect(await answer('edit', { file: 'shop.arch.yaml', intents: [TIMEOUT], base: revision })).toMatchObject({ written: true });
  });

  it('writes nothing for a preview, nor where nothing changes', async () => {
    const { written, answer } = shop();
    expect(await answer('edit', { file: 'shop.arch.yaml', intents: [TIMEOUT], preview: true })).toMatchObject({ written: false, changes: 1 });
    expect(await answer('edit', { file: 'shop.arch.yaml', text: SMALL })).toMatchObject({ written: false, changes: 0, diff: '' });
    expect(written.size).toBe(0);
  });

  it('is told in words to whoever is asked whether it may', async () => {
    const input = { file: 'shop.arch.yaml', intents: [TIMEOUT, { kind: 'add-node', id: 'queue', node: { service: 'sqs' } }, { kind: 'delete', nodes: ['api'] }], preview: true };
    const words = editWords(input, await shop().answer('edit', input)).map(({ en }) => en);
    expect(words.slice(0, 3)).toEqual(['nodes.order.properties.Timeout: 901', 'Add queue (sqs)', 'Delete api']);
    expect(words).toContain('New error: Timeout is 901 s; Lambda allows at most 900 s. Split longer work into steps.');
    expect(words[words.length - 1]).toBe('The bill stays the same.');
  });
});

describe('check', () => {
  it('gives each finding with its place and source', async () => {
    expect(await disk({ 'shop.arch.yaml': SMALL.replace('10', '901') }).answer('check', { file: 'shop.arch.yaml' })).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'lambda.timeout-above-limit', range: { start: { line: 9, column: 73 }, end: { line: 9, column: 76 } }, source: expect.stringContaining('https://docs.aws.amazon.com/lambda/') })]),
      silenced: [], unchecked: [],
    });
  });
});

describe('cost', () => {
  const files = { 'c.arch.yaml': sample('conference'), 'sync.arch.yaml': sample('conference-sync'), 'HEAD:c.arch.yaml': sample('conference').replace('MemorySize: 256', 'MemorySize: 512') };

  it('gives the bill line by line with sources', async () => {
    const bill = await disk(files).answer('cost', { file: 'c.arch.yaml' }) as { total: number; lines: { amount: number; source: string; asOf: string }[] };
    expect(bill.lines.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(bill.total, 9);
    for (const { source, asOf } of bill.lines) expect([source, asOf]).toEqual([expect.stringMatching(/^https:/), expect.stringMatching(/^\d{4}/)]);
  });

  it('compares with an alternative, a commit and another design', async () => {
    const { answer } = disk(files);
    expect(await answer('cost', { file: 'c.arch.yaml', compare: 'arm64' })).toMatchObject({ after: { name: 'Instead' }, change: expect.any(Number) });
    expect(await answer('cost', { file: 'c.arch.yaml', compare: 'commit' })).toMatchObject({ before: { name: 'HEAD' }, after: { name: 'Now' } });
    expect(await answer('cost', { file: 'c.arch.yaml', compare: 'sync.arch.yaml' })).toMatchObject({ after: { name: 'sync.arch.yaml' } });
  });

  it('refuses what it cannot compare with, as the command line does', async () => {
    const { answer } = disk(files);
    expect(await answer('cost', { file: 'c.arch.yaml', compare: 'commit=v9' })).toMatchObject({ code: 'cli.not-committed' });
    expect(await answer('cost', { file: 'c.arch.yaml', compare: 'commit=--output=x' })).toMatchObject({ code: 'cli.invalid-revision' });
    expect(await answer('cost', { file: 'c.arch.yaml', compare: 'nobody.arch.yaml' })).toMatchObject({ code: 'agent.no-such-file' });
    expect(await answer('cost', { file: 'c.arch.yaml', region: 'moon' })).toMatchObject({ code: 'cli.invalid-region' });
  });
});

describe('simulate', () => {
  const quiet = sample('conference').replace(/^scenarios:\n[^]*?(?=^\S|$(?![^]))/m, 'scenarios:\n  minute: { duration: 1 min, load: { visitors.register: 2/s } }\n');
  const files = { 'c.arch.yaml': quiet };

  it('gives what happens, the same for the same seed', async () => {
    const { answer } = disk(files);
    const run = () => answer('simulate', { file: 'c.arch.yaml', scenario: 'minute', seed: 7 });
    expect(await run()).toMatchObject({ scenario: 'minute', seed: 7, endToEnd: { requests: expect.any(Number) }, nodes: { register: { requests: expect.any(Number) } }, why: expect.any(Array) });
    expect(await run()).toEqual(await run());
  });

  it('says what gives way first', async () => {
    const { breakingPoints: [first] } = await disk(files).answer('simulate', { file: 'c.arch.yaml', scenario: 'minute', breakingPoint: true }) as { breakingPoints: [object] };
    expect(first).toMatchObject({ limit: expect.stringMatching(/^[a-z0-9]+\./), factor: expect.any(Number) });
  });

  it('names the scenarios where it is asked for one that there is not', async () => {
    expect(await disk(files).answer('simulate', { file: 'c.arch.yaml', scenario: 'minutes' })).toMatchObject({ message: { en: 'There is no scenario "minutes". Is minute meant?' } });
  });
});

describe('explain', () => {
  it('tells a rule with its reason and source', async () => {
    expect(await shop().answer('explain', { rule: 'lambda.timeout-above-limit' })).toMatchObject({ rule: { severity: 'error', why: expect.any(String), source: expect.stringMatching(/^https:/), asOf: expect.stringMatching(/^2026/), page: expect.stringContaining('# `lambda.timeout-above-limit`') } });
  });

  it('tells a limit with source and date', async () => {
    expect(await shop().answer('explain', { limit: 'lambda.timeout-max' })).toMatchObject({ limit: { value: 900, unit: 's', kind: 'hard', asOf: '2026-11-21' } });
    expect(await shop().answer('explain', { limit: 'lambda.timeout-maxx' })).toMatchObject({ message: { en: expect.stringContaining('Is lambda.timeout-max meant?') } });
  });

  it('tells a property in AWS’s words, by its resource type or by the service', async () => {
    const { answer } = disk({}, bench);
    const asked = await answer('explain', { property: { type: 'lambda', path: 'MemorySize' } });
    expect(asked).toMatchObject({ property: { type: 'AWS::Lambda::Function', kinds: ['integer'], required: 'no', source: expect.stringContaining('#cfn-lambda-function-memorysize'), asOf: expect.stringMatching(/^2026/) } });
    expect(await answer('explain', { property: { type: 'AWS::Lambda::Function', path: 'MemorySize' } })).toEqual(asked);
    expect(await answer('explain', { property: { type: 'lambda', path: 'Memory' } })).toMatchObject({ code: 'agent.no-such-property' });
    expect(await answer('explain', { property: { type: 'AWS::Lambda::Functoin', path: 'x' } })).toMatchObject({ message: { en: expect.stringContaining('Is AWS::Lambda::Function meant?') } });
  });

  it('gives the repair of a finding as an intent that edit takes', async () => {
    const { answer } = disk({ 'shop.arch.yaml': SMALL.replace('10', '901') });
    const { findings: [finding] } = await answer('explain', { file: 'shop.arch.yaml', finding: { rule: 'lambda.timeout-above-limit', node: 'order' } }) as { findings: [{ repair: { intent: object } }] };
    expect(finding.repair.intent).toEqual({ kind: 'set', path: ['nodes', 'order', 'properties', 'Timeout'], value: 900 });
    expect(await answer('edit', { file: 'shop.arch.yaml', intents: [finding.repair.intent] })).toMatchObject({ written: true, findings: { gone: expect.arrayContaining([expect.objectContaining({ rule: 'lambda.timeout-above-limit' })]) } });
  });

  it('wants one question at a time', async () => {
    expect(await shop().answer('explain', {})).toMatchObject({ message: { en: 'input: one of rule, limit, property, finding is wanted.' } });
    expect(await shop().answer('explain', { rule: 'a', limit: 'b' })).toMatchObject({ code: 'agent.bad-input' });
  });
});
