/** What AWS's service specification documents of resource types. */
import type { Attribute, Property, PropertyType, Resource, SpecDatabase, TypeDefinition } from '@aws-cdk/service-spec-types';
import { byPlace, type Compact } from './compact.ts';

export interface DocumentedType {
  readonly schema: Compact;
  readonly attributes: readonly string[];
  readonly resource: Resource;
  readonly definition: (id: string) => TypeDefinition | undefined;
}

/** Every resource type by its CloudFormation name; what a transform expands is none. */
export function typesOf(database: SpecDatabase): ReadonlyMap<string, DocumentedType> {
  const definition = (id: string): TypeDefinition | undefined => database.get('typeDefinition', id);
  return new Map(database.all('resource').filter(({ cloudFormationTransform: transform }) => transform === undefined).map((resource) => [resource.cloudFormationType, {
    resource, definition,
    attributes: Object.keys(resource.attributes as Readonly<Record<string, Attribute>>),
    schema: schemaOf(resource.properties, definition, []),
  }]));
}

function schemaOf(properties: Readonly<Record<string, Property>>, definition: DocumentedType['definition'], above: readonly string[]): Compact {
  const required = Object.entries(properties).filter(([, property]) => property.required === true).map(([name]) => name);
  const byName = Object.fromEntries(Object.entries(properties).map(([name, { type }]) => [name, typeSchema(type, definition, above)]));
  return { t: 'o', x: 1, p: byName, ...(required.length > 0 ? { r: byPlace(required, Object.keys(byName)) } : {}), o: 'spec' };
}

function typeSchema(type: PropertyType, definition: DocumentedType['definition'], above: readonly string[]): Compact {
  switch (type.type) {
    case 'string': return { t: 's', o: 'spec' };
    case 'integer': return { t: 'i', o: 'spec' };
    case 'number': return { t: 'n', o: 'spec' };
    case 'boolean': return { t: 'b', o: 'spec' };
    case 'array': return { t: 'a', i: typeSchema(type.element, definition, above), o: 'spec' };
    case 'map': return { t: 'o', o: 'spec' };
    case 'ref': {
      const id = type.reference.$ref;
      const target = above.includes(id) ? undefined : definition(id);
      return target ? schemaOf(target.properties, definition, [...above, id]) : true;
    }
    default: return true;
  }
}

/** Longer descriptions are cut at the end of a sentence: the page has the rest. */
const LONGEST = 320;

/**
 * One line for each type: what it is, its properties, and the properties of the definitions it uses, as
 * `[text]`, `[text, definition]` or `[text, definition or 0, what a change replaces]`.
 */
export function documentationOf(types: ReadonlyMap<string, DocumentedType>): readonly string[] {
  return [...types].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, type]) => {
    const definitions = new Map<string, TypeDefinition>();
    const properties = entriesOf(type.resource.properties, type.definition, definitions);
    const nested = new Map<string, object>();
    for (const [id, definition] of definitions) nested.set(id, entriesOf(definition.properties, type.definition, definitions));
    const named = new Map([...definitions].map(([id, { name: title }]) => [id, title]));
    return `${name} ${JSON.stringify({ is: shortened(type.resource.documentation), p: properties, d: Object.fromEntries([...nested].map(([id, entries]) => [named.get(id), entries])) })}`;
  });
}

function entriesOf(properties: Readonly<Record<string, Property>>, definition: DocumentedType['definition'], found: Map<string, TypeDefinition>): object {
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => {
    const id = referenceIn(property.type);
    const target = id === undefined ? undefined : definition(id);
    if (id !== undefined && target) found.set(id, target);
    const replaces = REPLACES[property.causesReplacement ?? 'no'];
    return [name, [shortened(property.documentation), ...(target || replaces !== 0 ? [target?.name ?? 0] : []), ...(replaces === 0 ? [] : [replaces])]];
  }));
}

/** Whether a change makes CloudFormation create the resource anew: 1 always, 2 sometimes. */
const REPLACES = { no: 0, yes: 1, maybe: 2 } as const;

/** The definition that a value, or each entry of it, is made of; undefined where it may be one of several. */
function referenceIn(type: PropertyType): string | undefined {
  if (type.type === 'ref') return type.reference.$ref;
  if (type.type === 'union') {
    const found = new Set(type.types.map(referenceIn).filter((id) => id !== undefined));
    return found.size === 1 ? [...found][0] : undefined;
  }
  return type.type === 'array' || type.type === 'map' ? referenceIn(type.element) : undefined;
}

function shortened(text: string | undefined): string {
  const first = (text ?? '').replaceAll(/\s+/g, ' ').replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1').trim();
  if (first.length <= LONGEST) return first;
  const end = first.slice(0, LONGEST).lastIndexOf('. ');
  return end > 60 ? first.slice(0, end + 1) : `${first.slice(0, LONGEST - 1)}…`;
}
