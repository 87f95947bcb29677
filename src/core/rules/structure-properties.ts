import type { Catalog } from '../catalog/catalog.ts';
import type { ResourceShape } from '../catalog/resource-shape.ts';
import { didYouMean as nearest } from '../document/did-you-mean.ts';
import type { Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own, type Json, type Path } from '../model/json.ts';
import type { Source } from '../model/source.ts';
import type { Text } from '../model/text.ts';
import { intrinsicOf } from '../resolve/intrinsic.ts';
import { aboutNode, CHECKS, didYouMean } from './structure-checks.ts';

const PAGE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-type-schemas.html';

interface Place {
  readonly node: Node;
  readonly type: string;
  readonly source: Source;
}

/** Properties of a node that CloudFormation does not know, or that have a value of another kind than it takes. */
export function checkProperties(node: Node, catalog: Catalog): readonly Finding[] {
  const type = catalog.kind(node.service)?.resourceType;
  const known = catalog.family(node.service)?.resourceShapes;
  const shape = type === undefined ? undefined : own(known?.shapes, type);
  if (type === undefined || known === undefined || shape === undefined) return [];
  return compare(node.properties, shape, ['properties'], { node, type, source: { url: PAGE, asOf: known.asOf } });
}

/** What intrinsic functions stand for is not compared; nor is `null`, which says nothing yet. */
function compare(value: Json, shape: ResourceShape, path: Path, place: Place): readonly Finding[] {
  if (shape === 'json' || value === null || (isObject(value) && intrinsicOf(value))) return [];
  if (!fits(value, shape)) return [wrongType(value, shape, path, place)];
  if (Array.isArray(value)) return value.flatMap((item: Json, at) => compare(item, (shape as readonly ResourceShape[])[0] ?? 'json', [...path, at], place));
  if (!isObject(value)) return [];
  const known = shape as { readonly [property: string]: ResourceShape };
  return Object.entries(value).flatMap(([name, child]) => {
    const childShape = own(known, name);
    return childShape === undefined ? [unknownProperty(name, Object.keys(known), [...path, name], place)] : compare(child, childShape, [...path, name], place);
  });
}

/** CloudFormation takes `"10"` for 10, `"true"` for true, and any plain value for a text. */
function fits(value: Json, shape: ResourceShape): boolean {
  if (typeof shape !== 'string') return Array.isArray(shape) ? Array.isArray(value) : isObject(value);
  if (typeof value === 'object') return false;
  if (shape === 'number') return typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));
  return shape !== 'boolean' || typeof value === 'boolean' || value === 'true' || value === 'false';
}

function unknownProperty(name: string, known: readonly string[], path: Path, { node, type, source }: Place): Finding {
  const meant = nearest(name, known);
  const guess = didYouMean(meant);
  const where = path.length > 2 ? path.slice(1, -1).join('.') : undefined;
  const message: Text = {
    en: `CloudFormation knows no property “${name}” ${where === undefined ? `of ${type}` : `in “${where}” of ${type}`}.${guess.en || ' It would refuse the stack. Remove it.'}`,
    ko: `CloudFormation의 ${type}${where === undefined ? '' : ` ‘${where}’`}에는 ‘${name}’ 속성이 없습니다.${guess.ko || ' 스택이 거부되니 지우세요.'}`,
  };
  return { ...aboutNode(CHECKS.unknownProperty, node.id, path, message), source };
}

const NAMES: Readonly<Record<string, Text>> = {
  string: { en: 'a text', ko: '텍스트' },
  number: { en: 'a number', ko: '숫자' },
  boolean: { en: 'true or false', ko: 'true 또는 false' },
};

function wrongType(value: Json, shape: ResourceShape, path: Path, { node, type, source }: Place): Finding {
  const wanted = typeof shape === 'string' ? NAMES[shape] ?? { en: shape, ko: shape } : Array.isArray(shape) ? { en: 'a list', ko: '목록' } : { en: 'a map of `key: value`', ko: '`키: 값` 목록' };
  const name = path.slice(1).join('.') || 'properties';
  const message: Text = {
    en: `“${name}” of ${type} must be ${wanted.en}, and ${typeof value === 'object' ? 'this is not' : `“${String(value)}” is not`}.`,
    ko: `${type}의 ‘${name}’ 값은 ${wanted.ko}이어야 합니다.`,
  };
  return { ...aboutNode(CHECKS.wrongType, node.id, path, message), source };
}
