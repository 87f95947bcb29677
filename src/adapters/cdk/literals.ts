import { isObject, type Json, type JsonArray } from '../../core/model/json.ts';
import type { CdkLanguage } from './languages.ts';

interface Writing {
  readonly nothing: string;
  readonly yes: string;
  readonly no: string;
  readonly list: (items: readonly string[]) => string;
  readonly map: (entries: readonly (readonly [key: string, value: string])[]) => string;
}

const joined = (entries: readonly (readonly [string, string])[], between: string): string => entries.map((entry) => entry.join(between)).join(', ');

const WRITINGS: Readonly<Record<CdkLanguage, Writing>> = {
  typescript: { nothing: 'null', yes: 'true', no: 'false', list: (items) => `[${items.join(', ')}]`, map: (entries) => (entries.length === 0 ? '{}' : `{ ${joined(entries, ': ')} }`) },
  python: { nothing: 'None', yes: 'True', no: 'False', list: (items) => `[${items.join(', ')}]`, map: (entries) => `{${joined(entries, ': ')}}` },
  java: { nothing: 'null', yes: 'true', no: 'false', list: (items) => `List.of(${items.join(', ')})`, map: (entries) => `Map.ofEntries(${entries.map(([key, value]) => `Map.entry(${key}, ${value})`).join(', ')})` },
  go: { nothing: 'nil', yes: 'true', no: 'false', list: (items) => `[]interface{}{${items.join(', ')}}`, map: (entries) => `map[string]interface{}{${joined(entries, ': ')}}` },
  csharp: { nothing: 'null', yes: 'true', no: 'false', list: (items) => `new object[] { ${items.join(', ')} }`, map: (entries) => `new Dictionary<string, object> { ${entries.map(([key, value]) => `[${key}] = ${value}`).join(', ')} }` },
};

/** A JSON value as an expression of a language. Strings are written as JSON, whose escapes all five share. */
export function literal(value: Json, language: CdkLanguage): string {
  const writing = WRITINGS[language];
  if (value === null) return writing.nothing;
  if (typeof value === 'boolean') return value ? writing.yes : writing.no;
  if (typeof value === 'string') return quoted(value, language);
  if (typeof value === 'number') return String(value);
  if (isObject(value)) return writing.map(Object.entries(value).map(([key, item]) => [quoted(key, language), literal(item, language)]));
  return writing.list((value as JsonArray).map((item) => literal(item, language)));
}

/** Line separators that only JSON takes as they are, as escapes; Go and Python have no `\/` that JSON would write. */
export function quoted(text: string, language: CdkLanguage): string {
  if (language === 'typescript') return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
