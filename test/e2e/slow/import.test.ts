import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/steps.mjs';
import { Canvas } from '../lib/canvas.ts';
import { behind, goTo } from '../lib/text.ts';
import { openWindow, type Window } from '../lib/window.ts';
import { changedFiles, notifications, openFile, saveAs } from '../lib/workbench.ts';

const TEMPLATE = `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Resources:
  OrderTable: # one row for each order
    Type: AWS::DynamoDB::Table
    Properties:
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
      BillingMode: PAY_PER_REQUEST
  OrderFunction:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      CodeUri: ./src
      MemorySize: 512
      Environment: { Variables: { TABLE: !Ref OrderTable } }
      Policies: [{ DynamoDBCrudPolicy: { TableName: !Ref OrderTable } }]
      Events:
        Post: { Type: HttpApi, Properties: { Path: /orders, Method: post } }
`;
const OVERLAY = `version: 1
name: shop
region: eu-west-1
source: ./template.yaml
nodes:
  OrderFunction: { label: Orders, at: [400, 80], assume: { duration: 400 ms } }
  visitors: { service: client, traffic: { look: { requests: 2M/month, path: POST /orders } } }
connections:
  visitors-api: { from: visitors, to: ServerlessHttpApi }
`;

/** The editor adds nothing of its own, which it does only once it has read how a language is written. */
const AS_TYPED = { 'editor.autoClosingBrackets': 'never', 'editor.autoClosingQuotes': 'never', 'editor.autoIndent': 'none' };

let window: Window;
const samples: Record<string, string> = {};

beforeAll(async () => {
  for (const sample of ['conference', 'conference-sync']) samples[`${sample}.arch.yaml`] = await readFile(join(root, 'samples', sample, `${sample}.arch.yaml`), 'utf8');
  window = await openWindow({ files: { ...samples, 'template.yaml': TEMPLATE, 'shop.arch.yaml': OVERLAY, 'values.yaml': 'a: 1\n' }, open: 'template.yaml', committed: true, size: { width: 1680, height: 900 }, settings: AS_TYPED });
  await window.page.locator('.tab.active', { hasText: 'template.yaml' }).waitFor();
});
afterAll(() => window?.close());

const nodesOf = (canvas: Canvas) => canvas.frame.locator('.react-flow__node[data-id^="node:"]').evaluateAll((all) => all.map((node) => (node as HTMLElement).dataset['id']?.slice('node:'.length)).sort());

/** The text editor of the template, with the cursor behind `what`. */
async function cursorBehind(what: string): Promise<void> {
  await window.page.locator('.monaco-editor .view-lines').first().click();
  const { line, column } = behind(TEMPLATE, what);
  await goTo(window.page, line, column);
}

it('Open as Architecture shows a template on a canvas beside its text, read-only', async () => {
  await window.command('Open as Architecture');
  const canvas = await Canvas.of(window.page);
  expect(await nodesOf(canvas)).toEqual(['order-function', 'order-table', 'serverless-http-api']);
  expect(await canvas.frame.locator('.bar').innerText()).toContain('Read-only');
  expect(await canvas.frame.getByRole('button', { name: 'Deploy', exact: true }).count()).toBe(0);
  await canvas.node('order-table').click();
  await window.page.keyboard.press('Delete');
  await canvas.frame.locator('.banner', { hasText: 'cannot be changed' }).waitFor();
  expect(await nodesOf(canvas)).toContain('order-table');
  // Without its inspector, the canvas beside the text has room for all.
  await canvas.frame.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
  await canvas.frame.getByRole('button', { name: 'Fit' }).click();
});

it('the canvas follows the template as it is typed, and keeps what it shows while the text cannot be read', async () => {
  const canvas = await Canvas.of(window.page);
  await cursorBehind('Resources:');
  await window.page.keyboard.type('\n  Jobs: { Type: "AWS::SQS::Queue" }');
  await window.page.keyboard.press('Escape');
  await expect.poll(() => nodesOf(canvas)).toEqual(['jobs', 'order-function', 'order-table', 'serverless-http-api']);
  await window.page.keyboard.press('Control+End');
  await window.page.keyboard.type(' [[[ "');
  await window.page.waitForTimeout(600);
  expect(await nodesOf(canvas)).toHaveLength(4);
  await window.command('File: Revert File');
  await expect.poll(() => nodesOf(canvas)).toHaveLength(3);
});

it('Convert Template to a Design writes the design to a file of its own and opens it', async () => {
  await openFile(window, 'template.yaml');
  await window.command('Convert Template to a Design');
  expect(await saveAs(window, 'orders.arch.yaml')).toBe('template.arch.yaml');
  await window.page.locator('.tab.active', { hasText: 'orders.arch.yaml' }).waitFor();
  const design = await window.read('orders.arch.yaml');
  expect(design).toContain('  # one row for each order\n  order-table:\n    service: dynamodb\n');
  expect(design).toContain('!Ref OrderTable');
});

it('a file that is no template is refused with its place', async () => {
  await openFile(window, 'values.yaml');
  await window.command('Open as Architecture');
  await expect.poll(() => notifications(window)).toContainEqual(expect.stringMatching(/^values\.yaml:1:\d+: /));
});

it('an overlay shows the template with what it adds, follows both files, and bills both', async () => {
  await window.command('View: Close All Editor Groups');
  await openFile(window, 'shop.arch.yaml');
  const canvas = await Canvas.of(window.page);
  expect(await nodesOf(canvas)).toEqual(['order-function', 'order-table', 'serverless-http-api', 'visitors']);
  expect(await canvas.node('order-function').innerText()).toContain('Orders');
  expect(await canvas.frame.locator('.bar').innerText()).toContain('Read-only');
  const total = (await canvas.frame.locator('.bar-count strong').first().textContent()) ?? '';
  await window.command('Compare Bill with Last Commit');
  await expect.poll(() => canvas.frame.locator('.comparison .bill-figures dd').allTextContents()).toEqual([total, total, '$0.00 (0 %)']);
  await writeFile(join(window.folder, 'shop.arch.yaml'), OVERLAY.replace('label: Orders', 'label: Takings'));
  await expect.poll(() => canvas.node('order-function').innerText()).toContain('Takings');
  await writeFile(join(window.folder, 'template.yaml'), TEMPLATE.replace('MemorySize: 512', 'MemorySize: 2048'));
  await expect.poll(() => canvas.node('order-function').innerText()).toContain('2,048 MB');
  for (const [file, text] of [['template.yaml', TEMPLATE], ['shop.arch.yaml', OVERLAY]] as const) await writeFile(join(window.folder, file), text);
});

it('opening and closing templates, overlays and the samples changes none of them', async () => {
  for (const file of ['template.yaml', 'shop.arch.yaml', ...Object.keys(samples)]) {
    await openFile(window, file);
    if (file !== 'template.yaml') await Canvas.of(window.page);
    await window.command('View: Close All Editors');
    await window.page.locator('.tab').first().waitFor({ state: 'detached' });
  }
  expect(await changedFiles(window)).toEqual(['?? orders.arch.yaml']);
});
