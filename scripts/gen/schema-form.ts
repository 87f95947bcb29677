import type { FieldInput, FormField } from '../../src/core/catalog/form.ts';
import { described, ref, type Schema } from './schema-parts.ts';
import type { ResourceShape } from './resource-shape.ts';

/** A value as given, or an intrinsic function in its place. */
function withIntrinsic(schema: Schema): Schema {
  return { anyOf: [schema, ref('intrinsic')] };
}

interface Branch {
  field?: FormField;
  readonly children: Map<string, Branch>;
}

/**
 * The fields of a form as a tree of objects by their dotted paths, over what CloudFormation knows of
 * the type. Other keys are allowed: a property may be younger than this file. A number as a step is an
 * item of a list.
 */
export function formSchema(fields: readonly FormField[], home: Home, shape: ResourceShape = {}): Schema {
  const root: Branch = { children: new Map() };
  for (const field of fields) {
    let branch = root;
    for (const step of field.path.split('.')) {
      const next = branch.children.get(step) ?? { children: new Map() };
      branch.children.set(step, next);
      branch = next;
    }
    branch.field = field;
  }
  return objectOf(root, home, shape);
}

type Home = 'properties' | 'assume';

function schemaOf(branch: Branch, home: Home, shape: ResourceShape): Schema {
  const own = branch.field && fieldSchema(branch.field, shape);
  if (branch.children.size === 0) return own ?? {};
  const text = own?.['description'];
  // An assumption in parts (`duration: { p50, p99 }`) may also be one value (`duration: 35 ms`).
  const instead = home === 'assume' ? { type: ['string', 'number'] } : ref('intrinsic');
  return { ...(text === undefined ? {} : { description: text }), anyOf: [objectOf(branch, home, shape), instead] };
}

function objectOf(branch: Branch, home: Home, shape: ResourceShape): Schema {
  const entries = [...branch.children];
  if (entries.length > 0 && entries.every(([step]) => /^\d+$/.test(step))) {
    return { type: 'array', items: schemaOf(entries[0]![1], home, Array.isArray(shape) ? shape[0] as ResourceShape : 'json') };
  }
  const known: Readonly<Record<string, ResourceShape>> = typeof shape === 'object' && !Array.isArray(shape) ? shape as Readonly<Record<string, ResourceShape>> : {};
  const curated = entries.map(([step, child]) => [step, schemaOf(child, home, known[step] ?? 'json')] as const);
  const rest = Object.entries(known).filter(([name]) => !branch.children.has(name)).map(([name, child]) => [name, shapeSchema(child)] as const);
  return { type: 'object', properties: Object.fromEntries([...curated, ...rest]) };
}

/** What CloudFormation takes; plain kinds are definitions of their own (`schema-shared.ts`). */
function shapeSchema(shape: ResourceShape): Schema {
  if (shape === 'json') return {};
  if (typeof shape === 'string') return ref(shape);
  if (Array.isArray(shape)) return withIntrinsic({ type: 'array', items: shapeSchema(shape[0] as ResourceShape) });
  return withIntrinsic({ type: 'object', properties: Object.fromEntries(Object.entries(shape).map(([name, child]) => [name, shapeSchema(child)])) });
}

function fieldSchema(field: FormField, shape: ResourceShape): Schema {
  const description = [
    `${field.label.en}.`,
    field.help?.en,
    rangeOf(field.input),
    field.default === undefined ? undefined : `Absent: ${JSON.stringify(field.default)}.`,
    'source' in field.input && field.input.source ? `${field.input.source.url} (${field.input.source.asOf})` : undefined,
  ].filter((part) => part !== undefined).join(' ');
  return described(description, field.input.type === 'structure' ? shapeSchema(shape) : withIntrinsic(inputSchema(field.input)));
}

function rangeOf(input: FieldInput): string | undefined {
  if (input.type !== 'number') return undefined;
  const unit = input.unit ? ` ${input.unit}` : '';
  if (input.min !== undefined && input.max !== undefined) return `${input.min}–${input.max}${unit}.`;
  return input.max === undefined ? undefined : `At most ${input.max}${unit}.`;
}

function inputSchema(input: FieldInput): Schema {
  switch (input.type) {
    // Limits are findings with a source and a repair; here they would be an error without either.
    case 'number': return { type: ['number', 'string'], pattern: '^-?\\d+(\\.\\d+)?$' };
    case 'boolean': return { enum: [true, false, 'true', 'false'] };
    case 'choice': return { type: 'string', enum: input.options.map(({ value }) => value) };
    case 'text': return { type: 'string' };
    case 'quantity': return { type: ['string', 'number', 'object'], examples: EXAMPLES[input.of] };
    case 'structure': return {};
  }
}

const EXAMPLES: Readonly<Record<Extract<FieldInput, { type: 'quantity' }>['of'], readonly string[]>> = {
  duration: ['200 ms', '1.2 s'],
  bytes: ['1 KB', '5 MB'],
  count: ['20', '60k'],
  rate: ['40/s', '60k/month'],
  ratio: ['93 %'],
  'bytes-rate': ['60 MB/month'],
};
