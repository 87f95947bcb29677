import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Canvas } from '../e2e/lib/canvas.ts';
import { openWindow, type Window } from '../e2e/lib/window.ts';
import { Conference, REGION } from './conference-in-use.ts';
import { findEmulator, MINISTACK, start, type Emulator } from './emulator.ts';

const found = await findEmulator(MINISTACK);
const missing = 'missing' in found ? found.missing : undefined;
const isCi = process.env['CI'] === 'true';
if (missing !== undefined) console.warn(`Deploying by the button is skipped: ${missing}`);

/** Packaging and a change set, on a machine that does other things too. */
const PATIENCE_MS = 120_000;

/** The button on the canvas in the real VS Code; its settings name an emulator in place of AWS. */
describe.skipIf(missing !== undefined && !isCi)('the Deploy button', () => {
  let emulator: Emulator;
  let window: Window;
  let canvas: Canvas;

  const dialog = () => window.page.locator('.monaco-dialog-box');
  /** VS Code may hide a notification soon: its centre keeps it. */
  const told = async (text: RegExp): Promise<void> => {
    const said = window.page.locator('.notifications-center .notification-list-item', { hasText: text });
    await expect.poll(async () => {
      if (!(await window.page.locator('.notifications-center').isVisible())) await window.command('Notifications: Show Notifications');
      return said.count();
    }, { timeout: PATIENCE_MS, interval: 1_000 }).toBeGreaterThan(0);
    await window.command('Notifications: Hide Notifications');
  };
  const stack = async (): Promise<Stack | undefined> => {
    const client = new CloudFormationClient({ endpoint: emulator.endpoint, region: REGION, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
    return client.send(new DescribeStacksCommand({ StackName: 'conference-dev' })).then(({ Stacks: [found] = [] }) => found, () => undefined);
  };
  const status = async (): Promise<string | undefined> => (await stack())?.StackStatus;
  const conference = async (): Promise<Conference> => new Conference(emulator.endpoint, Object.fromEntries(((await stack())?.Outputs ?? []).map(({ OutputKey: key = '', OutputValue: value = '' }) => [key, value])));
  const begin = async (): Promise<void> => {
    await canvas.frame.getByRole('button', { name: 'Deploy', exact: true }).click();
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'conference-dev' }).click();
  };

  beforeAll(async () => {
    if (!('path' in found)) throw new Error(missing);
    emulator = await start(found.path, MINISTACK);
    window = await openWindow({ whole: true, size: { width: 1680, height: 950 }, settings: { 'serverlessCanvas.endpoint': emulator.endpoint } });
    canvas = await Canvas.of(window.page);
  });

  afterAll(async () => {
    await window?.close();
    await emulator?.stop();
  });

  it('shows where, what and how much first, and changes nothing where it is turned away', async () => {
    await begin();
    await dialog().waitFor({ timeout: PATIENCE_MS });
    const words = (await dialog().textContent()) ?? '';
    expect(words).toContain(`Stack conference-dev at ${emulator.endpoint} (not AWS), ap-northeast-2`);
    expect(words).toMatch(/About \$\d+\.\d\d a month/);
    expect(words).toMatch(/\d+ resources of \d+ nodes are made; the log names them\./);
    expect(words).toMatch(/register: code, \d+ KB/);
    expect(words).toMatch(/“Deploy and Protect Data” also keeps the stack from being deleted, and .*Registrations/);
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(status).not.toBe('CREATE_COMPLETE');
  });

  it('deploys what it showed, each node with its state, and tells the address', async () => {
    await begin();
    await dialog().getByRole('button', { name: 'Deploy', exact: true }).click({ timeout: PATIENCE_MS });
    await told(/conference-dev is deployed\./);
    expect(await status()).toBe('CREATE_COMPLETE');
    const register = canvas.node('register').locator('.node-deploy');
    await register.waitFor();
    expect(await register.getAttribute('aria-label')).toMatch(/^Deployed: (\d+) of \1 resources$/);
  });

  it('works there: registration, certificate, guarded list, pages byte for byte', async () => {
    const deployed = await conference();
    await deployed.expectRegistration();
    await deployed.expectGuardedList();
    await deployed.expectPages(join(window.folder, 'web'));
  });

  it('says that there is nothing to do the second time', async () => {
    await begin();
    await told(/conference-dev: nothing to do\./);
  });

  // What stands in the channel is shown by test/host/deploy-logs.test.ts: this VS Code is installed without the native module that writes channels.
  it('follows the logs of functions in an output channel until that is cancelled', async () => {
    await window.command('Serverless Canvas: Show Logs of Deployed Functions');
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'conference-dev' }).click();
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'register' }).waitFor({ timeout: PATIENCE_MS });
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'All functions' }).click();
    await expect.poll(() => window.page.locator('.part.panel select option:checked').first().textContent(), { timeout: PATIENCE_MS }).toBe('Serverless Canvas: Logs of Functions');
    await window.command('View: Toggle Panel Visibility');
  });

  it('shows on the canvas what was changed at AWS since', async () => {
    await (await conference()).keepMessagesFor(345_600);
    await window.command('Serverless Canvas: Check the Deployment for Drift');
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'conference-dev' }).click();
    const mark = canvas.node('undelivered').locator('.node-deploy.is-drifted');
    await mark.waitFor({ timeout: PATIENCE_MS });
    expect(await mark.getAttribute('aria-label')).toBe('undelivered: Undelivered (AWS::SQS::Queue) was changed at AWS: MessageRetentionPeriod 1209600 → 345600.');
    expect(await canvas.node('register').locator('.node-deploy').getAttribute('aria-label')).toBe('As it was deployed');
    await told(/conference-dev: 1 resource was changed at AWS since the deployment\./);
  });
});
