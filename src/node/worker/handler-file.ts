import { freshNodeId } from '../../core/document/fresh-ids.ts';
import type { Intent, ParsedDocument } from '../../core/document/contract.ts';
import { logicalIds } from '../../core/document/realized.ts';
import type { JsonObject } from '../../core/model/json.ts';
import { catalog } from '../../services/catalog.ts';

/** How the entry of a function is found in a language's source; the name that is used most where none is found. */
const LANGUAGES: readonly { readonly runtime: string; readonly files: RegExp; readonly handlers: readonly RegExp[]; readonly usual: string }[] = [
  {
    runtime: 'nodejs', files: /\.(?:[cm]?js|m?ts)$/, usual: 'handler',
    handlers: [/^export\s+(?:async\s+)?function\s+(handler|lambdaHandler|main)\b/m, /^export\s+(?:const|let|var)\s+(handler|lambdaHandler|main)\b/m, /^(?:module\.)?exports\.(\w+)\s*=/m, /^export\s+(?:async\s+)?function\s+(\w+)/m, /^export\s+(?:const|let|var)\s+(\w+)\s*(?::[^=]+)?=\s*(?:async\b|\()/m],
  },
  { runtime: 'python', files: /\.py$/, usual: 'lambda_handler', handlers: [/^def\s+(lambda_handler|handler|main)\s*\(/m, /^def\s+(\w+)\s*\(\s*event\b/m] },
  { runtime: 'ruby', files: /\.rb$/, usual: 'lambda_handler', handlers: [/^def\s+(?:self\.)?(lambda_handler|handler)\b/m, /^def\s+(\w+)\s*\(\s*event:/m] },
];

/** Whether a file's name is that of a function's code. */
export function isHandlerFile(name: string): boolean {
  return !/\.d\.[cm]?ts$/.test(name) && LANGUAGES.some(({ files }) => files.test(name));
}

export interface HandlerFile {
  /** From the folder of the design, with `/` between its parts: `./functions/register/index.ts`. */
  readonly path: string;
  readonly text: string;
  readonly at: readonly [number, number];
}

/** A function whose code is this file; undefined where the file is of no language that functions are written in. */
export function functionOf({ path, text, at }: HandlerFile, { data }: Pick<ParsedDocument, 'data'>): Extract<Intent, { kind: 'add-node' }> | undefined {
  const language = LANGUAGES.find(({ files }) => files.test(path));
  const kind = catalog.kind('lambda');
  if (!language || !kind) return undefined;
  const [folder, file] = [path.slice(0, Math.max(1, path.lastIndexOf('/'))), path.slice(path.lastIndexOf('/') + 1)];
  const module = file.replace(language.files, '');
  const entry = language.handlers.map((pattern) => pattern.exec(text)?.[1]).find((name) => name !== undefined) ?? language.usual;
  const nodes = new Set(Object.keys((data['nodes'] as JsonObject | undefined) ?? {}));
  const taken = logicalIds(data);
  const id = freshNodeId(idFrom(module === 'index' || module === 'main' || module === 'app' ? folder.slice(folder.lastIndexOf('/') + 1) : module), (each) => nodes.has(each), (each) => taken.has(each));
  const properties: JsonObject = { ...kind.about.initial, Runtime: latest(language.runtime), Handler: `${module}.${entry}` };
  return { kind: 'add-node', id, node: { service: 'lambda', at: [...at], properties, code: folder } };
}

/** The newest runtime of a language that new functions may have: the first that the form offers. */
function latest(language: string): string {
  const form = catalog.kind('lambda')?.properties;
  const field = form && 'fields' in form ? form.fields.find(({ path }) => path === 'Runtime') : undefined;
  const options = field && 'options' in field.input ? field.input.options : [];
  return String(options.map(({ value }) => value).find((value) => String(value).startsWith(language)) ?? language);
}

function idFrom(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+/, '').replace(/-+$/, '').slice(0, 60) || 'function';
}
