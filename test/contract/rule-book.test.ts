import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleBook } from '../../src/core/rules/rule-book.ts';
import { catalog } from '../../src/services/catalog.ts';

const root = resolve(import.meta.dirname, '../..');
const book = ruleBook(catalog);
const page = readFileSync(join(root, 'docs/rules.md'), 'utf8');

/** Ids of findings as the source writes them; helpers put the family in front of some. */
function idsInSource(): readonly string[] {
  const prefixed: Readonly<Record<string, string>> = { 'core/document': 'structure', 'core/cloudformation': 'cloudformation' };
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file));
  const ids = files.flatMap((file) => {
    const text = readFileSync(join(root, 'src', file), 'utf8');
    const family = prefixed[file.split('/').slice(0, 2).join('/')];
    const whole = [...text.matchAll(/\b(?:rule: |problem\(|finding\(|check\()'([a-z0-9]+\.[a-z0-9-]+)'/g)].map(([, id]) => id ?? '');
    const rules = /Rule\b/.test(text) && !file.endsWith('limits.ts') ? [...text.matchAll(/\bid: '([a-z0-9]+\.[a-z0-9-]+)',/g)].map(([, id]) => id ?? '') : [];
    const short = family === undefined ? [] : [...text.matchAll(/\b(?:problem|finding)\('([a-z0-9-]+)', '(?:error|warning|info)'/g)].map(([, id]) => `${family}.${id}`);
    return [...whole, ...rules, ...short];
  });
  return [...new Set(ids)].sort();
}

describe('the rule book', () => {
  it('has every id that the source gives a finding', () => {
    const limits = new Set(catalog.services.flatMap(({ family, limits: own }) => Object.keys(own).map((name) => `${family}.${name}`)));
    expect(idsInSource().filter((id) => !book.entry(id) && !limits.has(id))).toEqual([]);
    expect(idsInSource().length).toBeGreaterThan(150);
  });

  it('has every id once', () => {
    const ids = book.entries.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('says of each what it is and why it matters, in both languages', () => {
    const silent = book.entries.filter(({ title, why }) => [title, why].some((text) => text.en.trim() === '' || !/[가-힣]/.test(text.ko)));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

describe('docs/rules.md', () => {
  it('has a place of its own for every id, under the id itself', () => {
    const anchors = [...page.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id]) => id);
    expect(book.entries.map(({ id }) => id).filter((id) => !anchors.includes(id))).toEqual([]);
    expect(anchors.length).toBe(new Set(anchors).size);
  });

  it('gives the source of every rule about AWS, with its date', () => {
    const rules = book.entries.filter(({ source }) => source !== undefined);
    expect(rules.filter(({ source }) => !page.includes(`](${source?.url}), ${source?.asOf}`)).map(({ id }) => id)).toEqual([]);
  });
});
