import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/core/analysis/analyse.ts';
import type { Analysis } from '../../src/core/analysis/contract.ts';
import type { Synthesis } from '../../src/core/cloudformation/contract.ts';
import { synthesize } from '../../src/core/cloudformation/synthesize.ts';
import { clientsFor, type Clients } from '../../src/node/deploy/clients.ts';
import type { Deployed, DeployEvent, DeployPort, Phase, Question } from '../../src/node/deploy/contract.ts';
import { deploy } from '../../src/node/deploy/deploy.ts';
import { destroy } from '../../src/node/deploy/destroy.ts';
import { catalog } from '../../src/services/catalog.ts';
import { AwsStub } from './aws-stub/server.ts';
import { SHOP } from './aws-stub/shop.ts';

const PRODUCT = fileURLToPath(new URL('../../', import.meta.url));

const ARTIFACTS = 'serverless-canvas-111122223333-us-east-1';

let stub: AwsStub;
let clients: Clients;
let folder: string;
let text = SHOP;

beforeEach(async () => {
  stub = new AwsStub();
  clients = clientsFor({ region: 'us-east-1', endpoint: await stub.start() });
  folder = await mkdtemp(join(tmpdir(), 'deploy-'));
  text = SHOP;
  await Promise.all([mkdir(join(folder, 'web')), mkdir(join(folder, 'code'))]);
  await writeFile(join(folder, 'web/index.html'), '<!doctype html>');
  await writeFile(join(folder, 'web/app.js'), 'console.log(1);');
  await writeFile(join(folder, 'code/index.mjs'), 'export const handler = async () => ({ statusCode: 200 });');
});

afterEach(async () => {
  clients.close();
  await stub.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Waiting lets time pass at AWS. */
const port = (more: Partial<DeployPort> = {}): DeployPort => ({
  notify: () => undefined, confirm: () => Promise.resolve('yes'), signal: new AbortController().signal,
  wait: () => { stub.cloudFormation.tick(); return Promise.resolve(); }, ...more,
});

function read(): { readonly analysis: Analysis; readonly synthesis: Synthesis } {
  const analysis = createAnalyser(catalog).analyse(text);
  return { analysis, synthesis: synthesize({ design: analysis.document.design, catalog, resolve: analysis.resolve }) };
}

const run = (more: Partial<DeployPort> = {}): Promise<Deployed> => deploy({
  ...read(), catalog, stack: 'shop', account: '111122223333', parameters: new Map(),
  target: { region: 'us-east-1' }, places: { folder, root: folder, product: PRODUCT },
}, clients, port(more));

/** Everything that is at AWS: stacks with their resources, and objects. */
const state = (): unknown => ({
  stacks: [...stub.cloudFormation.stacks.values()].filter(({ status }) => status !== 'DELETE_COMPLETE').map(({ name, status, body, resources }) => ({ name, status: status.replace('UPDATE', 'CREATE'), body, resources: [...resources].toSorted() })).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  objects: [...stub.objects].map(([key, { bytes, type, cache }]) => [key, bytes.toString('base64'), type, cache]).toSorted(),
});

const sentKeys = (): readonly string[] => [...stub.objects.keys()].map((key) => key.slice(key.indexOf('/') + 1)).toSorted();

describe('a deployment', () => {
  it('makes the stack, sends code and pages, and tells the pages what they need', async () => {
    const deployed = await run();
    expect(deployed).toMatchObject({ stack: 'shop', status: 'CREATE_COMPLETE', notCreated: [], removed: [] });
    expect(sentKeys()).toEqual(['app.js', 'config.json', expect.stringMatching(/^handler\/[0-9a-f]{64}\.zip$/) as string, 'index.html', 'sites/shop/site.json']);
    const [config] = [...stub.objects].filter(([key]) => key.endsWith('config.json')).map(([, { bytes, cache }]) => ({ ...JSON.parse(bytes.toString()) as object, cache }));
    expect(config).toEqual({ client: 'value-of-SiteConfigClient', cache: 'no-cache' });
    expect(stub.invalidations).toEqual([['/app.js', '/index.html', '/config.json', '/']]);
  });

  it('changes nothing and sends nothing but the template before it is confirmed', async () => {
    const questions: Question[] = [];
    const answer = await run({ confirm: (question) => { questions.push(question); return Promise.resolve('no'); } });
    expect(answer.status).toBe('CANCELLED');
    expect(stub.objects.size).toBe(0);
    expect(stub.calls).not.toContain('CreateStack');
    expect(stub.calls).not.toContain('ExecuteChangeSet');
    expect(questions[0]?.changes.every(({ action }) => action === 'add')).toBe(true);
    expect(questions[0]?.sends.map(({ en }) => en)).toEqual([expect.stringMatching(/^handler: code, \d+ KB$/) as string, 'site: 2 files']);
  });

  it('says that there is nothing to do the second time, and sends nothing', async () => {
    await run();
    const before = stub.calls.length;
    expect(await run()).toMatchObject({ status: 'NOTHING_TO_DO', uploaded: [], removed: [], changes: [] });
    expect(stub.calls.slice(before)).not.toContain('PUT object');
  });

  it('changes one node and sends only what differs', async () => {
    await run();
    text = SHOP.replace('MemorySize: 256', 'MemorySize: 512');
    await writeFile(join(folder, 'web/app.js'), 'console.log(2);');
    const { status, changes, uploaded } = await run();
    expect(status).toBe('UPDATE_COMPLETE');
    expect(changes.map(({ action, logicalId, node }) => [action, logicalId, node])).toEqual([['modify', 'Handler', 'handler']]);
    expect(uploaded).toEqual(['app.js']);
    expect(stub.invalidations.at(-1)).toEqual(['/app.js']);
  });

  it('takes away pages that it has sent, and leaves those of others', async () => {
    await run();
    const bucket = [...stub.objects.keys()].find((key) => key.endsWith('/index.html'))?.split('/')[0] ?? '';
    stub.objects.set(`${bucket}/of-others.txt`, { bytes: Buffer.from('x'), type: 'text/plain', cache: '' });
    await rm(join(folder, 'web/app.js'));
    expect((await run()).removed).toEqual(['app.js']);
    expect([...stub.objects.keys()]).toContain(`${bucket}/of-others.txt`);
  });

  it('names the node of the first failure and rolls back', async () => {
    stub.cloudFormation.failing.set('Orders', 'Limit exceeded for tables');
    const { status, failure } = await run();
    expect(status).toBe('ROLLBACK_COMPLETE');
    expect(failure).toMatchObject({ node: 'orders', logicalId: 'Orders', reason: 'Limit exceeded for tables', text: { en: 'orders: Orders (AWS::DynamoDB::Table) failed: Limit exceeded for tables' } });
    expect(sentKeys()).not.toContain('index.html');
  });

  it('names the node of what validation found before anything was changed', async () => {
    stub.cloudFormation.invalid.set('Orders', "Resource of type 'AWS::DynamoDB::Table' with identifier 'orders' already exists.");
    const { status, failure } = await run();
    expect(status).toBe('ROLLBACK_COMPLETE');
    expect(failure).toMatchObject({ node: 'orders', text: { en: "orders: Orders (AWS::DynamoDB::Table) failed: Resource of type 'AWS::DynamoDB::Table' with identifier 'orders' already exists." } });
  });

  it('clears a stack away that was never complete, and makes it anew', async () => {
    stub.cloudFormation.failing.set('Orders', 'Limit exceeded');
    await run();
    stub.cloudFormation.failing.clear();
    expect(await run()).toMatchObject({ status: 'CREATE_COMPLETE', notCreated: [] });
  });

  it('tells every event once, in order, though AWS tells them in pages and the latest first', async () => {
    const events: DeployEvent[] = [];
    await run({ notify: (event) => void events.push(event) });
    const told = events.flatMap((event) => (event.kind === 'resource' ? [event.event.id] : []));
    const [shop] = [...stub.cloudFormation.stacks.values()].filter(({ name }) => name === 'shop');
    expect(told).toEqual(shop?.events.map(({ id }) => id));
  });

  it.each(['throttle', 'drop'] as const)('tries again what was interrupted (%s)', async (how) => {
    for (const action of ['DescribeStacks', 'CreateChangeSet', 'ExecuteChangeSet', 'DescribeStackEvents', 'PUT object']) stub.interrupt(action, how, 2);
    expect(await run()).toMatchObject({ status: 'CREATE_COMPLETE', notCreated: [] });
  }, 60_000);

  it('refuses what leads out of the workspace, before anything is sent', async () => {
    text = SHOP.replace('./code', '../../../etc');
    await expect(run()).rejects.toThrow(/leads out of the workspace|there is no/);
    expect(stub.calls).toEqual([]);
  });

  it('refuses a design with errors by what is wrong', async () => {
    text = SHOP.replace('MemorySize: 256', 'MemorySize: 64');
    await expect(run()).rejects.toMatchObject({ name: 'DeployFault', code: 'deploy.findings' });
    expect(stub.calls).toEqual([]);
  });
});

describe('a start after a kill', () => {
  const KILLED = new Error('killed');
  const phases: readonly Phase[] = ['package', 'change-set', 'upload', 'execute', 'sync'];

  /** Dies when a phase begins, or later within it. */
  const dyingAt = (phase: Phase, later: number): Partial<DeployPort> => {
    let left = -1;
    const die = (): void => { if (left === 0) throw KILLED; else if (left > 0) left -= 1; };
    return {
      notify: (event) => { if (event.kind === 'phase' && event.phase === phase) left = later; die(); },
      wait: () => { die(); stub.cloudFormation.tick(); return Promise.resolve(); },
    };
  };

  it.each(phases.flatMap((phase) => [0, 1, 3].map((later) => [phase, later] as const)))('in %s, %i steps later, ends in the same state', async (phase, later) => {
    await run();
    const undisturbed = state();
    await stub.stop();
    stub = new AwsStub();
    clients.close();
    clients = clientsFor({ region: 'us-east-1', endpoint: await stub.start() });
    await run(dyingAt(phase, later)).catch((error: unknown) => { if (error !== KILLED) throw error; });
    await run();
    expect(state()).toEqual(undisturbed);
  });
});

describe('destroying', () => {
  const destroyIt = (deleteData: boolean, answer = true) => destroy({ stack: 'shop', deleteData }, clients, () => ({}), { ...port(), confirmDestroy: () => Promise.resolve(answer) });

  it('keeps data and says which', async () => {
    await run();
    const { status, kept } = await destroyIt(false);
    expect(status).toBe('DELETE_COMPLETE');
    expect(kept.map(({ logicalId }) => logicalId).toSorted()).toEqual(['Orders', 'Site']);
    expect([...stub.objects.keys()].some((key) => key.endsWith('/index.html'))).toBe(true);
  });

  it('does nothing where it is not confirmed', async () => {
    await run();
    expect((await destroyIt(true, false)).status).toBe('CANCELLED');
    expect(stub.calls).not.toContain('DeleteStack');
  });

  it('says where there is no such stack', async () => {
    await expect(destroyIt(false)).rejects.toThrow('There is no stack shop');
  });
});

it('keeps code in a bucket of its own, named by account and region', async () => {
  await run();
  expect(stub.cloudFormation.physical('AWS::S3::Bucket')).toContain(ARTIFACTS);
});
