import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Io } from './io.ts';
import { runCli } from './testing.ts';

const conference = await readFile(new URL('../../../samples/conference/conference.arch.yaml', import.meta.url), 'utf8');
const page = (block: string): string => `# Shop\n\n<!-- arch:conference.arch.yaml#${block} -->\n<!-- /arch -->\n\nText.\n`;

const readme = (argv: readonly string[], files: Map<string, string>, env: Io['env'] = {}) => runCli(['readme', ...argv], files, { env });

describe('readme', () => {
  it('fills a region with the diagram, the monthly amount and the findings, and then finds it fresh', async () => {
    const files = new Map([['docs/README.md', page('overview')], ['docs/conference.arch.yaml', conference]]);
    expect(await readme(['docs/README.md'], files)).toEqual({ code: 0, out: 'docs/README.md: 1 region, 1 brought up to date\n', err: '' });
    expect(files.get('docs/README.md')).toMatch(/^# Shop\n\n<!-- arch:conference\.arch\.yaml#overview -->\n[^]*```mermaid\n[^]*\*\*[\d.,]+ USD a month\*\* in ap-northeast-2[^]*<!-- \/arch -->\n\nText\.\n$/);
    expect(await readme(['docs/README.md', '--check'], files)).toEqual({ code: 0, out: '', err: '' });
  });

  it('says the same whatever the language of the shell', async () => {
    const files = (): Map<string, string> => new Map([['a.md', page('bill')], ['conference.arch.yaml', conference]]);
    const [english, korean] = [files(), files()];
    await readme(['a.md'], english);
    await readme(['a.md'], korean, { LANG: 'ko_KR.UTF-8' });
    expect(korean.get('a.md')).toBe(english.get('a.md'));
  });

  it('is written in Korean where the region asks for it', async () => {
    const files = new Map([['a.md', page('bill ko')], ['conference.arch.yaml', conference]]);
    await readme(['a.md'], files);
    expect(files.get('a.md')).toContain('| 서비스 | USD/월 |');
  });

  it('--check says which regions are stale, ends with 1 and writes nothing', async () => {
    const files = new Map([['a.md', page('findings')], ['conference.arch.yaml', conference]]);
    expect(await readme(['a.md', '--check'], files)).toEqual({ code: 1, out: 'a.md:3:1: This region is stale. Run `serverless-canvas readme` on the file.\n', err: '' });
    expect(files.get('a.md')).toBe(page('findings'));
  });

  it('ends with 2 and fills nothing where a design is not there', async () => {
    const files = new Map([['a.md', page('bill')]]);
    expect(await readme(['a.md'], files)).toEqual({ code: 2, out: '', err: 'a.md:3:1: conference.arch.yaml:1:1: There is no such file.\n' });
  });
});
