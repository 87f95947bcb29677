import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { Io } from './io.ts';
import { revisions, runCli } from './testing.ts';

const conference = await readFile(new URL('../../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');
/** More memory, a queue more, a permission more, a node moved, and a goal less. */
const changed = conference
  .replace('MemorySize: 1024, Timeout: 60', 'MemorySize: 2048, Timeout: 60')
  .replace('    at: [1290, 300]\n', '    at: [1290, 310]\n')
  .replace('connections:\n', '  audit: { service: sqs }\n\nconnections:\n  register-audit: { from: register, to: audit }\n')
  .replace('  cheap: { cost: < 30 USD/month }\n', '');

const FILES = { 'a.arch.yaml': conference, 'b.arch.yaml': changed };
const diff = (argv: readonly string[], env: Io['env'] = {}) => runCli(['diff', ...argv], FILES, { env, ...revisions({ 'HEAD~1': conference }) });

it('says what was added, removed and changed, and leaves out what was moved', async () => {
  const { code, out } = await diff(['a.arch.yaml', 'b.arch.yaml']);
  expect(code).toBe(0);
  expect(out).toMatch(/^conference: a\.arch\.yaml → b\.arch\.yaml\n2 added, 1 removed, 1 changed\.\nCost: \$\d+\.\d\d → \$\d+\.\d\d a month \(\+\$\d+\.\d\d\)\.\n/);
  expect(out).toContain('\nNodes\n  ~ certificate\n      properties.MemorySize: 1024 → 2048\n  + audit\n');
  expect(out).toContain('\nConnections\n  + register → audit (register-audit)\n');
  expect(out).toContain('\nGoals\n  − cheap\n');
  expect(out).toMatch(/\nCost a month\n(?: {2}[~+−] .*\n)* {2}~ certificate · .*: \$\d+\.\d\d → \$\d+\.\d\d \(\+\$\d+\.\d\d\)\n/);
  expect(out).toMatch(/\nPermissions\n {2}\+ Register\w*: Allow sqs:SendMessage.* → /);
  expect(out).not.toContain('registered (');
});

it('holds the file against a revision of git, as Markdown for a pull request', async () => {
  const { out } = await diff(['--commit', 'HEAD~1', 'b.arch.yaml', '--format', 'markdown']);
  expect(out).toContain('### conference: HEAD\\~1 → b.arch.yaml\n\n- 2 added, 1 removed, 1 changed.\n');
  expect(out).toContain('#### Nodes\n\n- **\\~** certificate\n  - properties.MemorySize: 1024 → 2048\n- **+** audit\n');
});

it('is data for other programs', async () => {
  const { out } = await diff(['a.arch.yaml', 'b.arch.yaml', '--format', 'json']);
  expect(JSON.parse(out)).toMatchObject({ name: 'conference', entries: expect.arrayContaining([{ section: 'nodes', id: 'audit', change: 'added', title: 'audit', values: [] }]) as unknown, permissions: { removed: [] } });
});

it('of a file and itself is nothing', async () => {
  const { out } = await diff(['a.arch.yaml', 'a.arch.yaml'], { LANG: 'ko_KR.UTF-8' });
  expect(out).toMatch(/^conference: a\.arch\.yaml → a\.arch\.yaml\n캔버스 위치 말고는 달라진 것이 없습니다\.\n비용: /);
  expect(out).not.toContain('노드\n');
});

it.each([[['a.arch.yaml'], 'diff takes two designs'], [['--commit', 'v9', 'a.arch.yaml'], 'a.arch.yaml: git has no version of it at v9.'], [['--commit', '--x', 'a.arch.yaml'], ''], [['a.arch.yaml', 'c.arch.yaml'], 'c.arch.yaml:1:1: There is no such file.'], [['a.arch.yaml', 'b.arch.yaml', '--format', 'pdf'], 'There is no format "pdf"']])('%j is refused in one line', async (argv, line) => {
  const { code, err } = await diff(argv);
  expect(code).toBe(2);
  expect(err).toContain(line);
});
