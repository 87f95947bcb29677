import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Opened, OpenOptions } from './page/open.ts';
import { useWorkbench } from './page/use-workbench.ts';

const conference = readFileSync(new URL('../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');
const tooSlow = conference.replace('MemorySize: 1024, Timeout: 60', 'MemorySize: 1024, Timeout: 1200');
const twice = tooSlow.replace('MemorySize: 256, Timeout: 10', 'MemorySize: 256, Timeout: 1000');
const busy = tooSlow.replace('register: { requests: 60k/month', 'register: { requests: 20k/s');

const open = useWorkbench();

async function openFindings(options: OpenOptions): Promise<Opened> {
  const view = await open(options);
  await view.page.locator('.bar-count').nth(1).click();
  await view.page.locator('.results-body').waitFor();
  return view;
}

const row = ({ page }: Opened, rule: string) => page.locator('.results .findings > li', { hasText: rule }).first();
const edits = async ({ requests }: Opened) => (await requests('edit')).map(({ params }) => (params as { intent: unknown }).intent);

describe('a finding', () => {
  it('says why it matters, whether the limit can be raised, and leads to its page', async () => {
    const view = await openFindings({ text: tooSlow });
    const finding = row(view, 'lambda.timeout-above-limit');
    expect(await finding.locator('.limit-mark').textContent()).toBe('Hard limit: 900 s; the design asks for 1,200 s');
    expect(await finding.locator('.finding-why').textContent()).not.toBe('');
    expect(await finding.getByRole('button', { name: /^AWS documentation, \d{4}/ }).count()).toBe(1);
    await finding.getByRole('button', { name: 'lambda.timeout-above-limit' }).click();
    expect(await view.requests('openRule')).toEqual([{ method: 'openRule', params: { rule: 'lambda.timeout-above-limit' } }]);
  });

  it('leads to the node on the canvas and to the field, by keyboard too', async () => {
    const view = await openFindings({ text: tooSlow });
    await row(view, 'lambda.timeout-above-limit').locator('.finding-show').focus();
    await view.page.keyboard.press('Enter');
    await view.page.locator('.field.is-highlighted[aria-label="Timeout"]').waitFor();
    expect(await view.page.locator('.node-card.is-selected .node-name').textContent()).toBe('certificate');
    await expect.poll(() => view.page.evaluate(() => document.activeElement?.closest('.field')?.getAttribute('aria-label'))).toBe('Timeout');
    await view.page.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
    await expect.poll(() => view.page.locator('.is-highlighted').count()).toBe(0);
  });

  it('about a connection stands on its line, is read out with it, and leads to it', async () => {
    const view = await openFindings({ text: conference.replace('register-registered:     { from', 'register-registered:     { access: [put], from') });
    await view.page.locator('.connection-badge').first().waitFor();
    expect(await view.page.locator('.react-flow__edge[data-id="connection:register-registered"]').getAttribute('aria-label')).toMatch(/, 1 warning$/);
    await row(view, 'connection.key-without-effect').locator('.finding-show').click();
    await expect.poll(() => view.page.locator('.connection-title').textContent()).toBe('register → registered');
  });

  it('about what a connection may do leads to that setting', async () => {
    const view = await openFindings({ text: conference.replace('register, to: registrations, access: [put]', 'register, to: registrations, access: [putt]') });
    await row(view, 'connection.unknown-access').locator('.finding-show').click();
    await view.page.locator('.field.is-highlighted[aria-label="Access"]').waitFor();
  });

  it('is repaired with all of its kind as one step', async () => {
    const view = await openFindings({ text: twice });
    await row(view, 'lambda.timeout-above-limit').getByRole('button', { name: 'Fix all 2' }).click();
    await expect.poll(async () => (await edits(view)).length).toBe(1);
    expect(await edits(view)).toMatchObject([{ kind: 'batch', intents: [{ value: 900 }, { value: 900 }] }]);
    await expect.poll(() => view.page.locator('.results', { hasText: 'lambda.timeout-above-limit' }).count()).toBe(0);
    await view.page.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
    await view.page.keyboard.press('Control+z');
    await expect.poll(() => view.text()).toBe(twice);
  });
});

describe('silencing', () => {
  it('writes the reason in the file, lists it, and can be taken back', async () => {
    const view = await openFindings({ text: tooSlow, reason: 'Split next week.' });
    await row(view, 'lambda.timeout-above-limit').getByRole('button', { name: 'Silence…' }).click();
    await expect.poll(() => view.text()).toContain('lambda.timeout-above-limit: { nodes: [certificate], reason: Split next week. }');
    const silenced = view.page.locator('.besides', { hasText: 'Silenced (' });
    await silenced.locator('summary').click();
    const entry = silenced.locator('li', { hasText: 'lambda.timeout-above-limit' });
    expect(await entry.textContent()).toContain('Reason: Split next week.');
    await entry.getByRole('button', { name: 'Take back' }).click();
    await expect.poll(() => view.text()).toBe(tooSlow);
  });

  it('changes nothing where no reason is given', async () => {
    const view = await openFindings({ text: tooSlow });
    await row(view, 'lambda.timeout-above-limit').getByRole('button', { name: 'Silence…' }).click();
    await expect.poll(async () => (await view.requests('silence')).length).toBe(1);
    expect(await view.text()).toBe(tooSlow);
  });

  it('is not offered for what is wrong with the file itself', async () => {
    const view = await openFindings({ text: conference.replace('region: ', 'regoin: x\nregion: ') });
    expect(await row(view, 'structure.unknown-key').getByRole('button', { name: 'Silence…' }).count()).toBe(0);
  });
});

describe('what could not be checked', () => {
  it('is listed by node, each with the cause, and on the node itself', async () => {
    const text = conference.replace('MemorySize: 1024, Timeout: 60', 'MemorySize: !ImportValue size, Timeout: !ImportValue slow');
    const view = await openFindings({ text });
    const list = view.page.locator('.results .besides', { hasText: '2 values are not checked' });
    await list.locator('summary').click();
    await list.getByRole('button', { name: 'Timeout' }).click();
    expect(await view.requests('revealText')).toMatchObject([{ params: { path: ['nodes', 'certificate', 'properties', 'Timeout'] } }]);
    await list.getByRole('button', { name: 'certificate' }).click();
    expect(await view.page.locator('.inspector .besides').textContent()).toContain('2 values are not checked');
  });
});

describe('quota requests', () => {
  it('say what to ask for and why, ready to be copied', async () => {
    const view = await openFindings({ text: busy });
    await view.page.getByRole('tab', { name: /^Quotas \d/ }).click();
    const quota = view.page.locator('.quota', { hasText: 'L-B99A9384' });
    expect(await quota.locator('.quota-numbers').textContent()).toMatch(/Now1,000 executions.*Needed.*Ask for.*Regionap-northeast-2/);
    await quota.getByRole('button', { name: 'Copy the command' }).click();
    expect(await view.requests('copyText')).toMatchObject([{ params: { text: expect.stringMatching(/^aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value \d+ --region ap-northeast-2$/) as string } }]);
    await quota.getByText('Copied').waitFor();
  });

  it('are none where every quota is enough', async () => {
    const view = await openFindings({ text: conference });
    await view.page.getByRole('tab', { name: 'Quotas' }).click();
    expect(await view.page.locator('.results-body').textContent()).toBe('No quota has to be raised for this design.');
  });
});

it('of very many findings the first hundred are drawn, and more when asked for', async () => {
  const many = Array.from({ length: 150 }, (_, at) => `  f${at}: { service: lambda, properties: { Runtime: nodejs24.x, Handler: index.handler, Timeout: 1000 }, code: ./f }`);
  const view = await openFindings({ text: `version: 1\nname: many\nregion: us-east-1\nnodes:\n${many.join('\n')}\n` });
  expect(await view.page.locator('.results .findings > li').count()).toBe(100);
  await view.page.locator('.results').getByRole('button', { name: /^\d+ more…$/ }).click();
  await expect.poll(() => view.page.locator('.results .findings > li').count()).toBe(200);
});

it('a file that is broken when it is opened shows what can be read, and says so', async () => {
  const view = await open({ text: conference.replace('connections:\n', 'connections: [\n') });
  await view.page.locator('.banner').waitFor();
  expect(await view.page.locator('.banner').textContent()).toMatch(/^The text is broken at line \d+; what can be read is shown\./);
});
