import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUDGET } from '../../../scripts/package-budget.mjs';
import { node24, root } from '../../../scripts/lib/steps.mjs';
import { installVsix } from '../../../scripts/lib/vscode-server.mjs';
import { Canvas } from '../lib/canvas.ts';
import { openWindow, type Window } from '../lib/window.ts';

let folder: string;
let vsix: string;
let window: Window | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serverless-canvas-package-'));
  vsix = join(folder, 'serverless-canvas.vsix');
  execFileSync(node24(), [join(root, 'scripts', 'package.mjs'), '--out', vsix]);
}, 240_000);
afterAll(async () => {
  await window?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the package', () => {
  it('is within its budget, of which scripts/package-budget.mjs tells the parts', async () => {
    expect((await stat(vsix)).size).toBeLessThanOrEqual(BUDGET);
  });

  it('once installed opens a design as a canvas when its file is clicked', async () => {
    const extensions = join(folder, 'extensions');
    await installVsix(vsix, extensions);
    window = await openWindow({ extensions });
    await window.knows('Serverless Canvas: New Design');
    await window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'conference.arch.yaml' }).click();
    const canvas = await Canvas.of(window.page);
    expect(await canvas.frame.locator('.react-flow__node[data-id^="node:"]').count()).toBe(13);
  }, 180_000);
});
