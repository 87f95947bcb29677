import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { help } from '../../src/node/cli/help.ts';
import { halvesOf, isTranslated, sourceOf, sourcesOf, textsOf, wordsInJsx, wordsShown } from './language.ts';

const sources = sourcesOf('src', 'webview');
const texts = sources.flatMap(textsOf);

describe('every text of the product', () => {
  it('is found: there are thousands', () => {
    expect(texts.length).toBeGreaterThan(3_000);
  });

  it('has both languages', () => {
    expect(sources.flatMap(halvesOf)).toEqual([]);
    expect(texts.filter(({ plain, en, ko }) => plain && (en.trim() === '') !== (ko.trim() === ''))).toEqual([]);
  });

  it('is Korean in Korean, unless it is a name, a number or code', () => {
    expect(texts.filter((text) => !isTranslated(text))).toEqual([]);
  });

  it('is English in English', () => {
    expect(texts.filter(({ en }) => /[가-힣]/.test(en))).toEqual([]);
  });
});

it('no words stand in the elements of the webview themselves', () => {
  expect(sourcesOf('webview').flatMap(wordsInJsx)).toEqual([]);
});

it('no words are shown past the texts, by the extension, the webview or the command line', () => {
  // What agents read is for models, and in one language.
  const shown = sourcesOf('src/extension', 'src/node', 'webview').filter(({ fileName }) => !fileName.includes('/agents/')).flatMap(wordsShown);
  expect(shown).toEqual([]);
});

it('the texts of the manifest are in both languages', () => {
  const [en, ko] = ['package.nls.json', 'package.nls.ko.json'].map((file) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')) as Record<string, string>);
  expect(Object.keys(ko ?? {}).sort()).toEqual(Object.keys(en ?? {}).sort());
  expect(Object.entries(en ?? {}).filter(([key, words]) => words.trim() === '' || !isTranslated({ en: words, ko: ko?.[key] ?? '' }))).toEqual([]);
});

it('the help of the command line names the same commands and options in both languages', () => {
  const [en, ko] = [help('en'), help('ko')];
  const options = (text: string) => [...new Set(text.match(/--[a-z][a-z-]*/g))].sort();
  const commands = (text: string) => [...text.matchAll(/^ {2}([a-z][a-z-]*) /gm)].map(([, command]) => command);
  expect(options(ko)).toEqual(options(en));
  expect(commands(ko)).toEqual(commands(en));
});

describe('the check turns red', () => {
  it('where one language is missing, or is that of the other', () => {
    expect(halvesOf(sourceOf(`const a = { en: 'Open the file.' };`))).toHaveLength(1);
    const untranslated = (source: string) => textsOf(sourceOf(source)).filter((text) => !isTranslated(text)).length;
    expect(untranslated(`const a = { en: 'Open the file.', ko: 'Open the file.' };`)).toBe(1);
    expect(untranslated(`const text = (en: string, ko: string) => ({ en, ko }); text('Open', 'Open it');`)).toBe(1);
    expect(untranslated('const a = { en: `${count} nodes`, ko: `${count} nodes` };')).toBe(1);
    expect(untranslated(`const a = { en: 'HTTP API', ko: 'HTTP API' }; const b = { en: 'a node', ko: '노드' };`)).toBe(0);
  });

  it('where words stand in an element', () => {
    const found = (jsx: string) => wordsInJsx(sourceOf(`const a = ${jsx};`)).map(({ words }) => words);
    expect(found('<p>No findings</p>')).toEqual(['No findings']);
    expect(found(`<p>{'no findings'}</p>`)).toEqual(['no findings']);
    expect(found('<button aria-label="Close it" className="close it" />')).toEqual(['Close it']);
    expect(found('<img alt={`picture of ${name}`} />')).toEqual(['picture of']);
    expect(found('<p className="note">{t(strings.noFindings)}, 3 %</p>')).toEqual([]);
  });

  it('where words are shown past the texts', () => {
    const found = (source: string) => wordsShown(sourceOf(source)).map(({ words }) => words);
    expect(found(`window.showErrorMessage('The file is gone.')`)).toEqual(['The file is gone.']);
    expect(found('io.err(`nothing in ${file}`)')).toEqual(['nothing in']);
    expect(found(`const a = { label: 'open it' }; b.textContent = 'close it';`)).toEqual(['open it', 'close it']);
    expect(found('item.text = `$(sync) ${say(texts.running, locale)}`; const a = { label: `TypeScript` };')).toEqual([]);
  });
});
