// What VS Code shows around a canvas: the first minutes, an empty design, new files, lenses, the outline, settings.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Canvas } from '../../test/e2e/lib/canvas.ts';
import { canvasOf } from '../../test/e2e/lib/window.ts';
import { openFile } from '../../test/e2e/lib/workbench.ts';
import { root } from '../lib/steps.mjs';
import { inThemes, inWindow, narrow, shot, shots } from '../lib/shots.mjs';

const EMPTY = 'version: 1\nname: orders\nregion: ap-northeast-2\n\nnodes: {}\n\nconnections: {}\n';
const sample = (name) => readFile(join(root, 'samples', name, `${name}.arch.yaml`), 'utf8');

/** A new design, and what it is begun with. */
export const empty = () => inWindow('an empty design', { files: { 'orders.arch.yaml': EMPTY }, open: 'orders.arch.yaml', size: { width: 1680, height: 700 } }, async (window) => {
  const frame = await canvasOf(window.page);
  await frame.locator('.starter').first().waitFor();
  await shots(window, 'empty');
  await window.page.setViewportSize({ ...narrow, height: 700 });
  await shots(window, 'empty', { suffix: '-900' });
});

export const newFile = () => inWindow('File: New File', { files: { 'orders.arch.yaml': EMPTY }, open: 'orders.arch.yaml', size: { width: 1000, height: 420 } }, async (window) => {
  await canvasOf(window.page);
  await inThemes(window, async (theme) => {
    await window.command('Create: New File...');
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'New Design' }).first().waitFor();
    await window.page.keyboard.press('ArrowDown');
    await shot(window, `new-file-${theme}`);
    await window.page.keyboard.press('Escape');
  });
});

export const walkthrough = () => inWindow('the walkthrough', { size: { width: 1680, height: 800 } }, async (window) => {
  await Canvas.of(window.page);
  await window.command('Welcome: Open Walkthrough...');
  await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Serverless Canvas' }).first().click();
  await window.page.locator('.getting-started-step').first().waitFor();
  await shots(window, 'walkthrough');
  await window.page.setViewportSize(narrow);
  await shots(window, 'walkthrough', { suffix: '-900' });
});

export const settings = () => inWindow('settings', { size: { width: 1200, height: 620 } }, async (window) => {
  await Canvas.of(window.page);
  await window.command('Preferences: Open Settings (UI)');
  await window.page.locator('.settings-editor .suggest-input-container .view-lines').click();
  await window.page.keyboard.type('@ext:serverless-canvas.serverless-canvas');
  await window.page.locator('.settings-editor .action-label', { hasText: 'Remote' }).click();
  await window.page.locator('.settings-editor .setting-item-label', { hasText: /Selection/ }).first().waitFor();
  await shots(window, 'settings');
});

const TEMPLATE = `AWSTemplateFormatVersion: 2010-09-09
Transform: AWS::Serverless-2016-10-31

Resources:
  Orders:
    Type: AWS::Serverless::SimpleTable

  TakeOrder:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs24.x
      Handler: index.handler
      CodeUri: ./src
      Events:
        Post: { Type: HttpApi, Properties: { Method: POST, Path: /orders } }
      Policies:
        - DynamoDBCrudPolicy: { TableName: !Ref Orders }
`;

/** What stands above a design and above a template, and what the text has by name. */
export const lenses = async () => inWindow('lenses and symbols', { files: { 'conference.arch.yaml': await sample('conference'), 'template.yaml': TEMPLATE }, open: 'template.yaml', size: { width: 1200, height: 620 }, settings: { 'editor.minimap.enabled': false } }, async (window) => {
  const { page } = window;
  await page.locator('.codelens-decoration a', { hasText: 'Open as Architecture' }).waitFor();
  await shots(window, 'lens-template');
  await openFile(window, 'conference.arch.yaml');
  await Canvas.of(page);
  await window.command('View: Reopen Editor With Text Editor');
  await page.locator('.codelens-decoration a', { hasText: 'a month' }).first().waitFor();
  await shots(window, 'lens-design');
  await inThemes(window, async (theme) => {
    await window.command('Go to Symbol in Editor...');
    await page.keyboard.type('regis');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'registrations' }).first().waitFor();
    await shot(window, `symbols-${theme}`);
    await page.keyboard.press('Escape');
  });
  await window.command('Explorer: Focus on Outline View');
  await page.locator('.pane-header', { hasText: 'serverless-canvas-workspace' }).click();
  await page.locator('.outline-pane .monaco-list-row', { hasText: 'nodes' }).first().waitFor();
  await shots(window, 'outline');
});

/** What the command line says of a design, as a task, and what it finds in the Problems panel. */
export const tasks = async () => inWindow('tasks', {
  files: { 'orders.arch.yaml': EMPTY, 'conference.arch.yaml': (await sample('conference')).replace('MemorySize: 1024, Timeout: 60', 'MemorySize: 1024, Timeout: 1200') },
  open: 'orders.arch.yaml', size: { width: 1200, height: 760 }, settings: { 'terminal.integrated.gpuAcceleration': 'off' },
}, async (window) => {
  const { page } = window;
  await canvasOf(page);
  const rows = page.locator('.quick-input-list .monaco-list-row');
  const list = async () => {
    await window.command('Tasks: Run Task');
    await rows.filter({ hasText: 'serverlessCanvas' }).first().click();
    await rows.filter({ hasText: 'check conference.arch.yaml' }).first().waitFor();
  };
  await inThemes(window, async (theme) => {
    await list();
    await shot(window, `tasks-${theme}`);
    await page.keyboard.press('Escape');
  });
  await list();
  await rows.filter({ hasText: 'check conference.arch.yaml' }).first().click();
  await page.locator('.xterm-rows', { hasText: 'Timeout is' }).waitFor();
  await shots(window, 'task-check');
});

/** A window as it is left, and as it comes back. */
export const loadedAnew = () => inWindow('a window loaded anew', { size: { width: 1500, height: 760 }, tidy: false }, async (window) => {
  let canvas = await Canvas.of(window.page);
  await window.command('Show Bill');
  await canvas.node('certificate').click();
  await canvas.frame.getByRole('button', { name: 'Zoom in', exact: true }).click();
  await window.page.waitForTimeout(1_000);
  await shot(window, 'as-left-light');
  await window.page.reload();
  canvas = await Canvas.of(window.page);
  await canvas.frame.locator('.react-flow__node.selected').waitFor();
  await shot(window, 'as-restored-light');
});
