import type { ParsedDocument } from '../document/contract.ts';
import { at, isObject, own, type Json, type Path } from '../model/json.ts';

/** A place that names a node, or a flow by its node: a key, or a value. */
export interface Mention {
  readonly path: Path;
  readonly what: 'key' | 'value';
}

/** What the id at a path names: a node, by being its key, the end of a connection, a member of a group… */
export function nodeNamedAt(path: Path, onKey: boolean, document: Pick<ParsedDocument, 'data'>): string | undefined {
  const [section, id, key, inner] = path;
  if (section === 'nodes' && path.length === 2 && onKey) return String(id);
  if (section === 'scenarios' && key === 'faults' && path.length === 4 && onKey) return String(inner);
  if (onKey || !namesNode(path)) return undefined;
  const value = at(document.data, path);
  return section !== undefined && typeof value === 'string' ? value : undefined;
}

function namesNode([section, , key, ...rest]: Path): boolean {
  if (section === 'connections') return (key === 'from' || key === 'to') && rest.length === 0;
  if (section === 'groups') return key === 'contains' && rest.length === 1;
  if (section === 'ignore') return key === 'nodes' && rest.length <= 1;
  return section === 'goals' && key === 'node' && rest.length === 0;
}

/** Every place that names a node, its own key first. Connections keep their ids: those are stable and their own. */
export function mentionsOf(id: string, { data }: Pick<ParsedDocument, 'data'>): readonly Mention[] {
  const found: Mention[] = [{ path: ['nodes', id], what: 'key' }];
  const is = (path: Path) => at(data, path) === id && namesNode(path) && found.push({ path, what: 'value' });
  for (const each of keysOf(data, ['connections'])) for (const end of ['from', 'to']) is(['connections', each, end]);
  for (const [section, key] of [['groups', 'contains'], ['ignore', 'nodes']] as const) {
    for (const each of keysOf(data, [section])) {
      const list = at(data, [section, each, key]);
      if (Array.isArray(list)) list.forEach((_, index) => is([section, each, key, index]));
      else is([section, each, key]);
    }
  }
  for (const each of keysOf(data, ['goals'])) is(['goals', each, 'node']);
  for (const each of keysOf(data, ['scenarios'])) {
    const faults = at(data, ['scenarios', each, 'faults']);
    if (isObject(faults) && own(faults, id) !== undefined) found.push({ path: ['scenarios', each, 'faults', id], what: 'key' });
  }
  return [...found, ...flowMentions(id, data)];
}

/** Flows may be named by their node: `visitors.pages`. */
function flowMentions(id: string, data: Json): readonly Mention[] {
  const isFlow = (name: Json | undefined) => typeof name === 'string' && name.startsWith(`${id}.`);
  const keys = (path: Path): readonly Mention[] => keysOf(data, path).filter(isFlow).map((key) => ({ path: [...path, key], what: 'key' }));
  return [
    ...keysOf(data, ['scenarios']).flatMap((each) => keys(['scenarios', each, 'flows'])),
    ...keysOf(data, ['connections']).flatMap((each) => ['calls', 'share'].flatMap((what) => keys(['connections', each, 'assume', what]))),
    ...keysOf(data, ['goals']).flatMap((each): readonly Mention[] => (isFlow(at(data, ['goals', each, 'flow'])) ? [{ path: ['goals', each, 'flow'], what: 'value' }] : [])),
  ];
}

/** A name of the node, or of a flow by the node, under the node's other id. */
export function renamedMention(name: string, from: string, to: string): string {
  return name === from ? to : name.startsWith(`${from}.`) ? `${to}${name.slice(from.length)}` : name;
}

function keysOf(data: Json, path: Path): readonly string[] {
  const value = at(data, path);
  return isObject(value) ? Object.keys(value) : [];
}
