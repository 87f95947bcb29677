import { isModelled } from '../catalog/service.ts';
import { at, isObject, type Path } from '../model/json.ts';
import type { TextRange } from '../model/range.ts';
import { verbatim, type Text } from '../model/text.ts';
import { METRIC_KEYS, METRICS } from '../goals/metrics.ts';
import { ruleBook } from '../rules/rule-book.ts';
import { propertyNames } from '../specification/property.ts';
import type { Completion, CompletionContext, Completions } from './contract.ts';
import * as keys from './keys.ts';
import { unfinishedAt, type Unfinished } from './marked.ts';
import { propertyOf } from './property-of.ts';
import { referenceValues, valuesAt } from './values.ts';

/** What may stand at an offset of a text that is being typed; what the map has already is left out. */
export function completionsAt(text: string, offset: number, context: CompletionContext): Completions | undefined {
  const unfinished = unfinishedAt(text, offset, context.schema);
  if (!unfinished) return undefined;
  const { range, path, what, document } = unfinished;
  if (unfinished.isReference) return { range, what: 'value', items: referenceValues(document.design) };
  if (what === 'value') {
    const values = valuesAt(unfinished, context);
    if (values.length > 0) return { range, what, items: values };
    // A word on a line of its own is the value of the key above it, until its colon is typed.
    const items = isOnOwnLine(text, range) ? keysAt(unfinished, context) : [];
    return { range, what: 'key', items };
  }
  const map = at(document.data, path);
  const there = new Set(isObject(map) ? Object.keys(map) : []);
  return { range, what, items: keysAt(unfinished, context).filter(({ label }) => !there.has(label)) };
}

function isOnOwnLine(text: string, { start }: TextRange): boolean {
  return /^\s*$/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
}

type Keys = Readonly<Record<string, Text>>;

/** The keys of the map at the path. */
function keysAt(unfinished: Unfinished, context: CompletionContext): readonly Completion[] {
  const { path } = unfinished;
  const [section, , key, , inner] = path;
  if (path.length === 0) return named(keys.FILE_KEYS);
  if (section === 'nodes') return nodeKeys(unfinished, context);
  if (section === 'connections') return connectionKeys(unfinished, context);
  if (section === 'account') return path.length === 1 ? named(keys.ACCOUNT_KEYS) : [];
  if (section === 'ignore' && path.length === 1) return ruleBook(context.catalog).entries.map(({ id, title }) => ({ label: id, detail: title, kind: 'key' }));
  if (path.length === 2) return named(ENTRY_KEYS.get(String(section)) ?? {});
  if (section !== 'scenarios') return [];
  if (path.length === 3 && key === 'flows') return flows(unfinished);
  if (path.length === 3 && key === 'faults') return unfinished.document.design.nodes.map(({ id, service }) => ({ label: id, detail: verbatim(service), kind: 'node' }));
  return inner === undefined && path.length === 4 ? named(key === 'flows' ? keys.LOAD_KEYS : key === 'faults' ? keys.FAULT_KEYS : {}) : [];
}

const ENTRY_KEYS: ReadonlyMap<string, Keys> = new Map([
  ['groups', keys.GROUP_KEYS], ['notes', keys.NOTE_KEYS], ['scenarios', keys.SCENARIO_KEYS], ['ignore', keys.SILENCE_KEYS],
  ['goals', { ...keys.GOAL_KEYS, ...Object.fromEntries(METRIC_KEYS.map((key) => [key, METRICS[key].about])) }],
]);

const COMMON = ['service', 'resource', 'label', 'at', 'logicalId', 'properties', 'attributes', 'parts', 'assume'];

function nodeKeys(unfinished: Unfinished, context: CompletionContext): readonly Completion[] {
  const { path, document } = unfinished;
  const [, id, key] = path;
  const service = at(document.data, ['nodes', String(id), 'service']);
  const kind = typeof service === 'string' ? context.catalog.kind(service) : undefined;
  if (path.length === 2) {
    const own = [...COMMON, ...(typeof service === 'string' ? context.schema.nodeKeys(service) ?? [] : [])];
    return own.map((label) => ({ label, detail: keys.NODE_KEYS[label] ?? verbatim(''), kind: 'key' }));
  }
  if (key === 'attributes' && path.length === 3) return named(keys.ATTRIBUTE_KEYS);
  if (key === 'traffic' && path.length === 4) return named(keys.FLOW_KEYS);
  if (key === 'assume' && kind && isModelled(kind.properties)) return fieldKeys(kind.properties.assumptions, path.slice(3));
  const properties = propertyKeys(path, unfinished, context);
  if (properties.length > 0 || key !== 'properties' || !kind || !isModelled(kind.properties)) return properties;
  return fieldKeys(kind.properties.fields.filter(({ home = 'properties' }) => home === 'properties'), path.slice(3));
}

function connectionKeys(unfinished: Unfinished, context: CompletionContext): readonly Completion[] {
  const { path } = unfinished;
  const [, , key, what] = path;
  if (path.length === 2) return named(keys.CONNECTION_KEYS);
  if (key !== 'assume') return [];
  if (path.length === 4 && (what === 'calls' || what === 'share')) return flows(unfinished);
  return path.length === 3 ? named(keys.CALL_KEYS) : propertyKeys(path, unfinished, context);
}

function propertyKeys(path: Path, { document }: Unfinished, { catalog, specification }: CompletionContext): readonly Completion[] {
  const place = specification && propertyOf(path, document, catalog);
  return place ? propertyNames(place.type, place.path, specification).map((label) => ({ label, detail: verbatim(place.type), kind: 'property' })) : [];
}

/** The next step of dotted paths. */
function fieldKeys(fields: readonly { readonly path: string; readonly label: Text }[], below: Path): readonly Completion[] {
  const prefix = below.map((step) => `${step}.`).join('');
  const next = new Map<string, Text>();
  for (const { path, label } of fields) {
    if (!path.startsWith(prefix)) continue;
    const [step = '', ...rest] = path.slice(prefix.length).split('.');
    if (!next.has(step)) next.set(step, rest.length === 0 ? label : verbatim(''));
  }
  return [...next].map(([label, detail]) => ({ label, detail, kind: 'property' }));
}

function flows({ document }: Unfinished): readonly Completion[] {
  return document.design.nodes.flatMap(({ id, traffic }) => Object.keys(traffic).map((label) => ({ label, detail: verbatim(id), kind: 'value' }) as const));
}

function named(all: Keys): readonly Completion[] {
  return Object.entries(all).map(([label, detail]) => ({ label, detail, kind: 'key' }));
}
