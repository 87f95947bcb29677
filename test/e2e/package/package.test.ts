import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weigh } from '../../../scripts/package-budget.mjs';
import { node24, root } from '../../../scripts/lib/steps.mjs';
import { installVsix } from '../../../scripts/lib/vscode-server.mjs';
import { AwsStub } from '../../host/aws-stub/server.ts';
import { SHOP } from '../../host/aws-stub/shop.ts';
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
    const { table, isWithin } = await weigh(vsix);
    console.log(table);
    expect(isWithin).toBe(true);
  });

  it('deploys TypeScript with the esbuild it brings along, where the workspace has none', async () => {
    const installed = join(folder, 'installed');
    for (const [name, bytes] of Object.entries(unzipSync(await readFile(vsix), { filter: ({ name }) => name.startsWith('extension/') && !name.endsWith('/') }))) {
      await mkdir(dirname(join(installed, name)), { recursive: true });
      await writeFile(join(installed, name), bytes);
    }
    const workspace = join(folder, 'workspace');
    await mkdir(join(workspace, 'code'), { recursive: true });
    await writeFile(join(workspace, 'shop.arch.yaml'), SHOP.replace(/^ {2}(?:cdn|site|cdn-site): .*\n/gm, ''));
    await writeFile(join(workspace, 'code/index.ts'), "import { DynamoDBClient } from '@aws-sdk/client-dynamodb';\nexport const handler = async (): Promise<string> => String(new DynamoDBClient({}));\n");
    const stub = new AwsStub();
    const endpoint = await stub.start();
    const clock = setInterval(() => { stub.cloudFormation.tick(); }, 50);
    try {
      const { stdout } = await promisify(execFile)(node24(), [join(installed, 'extension/dist/cli.js'), 'deploy', join(workspace, 'shop.arch.yaml'), '--endpoint', endpoint, '--yes', '--format', 'json'], { env: { PATH: '' } });
      expect(JSON.parse(stdout)).toMatchObject({ status: 'CREATE_COMPLETE', uploaded: [expect.stringMatching(/^handler\/[0-9a-f]{64}\.zip$/)] });
      const [zip] = [...stub.objects].flatMap(([key, { bytes }]) => (key.endsWith('.zip') ? [unzipSync(bytes)] : []));
      expect(new TextDecoder().decode(zip?.['index.js'])).toContain('require("@aws-sdk/client-dynamodb")');
    } finally {
      clearInterval(clock);
      await stub.stop();
    }
  }, 180_000);

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
