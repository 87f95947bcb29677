import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const pages = ['README.md', ...readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');

/** The places of the repository that a page leads to or shows, each relative to the root, with the anchor. */
function linksOf(page: string): readonly { readonly file: string; readonly anchor?: string }[] {
  const prose = textOf(page).replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)|<(?:img|source)[^>]*\ssrc(?:set)?="([^"]+)"/g)].map(([, link, shown]) => link ?? shown ?? '')
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => {
      const [path = '', anchor] = link.split('#');
      return { file: path === '' ? page : relative(root, resolve(root, dirname(page), path)), ...(anchor !== undefined && { anchor }) };
    });
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, words]) => words ?? '');
  return new Set(headings.map((words) => words.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')));
}

describe('the documentation', () => {
  it.each(pages)('%s leads to what is there', (page) => {
    const missing = linksOf(page).filter(({ file, anchor }) => !existsSync(join(root, file)) || (anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).has(anchor)));
    expect(missing).toEqual([]);
  });

  it('shows every picture that it has', () => {
    const shown = new Set(pages.flatMap(linksOf).map(({ file }) => file));
    expect(readdirSync(join(root, 'docs/images')).map((name) => `docs/images/${name}`).filter((file) => !shown.has(file))).toEqual([]);
  });
});

describe('the tour', () => {
  const rows = textOf('docs/tour.md').split('\n').map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim())).filter(([, feature = '', , shown]) => shown !== undefined && shown !== '' && !/^(-+|feature|)$/.test(feature));

  it('has a row for each feature', () => {
    expect(rows.length).toBeGreaterThan(60);
  });

  it.each(rows.map(([, feature = '', tests = '', shown = '']) => [feature, tests, shown]))('%s: names a test and a picture', (_feature, tests, shown) => {
    expect(tests).toMatch(/\]\(\.\.\/[^)]*(\.test\.ts|e2e\/lib\/window\.ts|\.txt)\)/);
    expect(shown).toMatch(/\]\(images\/[^)]+\.(webp|png)\)/);
  });
});
