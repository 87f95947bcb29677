import { CONNECTION_KINDS } from '../../src/core/catalog/connection-kinds.ts';
import { isModelled, type NodeKind, type ServiceDefinition } from '../../src/core/catalog/service.ts';
import type { PropertiesForm } from '../../src/core/catalog/form.ts';
import { LIMIT_CHECKS } from '../../src/core/cloudformation/limit-checks.ts';
import { STRUCTURE_CHECKS } from '../../src/core/rules/structure-checks.ts';
import { TEMPLATE_CHECKS } from '../../src/core/specification/checks.ts';
import { topologyRules } from '../../src/core/rules/topology/rules.ts';
import { formSchema } from './schema-form.ts';
import { goalSchema } from './schema-goals.ts';
import { described, mapOf, object, ref, type Schema } from './schema-parts.ts';
import { NODE_KEYS, SHARED } from './schema-shared.ts';
import { shapeOfType } from './resource-shape.ts';

/**
 * media/arch.schema.json: JSON Schema (draft 7) of `*.arch.yaml`, so that editing the text gets
 * completion and hover. The product's own parser stays the judge; what it accepts, this accepts.
 */
export function jsonSchema(services: readonly ServiceDefinition[]): string {
  const kinds = services.flatMap((service) => service.kinds);
  const schema: Schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Serverless Canvas design',
    ...object(topLevel(services), ['version']),
    definitions: { ...SHARED, node: nodeSchema(services), connection: connectionSchema(kinds) },
  };
  return `${JSON.stringify(schema, null, 1)}\n`;
}

function topLevel(services: readonly ServiceDefinition[]): Readonly<Record<string, Schema>> {
  return {
    version: described('Version of the format.', { type: 'integer', minimum: 1, default: 1 }),
    name: described('Name of the design; the stack is called after it.', { type: 'string' }),
    region: described('AWS Region of prices, quotas and deployment.', { type: 'string', examples: ['us-east-1', 'ap-northeast-2'] }),
    description: { type: 'string' },
    parameters: described('Become CloudFormation parameters.', mapOf(ref('parameter'))),
    nodes: described('The nodes, by id. An id is permanent; `label` is the name that people see.', idMap(ref('node'))),
    connections: described('The connections, by id (`from-to`).', idMap(ref('connection'))),
    groups: described('Frames around nodes.', idMap(ref('group'))),
    notes: described('Free text on the canvas.', idMap(ref('note'))),
    scenarios: described('Named loads for the simulation.', mapOf({ type: 'object' })),
    goals: described('What the design has to reach.', mapOf(goalSchema())),
    account: described('Quotas that differ from the defaults, and how the bill is counted.', accountSchema(services)),
    ignore: described('Findings that are meant, each with the reason.', ignoreSchema(services)),
    template: described('What nothing on the canvas stands for, word for word: Mappings, Conditions, Outputs, other Resources…', { type: 'object' }),
    source: described('A CloudFormation or SAM template that this file lies over.', { type: 'string' }),
  };
}

function idMap(entry: Schema): Schema {
  return { type: ['object', 'null'], patternProperties: { '^[a-z][a-z0-9-]{0,59}$': entry }, additionalProperties: false };
}

function nodeSchema(services: readonly ServiceDefinition[]): Schema {
  const kinds = services.flatMap((service) => service.kinds);
  const own = Object.keys(NODE_KEYS);
  return {
    type: 'object',
    properties: {
      service: described('What the node is.', {
        type: 'string',
        enum: [...kinds.map(({ service }) => service), 'external'],
        enumDescriptions: [...kinds.map(({ about }) => `${about.title.en}. ${about.description.en}`), 'Something outside the template: a parameter, an ARN, a URL.'],
      }),
      resource: described('The CloudFormation type of any other resource, for example `AWS::Kinesis::Stream`; beside `service` the one resource that the node is, word for word.', { type: 'string', pattern: '^[A-Za-z0-9]+::' }),
      label: described('The name that people see; any text.', { type: 'string' }),
      at: described('Top left corner on the canvas: [x, y].', { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 }),
      logicalId: described('Logical id in CloudFormation, where it is not the id in PascalCase.', { type: 'string' }),
      generated: described('CloudFormation or SAM makes this node without writing it down.', { type: 'boolean' }),
      properties: described('CloudFormation properties of the primary resource.', { type: 'object' }),
      attributes: ref('attributes'),
      parts: described('Secondary resources set by hand, by logical id.', mapOf(ref('resource'))),
      assume: described('What is assumed for bill and simulation and never deployed.', { type: 'object' }),
      ...Object.fromEntries(own.map((key) => [key, {}])),
    },
    additionalProperties: false,
    anyOf: [{ required: ['service'] }, { required: ['resource'] }],
    allOf: services.flatMap((service) => service.kinds.flatMap((kind) => [whereService(kind), whereType(kind)])),
  };
}

/** What holds for a node of one service. Keys that it does not have are left to the product's own findings. */
function whereService(kind: NodeKind): Schema {
  const form = formOf(kind);
  const atNode = form.fields.filter(({ home }) => home === 'node');
  const help = new Map(atNode.map((field) => [field.path, field.help?.en ?? field.label.en]));
  const keys = kind.keys.map((key) => [key, described(help.get(key) ?? NODE_KEYS[key].text, NODE_KEYS[key].schema)]);
  return {
    if: { properties: { service: { const: kind.service } }, required: ['service'] },
    then: {
      properties: { ...Object.fromEntries(keys), assume: described('What is assumed for bill and simulation and never deployed.', formSchema(form.assumptions, 'assume')) },
    },
  };
}

/** The properties of a service's own type, which a node has that names no other. */
function whereType(kind: NodeKind): Schema {
  const type = kind.resourceType;
  const fields = formOf(kind).fields.filter(({ home }) => home === undefined || home === 'properties');
  return {
    if: { properties: { service: { const: kind.service }, ...(type === undefined ? {} : { resource: { const: type } }) }, required: ['service'] },
    then: {
      properties: { properties: described(type === undefined ? 'This node is never deployed.' : `CloudFormation properties of \`${type}\`.`, formSchema(fields, 'properties', type === undefined ? {} : shapeOfType(type))) },
    },
  };
}

function formOf({ properties }: NodeKind): PropertiesForm {
  return isModelled(properties) ? properties : { fields: [], assumptions: [] };
}

function connectionSchema(kinds: readonly NodeKind[]): Schema {
  const verbs = [...new Set(kinds.flatMap(({ ports }) => Object.keys(ports.access ?? {})))].sort();
  return object({
    from: described('Id of the node where it starts.', { type: 'string' }),
    to: described('Id of the node where it ends.', { type: 'string' }),
    kind: described('What it means; absent: the first kind that both ends offer.', {
      type: 'string', enum: CONNECTION_KINDS.map(({ id }) => id), enumDescriptions: CONNECTION_KINDS.map(({ about }) => about.en),
    }),
    access: described('What the source may do with the target: `read`, `write`, or finer verbs.', { type: 'array', items: { type: 'string', examples: verbs } }),
    routes: described('Keys of the routes that it serves or guards.', { type: 'array', items: { type: 'string' } }),
    behaviour: described('Key of the distribution\'s behaviour whose origin the target is.', { type: 'string' }),
    env: described('Environment variables of the source: what each holds of the target.', mapOf({ type: 'string', enum: ['name', 'arn', 'url', 'id'] })),
    properties: described('CloudFormation properties, where the connection is one resource (subscription, event source mapping).', { type: 'object' }),
    with: described('Its own few settings, where it is part of another resource.', { type: 'object' }),
    assume: ref('connectionAssumptions'),
    label: { type: 'string' },
    realizedBy: described('What makes it true already, after an import.', { type: 'array', items: { type: 'string' } }),
  }, ['from', 'to']);
}

function accountSchema(services: readonly ServiceDefinition[]): Schema {
  const quotas = services.flatMap(({ family, limits }) => Object.entries(limits)
    .filter(([, limit]) => limit.kind === 'adjustable')
    .map(([name, { value, unit, scope, source }]) => [`${family}.${name}`, described(`Default ${value} ${unit} per ${scope}. ${source.url} (${source.asOf})`, { type: 'number' })]));
  return object({
    quotas: described('What AWS has raised for this account, by the id of the limit.', { type: 'object', properties: Object.fromEntries(quotas), additionalProperties: { type: 'number' } }),
    billing: { type: 'object' },
  });
}

function ignoreSchema(services: readonly ServiceDefinition[]): Schema {
  const rules = [...services.flatMap(({ rules: own }) => own), ...topologyRules, ...STRUCTURE_CHECKS, ...TEMPLATE_CHECKS, ...LIMIT_CHECKS];
  return {
    type: 'object',
    properties: Object.fromEntries(rules.map(({ id, title }) => [id, described(`${title.en}.`, ref('silence'))])),
    additionalProperties: ref('silence'),
  };
}

