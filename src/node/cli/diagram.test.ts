import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Io } from './io.ts';
import { READ_ONLY, runCli } from './testing.ts';

const conference = await readFile(new URL('../../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');

/** Runs `diagram` over the conference, which it only reads unless something else is said. */
const diagram = (argv: readonly string[], machine: Partial<Io> = {}, text = conference) => runCli(['diagram', ...argv], { 'c.arch.yaml': text }, { ...READ_ONLY, ...machine });

describe('diagram', () => {
  it('prints a Mermaid flowchart', async () => {
    const { code, out, err } = await diagram(['c.arch.yaml', '--as', 'flowchart']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('flowchart LR\n');
    expect(out).toContain('  register -.-> registered\n');
  });

  it('prints a Mermaid architecture', async () => {
    const { out } = await diagram(['c.arch.yaml', '--as', 'architecture']);
    expect(out).toMatch(/^---\nconfig:\n[^]*\n---\narchitecture-beta\n {4}title conference\n/);
  });

  it('prints a picture with the icons of its services, light unless asked for dark', async () => {
    const [light, dark] = [await diagram(['c.arch.yaml', '--as', 'svg']), await diagram(['c.arch.yaml', '--as', 'svg', '--theme', 'dark'])];
    expect(light.out).toMatch(/^<svg xmlns=[^]+<symbol id="icon-dynamodb"[^]+fill="#ffffff"[^]+<\/svg>\n$/);
    expect(dark.out).toContain('fill="#1f1f1f"');
  });

  it('prints a file of diagrams.net with AWS\'s shapes', async () => {
    const { out } = await diagram(['c.arch.yaml', '--as', 'drawio']);
    expect(out).toMatch(/^<mxfile [^]+resIcon=mxgraph\.aws4\.dynamodb;[^]+<\/mxfile>\n$/);
  });

  it('tells the design as sentences in the order of the traffic', async () => {
    const { code, out } = await diagram(['c.arch.yaml', '--as', 'text']);
    expect(code).toBe(0);
    expect(out.split('\n').slice(0, 2)).toEqual([
      'Client “참가자” sends GET /*, POST /api/registrations, GET /api/registrations/{id}, GET /api/admin/registrations to CloudFront “cdn”.',
      'CloudFront “cdn” hands all other requests to S3 bucket “site” where its cache has no answer.',
    ]);
  });

  it('speaks the language of the shell', async () => {
    const { out } = await diagram(['c.arch.yaml', '--as', 'flowchart'], { env: { LANG: 'ko_KR.UTF-8' } });
    expect(out).toContain('월 2.24M 요청');
  });

  it('writes to the file named by --out, and prints nothing', async () => {
    const written = new Map<string, string>();
    const { code, out } = await diagram(['c.arch.yaml', '--as', 'svg', '--out', 'c.svg'], { write: async (file, text) => void written.set(file, text) });
    expect({ code, out, files: [...written.keys()] }).toEqual({ code: 0, out: '', files: ['c.svg'] });
  });

  it('ends with 2 and says why where the file cannot be written', async () => {
    const { code, err } = await diagram(['c.arch.yaml', '--as', 'svg', '--out', '/x/c.svg'], { write: () => Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' })) });
    expect({ code, err }).toEqual({ code: 2, err: '/x/c.svg:1:1: The file may not be opened. Check its permissions.\n' });
  });

  it('prints a design that has errors too, and ends with 1', async () => {
    const { code, out, err } = await diagram(['c.arch.yaml', '--as', 'flowchart'], {}, conference.replace('Timeout: 60', 'Timeout: 1200'));
    expect(code).toBe(1);
    expect(out).toContain('flowchart LR');
    expect(err).toContain('serverless-canvas check');
  });

  it.each([
    [['c.arch.yaml'], 'diagram takes --as flowchart, --as architecture, --as svg, --as drawio or --as text.\n'],
    [['c.arch.yaml', '--as', 'png'], 'diagram takes --as flowchart, --as architecture, --as svg, --as drawio or --as text, not "png".\n'],
    [['c.arch.yaml', '--as', 'svg', '--theme', 'sepia'], '--theme is light or dark, not "sepia".\n'],
    [['c.arch.yaml', '--as', 'flowchart', '--theme', 'dark'], '--theme is for --as svg. The others take their colours where they are shown.\n'],
    [['c.arch.yaml', '--as', 'svg', '--format', 'json'], 'There is no format "json".\n'],
    [['--as', 'svg'], 'diagram takes one file: serverless-canvas diagram FILE\n'],
  ])('ends with 2 for %j and says why', async (argv, line) => {
    expect(await diagram(argv)).toEqual({ code: 2, out: '', err: line });
  });
});
