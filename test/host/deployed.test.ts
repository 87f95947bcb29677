import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Question } from '../../src/node/deploy/contract.ts';
import type { DestroyQuestion } from '../../src/node/deploy/destroy.ts';
import { detectDrift } from '../../src/node/deploy/drift.ts';
import { followLogs, loggedFunctions, type LogLine } from '../../src/node/deploy/logs.ts';
import { Shop, SHOP } from './aws-stub/shop.ts';

let shop: Shop;

beforeEach(async () => {
  shop = await Shop.open();
});

afterEach(() => shop.close());

const stack = () => shop.stub.cloudFormation.find('shop');

describe('protecting the data of a stack', () => {
  const questions: Question[] = [];
  const asking = (answer: 'yes' | 'protect') => ({ confirm: (question: Question) => { questions.push(question); return Promise.resolve(answer); } });

  beforeEach(() => { questions.length = 0; });

  it('is offered where a stack has data, and done only where it is taken', async () => {
    expect((await shop.deploy(asking('yes'))).isProtected).toBe(false);
    expect(questions[0]?.unprotected.toSorted()).toEqual(['Orders', 'Site']);
    expect(stack()).toMatchObject({ isProtected: false, policy: '' });
  });

  it('is not offered where a stack has none', async () => {
    shop.text = 'version: 1\nname: shop\nregion: us-east-1\nnodes:\n  jobs: { service: sqs }\n';
    await shop.deploy(asking('yes'));
    expect(questions[0]?.unprotected).toEqual([]);
  });

  it('keeps the stack from being deleted and its data from being replaced or deleted', async () => {
    expect((await shop.deploy(asking('protect'))).isProtected).toBe(true);
    expect(stack().isProtected).toBe(true);
    expect(JSON.parse(stack().policy)).toEqual({
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 'Update:*', Resource: '*' },
        { Effect: 'Deny', Principal: '*', Action: ['Update:Replace', 'Update:Delete'], Resource: [expect.stringMatching(/^LogicalResourceId\/(?:Orders|Site)$/), expect.stringMatching(/^LogicalResourceId\/(?:Orders|Site)$/)] },
      ],
    });
  });

  it('makes a deployment fail that would delete a table, with the node and the reason', async () => {
    await shop.deploy({}, { protect: true });
    shop.text = SHOP.replace(/^ {2}orders: .*\n/m, '').replace(/^ {2}handler-orders: .*\n/m, '').replace(', config: { client: !Ref Orders }', '');
    const { status, failure } = await shop.deploy();
    expect(status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(failure?.text.en).toBe('Orders (AWS::DynamoDB::Table) failed: Action denied by stack policy: Statement [#1] does not allow [Update:Delete] for resource [Orders]');
  });

  it('is offered again for what was added since, and for nothing else', async () => {
    await shop.deploy({}, { protect: true });
    shop.text = SHOP.replace('connections:', '  carts: { service: dynamodb, properties: { BillingMode: PAY_PER_REQUEST, AttributeDefinitions: [{ AttributeName: id, AttributeType: S }], KeySchema: [{ AttributeName: id, KeyType: HASH }] } }\nconnections:');
    await shop.deploy(asking('yes'));
    expect(questions[0]?.unprotected).toEqual(['Carts']);
  });

  it('is done by --protect where nothing else has changed', async () => {
    await shop.deploy();
    expect(await shop.deploy({}, { protect: true })).toMatchObject({ status: 'NOTHING_TO_DO', isProtected: true });
    expect(stack().isProtected).toBe(true);
  });

  it('wants the name typed to destroy it, and is taken off then', async () => {
    await shop.deploy({}, { protect: true });
    const asked: DestroyQuestion[] = [];
    expect((await shop.destroy(false, (question) => { asked.push(question); return Promise.resolve(false); })).status).toBe('CANCELLED');
    expect(stack().isProtected).toBe(true);
    expect(asked[0]).toMatchObject({ isProtected: true, type: 'shop' });
    expect(asked[0]?.text.en).toContain('The stack is protected against deletion; a yes takes that off.');
    expect((await shop.destroy(false)).status).toBe('DELETE_COMPLETE');
  });
});

describe('taking back what AWS is making', () => {
  /** Wants it back at the nth look at the stack. */
  const after = (looks: number) => {
    const back = new AbortController();
    let left = looks;
    return {
      rollBack: back.signal,
      notify: (event: { readonly kind: string }) => { if (event.kind === 'resource' && left-- === 0) back.abort(); },
      wait: async () => {
        // The stub's time stands still until the wish has come to it.
        while (back.signal.aborted && !shop.stub.calls.some((call) => call === 'DeleteStack' || call === 'CancelUpdateStack')) await new Promise((resolve) => { setTimeout(resolve, 5); });
        shop.stub.cloudFormation.tick();
      },
    };
  };

  it('cancels an update, after which the stack is as it was', async () => {
    await shop.deploy();
    const before = [...stack().resources].map(([id, { definition }]) => [id, definition]);
    shop.text = SHOP.replace('MemorySize: 256', 'MemorySize: 512').replace('PAY_PER_REQUEST', 'PAY_PER_REQUEST, TableClass: STANDARD_INFREQUENT_ACCESS');
    const { status, takenBack, failure } = await shop.deploy(after(1));
    expect({ status, takenBack, failure }).toEqual({ status: 'UPDATE_ROLLBACK_COMPLETE', takenBack: { kept: [] }, failure: undefined });
    expect([...stack().resources].map(([id, { definition }]) => [id, definition])).toEqual(before);
    expect(shop.stub.calls).toContain('CancelUpdateStack');
  });

  it('deletes a stack that is being made, and names the data that stays', async () => {
    const { status, takenBack, uploaded } = await shop.deploy(after(10));
    expect(status).toBe('DELETE_COMPLETE');
    expect(takenBack?.kept.every(({ logicalId }) => ['Orders', 'Site'].includes(logicalId))).toBe(true);
    expect(takenBack?.kept).toHaveLength(shop.stub.cloudFormation.kept.size);
    expect(uploaded).not.toContain('index.html');
    expect(await shop.deploy()).toMatchObject({ status: 'CREATE_COMPLETE', notCreated: [] });
  });

  it('leaves a stack as it is that has come to its end in the meantime', async () => {
    const back = new AbortController();
    const { status } = await shop.deploy({ rollBack: back.signal, notify: (event) => { if (event.kind === 'phase' && event.phase === 'sync') back.abort(); } });
    expect(status).toBe('CREATE_COMPLETE');
    expect(shop.stub.calls).not.toContain('CancelUpdateStack');
  });
});

describe('drift', () => {
  const detect = () => detectDrift(shop.clients.cloudFormation, 'shop', shop.whose(), shop.port());

  it('names the node, the property and both values, over pages', async () => {
    await shop.deploy();
    shop.stub.cloudFormation.drifted.set('Handler', { path: '/MemorySize', expected: '256', actual: '1024' }).set('Orders', 'deleted');
    const { drifted, nodesInSync } = await detect();
    expect(drifted.map(({ node, isDeleted, differences, text }) => ({ node, isDeleted, differences, text: text.en })).toSorted((a, b) => (a.text < b.text ? -1 : 1))).toEqual([
      { node: 'handler', isDeleted: false, differences: [{ path: 'MemorySize', expected: '256', actual: '1024' }], text: 'handler: Handler (AWS::Lambda::Function) was changed at AWS: MemorySize 256 → 1024.' },
      { node: 'orders', isDeleted: true, differences: [], text: 'orders: Orders (AWS::DynamoDB::Table) was deleted at AWS.' },
    ]);
    expect(nodesInSync.toSorted()).toEqual(['cdn', 'site']);
  });

  it('is nothing where nothing was changed', async () => {
    await shop.deploy();
    expect((await detect()).drifted).toEqual([]);
  });

  it('says where there is no such stack', async () => {
    await expect(detect()).rejects.toThrow('There is no stack shop');
  });
});

describe('logs of functions', () => {
  const GROUP = () => [...stack().resources].find(([, { type }]) => type === 'AWS::Logs::LogGroup')?.[1].id ?? '';
  const line = (eventId: string, timestamp: number) => ({ eventId, timestamp, message: `said ${eventId}\n` });

  async function followed(looks: number, onLook: (look: number) => void): Promise<readonly LogLine[]> {
    const stop = new AbortController();
    const lines: LogLine[] = [];
    let look = 0;
    const functions = await loggedFunctions(shop.clients.cloudFormation, 'shop', shop.whose());
    await followLogs(functions, { since: 1_000, onLine: (each) => lines.push(each) }, shop.clients, {
      signal: stop.signal,
      wait: () => {
        look += 1;
        onLook(look);
        if (look === looks) stop.abort();
        return Promise.resolve();
      },
    });
    return lines;
  }

  it('are told as they come, each line once, over pages, with the node', async () => {
    await shop.deploy();
    const lines = [500, 1_000, 1_001, 1_002, 1_003].map((at, index) => line(`e${index}`, at));
    shop.stub.logs.set(GROUP(), lines);
    const told = await followed(3, (look) => { if (look === 1) lines.push(line('late', 1_001), line('new', 2_000)); });
    expect(told.map(({ text }) => text)).toEqual(['said e1', 'said e2', 'said e3', 'said e4', 'said late', 'said new']);
    expect(told[0]).toEqual({ node: 'handler', at: '1970-01-01T00:00:01.000Z', text: 'said e1' });
  });

  it('are none where a function was never called and has no log group yet', async () => {
    await shop.deploy();
    expect(await followed(2, () => undefined)).toEqual([]);
  });

  it('come from the group of the template, else from that of Lambda', async () => {
    await shop.deploy();
    const functions = await loggedFunctions(shop.clients.cloudFormation, 'shop', shop.whose());
    expect(functions).toEqual([{ node: 'handler', group: GROUP() }]);
    stack().resources.delete([...stack().resources].find(([, { type }]) => type === 'AWS::Logs::LogGroup')?.[0] ?? '');
    expect((await loggedFunctions(shop.clients.cloudFormation, 'shop', shop.whose()))[0]?.group).toMatch(/^\/aws\/lambda\/shop-handler-/);
  });
});

describe('secrets', () => {
  it('stand in no template, object, event or result: the credentials of the user are signed with and nothing else', async () => {
    const secret = 'wJalrXUtnFEMI-never-to-be-seen';
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIANEVERSEEN');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', secret);
    const told: unknown[] = [];
    const result = await shop.deploy({ notify: (event) => told.push(event), confirm: (question) => { told.push(question); return Promise.resolve('protect'); } });
    vi.unstubAllEnvs();
    const all = [JSON.stringify([told, result]), stack().body, stack().policy, ...[...shop.stub.objects.values()].map(({ bytes }) => bytes.toString('latin1'))].join('\n');
    for (const word of [secret, 'AKIANEVERSEEN']) expect(all).not.toContain(word);
  });

  it('are safe from repositories: endpoint and profile are settings of the machine, which no workspace can set', async () => {
    const manifest = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as { contributes: { configuration: { properties: Record<string, { scope: string }> } } };
    expect(['endpoint', 'profile'].map((name) => manifest.contributes.configuration.properties[`serverlessCanvas.${name}`]?.scope)).toEqual(['machine', 'machine']);
  });
});
