import { check, type Check } from '../model/check.ts';
import type { Connection, Design, Node } from '../model/design.ts';
import type { Finding } from '../model/finding.ts';
import { isObject, own, type Json, type JsonArray, type JsonObject, type Path } from '../model/json.ts';
import { createListMemory, flatten, keptWhile } from '../model/list-memory.ts';
import { isSamType } from '../model/sam-type.ts';
import type { Source } from '../model/source.ts';
import type { Origin, Rows, Synthesis } from './contract.ts';
import { hasNull } from './null-text.ts';

/** CloudFormation takes no null, wherever it stands: a template with one in it is refused before anything is created. */
const SOURCE: Source = { url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns-null-values.html', asOf: '2026-11-22' };

const LEFT_OUT = check('cloudformation.no-value', 'warning', 'A key without a value, which the template leaves out', '값이 없어 템플릿에서 빠진 키');
const REFUSED = check('cloudformation.null-value', 'error', 'A null in the template, which CloudFormation refuses', 'CloudFormation이 거부하는, 템플릿 속의 null');

export const NULL_CHECKS: readonly Check[] = [LEFT_OUT, REFUSED];

/**
 * Finds keys without a value in designs, one after the other, and nulls in their templates. What a service builds
 * is built without the former; what stands word for word, or deeper, may mean its null and stays as it is.
 */
export function nullChecker(): (design: Design, synthesis: Synthesis) => readonly Finding[] {
  const [inNodes, inConnections] = [createListMemory<readonly Finding[]>(), createListMemory<readonly Finding[]>()];
  const inSections = keptWhile((template: Design['template']) => leftOut({ path: ['template'] }, template));
  const inHand = keptWhile((template: Design['template']) => Object.entries(template).flatMap(([name, section]) => (section === null || MADE.has(name) ? [] : nullsIn(section, [name]))));
  const made = [...MADE].map((section) => rowsChecker(section));
  return (design, { parts, sourceMap }) => {
    const rows: readonly Rows[] = [parts.resources, parts.outputs, parts.parameters];
    const nulls = [...made.flatMap((nullsOf, at) => nullsOf(rows[at] as Rows)), ...inHand(design.template)];
    return [
      ...inSections(design.template),
      ...flatten(inNodes([design.nodes], [], (at) => ofNode(design.nodes[at] as Node))),
      ...flatten(inConnections([design.connections], [], (at) => ofConnection(design.connections[at] as Connection))),
      ...nulls.map((path) => refused(path, sourceMap.origin(path) ?? { path: [] })),
    ];
  };
}

/** Sections of which nodes make a part, in the order of `rows`. */
const MADE: ReadonlySet<string> = new Set(['Resources', 'Outputs', 'Parameters']);

const NONE: readonly Path[] = [];

function rowsChecker(section: string): (rows: Rows) => readonly Path[] {
  const nullsOf = createListMemory<readonly Path[]>();
  return ({ keys, values }) => flatten(nullsOf([keys, values], [], (row) => (hasNull(values[row] as Json) && !isForTransform(values[row]) ? nullsIn(values[row] as Json, [section, keys[row] as string]) : NONE)));
}

/** What SAM reads may have a null: it takes a workflow's `ResultPath: null`, and makes text of it. */
function isForTransform(resource: Json | undefined): boolean {
  return isObject(resource) && isSamType(own(resource, 'Type'));
}

/** The paths of all nulls at or below a path, but for what a macro is given. */
function nullsIn(value: Json, path: Path): readonly Path[] {
  if (value === null) return [path];
  if (typeof value !== 'object') return [];
  if (Array.isArray(value)) return (value as JsonArray).flatMap((item, at) => nullsIn(item, [...path, at]));
  return Object.keys(value).flatMap((key) => (key === 'Fn::Transform' ? [] : nullsIn((value as JsonObject)[key] as Json, [...path, key])));
}

function ofNode({ id, resource, generated, properties, attributes }: Node): readonly Finding[] {
  if (resource !== undefined || generated === true) return [];
  const place = (key: string): Origin => ({ node: id, path: ['nodes', id, key] });
  return [...leftOut(place('properties'), properties), ...leftOut(place('attributes'), attributes)];
}

function ofConnection({ id, properties, with: settings, realizedBy }: Connection): readonly Finding[] {
  if (realizedBy.length > 0) return [];
  const place = (key: string): Origin => ({ connection: id, path: ['connections', id, key] });
  return [...leftOut(place('properties'), properties), ...leftOut(place('with'), settings)];
}

function leftOut(origin: Origin, object: JsonObject): readonly Finding[] {
  return keysOfNulls(object).map((key): Finding => ({
    rule: LEFT_OUT.id, severity: LEFT_OUT.severity, source: SOURCE, ...origin, path: [...origin.path, key],
    message: {
      en: `${key} has no value, so the template leaves it out. Write one, or remove ${key}.`,
      ko: `${key}에 값이 없어 템플릿에서 제외됩니다. 값을 적거나 ${key}을(를) 지우세요.`,
    },
    fix: { title: { en: `Remove ${key}`, ko: `${key} 지우기` }, path: [...origin.path, key], value: undefined },
  }));
}

const NO_KEYS: readonly string[] = [];

/** Asked of every node, most of which have none. */
function keysOfNulls(object: JsonObject): readonly string[] {
  let keys: string[] | undefined;
  for (const key in object) if (Object.hasOwn(object, key) && object[key] === null) (keys ??= []).push(key);
  return keys ?? NO_KEYS;
}

function refused(path: Path, origin: Origin): Finding {
  const name = nameOf(path);
  return {
    rule: REFUSED.id, severity: REFUSED.severity, source: SOURCE, ...origin,
    message: {
      en: `${name} is null, and CloudFormation refuses a template with a null in it. Write a value, or remove it.`,
      ko: `${name}이(가) null입니다. CloudFormation은 null이 있는 템플릿을 거부합니다. 값을 적거나 지우세요.`,
    },
  };
}

/** The place as people know it: of a resource from its properties down, else from the name of the entry. */
function nameOf([section, id, ...rest]: Path): string {
  if (section !== 'Resources') return [id, ...rest].join('.');
  const below = rest[0] === 'Properties' && rest.length > 1 ? rest.slice(1) : rest;
  return below.length === 0 ? String(id) : below.join('.');
}
