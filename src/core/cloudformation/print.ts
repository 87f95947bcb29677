import { Document, isScalar, Pair, Scalar, YAMLMap, YAMLSeq, type Node as YamlNode, type Tags } from 'yaml';
import { isObject, own, type Json, type JsonArray, type JsonObject } from '../model/json.ts';
import type { Origin, Synthesis } from './contract.ts';

/**
 * The template as YAML, the same text for the same template: a comment above each resource says which
 * node or connection it comes from, and intrinsic functions are written short (`!Ref`). CloudFormation
 * reads YAML 1.1, so whatever that takes for a date, a yes or a number in base 60 is quoted.
 */
export function printYaml(synthesis: Pick<Synthesis, 'template' | 'sourceMap'>): string {
  const document = new Document(undefined, { version: '1.1', schema: 'yaml-1.1', customTags: withoutMerge });
  document.contents = nodeOf(synthesis.template) as never;
  comment(document.contents, synthesis);
  const text = document.toString({ lineWidth: 0, minContentWidth: 0, directives: false });
  return text.replaceAll(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The template as JSON, two spaces deep. */
export function printJson(synthesis: Pick<Synthesis, 'template'>): string {
  return `${JSON.stringify(synthesis.template, undefined, 2)}\n`;
}

/** A key `<<` of a design is a key like any other. */
function withoutMerge(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:merge');
}

/** Characters that readers drop or take for line ends. They stand in double quotes only (`scalarOf`), where an escape means them. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A scalar; quoted where the library would write plain what a reader of YAML 1.1 takes for something else. */
function scalarOf(value: string | number | boolean | null): Scalar {
  const scalar = new Scalar(value);
  const isRisky = typeof value === 'string' && (value.search(UNPRINTABLE) >= 0 || value === '<<' || value === '=');
  if (isRisky) scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

function nodeOf(value: Json): YamlNode {
  if (Array.isArray(value)) return sequenceOf(value as JsonArray);
  if (!isObject(value)) return scalarOf(value as Exclude<Json, JsonArray | JsonObject>);
  return shortForm(value) ?? mapOf(value);
}

function sequenceOf(values: JsonArray): YAMLSeq {
  const sequence = new YAMLSeq();
  sequence.items = values.map(nodeOf);
  return sequence;
}

function mapOf(object: JsonObject): YAMLMap {
  const map = new YAMLMap();
  map.items = Object.entries(object).map(([key, value]) => new Pair(scalarOf(key), nodeOf(value)));
  return map;
}

/** Functions that have a short form which says the same; `Condition` is a key of resources too, and stays long. */
const SHORT = new Set([
  'Ref', 'Fn::GetAtt', 'Fn::Sub', 'Fn::Join', 'Fn::Select', 'Fn::Split', 'Fn::If', 'Fn::Equals', 'Fn::And', 'Fn::Or', 'Fn::Not',
  'Fn::FindInMap', 'Fn::ImportValue', 'Fn::Base64', 'Fn::Cidr', 'Fn::GetAZs',
]);

/** `!Name argument`, or undefined where only the long form can say it: a tag cannot stand on a tag. */
function shortForm(object: JsonObject): YamlNode | undefined {
  const name = Object.keys(object)[0] ?? '';
  if (!SHORT.has(name) || Object.keys(object).length !== 1) return undefined;
  const node = name === 'Fn::GetAtt' ? attributeOf(own(object, name)) : nodeOf(own(object, name) ?? null);
  if (!node || node.tag !== undefined || (isScalar(node) && typeof node.value !== 'string')) return undefined;
  if (!isScalar(node) && name === 'Ref') return undefined;
  node.tag = `!${name.replace('Fn::', '')}`;
  return node;
}

/** `!GetAtt Id.Attribute`, where the dot can only mean that. */
function attributeOf(value: Json | undefined): Scalar | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [id, attribute] = value as JsonArray;
  if (typeof id !== 'string' || typeof attribute !== 'string' || !/^[A-Za-z0-9]+$/.test(id) || attribute === '') return undefined;
  return scalarOf(`${id}.${attribute}`);
}

/** A blank line between sections and between resources, and above each resource where it comes from. */
function comment(contents: unknown, { sourceMap }: Pick<Synthesis, 'sourceMap'>): void {
  if (!(contents instanceof YAMLMap)) return;
  for (const pair of contents.items.slice(1)) if (pair.value instanceof YAMLMap) (pair.key as Scalar).spaceBefore = true;
  const resources = contents.get('Resources', true);
  if (!(resources instanceof YAMLMap)) return;
  for (const [index, pair] of resources.items.entries()) {
    const key = pair.key as Scalar<string>;
    const origin = sourceMap.origin(['Resources', key.value]);
    if (origin) key.commentBefore = ` ${describe(origin)}`;
    key.spaceBefore = index > 0;
  }
}

/** `node api, routes.create`; on one line, whatever the file holds. */
function describe({ node, connection, path }: Origin): string {
  const owner = node !== undefined ? `node ${node}` : connection !== undefined ? `connection ${connection}` : '';
  const rest = owner === '' ? path.join('.') : path.slice(2).join('.');
  return [owner, rest].filter((part) => part !== '').join(', ').replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}
