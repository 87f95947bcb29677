import type { ParsedDocument } from '../document/contract.ts';
import { indexOf, logicalIdOf, type Design } from '../model/design.ts';
import { at, isObject, own, type Path } from '../model/json.ts';
import type { TextRange } from '../model/range.ts';
import { intrinsicOf } from '../resolve/intrinsic.ts';
import { nodeNamedAt } from './mentions.ts';
import { placeAt } from './place.ts';

/** Where what is named at an offset is defined: at a path of the same file, or in a file or folder beside it. */
export interface Definition {
  /** Of the name. */
  readonly range: TextRange;
  readonly to: { readonly path: Path } | { readonly file: string };
}

/** The definition of the name at an offset; undefined where nothing is named or the named thing is not there. */
export function definitionAt(document: ParsedDocument, offset: number): Definition | undefined {
  const place = placeAt(document, offset);
  if (!place) return undefined;
  const { path, onKey, range } = place;
  const to = (target: Path | undefined): Definition | undefined => (target && at(document.data, target) !== undefined ? { range, to: { path: target } } : undefined);
  const node = nodeNamedAt(path, onKey, document);
  if (node !== undefined) return to(['nodes', node]);
  const value = at(document.data, path);
  if (isObject(value) && intrinsicOf(value)) return referenceAt(document, offset);
  if (onKey || typeof value !== 'string') return undefined;
  if (path[0] === 'nodes' && path.length === 3 && (path[2] === 'code' || path[2] === 'content')) return { range, to: { file: value } };
  return to(namedAt(path, value, document.design));
}

/** What else has a name of its own: routes, behaviours, environment variables' targets, scenarios, flows, connections. */
function namedAt([section, id, key]: Path, value: string, design: Design): Path | undefined {
  const index = indexOf(design);
  if (section === 'connections') {
    const connection = index.connection(String(id));
    if (!connection) return undefined;
    if (key === 'env') return ['nodes', connection.to];
    if (key === 'behaviour') return ['nodes', connection.from, 'behaviours', value];
    if (key !== 'routes') return undefined;
    const api = [connection.from, connection.to].find((end) => own(index.node(end)?.routes, value) !== undefined);
    return api === undefined ? undefined : ['nodes', api, 'routes', value];
  }
  if (section === 'ignore' && key === 'connections') return ['connections', value];
  if (section === 'goals' && key === 'scenario') return ['scenarios', value];
  if (section !== 'goals' || key !== 'flow') return undefined;
  const source = design.nodes.find(({ traffic }) => own(traffic, value) !== undefined);
  return source && ['nodes', source.id, 'traffic', value];
}

/** The resource or parameter that the word at the offset names inside a function. */
function referenceAt({ text, design, data }: ParsedDocument, offset: number): Definition | undefined {
  const start = offset - (/[A-Za-z0-9]*$/.exec(text.slice(Math.max(0, offset - 255), offset))?.[0].length ?? 0);
  const word = /^[A-Za-z0-9]+/.exec(text.slice(start, start + 255))?.[0];
  const target = word === undefined ? undefined : pathOfLogicalId(word, design);
  return target && word !== undefined && at(data, target) !== undefined ? { range: { start, end: start + word.length }, to: { path: target } } : undefined;
}

function pathOfLogicalId(id: string, { nodes, parameters, template }: Design): Path | undefined {
  const node = nodes.find((each) => each.service !== 'client' && logicalIdOf(each) === id);
  if (node) return ['nodes', node.id];
  const owner = nodes.find(({ parts }) => own(parts, id) !== undefined);
  if (owner) return ['nodes', owner.id, 'parts', id];
  if (own(parameters, id) !== undefined) return ['parameters', id];
  const section = ['Resources', 'Parameters'].find((name) => at(template, [name, id]) !== undefined);
  return section === undefined ? undefined : ['template', section, id];
}
