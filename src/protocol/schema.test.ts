import { describe, expect, it } from 'vitest';
import type { Intent } from '../core/document/contract.ts';
import { checkWebviewRequest, safeLink } from './schema.ts';

const edit = (intent: unknown) => checkWebviewRequest('edit', { intent, baseVersion: 3, title: 'Edit' });
const refused = (answer: ReturnType<typeof checkWebviewRequest>) => (answer.ok ? 'accepted' : answer.error.message);

const intents: Intent[] = [
  { kind: 'add-node', id: 'queue', node: { service: 'sqs', at: [10, 20] } },
  { kind: 'add-connection', id: 'a-b', connection: { from: 'a', to: 'b', env: { TABLE: 'name' } } },
  { kind: 'add-group', id: 'back', group: { contains: ['a'] } },
  { kind: 'add-note', id: 'n1', note: { text: '<b>note</b>' } },
  { kind: 'move', nodes: { a: [0, -20] }, notes: { n1: [5, 5] } },
  { kind: 'set', path: ['nodes', 'a', 'properties', 'Timeout'], value: 30 },
  { kind: 'delete', nodes: ['a'], connections: ['a-b'] },
  { kind: 'batch', intents: [{ kind: 'delete', notes: ['n1'] }, { kind: 'set', path: ['name'], value: 'x' }] },
];

describe('an edit', () => {
  it.each(intents)('of kind $kind passes unchanged', (intent) => {
    expect(edit(intent)).toEqual({ ok: true, value: { intent, baseVersion: 3, title: 'Edit' } });
  });

  it('that sets no value removes: JSON drops undefined on the way', () => {
    expect(edit({ kind: 'set', path: ['nodes', 'a', 'label'] })).toMatchObject({ ok: true, value: { intent: { kind: 'set', value: undefined } } });
  });

  it.each([
    ['a kind that does not exist', { kind: 'run', command: 'rm' }, 'params.intent.kind: not one of'],
    ['a kind named like a prototype key', { kind: '__proto__' }, 'params.intent.kind: not one of'],
    ['a field that does not belong', { kind: 'delete', nodes: [], text: 'all' }, 'params.intent: has no field "text"'],
    ['text and offsets', { kind: 'set', path: [{ start: 0 }], value: '' }, 'params.intent.path[0]: not a key or an index'],
    ['a position that is no number', { kind: 'move', nodes: { a: ['0', 0] } }, 'params.intent.nodes.a[0]: not a whole number'],
    ['half a position', { kind: 'move', nodes: { a: [0] } }, 'params.intent.nodes.a: not a pair'],
    ['a number that is none', { kind: 'set', path: ['x'], value: Number.NaN }, 'params.intent.value: not data'],
    ['a function', { kind: 'set', path: ['x'], value: () => 0 }, 'params.intent.value: not data'],
    ['a date', { kind: 'set', path: ['x'], value: new Date(0) }, 'params.intent.value: not data'],
    ['a negative index', { kind: 'set', path: [-1], value: 1 }, 'params.intent.path[0]: not a key or an index'],
  ])('with %s is refused', (_what, intent, message) => {
    expect(refused(edit(intent))).toContain(message);
  });

  it('nested deeper than a gesture is refused', () => {
    let intent: unknown = { kind: 'delete' };
    for (let depth = 0; depth < 50; depth += 1) intent = { kind: 'batch', intents: [intent] };
    expect(refused(edit(intent))).toContain('nested too deeply');
  });

  it('with a value nested too deeply is refused, without a stack overflow', () => {
    let value: unknown = 1;
    for (let depth = 0; depth < 100_000; depth += 1) value = [value];
    expect(refused(edit({ kind: 'set', path: ['x'], value }))).toContain('nested too deeply');
  });

  it('with a value too large is refused', () => {
    expect(refused(edit({ kind: 'set', path: ['x'], value: 'x'.repeat(4_000_001) }))).toContain('too large');
  });

  it('keeps prototype keys as plain keys and touches no prototype', () => {
    const node = JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}') as unknown;
    const checked = edit({ kind: 'add-node', id: 'x', node });
    expect(JSON.stringify(checked)).toContain('"__proto__":{"polluted":true}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(checked.ok && Object.getPrototypeOf((checked.value as { intent: { node: object } }).intent.node)).toBe(Object.prototype);
  });
});

describe('other requests', () => {
  it.each(['ready', 'exportTemplate', 'deploy', 'exportBill', 'offers', 'scenarios'])('%s takes nothing', (method) => {
    expect(checkWebviewRequest(method, {})).toEqual({ ok: true, value: {} });
    expect(refused(checkWebviewRequest(method, { file: '/etc/passwd' }))).toContain('has no field "file"');
  });

  it('a comparison names an alternative, its value, its nodes and how much is computing, or nothing for the last commit', () => {
    const whole = { alternative: { id: 'memory', value: '512', nodes: ['register'], cpuBound: 0.5 } };
    expect(checkWebviewRequest('compare', whole)).toEqual({ ok: true, value: whole });
    expect(checkWebviewRequest('compare', {})).toEqual({ ok: true, value: {} });
  });

  it.each([{ alternative: 'arm64' }, { alternative: { id: 'memory', cpuBound: 1.5 } }, { alternative: { id: 'memory', cpuBound: Number.NaN } }, { alternative: { id: 'x'.repeat(300) } }, { revision: 'HEAD' }])('the comparison %j is refused', (params) => {
    expect(checkWebviewRequest('compare', params).ok).toBe(false);
  });

  it('ranges take a seed', () => {
    expect([checkWebviewRequest('ranges', { seed: 1 }).ok, checkWebviewRequest('ranges', { seed: 1.5 }).ok, checkWebviewRequest('ranges', {}).ok]).toEqual([true, false, false]);
  });

  it('a run has a name, and may name a scenario and a seed', () => {
    const whole = { run: 'a', scenario: 'opens', seed: 7 };
    expect(checkWebviewRequest('simulate', whole)).toEqual({ ok: true, value: whole });
    expect(checkWebviewRequest('simulate', { run: 'a' })).toEqual({ ok: true, value: { run: 'a' } });
    expect(checkWebviewRequest('simulating', { run: 'a' })).toEqual({ ok: true, value: { run: 'a' } });
  });

  it.each([{}, { run: 'x'.repeat(101) }, { run: 'a', seed: -1 }, { run: 'a', seed: 1.5 }, { run: 'a', scenario: {} }, { run: 'a', text: 'version: 1' }])('the run %j is refused', (params) => {
    expect(checkWebviewRequest('simulate', params).ok).toBe(false);
  });

  it('figures of a run are a text of some size', () => {
    expect([checkWebviewRequest('exportSimulation', { csv: 'a,b' }).ok, checkWebviewRequest('exportSimulation', { csv: 'x'.repeat(20_000_001) }).ok, checkWebviewRequest('exportSimulation', {}).ok]).toEqual([true, false, false]);
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'readFile', ''])('%j is not a request', (method) => {
    expect(checkWebviewRequest(method, {})).toMatchObject({ ok: false, error: { code: 'channel.unknown-method' } });
  });

  it.each([null, undefined, 7, 'x', [], () => 0])('params %j are refused', (params) => {
    expect(checkWebviewRequest('revealText', params)).toMatchObject({ ok: false, error: { code: 'channel.invalid-params' } });
  });
});

describe('a link', () => {
  it.each(['https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html', 'https://aws.amazon.com/s3/pricing/?nc=sn&loc=4#a', 'https://example.com'])('%s may be opened', (url) => {
    expect(safeLink(url)).toBe(url);
  });

  it.each(['http://aws.amazon.com', 'javascript:alert(1)', 'file:///etc/passwd', 'command:workbench.action.quit', 'vscode://x', 'https://user:pw@aws.amazon.com', 'https://', '//aws.amazon.com', ' https://aws.amazon.com', 'https://aws.amazon.com\\@evil', 'https://aws.amazon.com/\nx', 'data:text/html,x', ''])(
    '%j may not',
    (url) => {
      expect(safeLink(url)).toBeUndefined();
    },
  );
});
