import { createMemory } from '../../core/catalog/memory.ts';
import type { Node } from '../../core/model/design.ts';
import { isObject, own, type Json, type JsonObject, type Path } from '../../core/model/json.ts';
import type { Text } from '../../core/model/text.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { checkOperator, type Matcher } from './pattern-operators.ts';

/** What is wrong at a place of a pattern. */
export interface PatternFlaw {
  readonly path: Path;
  readonly message: Text;
}

/** A pattern as it was read: the object, or why it is none. */
export type ReadPattern = { readonly ok: true; readonly pattern: JsonObject } | { readonly ok: false; readonly message: Text };

/** The keys that every event has at its top: https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html (2026-11) */
export const EVENT_KEYS: readonly string[] = ['version', 'id', 'detail-type', 'source', 'account', 'time', 'region', 'resources', 'detail', 'replay-name'];

const patterns = createMemory<Node, ReadPattern | undefined>();

/** The pattern of a rule; undefined where it has none, or it cannot be told without deploying. */
export function readPatternOf(node: Node, resolve: Resolver): ReadPattern | undefined {
  return patterns(node, [resolve], () => {
    const found = resolve.property(node.properties, 'EventPattern');
    return found.known && found.value !== undefined && found.value !== null ? readPattern(found.value) : undefined;
  });
}

/** As `readPatternOf`, of a pattern that can be read. */
export function patternOf(node: Node, resolve: Resolver): JsonObject | undefined {
  const read = readPatternOf(node, resolve);
  return read?.ok ? read.pattern : undefined;
}

/** A pattern from an object, or from the JSON text that some templates have instead. */
export function readPattern(value: Json): ReadPattern {
  const parsed = typeof value === 'string' ? parseJson(value) : value;
  if (parsed === undefined) return { ok: false, message: { en: 'The pattern is no valid JSON.', ko: '패턴이 올바른 JSON이 아닙니다.' } };
  if (!isObject(parsed)) return { ok: false, message: { en: 'A pattern is an object, such as { source: [my.app] }.', ko: '패턴은 { source: [my.app] } 같은 객체여야 합니다.' } };
  return { ok: true, pattern: parsed };
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/**
 * What EventBridge would refuse: an empty pattern, a value outside a list, an operator that it does not know.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html (2026-11)
 */
export function flawsOf(pattern: JsonObject, matcher: Matcher): readonly PatternFlaw[] {
  return objectFlaws(pattern, [], matcher);
}

function objectFlaws(pattern: JsonObject, path: Path, matcher: Matcher): readonly PatternFlaw[] {
  const entries = Object.entries(pattern);
  if (entries.length === 0) {
    return [path.length === 0
      ? flaw(path, 'The pattern is empty. Name at least one field, such as source.', '패턴이 비어 있습니다. source 같은 필드를 하나 이상 적으세요.')
      : flaw(path, `“${String(path.at(-1))}” is empty. Name a field in it, or write [{ exists: true }].`, `‘${String(path.at(-1))}’이(가) 비어 있습니다. 안에 필드를 적거나 [{ exists: true }]로 적으세요.`)];
  }
  return entries.flatMap(([key, value]) => fieldFlaws(key, value, [...path, key], matcher));
}

function fieldFlaws(key: string, value: Json, path: Path, matcher: Matcher): readonly PatternFlaw[] {
  if (isObject(value)) return objectFlaws(value, path, matcher);
  if (!Array.isArray(value)) {
    return [flaw(path, `The value of “${key}” must stand in a list: [${JSON.stringify(value)}].`, `‘${key}’의 값은 목록이어야 합니다: [${JSON.stringify(value)}]`)];
  }
  const values = value as readonly Json[];
  if (values.length === 0) return [flaw(path, `The list of “${key}” is empty, and so matches nothing.`, `‘${key}’의 목록이 비어 있어 아무것과도 맞지 않습니다.`)];
  if (key === '$or') return values.flatMap((alternative, at) => (isObject(alternative) ? objectFlaws(alternative, [...path, at], matcher) : [flaw([...path, at], 'Each alternative of $or is an object.', '$or의 각 항목은 객체여야 합니다.')]));
  return values.flatMap((item, at) => valueFlaws(item, [...path, at], matcher));
}

function valueFlaws(value: Json, path: Path, matcher: Matcher): readonly PatternFlaw[] {
  if (Array.isArray(value)) return [flaw(path, 'A list stands in a list here. Write the values side by side.', '목록 안에 목록이 있습니다. 값을 나란히 적으세요.')];
  if (!isObject(value)) return [];
  const message = checkOperator(value, matcher);
  return message === undefined ? [] : [{ path, message }];
}

function flaw(path: Path, en: string, ko: string): PatternFlaw {
  return { path, message: { en, ko } };
}

/** Whether a comparison of the pattern uses a wildcard, for which a bus has a quota of rules. */
export function usesWildcards(pattern: JsonObject): boolean {
  return Object.entries(pattern).some(([key, value]) => {
    if (isObject(value)) return usesWildcards(value);
    const items: readonly Json[] = Array.isArray(value) ? value : [];
    return items.some((item) => isObject(item) && (key === '$or' ? usesWildcards(item) : isWildcard(item)));
  });
}

function isWildcard(comparison: JsonObject): boolean {
  const negated = own(comparison, 'anything-but');
  return own(comparison, 'wildcard') !== undefined || (isObject(negated) && own(negated, 'wildcard') !== undefined);
}
