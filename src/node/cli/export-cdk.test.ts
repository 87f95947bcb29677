import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { writeCdk } from '../../adapters/cdk.ts';
import { runCli, type Files } from './testing.ts';

const conference = await readFile(new URL('../../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');

const run = (argv: readonly string[], files: Files = { 'c.arch.yaml': conference }) => runCli(['export', ...argv], files, { writeCdk });

describe('export --cdk', () => {
  it('writes the app into the folder and says which files', async () => {
    const files = new Map([['c.arch.yaml', conference]]);
    const { code, out } = await run(['c.arch.yaml', '--cdk', 'go', '--out', 'app'], files);
    expect({ code, out }).toEqual({ code: 0, out: 'app/main.go\napp/template.json\napp/go.mod\napp/cdk.json\napp/README.md\n' });
    expect(files.get('app/main.go')).toContain('func NewConferenceStack(');
  });
  it('writes over nothing unless it is told to', async () => {
    const files = new Map([['c.arch.yaml', conference], ['app/main.go', 'mine']]);
    expect(await run(['c.arch.yaml', '--cdk', 'go', '--out', 'app'], files)).toMatchObject({ code: 2, out: '', err: 'app/main.go is there already and nothing was written. Choose another folder, or --force to write over.\n' });
    expect([...files.keys()]).toEqual(['c.arch.yaml', 'app/main.go']);
    expect((await run(['c.arch.yaml', '--cdk', 'go', '--out', 'app', '--force'], files)).code).toBe(0);
    expect(files.get('app/main.go')).not.toBe('mine');
  });
  it.each([[['c.arch.yaml', '--cdk', 'ruby', '--out', 'app']], [['c.arch.yaml', '--cdk', 'go']], [['--cdk', 'go', '--out', 'app']]])('ends with 2 for %j', async (argv) => {
    expect(await run(argv)).toMatchObject({ code: 2, out: '', err: 'export --cdk takes one design and a folder: serverless-canvas export FILE --cdk typescript|python|java|go|csharp --out DIR [--force]\n' });
  });
});
