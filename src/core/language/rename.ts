import type { ParsedDocument } from '../document/contract.ts';
import { editsFor } from '../document/edits.ts';
import { isId } from '../document/fields.ts';
import { parseDocument } from '../document/parser.ts';
import { applyEdits } from '../document/pieces.ts';
import { renamePath, renameReferences, type Renames } from '../document/references.ts';
import { equal } from '../document/steps.ts';
import { indexOf, logicalIdOf, pascalCase } from '../model/design.ts';
import { at, isObject, own, type Json, type JsonObject, type Path } from '../model/json.ts';
import type { TextEdit } from '../model/range.ts';
import { ok, refuse, type Result } from '../model/result.ts';
import { intrinsicOf } from '../resolve/intrinsic.ts';
import { mentionsOf, renamedMention, type Mention } from './mentions.ts';

export interface RenameOptions {
  /** The resource stays what it is: the node gets its present logical id in writing. */
  readonly keepsResources: boolean;
}

/**
 * The edits that give a node another id, in every place that names it; where the logical id of its resource
 * follows the id, the references to that too. The result is read again and is just what was asked for, or refused.
 */
export function renameNode(document: ParsedDocument, from: string, to: string, { keepsResources }: RenameOptions): Result<readonly TextEdit[]> {
  const refused = refusalOf(document, from, to);
  if (refused) return refused;
  const node = indexOf(document.design).node(from);
  const follows = node !== undefined && node.logicalId === undefined && node.service !== 'client' && node.service !== 'external';
  const before = node ? logicalIdOf(node) : pascalCase(from);
  const names: Renames = new Map(follows && !keepsResources && before !== pascalCase(to) ? [[before, pascalCase(to)]] : []);
  const written = follows && keepsResources && before !== pascalCase(to) ? editsFor(document.text, { kind: 'set', path: ['nodes', from, 'logicalId'], value: before }) : ok([]);
  if (!written.ok) return written;
  const edits = [
    ...mentionsOf(from, document).flatMap((mention) => replaced(document, mention, (text) => text.replace(from, to))),
    ...referencesTo(document.data, names).flatMap((path) => replaced(document, { path, what: 'value' }, (text) => renameWords(text, names, at(document.data, path)))),
    ...written.value,
  ].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const result = parseDocument(applyEdits(document.text, edits)).data;
  const wanted = renamedData(document.data, { from, to, names, ...(written.value.length > 0 && { logicalId: before }) });
  return equal(result, wanted) ? ok(edits) : notInOnePiece(from);
}

function notInOnePiece(id: string): Result<never> {
  return refuse('rename.not-in-one-piece', { en: `“${id}” cannot be renamed safely: an alias, a merge key or a broken block is in the way. Mend that, or change the text by hand.`, ko: `별칭, 병합 키, 깨진 블록이 있어 ‘${id}’의 이름을 안전하게 바꿀 수 없습니다. 먼저 그 부분을 고치거나 텍스트에서 직접 바꾸십시오.` });
}

/** The text of a function with other names of resources; of a text with substitutions only these name any. */
function renameWords(text: string, names: Renames, value: Json | undefined): string {
  const isText = isObject(value) && typeof own(value, 'Fn::Sub') === 'string';
  const [before, after] = isText ? ['(?<=\\$\\{)', '(?=[.}])'] : ['(?<![A-Za-z0-9])', '(?![A-Za-z0-9])'];
  return [...names].reduce((done, [from, to]) => done.replace(new RegExp(`${before}${from}${after}`, 'g'), to), text);
}

function refusalOf({ data, readOnly, broken }: ParsedDocument, from: string, to: string): Result<never> | undefined {
  if (readOnly) return refuse('rename.read-only', { en: 'This file is shown, not edited.', ko: '이 파일은 보기 전용입니다.' });
  if (broken) return notInOnePiece(from);
  const nodes = own(data, 'nodes');
  if (!isObject(nodes) || own(nodes, from) === undefined) return refuse('rename.no-node', { en: `There is no node “${from}”.`, ko: `‘${from}’ 노드가 없습니다.` });
  if (!isId(to)) return refuse('rename.bad-id', { en: `“${to}” cannot be an id: write a small letter, then small letters, digits and hyphens, 60 at most.`, ko: `‘${to}’은(는) id로 쓸 수 없습니다. 소문자로 시작하고 소문자, 숫자, 하이픈만 60자까지 쓰십시오.` });
  if (from !== to && own(nodes, to) !== undefined) return refuse('rename.taken', { en: `There is a node “${to}” already.`, ko: `‘${to}’ 노드가 이미 있습니다.` });
  return undefined;
}

/** The edit of one place; none where its text stays as it is, which the check at the end finds. */
function replaced({ text, rangeOf }: ParsedDocument, { path, what }: Mention, rename: (text: string) => string): readonly TextEdit[] {
  const range = rangeOf(path, what);
  if (!range) return [];
  const before = text.slice(range.start, range.end);
  const after = rename(before);
  return before === after ? [] : [{ range, text: after }];
}

/** Paths of the functions, and of the names in `DependsOn` and `realizedBy`, that a renaming changes. */
function referencesTo(data: JsonObject, names: Renames): readonly Path[] {
  if (names.size === 0) return [];
  const found: Path[] = [];
  const walk = (before: Json, after: Json, path: Path): void => {
    if (before === after) return;
    if (typeof before !== 'object' || before === null || (isObject(before) && intrinsicOf(before))) return void found.push(path);
    if (Array.isArray(before)) before.forEach((item, index) => { walk(item as Json, at(after, [index]) ?? null, [...path, index]); });
    else for (const [key, item] of Object.entries(before as JsonObject)) walk(item, at(after, [key]) ?? null, [...path, key]);
  };
  walk(data, withReferences(data, names), []);
  return found;
}

function withReferences(data: JsonObject, names: Renames): JsonObject {
  const renamed = renameReferences(data, names) as JsonObject;
  const connections = own(renamed, 'connections');
  if (!isObject(connections) || names.size === 0) return renamed;
  const entries = Object.entries(connections).map(([id, connection]) => {
    const places = isObject(connection) ? own(connection, 'realizedBy') : undefined;
    return [id, Array.isArray(places) ? { ...(connection as JsonObject), realizedBy: places.map((place) => (typeof place === 'string' ? renamePath(place, names) : place as Json)) } : connection] as const;
  });
  return { ...renamed, connections: Object.fromEntries(entries) };
}

/** What the file says afterwards. */
function renamedData(data: JsonObject, { from, to, names, logicalId }: { readonly from: string; readonly to: string; readonly names: Renames; readonly logicalId?: string }): JsonObject {
  let after: Json = withReferences(data, names);
  for (const { path, what } of mentionsOf(from, { data })) {
    after = changed(after, what === 'key' ? path.slice(0, -1) : path, (value) => {
      if (what === 'value') return renamedMention(String(value), from, to);
      const renamed = path[path.length - 1];
      const isNode = path[0] === 'nodes' && logicalId !== undefined;
      return Object.fromEntries(Object.entries(value as JsonObject).map(([key, inner]) => (key !== renamed ? [key, inner] : [renamedMention(key, from, to), isNode && isObject(inner) ? { ...inner, logicalId } : inner])));
    });
  }
  return after as JsonObject;
}

function changed(value: Json, [step, ...rest]: Path, change: (value: Json) => Json): Json {
  if (step === undefined) return change(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map((item, index) => (index === step ? changed(item, rest, change) : item));
  return Object.fromEntries(Object.entries(value as JsonObject).map(([key, inner]) => [key, key === step ? changed(inner, rest, change) : inner]));
}
