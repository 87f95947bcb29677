import type { Catalog } from '../../catalog/catalog.ts';
import type { ParsedDocument } from '../../document/contract.ts';
import { didYouMean } from '../../document/did-you-mean.ts';
import { logicalIdOf, type Connection, type Design, type Node } from '../../model/design.ts';
import type { Finding } from '../../model/finding.ts';
import { isObject, own, type Json, type JsonArray, type Path } from '../../model/json.ts';
import type { ImportPart } from './contract.ts';
import { importTemplate } from './import-template.ts';
import * as say from './messages.ts';
import { objectOf } from './values.ts';

/**
 * Documents with `source:` as designs: structure from the template, and what a template cannot say (`at`, `label`, `assume`,
 * `traffic`, groups, clients) from the document, by logical id. The template stays where it is. Without the
 * template's text, or where that cannot be read, the design has no structure and a finding says so.
 */
export function overlayReader(catalog: Catalog, dialects: readonly ImportPart[]): (document: ParsedDocument, template: string | undefined) => ParsedDocument {
  let last: { readonly template: string; readonly result: ReturnType<typeof importTemplate> } | undefined;
  return (document, template) => {
    if (!Object.hasOwn(document.data, 'source') || template === undefined) return document;
    if (last?.template !== template) last = { template, result: importTemplate({ text: template, name: document.design.name, catalog, dialects }) };
    const { result } = last;
    if ('fault' in result) return { ...document, findings: [...document.findings, unreadable(document, result.fault)] };
    return overlaid(document, result.imported.design);
  };
}

function unreadable(document: ParsedDocument, fault: { readonly message: Finding['message']; readonly line: number; readonly column: number }): Finding {
  const range = document.rangeOf(['source']);
  return { rule: 'structure.overlay-unreadable', severity: 'error', path: ['source'], message: say.overlayUnreadable(fault), ...(range && { range }) };
}

function overlaid(document: ParsedDocument, imported: Design): ParsedDocument {
  const { design: written, data } = document;
  const ids = new Map(imported.nodes.map((node) => [logicalIdOf(node), node.id]));
  const notes = objectOf(own(data, 'nodes'));
  const idOf = (name: string): string => ids.get(name) ?? name;
  const design: Design = {
    ...written,
    nodes: [...imported.nodes.map((node) => noted(node, own(notes, logicalIdOf(node)))), ...written.nodes],
    connections: [...imported.connections, ...written.connections.map((connection): Connection => ({ ...connection, from: idOf(connection.from), to: idOf(connection.to) }))],
    groups: written.groups.map((group) => ({ ...group, contains: group.contains.map(idOf) })),
    ignore: Object.fromEntries(Object.entries(written.ignore).map(([rule, silence]) => [rule, silenced(silence, idOf)])),
    template: imported.template,
  };
  const nodes = Object.fromEntries(Object.entries(notes).map(([name, note]) => [idOf(name), note]));
  const names = new Map([...ids].map(([name, id]) => [id, name]));
  return {
    ...document, design,
    data: Object.hasOwn(data, 'nodes') ? { ...data, nodes } : data,
    findings: [...document.findings, ...unknown(document, written.nodes, ids)],
    rangeOf: (path, what) => document.rangeOf(inFile(path, names), what),
  };
}

/** A node of the template with what the overlay says of it. */
function noted(node: Node, note: Json | undefined): Node {
  if (!isObject(note)) return node;
  const [label, at] = [own(note, 'label'), own(note, 'at')];
  return {
    ...node,
    ...(typeof label === 'string' && { label }),
    ...(isPosition(at) && { at }),
    assume: objectOf(own(note, 'assume')),
    traffic: objectOf(own(note, 'traffic')),
  };
}

function isPosition(value: Json | undefined): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && (value as JsonArray).every((item) => Number.isInteger(item));
}

function silenced(silence: Json, idOf: (name: string) => string): Json {
  const nodes = isObject(silence) ? own(silence, 'nodes') : undefined;
  return isObject(silence) && Array.isArray(nodes) ? { ...silence, nodes: (nodes as JsonArray).map((name) => (typeof name === 'string' ? idOf(name) : name)) } : silence;
}

/** Notes on resources that the template does not have. */
function unknown(document: ParsedDocument, wholeNodes: readonly Node[], ids: ReadonlyMap<string, string>): readonly Finding[] {
  const wholes = new Set(wholeNodes.map(({ id }) => id));
  return Object.keys(objectOf(own(document.data, 'nodes'))).filter((name) => !ids.has(name) && !wholes.has(name)).map((name) => {
    const range = document.rangeOf(['nodes', name], 'key');
    return { rule: 'structure.overlay-unknown', severity: 'warning', path: ['nodes', name], message: say.overlayUnknown(name, didYouMean(name, [...ids.keys()])), ...(range && { range }) };
  });
}

/** The path as the file has it: nodes of the template by logical id. */
function inFile(path: Path, names: ReadonlyMap<string, string>): Path {
  const [section, id, ...rest] = path;
  return section === 'nodes' && typeof id === 'string' ? [section, names.get(id) ?? id, ...rest] : path;
}
