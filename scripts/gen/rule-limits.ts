import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceDefinition } from '../../src/core/catalog/service.ts';

/**
 * The limits that the definition of each rule names, by full id. A number has no back-references, so the source is
 * read; a limit that only a helper of the rule names is not seen.
 */
export function limitsByRule(services: readonly ServiceDefinition[], root: string): (rule: string) => readonly string[] {
  const found = new Map<string, readonly string[]>();
  const everything = services.flatMap(({ family, limits }) => Object.keys(limits).map((name) => `${family}.${name}`));
  for (const { family, limits } of services) {
    for (const text of textsIn(join(root, 'src/services', family))) {
      const names = Object.keys(limits);
      for (const [rule, chunk] of chunksOf(text)) found.set(rule, namedIn(chunk, family, names, everything));
    }
  }
  for (const text of textsIn(join(root, 'src/core/rules/topology'))) {
    for (const [rule, chunk] of chunksOf(text)) found.set(rule, namedIn(chunk, '', [], everything));
  }
  return (rule) => found.get(rule) ?? [];
}

function textsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('limits.ts'))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

function chunksOf(text: string): readonly (readonly [string, string])[] {
  const ids = [...text.matchAll(/\bid: '([a-z0-9]+\.[a-z0-9-]+)'/g)];
  return ids.map((match, at) => [match[1] ?? '', definition(text.slice(match.index, ids[at + 1]?.index))]);
}

/** Up to the end of the statement: a brace that closes at the margin. */
function definition(text: string): string {
  return text.slice(0, /\n\}/.exec(text)?.index);
}

function namedIn(chunk: string, family: string, names: readonly string[], everything: readonly string[]): readonly string[] {
  const short = names.filter((name) => chunk.includes(`'${name}'`) || new RegExp(`limits\\.${name}\\b`).test(chunk)).map((name) => `${family}.${name}`);
  return [...new Set([...short, ...everything.filter((id) => chunk.includes(`'${id}'`))])];
}
