import type { Path } from '../model/json.ts';
import type { Bounds, Kind, Plain, Schema, SchemaNode, Specification } from './contract.ts';
import type { Entries, PropertyDocumentation, TypeDocumentation } from './documentation.ts';
import { typeOf } from './resource.ts';

/** What is known of one property of a resource type. */
export interface PropertyFacts {
  readonly type: string;
  /** Of the property; an item of a list is told with its list. */
  readonly name: string;
  readonly documented?: PropertyDocumentation;
  /** The definition that it stands in; absent for properties of the resource itself. */
  readonly definition?: string;
  readonly kinds: readonly Kind[];
  /** `open`: only together with certain other values. */
  readonly required: 'yes' | 'no' | 'open';
  readonly constraints: readonly Constraint[];
}

/** Something that every value of the property keeps to; `origin` as in `SchemaNode.o`, or the id of a rule of cfn-lint. */
export type Constraint = { readonly origin?: string } & (
  | { readonly is: 'values'; readonly values: readonly Plain[] }
  | { readonly is: 'range' | 'above' | 'length' | 'count'; readonly bounds: Bounds }
  | { readonly is: 'pattern'; readonly pattern: string }
);

/**
 * What the index and AWS's descriptions know of the property at a path below `Properties` of a type; undefined
 * where both know none of the name, as of the keys of a map. What holds only beside certain other values is left
 * out, but for the kinds of value.
 */
export function propertyAt(type: string, path: Path, specification: Specification, described: TypeDocumentation | undefined): PropertyFacts | undefined {
  const known = typeOf(type, specification);
  const name = path.findLast((step) => typeof step === 'string');
  if (!known || name === undefined) return undefined;
  const own = path.slice(0, path.lastIndexOf(name) + 1);
  const roots: readonly Held[] = [{ schema: known.properties, certain: true }, ...known.rules.map(({ path: at, schema, origin }) => ({ schema, certain: true, origin, at }))];
  const owner = heldAt(roots, own.slice(0, -1));
  const found = described && documentedAt(described, own);
  if (!found && !expanded(owner).some(({ schema }) => schema.p?.has(name))) return undefined;
  const held = [...below(owner, name), ...rulesAt(roots, own)];
  const here = expanded(held);
  const certain = kindsIn(here.filter((each) => each.certain));
  return {
    type, name, ...found,
    kinds: certain.length > 0 ? certain : kindsIn(here),
    required: requirement(expanded(owner), name),
    constraints: constraintsOf([...here, ...expanded(heldAt(roots, path)), ...expanded(below(held, 0))]),
  };
}

/** The names of the properties that a map at a path below `Properties` of a type may have, required ones first; those that only AWS sets are left out. */
export function propertyNames(type: string, path: Path, specification: Specification): readonly string[] {
  const known = typeOf(type, specification);
  if (!known) return [];
  const roots: readonly Held[] = [{ schema: known.properties, certain: true }];
  const here = expanded(heldAt(roots, path));
  const required = new Set(here.flatMap(({ schema, certain }) => (certain ? schema.r ?? [] : [])));
  const dotted = path.map((step) => (typeof step === 'number' ? '*' : step));
  const names = [...new Set(here.flatMap(({ schema }) => [...schema.p?.keys() ?? []]))].filter((name) => !known.readOnly.has([...dotted, name].join('.')));
  return [...names.filter((name) => required.has(name)), ...names.filter((name) => !required.has(name))];
}

/** A schema that holds for a place, and whether it holds whatever else is set. `at`: below the place, `*` for every item. */
interface Held {
  readonly schema: Schema;
  readonly certain: boolean;
  readonly origin?: string;
  readonly at?: readonly string[];
}

type Opened = Held & { readonly schema: SchemaNode };

function heldAt(roots: readonly Held[], path: Path): readonly Held[] {
  const from = roots.filter(({ at = [] }) => at.length === 0);
  return path.reduce<readonly Held[]>((held, step, depth) => [...below(held, step), ...rulesAt(roots, path.slice(0, depth + 1))], from);
}

/** Rules that are laid upon this very place. */
function rulesAt(roots: readonly Held[], path: Path): readonly Held[] {
  return roots.filter(({ at = [] }) => at.length > 0 && at.length === path.length && at.every((step, depth) => (step === '*' ? typeof path[depth] === 'number' : step === path[depth])));
}

function below(held: readonly Held[], step: string | number): readonly Held[] {
  return expanded(held).flatMap(({ schema, certain, origin }) => {
    const inner = typeof step === 'number' ? [schema.i] : [schema.p?.get(step), ...(schema.pp ?? []).map(([, each]) => (schema.p?.has(step) ? undefined : each))];
    return inner.flatMap((each) => (each === undefined || each === false ? [] : [{ schema: each, certain, ...(origin === undefined ? {} : { origin }) }]));
  });
}

/** With what a schema consists of. Of alternatives and conditions nobody knows which one holds. */
function expanded(held: readonly Held[]): readonly Opened[] {
  const found: Opened[] = [];
  const seen = new Set<Schema>();
  const open = ({ schema, certain, origin }: Held): void => {
    if (typeof schema === 'boolean' || seen.has(schema)) return;
    seen.add(schema);
    const from = schema.o ?? origin;
    const each = (parts: readonly Schema[] | undefined, sure: boolean): void => parts?.forEach((part) => open({ schema: part, certain: sure, ...(from === undefined ? {} : { origin: from }) }));
    found.push({ schema, certain, ...(from === undefined ? {} : { origin: from }) });
    each(schema.all, certain);
    each([...schema.any ?? [], ...schema.one ?? [], ...schema.if?.slice(1) ?? []], false);
  };
  held.forEach(open);
  return found;
}

function kindsIn(held: readonly Opened[]): readonly Kind[] {
  return [...new Set(held.flatMap(({ schema }) => schema.t ?? []))];
}

function requirement(owner: readonly Opened[], name: string): PropertyFacts['required'] {
  const asking = owner.filter(({ schema }) => schema.r?.includes(name));
  return asking.some(({ certain }) => certain) ? 'yes' : asking.length > 0 ? 'open' : 'no';
}

function constraintsOf(held: readonly Opened[]): readonly Constraint[] {
  const said = new Map<string, Constraint>();
  for (const { schema, certain, origin } of held) {
    for (const constraint of certain ? constraintsIn(schema) : []) {
      const key = JSON.stringify(constraint);
      if (!said.has(key)) said.set(key, { ...constraint, ...(origin === undefined ? {} : { origin }) });
    }
  }
  return [...said.values()];
}

function constraintsIn({ e, ei, n, nx, l, c, m }: SchemaNode): readonly Constraint[] {
  const values = e ?? ei;
  return [
    ...(values ? [{ is: 'values', values } as const] : []),
    ...(n ? [{ is: 'range', bounds: n } as const] : []),
    ...(nx ? [{ is: 'above', bounds: nx } as const] : []),
    ...(l ? [{ is: 'length', bounds: l } as const] : []),
    ...(c ? [{ is: 'count', bounds: c } as const] : []),
    ...(m === undefined ? [] : [{ is: 'pattern', pattern: m } as const]),
  ];
}

/** Goes down the descriptions. A name that a definition does not have is the key of an entry of a map. */
function documentedAt({ properties, definitions }: TypeDocumentation, path: Path): Pick<PropertyFacts, 'documented' | 'definition'> | undefined {
  let entries: Entries | undefined = properties;
  let definition: string | undefined;
  let documented: PropertyDocumentation | undefined;
  let isInMap = false;
  for (const step of path.filter((each) => typeof each === 'string')) {
    if (documented) {
      definition = documented.definition;
      entries = definition === undefined ? undefined : definitions.get(definition);
    }
    documented = entries?.get(step);
    if (!documented && (isInMap || entries === properties || !entries)) return undefined;
    isInMap = !documented;
  }
  return documented && { documented, ...(definition === undefined ? {} : { definition }) };
}

/** The page of a property in AWS's reference of CloudFormation templates, at its line. */
export function pageOfProperty({ type, name, documented, definition }: PropertyFacts): string | undefined {
  const [vendor, service, resource] = type.toLowerCase().split('::');
  if (vendor !== 'aws' || service === undefined || resource === undefined) return undefined;
  const owner = `${service}-${resource}`;
  const [page, anchor] = definition === undefined ? [`aws-resource-${owner}`, owner] : [`aws-properties-${owner}-${definition.toLowerCase()}`, `${owner}-${definition.toLowerCase()}`];
  return `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/${page}.html${documented ? `#cfn-${anchor}-${name.toLowerCase()}` : ''}`;
}
