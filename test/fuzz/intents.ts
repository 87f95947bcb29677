import type { Intent } from '../../src/core/document/contract.ts';
import { isObject, own } from '../../src/core/model/json.ts';
import type { Json, JsonObject, Path } from '../../src/core/model/json.ts';
import { pick } from './chooser.ts';
import type { Chooser } from './chooser.ts';

const KEYS = ['Timeout', 'label', 'at', 'properties', 'a b', 'x:y', '', '1', 'true', '__proto__', 'constructor', 'Fn::Sub', '한글', '- a', '#c', "it's", 'MemorySize', 'contains'];
const IDS = ['new', 'new-2', 'third', 'fn-4', 'queue', 'lambda', 'a', 'orders', 'z', 'q-1', 'Bad Id', '__proto__', 'x'.repeat(61), '<b>'];
const STRINGS = ['', 'plain', 'two words', '5', 'true', 'null', '~', ' lead', 'trail ', 'a: b', 'a #b', '#x', '- x', '-x', '[a]', 'a, b', '{', '"', "'", 'two\nlines', 'ends\n', '\n', 'a\n\n b\n', 'tab\t', '\u0000', '\u2028', '\ud800', '😀', '<script>', '...', '---', '!Ref x', '&a', '*a', '%', '@', '0x1F', '1e3', '.5', 'x'.repeat(200), 'back\\slash', 'C:\\x', 'a\r\nb'];

function value(choose: Chooser, depth = 0): Json {
  const kind = choose(depth > 2 ? 5 : 9);
  if (kind < 2) return pick(choose, STRINGS);
  if (kind === 2) return pick(choose, [0, -0, 1, -7, 2.5, 1e21, 5e-324, 9007199254740993]);
  if (kind === 3) return choose(2) === 0;
  if (kind === 4) return null;
  if (kind < 7) return object(choose, depth);
  if (kind === 7) return Array.from({ length: choose(4) }, () => value(choose, depth + 1));
  return pick<Json>(choose, [{ Ref: 'X' }, { 'Fn::Sub': '${A}' }, [1, 2], {}, []]);
}

function object(choose: Chooser, depth: number): JsonObject {
  return Object.fromEntries(Array.from({ length: choose(4) }, () => [pick(choose, KEYS), value(choose, depth + 1)]));
}

function ids(data: JsonObject, section: string): readonly string[] {
  const entries = own(data, section);
  return isObject(entries) ? Object.keys(entries) : [];
}

/** An id of the section, mostly one that is there. */
function someId(data: JsonObject, section: string, choose: Chooser): string {
  const known = ids(data, section);
  return known.length > 0 && choose(40) > 0 ? pick(choose, known) : pick(choose, IDS);
}

/** A path that mostly exists, walked down from the top at random. */
function somePath(data: JsonObject, choose: Chooser): Path {
  const path: (string | number)[] = [];
  let current: Json | undefined = data;
  while (path.length < 7 && (path.length < 2 || choose(4) > 0)) {
    const keys: readonly (string | number)[] = Array.isArray(current) ? [...current.keys(), current.length] : isObject(current) ? Object.keys(current) : [];
    const step: string | number = keys.length > 0 && choose(6) > 0 ? pick(choose, keys) : pick(choose, KEYS);
    path.push(step);
    current = Array.isArray(current) ? (current as Json[])[step as number] : isObject(current) ? own(current, String(step)) : undefined;
    if (current === undefined && choose(2) > 0) break;
  }
  return path;
}

function position(choose: Chooser): readonly [number, number] {
  return [choose(2000) - 500, choose(20) === 0 ? 1.5 : choose(1000)];
}

function subset(data: JsonObject, section: string, choose: Chooser): string[] {
  const most = ids(data, section).length > 0 || choose(10) === 0 ? 3 : 1;
  return [...new Set(Array.from({ length: choose(most) }, () => someId(data, section, choose)))];
}

/** An intent that a canvas, a form or a hostile webview could send about this data. */
export function someIntent(data: JsonObject, choose: Chooser, nested = false): Intent {
  switch (choose(nested ? 9 : 10)) {
    case 0: return { kind: 'add-node', id: pick(choose, IDS), node: { service: 'lambda', at: position(choose), ...(choose(2) === 0 ? object(choose, 0) : {}) } };
    case 1: return { kind: 'add-connection', id: pick(choose, IDS), connection: { from: someId(data, 'nodes', choose), to: someId(data, 'nodes', choose), ...(choose(3) === 0 ? object(choose, 0) : {}) } };
    case 2: return choose(2) === 0 ? { kind: 'add-group', id: pick(choose, IDS), group: { label: pick(choose, STRINGS), contains: subset(data, 'nodes', choose) } } : { kind: 'add-note', id: pick(choose, IDS), note: { text: pick(choose, STRINGS), at: position(choose) } };
    case 3: case 4: return { kind: 'move', nodes: Object.fromEntries(subset(data, 'nodes', choose).map((id) => [id, position(choose)])), notes: Object.fromEntries(subset(data, 'notes', choose).map((id) => [id, position(choose)])) };
    case 5: case 6: return { kind: 'set', path: somePath(data, choose), value: choose(3) === 0 ? undefined : value(choose) };
    case 7: return { kind: 'delete', nodes: subset(data, 'nodes', choose), connections: subset(data, 'connections', choose), groups: subset(data, 'groups', choose), notes: subset(data, 'notes', choose) };
    case 8: return { kind: 'set', path: ['nodes', someId(data, 'nodes', choose), ...(choose(2) === 0 ? ['properties'] : []), pick(choose, KEYS)], value: value(choose) };
    default: return { kind: 'batch', intents: Array.from({ length: choose(4) }, () => someIntent(data, choose, true)) };
  }
}
