import { createMemory } from '../../../core/catalog/memory.ts';
import type { Node } from '../../../core/model/design.ts';
import { isObject, own, type Json, type JsonObject, type Path } from '../../../core/model/json.ts';
import type { Text } from '../../../core/model/text.ts';
import { utf8Length } from '../../../core/model/utf8.ts';
import { asPlaceholder, filledIn } from './placeholders.ts';

/** What a node says about its definition. */
export type Written =
  | { readonly kind: 'absent' }
  /** In a bucket, or made by a function of the template: nothing can be said before deployment. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'unreadable'; readonly base: Path; readonly because: Text }
  | Definition;

export interface Definition {
  readonly kind: 'read';
  /** Plain JSON; what only deployment knows stands as placeholders (`placeholders.ts`). */
  readonly machine: JsonObject;
  /** Where it stands below the node. */
  readonly base: Path;
  /** It is JSON text inside a string: paths below `base` lead into that text. */
  readonly isText: boolean;
  /** UTF-8 bytes as far as they are known, without the values of placeholders. */
  readonly bytes: number;
}

/** Deeper data is no definition, and would only wear out what walks it. */
const DEEPEST = 100;

const writtenOf = createMemory<Node, Written>();

/** The definition as the node has it: `Definition` or `DefinitionString`, the first of them that is there. */
export function definitionOf(node: Node): Written {
  return writtenOf(node, [], () => read(node.properties));
}

function read(properties: JsonObject): Written {
  const object = own(properties, 'Definition');
  if (object !== undefined) return fromObject(object);
  const text = own(properties, 'DefinitionString');
  if (text !== undefined) return fromText(text);
  return own(properties, 'DefinitionS3Location') === undefined ? { kind: 'absent' } : { kind: 'elsewhere' };
}

function fromObject(object: Json): Written {
  const base: Path = ['properties', 'Definition'];
  if (asPlaceholder(object) !== undefined) return { kind: 'elsewhere' };
  const machine = withoutIntrinsics(object, 0);
  if (machine === undefined) return tooDeep(base);
  if (!isObject(machine)) return unreadable(base, { en: 'a map with StartAt and States is expected', ko: 'StartAt와 States가 있는 맵이어야 합니다' });
  return { kind: 'read', machine, base, isText: false, bytes: utf8Length(JSON.stringify(machine)) };
}

function fromText(value: Json): Written {
  const base: Path = ['properties', 'DefinitionString'];
  const text = typeof value === 'string' ? value : asPlaceholder(value);
  if (text === undefined || text.startsWith('${=')) return { kind: 'elsewhere' };
  const parsed = parse(text);
  if (parsed === undefined) return unreadable(base, { en: 'it is not JSON', ko: 'JSON이 아닙니다' });
  const machine = withoutIntrinsics(parsed, 0);
  if (machine === undefined) return tooDeep(base);
  if (!isObject(machine)) return unreadable(base, { en: 'an object with StartAt and States is expected', ko: 'StartAt와 States가 있는 객체여야 합니다' });
  return { kind: 'read', machine, base, isText: true, bytes: utf8Length(text) };
}

/** JSON whose placeholders may also stand for numbers, without quotes. */
function parse(text: string): Json | undefined {
  for (const attempt of [text, filledIn(text, () => '1')]) {
    try {
      return JSON.parse(attempt) as Json;
    } catch {
      continue;
    }
  }
  return undefined;
}

/** Undefined where it nests too deep. */
function withoutIntrinsics(value: Json, depth: number): Json | undefined {
  if (depth > DEEPEST) return undefined;
  const text = asPlaceholder(value);
  if (text !== undefined) return text;
  if (Array.isArray(value)) return whole((value as readonly Json[]).map((item) => withoutIntrinsics(item, depth + 1)));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withoutIntrinsics(item, depth + 1)] as const);
  return entries.some(([, item]) => item === undefined) ? undefined : Object.fromEntries(entries as readonly (readonly [string, Json])[]);
}

function whole(items: readonly (Json | undefined)[]): Json | undefined {
  return items.includes(undefined) ? undefined : (items as readonly Json[]);
}

function unreadable(base: Path, because: Text): Written {
  return { kind: 'unreadable', base, because };
}

function tooDeep(base: Path): Written {
  return unreadable(base, { en: 'it nests too deep', ko: '너무 깊이 중첩되어 있습니다' });
}
