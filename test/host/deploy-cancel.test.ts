import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Deployed, DeployPort } from '../../src/node/deploy/contract.ts';
import { Shop, SHOP } from './aws-stub/shop.ts';

/** What the user sees and does: notifications that can be cancelled, and the answer to each modal question. */
const user = vi.hoisted(() => ({
  notifications: [] as { readonly title: string; readonly cancel: () => void }[],
  questions: [] as { readonly message: string; readonly detail: string; readonly buttons: readonly string[] }[],
  answer: undefined as string | undefined,
}));

vi.mock('vscode', () => ({
  ProgressLocation: { Notification: 15 },
  window: {
    withProgress: ({ title }: { title: string }, work: (progress: object, token: object) => Promise<unknown>) => {
      const listeners: (() => void)[] = [];
      user.notifications.push({ title, cancel: () => { for (const listener of listeners) listener(); } });
      return work({ report: () => undefined }, { onCancellationRequested: (listener: () => void) => { listeners.push(listener); } });
    },
    showWarningMessage: (message: string, { detail }: { detail: string }, ...buttons: readonly string[]) => {
      user.questions.push({ message, detail, buttons });
      return Promise.resolve(user.answer);
    },
  },
}));

const { watching } = await import('../../src/extension/deploy/watching.ts');

let shop: Shop;

beforeEach(async () => {
  shop = await Shop.open();
  user.notifications.length = 0;
  user.questions.length = 0;
});

afterEach(() => shop.close());

/** Deploys as the button does, and cancels when `when` says so; AWS stands still until the question is answered. */
function deployAndCancel(when: (event: Parameters<DeployPort['notify']>[0]) => boolean): Promise<Deployed> {
  let isCancelled = false;
  const log = { line: () => undefined, event: () => undefined, show: () => undefined, dispose: () => undefined };
  const states = { follow: () => undefined, clear: () => undefined };
  return watching({ title: 'Deploy shop', stack: 'shop', resources: 8, states, log, locale: 'en' }, (port) => shop.deploy({
    ...port,
    notify: (event) => {
      port.notify(event);
      if (isCancelled || !when(event)) return;
      isCancelled = true;
      user.notifications.at(-1)?.cancel();
    },
    wait: async () => {
      port.signal.throwIfAborted();
      while (isCancelled && user.answer === 'Roll Back' && !shop.stub.calls.some((call) => /^(?:CancelUpdateStack|DeleteStack)$/.test(call))) await new Promise((resolve) => { setTimeout(resolve, 5); });
      shop.stub.cloudFormation.tick();
    },
  }));
}

const executing = (event: { readonly kind: string }): boolean => event.kind === 'resource';

describe('Cancel', () => {
  it('asks, while AWS changes the stack, whether to let it finish or to roll it back', async () => {
    user.answer = 'Let It Finish';
    expect((await deployAndCancel(executing)).status).toBe('CREATE_COMPLETE');
    expect(user.questions).toEqual([{ message: 'AWS is changing shop.', detail: expect.stringContaining('an update is undone, a stack that is being made is deleted') as string, buttons: ['Let It Finish', 'Roll Back'] }]);
    expect(user.notifications).toHaveLength(2);
  });

  it('lets it finish where the question is turned away', async () => {
    user.answer = undefined;
    expect((await deployAndCancel(executing)).status).toBe('CREATE_COMPLETE');
  });

  it('rolls an update back', async () => {
    await shop.deploy();
    shop.text = SHOP.replace('MemorySize: 256', 'MemorySize: 512');
    user.answer = 'Roll Back';
    expect(await deployAndCancel(executing)).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE', takenBack: { kept: [] } });
  });

  it('ends a deployment that has changed nothing yet without a question', async () => {
    await expect(deployAndCancel((event) => event.kind === 'phase' && event.phase === 'change-set')).rejects.toMatchObject({ name: 'AbortError' });
    expect(user.questions).toEqual([]);
    expect(shop.stub.calls).not.toContain('ExecuteChangeSet');
  });
});
