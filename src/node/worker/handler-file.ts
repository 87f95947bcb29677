import { freshNodeId } from '../../core/document/fresh-ids.ts';
import type { Intent, ParsedDocument } from '../../core/document/contract.ts';
import { logicalIds } from '../../core/document/realized.ts';
import type { JsonObject } from '../../core/model/json.ts';
import { catalog } from '../../services/catalog.ts';
import { LANGUAGES } from './handler-languages.ts';

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
