import type { TextDocument } from 'vscode';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Deployment } from '../../src/node/deploy/deployment.ts';
import type { Run } from '../../src/extension/deploy/run.ts';
import { Shop } from './aws-stub/shop.ts';
import { catalog } from '../../src/services/catalog.ts';

/** What VS Code is asked to show, and the row that the user picks. */
const shown = vi.hoisted(() => ({ lines: [] as string[], opened: [] as string[], told: [] as string[], rows: [] as string[], pick: 0, cancel: () => undefined as unknown }));

vi.mock('vscode', () => ({
  ProgressLocation: { Notification: 15 },
  Uri: { parse: (text: string) => text },
  env: { openExternal: (uri: string) => { shown.opened.push(uri); return Promise.resolve(true); } },
  window: {
    createOutputChannel: () => ({ appendLine: (line: string) => { shown.lines.push(line); }, show: () => undefined, dispose: () => undefined }),
    showQuickPick: (rows: readonly { readonly label: string }[]) => { shown.rows = rows.map(({ label }) => label); return Promise.resolve(rows[shown.pick]); },
    showInformationMessage: (text: string) => { shown.told.push(text); return Promise.resolve(undefined); },
    showWarningMessage: (text: string) => { shown.told.push(text); return Promise.resolve(undefined); },
    withProgress: (_: object, work: (progress: object, token: object) => Promise<unknown>) => work({}, { onCancellationRequested: (listener: () => void) => { shown.cancel = listener; } }),
  },
}));

const { openSite, showDrift, showLogs } = await import('../../src/extension/deploy/afterwards.ts');
const { createFunctionLog } = await import('../../src/extension/deploy/log.ts');
const { detectDrift } = await import('../../src/node/deploy/drift.ts');
const { followLogs, loggedFunctions } = await import('../../src/node/deploy/logs.ts');

let shop: Shop;

beforeEach(async () => {
  Object.assign(shown, { lines: [], opened: [], told: [], rows: [], pick: 0 });
  shop = await Shop.open();
  await shop.deploy();
});

afterEach(() => shop.close());

function run(more: Partial<Deployment> = {}): Run {
  const deployment: Partial<Deployment> = {
    functions: (stack, whose) => loggedFunctions(shop.clients.cloudFormation, stack, whose),
    follow: (functions, following, port) => followLogs(functions, { ...following, onLine: (line) => { following.onLine(line); shown.cancel(); } }, shop.clients, port),
    drift: (stack, whose) => detectDrift(shop.clients.cloudFormation, stack, whose, shop.port()),
    ...more,
  };
  return { ...shop.read(), catalog, chosen: { stack: 'shop', parameters: new Map() }, deployment: deployment as Deployment };
}

describe('after a deployment', () => {
  it('lines of functions go to a channel, with their time and node, until that is cancelled', async () => {
    const group = [...shop.stub.cloudFormation.find('shop').resources.values()].find(({ type }) => type === 'AWS::Logs::LogGroup')?.id ?? '';
    const now = Date.now();
    shop.stub.logs.set(group, [{ eventId: 'e1', timestamp: now, message: '{"event":"sold"}\n' }]);
    await showLogs(run(), createFunctionLog(), 'en');
    expect(shown.rows).toEqual(['All functions', 'handler']);
    expect(shown.lines).toEqual([`${new Date(now).toISOString()}  handler  {"event":"sold"}`]);
  });

  it('drift is shown on the nodes, and in words', async () => {
    shop.stub.cloudFormation.drifted.set('Handler', { path: '/MemorySize', expected: '256', actual: '1024' });
    const states: unknown[] = [];
    const parts = { locale: 'en', showStates: (_: unknown, nodes: readonly unknown[]) => { states.push(...nodes); } };
    await showDrift({ uri: 'shop' } as unknown as TextDocument, run(), parts as unknown as Parameters<typeof showDrift>[2], { line: () => undefined, event: () => undefined, show: () => undefined, dispose: () => undefined });
    expect(states).toContainEqual({ node: 'handler', state: 'drifted', done: 0, resources: 1, note: 'handler: Handler (AWS::Lambda::Function) was changed at AWS: MemorySize 256 → 1024.' });
    expect(states).toContainEqual({ node: 'orders', state: 'as-deployed', done: 0, resources: 0, note: 'As it was deployed' });
    expect(shown.told).toEqual(['shop: 1 resource was changed at AWS since the deployment. The canvas shows where, the log what.']);
  });

  it.each([
    ['the only address at once', [{ node: 'cdn', url: 'https://a.example/' }], 0, ['https://a.example/']],
    ['the address that is picked of several', [{ node: 'cdn', url: 'https://a.example/' }, { node: 'api', url: 'https://b.example/' }], 1, ['https://b.example/']],
    ['nothing where the stack tells no address', [], 0, []],
  ])('opens %s', async (_, links, pick, opened) => {
    shown.pick = pick;
    await openSite(run({ links: () => Promise.resolve(links) }), 'en');
    expect(shown.opened).toEqual(opened);
  });
});
