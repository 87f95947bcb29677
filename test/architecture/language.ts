import { globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import ts from 'typescript';

const root = new URL('../../', import.meta.url).pathname;

/** Two languages of one text as they are written in the source: all its literal parts, and where it stands. */
export interface WrittenText {
  readonly where: string;
  /** Both are words alone: nothing is put into them. */
  readonly plain: boolean;
  readonly en: string;
  readonly ko: string;
}

export interface Written {
  readonly where: string;
  readonly words: string;
}

/** A text as the sources of the product are read. */
export function sourceOf(text: string, name = 'a.tsx'): ts.SourceFile {
  return ts.createSourceFile(name, text, ts.ScriptTarget.ES2023, true);
}

/** The product's own sources below a folder, without tests and what is generated. */
export function sourcesOf(...folders: readonly string[]): readonly ts.SourceFile[] {
  const files = folders.flatMap((folder) => globSync(`${root}${folder}/**/*.{ts,tsx}`)).filter((file) => !/\.test\.tsx?$|\.generated\.|\.d\.ts$/.test(file));
  return files.sort().map((file) => sourceOf(readFileSync(file, 'utf8'), relative(root, file)));
}

/** Every `{ en, ko }` of a file, and every call `text(en, ko)` of its shorthand. */
export function textsOf(file: ts.SourceFile): readonly WrittenText[] {
  const hasShorthand = /\btext(?: = )?\(en: string, ko: string\)/.test(file.text);
  return each(file, (node) => {
    if (ts.isObjectLiteralExpression(node)) {
      const [en, ko] = [valueOf(node, 'en'), valueOf(node, 'ko')];
      return en && ko ? written(node, en, ko) : undefined;
    }
    if (!hasShorthand || !ts.isCallExpression(node) || node.expression.getText() !== 'text' || node.arguments.length !== 2) return undefined;
    const [en, ko] = node.arguments;
    return en && ko ? written(node, en, ko) : undefined;
  });
}

function written(node: ts.Node, en: ts.Expression, ko: ts.Expression): WrittenText {
  return { where: place(node), en: literals(en), ko: literals(ko), plain: ts.isStringLiteralLike(en) && ts.isStringLiteralLike(ko) };
}

/** Texts that have one of the two languages only. */
export function halvesOf(file: ts.SourceFile): readonly Written[] {
  return each(file, (node) => {
    if (!ts.isObjectLiteralExpression(node) || node.properties.some((property) => ts.isSpreadAssignment(property))) return undefined;
    const names = node.properties.map((property) => property.name?.getText());
    return names.includes('en') === names.includes('ko') ? undefined : { where: place(node), words: node.getText().slice(0, 80) };
  });
}

const READ_ATTRIBUTES = new Set(['title', 'alt', 'label', 'placeholder', 'aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext']);

/** Words that stand in JSX itself, between tags or in an attribute that people read. */
export function wordsInJsx(file: ts.SourceFile): readonly Written[] {
  return each(file, (node) => {
    if (ts.isJsxText(node)) return lettered(node, node.text);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) return ts.isStringLiteralLike(node.expression) ? lettered(node, node.expression.text) : undefined;
    if (!ts.isJsxAttribute(node) || !READ_ATTRIBUTES.has(node.name.getText()) || !node.initializer) return undefined;
    const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
    return lettered(node, ownWords(value));
  });
}

const SHOWN_BY = /(?:^|\.)(?:show(?:Information|Warning|Error)Message|setStatusBarMessage|announce|complain)$|^io\.(?:out|err)$/;
const SHOWN_IN = new Set(['textContent', 'innerText', 'placeholder', 'title', 'tooltip', 'ariaLabel', 'alt']);
/** Of what is handed to VS Code or to React. */
const SHOWN_AS = new Set(['label', 'detail', 'description', 'placeHolder', 'placeholder', 'prompt', 'tooltip', 'title', 'openLabel', 'ariaLabel', 'errorMessage']);

/** Words that are handed as they are to what shows them: messages of VS Code, the terminal, elements of a page. */
export function wordsShown(file: ts.SourceFile): readonly Written[] {
  return each(file, (node) => {
    if (ts.isCallExpression(node) && SHOWN_BY.test(node.expression.getText())) return worded(node, ownWords(node.arguments[0]));
    if (ts.isPropertyAssignment(node) && SHOWN_AS.has(node.name.getText())) return worded(node, ownWords(node.initializer));
    if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isPropertyAccessExpression(node.left) || !SHOWN_IN.has(node.left.name.text)) return undefined;
    return worded(node, ownWords(node.right));
  });
}

function each<T>(file: ts.SourceFile, look: (node: ts.Node) => T | undefined): readonly T[] {
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    const here = look(node);
    if (here !== undefined) found.push(here);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Names of icons, which VS Code draws, and commands as they are typed. */
const NO_WORDS = /\$\([\w-]+\)|serverless-canvas \w+/g;

/** What holds any word at all: an element is no place even for a name. */
function lettered(node: ts.Node, text: string): Written | undefined {
  return /\p{L}{2,}/u.test(text) ? { where: place(node), words: text.trim() } : undefined;
}

/** What holds a word of the language; names (`TypeScript`, `CDK`) are the same in each. */
function worded(node: ts.Node, text: string): Written | undefined {
  return /(?<![\p{L}\p{N}.])\p{Ll}{2,}/u.test(text.replace(NO_WORDS, '')) || HANGUL.test(text) ? { where: place(node), words: text.trim() } : undefined;
}

const HANGUL = /[가-힣]/;
const SMALL_WORDS = new Set(['a', 'at', 'the', 'to']);

/** Whether the Korean of a text is Korean, or what is said alike in both languages: names, numbers, code. */
export function isTranslated({ en, ko }: Pick<WrittenText, 'en' | 'ko'>): boolean {
  if (HANGUL.test(ko)) return true;
  const [english, korean] = [wordsOf(en), wordsOf(ko)];
  const strange = korean.filter((word) => !english.some((other) => other === word || other === `${word}s`));
  const isCode = /[:{(]/.test(en);
  const untold = english.filter((word) => !isCode && /^\p{Ll}\P{N}*$/u.test(word) && !SMALL_WORDS.has(word));
  return strange.length === 0 && untold.length === 0;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\p{L}[\p{L}\p{N}-]*/gu) ?? [];
}

function valueOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = object.properties.find((each_) => each_.name?.getText() === name);
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

/** Keys, not words. */
const LANGUAGES: ReadonlySet<string> = new Set(['en', 'ko']);

/** The words of a string or a template, without those of what is put into it. */
function ownWords(expression: ts.Expression | undefined): string {
  if (!expression) return '';
  if (ts.isStringLiteralLike(expression)) return expression.text;
  return ts.isTemplateExpression(expression) ? [expression.head, ...expression.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join(' ') : '';
}

/** All words that stand in an expression itself, those of its branches one after the other. */
function literals(expression: ts.Expression): string {
  const parts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && LANGUAGES.has(node.text)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) parts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(expression);
  return parts.join(' ');
}

function place(node: ts.Node): string {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
