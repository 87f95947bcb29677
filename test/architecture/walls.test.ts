import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const bin = (name: string): string => join(root, 'node_modules/.bin', name);

/** Names of the walls that the imports below `folder` break. */
async function brokenWalls(folder: string): Promise<readonly string[]> {
  const arguments_ = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src', 'webview'];
  const { stdout } = await run(bin('depcruise'), arguments_, { cwd: folder, maxBuffer: 64 << 20 }).catch((error: { stdout: string }) => error);
  const { summary } = JSON.parse(stdout) as { summary: { violations: readonly { rule: { name: string } }[] } };
  return summary.violations.map((violation) => violation.rule.name);
}

describe('walls between layers', () => {
  it('stand: imports point one way and services are islands', async () => {
    expect(await brokenWalls(root)).toEqual([]);
  });

  describe('turn red', () => {
    let folder: string;
    beforeAll(async () => {
      await mkdir(join(root, 'out'), { recursive: true });
      folder = await mkdtemp(join(root, 'out/walls-'));
      await writeFile(join(folder, 'tsconfig.base.json'), '{}');
      await writeFile(join(folder, 'package.json'), '{}');
    });
    afterAll(() => rm(folder, { recursive: true }));

    const cases: readonly (readonly [wall: string, file: string, imported: string])[] = [
      ['core-is-pure', 'src/core/a.ts', 'src/services/sqs/b.ts'],
      ['sam-over-core-only', 'src/sam/a.ts', 'src/services/b.ts'],
      ['services-are-islands', 'src/services/sns/a.ts', 'src/services/sqs/b.ts'],
      ['services-over-core-only', 'src/services/sns/a.ts', 'src/protocol/b.ts'],
      ['protocol-over-core', 'src/protocol/a.ts', 'src/node/b.ts'],
      ['node-without-vscode', 'src/node/a.ts', 'src/extension/b.ts'],
      ['webview-is-a-view', 'webview/a.ts', 'src/core/cost/b.ts'],
    ];
    it.each(cases)('%s, when %s imports %s', async (wall, file, imported) => {
      await rm(join(folder, 'src'), { recursive: true, force: true });
      await rm(join(folder, 'webview'), { recursive: true, force: true });
      for (const path of ['src', 'webview']) await mkdir(join(folder, path), { recursive: true });
      for (const path of [file, imported]) await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, imported), 'export const b = 1;\n');
      const up = '../'.repeat(file.split('/').length - 1);
      await writeFile(join(folder, file), `import { b } from '${up}${imported}';\nexport const a = b;\n`);
      expect(await brokenWalls(folder)).toContain(wall);
    });
  });
});

describe('core, sam and services', () => {
  it('run in any JavaScript engine: they bundle for no platform, with nothing left outside', async () => {
    const result = await build({
      stdin: { contents: "export * from './src/core/analysis/analyse.ts'; export * from './src/core/cloudformation/synthesize.ts'; export * from './src/sam/expand.ts'; export * from './src/services/catalog.ts';", resolveDir: root },
      bundle: true, platform: 'neutral', mainFields: ['module', 'main'], format: 'esm', write: false, metafile: true, logLevel: 'silent',
    });
    const external = Object.values(result.metafile.outputs).flatMap((output) => output.imports.filter((entry) => entry.external));
    expect(external).toEqual([]);
    expect(result.warnings).toEqual([]);
  });
});
