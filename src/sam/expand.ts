import type { Json, JsonObject } from '../core/model/json.ts';
import type { Result } from '../core/model/result.ts';
import { expandApplication } from './application.ts';
import { expandCapacityProvider } from './capacity-provider.ts';
import { expandConnector, takeOutConnectors } from './connector/connector.ts';
import type { SamContext, SamExpansion, SamOrigin, SamProblem } from './contract.ts';
import { deploymentsOf } from './function/deployment.ts';
import { expandFunction } from './function/function.ts';
import { mergeGlobals } from './globals.ts';
import { expandGraphQlApi } from './graphql/api.ts';
import { expandHttpApi } from './http/api.ts';
import { addImplicitApis, giveDefinitions } from './implicit.ts';
import { expandLayer } from './layer.ts';
import { resourceOf, type Made } from './made.ts';
import { badId, idTaken, notATemplate, tooDeep, unknownType, wrongShape } from './messages.ts';
import { mappingResolver, parameterResolver } from './parameters.ts';
import { orderFor } from './python.ts';
import { rewriteReferences } from './references.ts';
import { expandRestApi } from './rest/api.ts';
import { isVersion3 } from './rest/editor.ts';
import { stackOf, type Expand, type Macro, type Stack } from './stack.ts';
import { expandStateMachine } from './state-machine.ts';
import { expandTable } from './table.ts';
import { below, copyOf, Dict, dictOf, isSet, isText, jsonOf, lit, textOf, treeOf, type Order, type Value } from './tree.ts';
import { expandWebSocketApi } from './websocket.ts';

/** The transform that makes a template a SAM template. */
export const SAM_TRANSFORM = 'AWS::Serverless-2016-10-31';

const PREFIX = 'AWS::Serverless::';

interface Kind {
  readonly expand: Expand;
  /** What `!Ref Id.Name` means for it: the made resource of a type. */
  readonly referable?: Readonly<Record<string, string>>;
}

/** SAM's resources, in the order in which they are made: events add to APIs, connectors look at what was made. */
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['Function', { expand: expandFunction, referable: { Alias: 'AWS::Lambda::Alias', Version: 'AWS::Lambda::Version', DestinationTopic: 'AWS::SNS::Topic', DestinationQueue: 'AWS::SQS::Queue' } }],
  ['StateMachine', { expand: expandStateMachine }],
  ['Api', {
    expand: expandRestApi,
    referable: {
      Stage: 'AWS::ApiGateway::Stage', Deployment: 'AWS::ApiGateway::Deployment', DomainName: 'AWS::ApiGateway::DomainName', DomainNameV2: 'AWS::ApiGateway::DomainNameV2',
      UsagePlan: 'AWS::ApiGateway::UsagePlan', UsagePlanKey: 'AWS::ApiGateway::UsagePlanKey', ApiKey: 'AWS::ApiGateway::ApiKey',
    },
  }],
  ['HttpApi', { expand: expandHttpApi, referable: { Stage: 'AWS::ApiGatewayV2::Stage', DomainName: 'AWS::ApiGatewayV2::DomainName' } }],
  ['WebSocketApi', { expand: expandWebSocketApi, referable: { Stage: 'AWS::ApiGatewayV2::Stage', DomainName: 'AWS::ApiGatewayV2::DomainName' } }],
  ['SimpleTable', { expand: expandTable }],
  ['LayerVersion', { expand: expandLayer }],
  ['Application', { expand: expandApplication }],
  ['GraphQLApi', { expand: expandGraphQlApi }],
  ['CapacityProvider', { expand: expandCapacityProvider }],
  ['Connector', { expand: expandConnector }],
]);

/** Deeper than any template that CloudFormation takes, and far from the end of the call stack. */
const DEEPEST = 200;

/** Whether a template asks for SAM's transform. */
export function isSamTemplate(template: JsonObject): boolean {
  const transform = Object.hasOwn(template, 'Transform') ? template['Transform'] : undefined;
  return Array.isArray(transform) ? transform.includes(SAM_TRANSFORM) : transform === SAM_TRANSFORM;
}

/**
 * What CloudFormation makes of a SAM template, as far as it can be known without an account: the plain
 * template with the same logical ids and properties, and which SAM resource each resource comes from.
 * A path on this computer (`CodeUri: ./src`) stays what it is, as `aws cloudformation package` takes it.
 * Whoever needs to look at SAM nodes as CloudFormation sees them (evidence of an import, estimates,
 * checks of properties, an overlay) expands the template and goes home by `origins`.
 *
 * Pure; the template is not touched. Errors are all that SAM would refuse, each with its path.
 */
export function expandSam(template: JsonObject, context: SamContext): Result<SamExpansion, readonly SamProblem[]> {
  if (depthOf(template, DEEPEST) > DEEPEST) return refused({ path: [], message: tooDeep });
  const problems: SamProblem[] = [];
  const { tree, resources } = readTemplate(template, orderFor(context.printing ?? 'python-2'), problems);
  if (problems.length > 0) return { ok: false, error: problems };
  const conditions = dictOf(tree.get('Conditions')) ?? new Dict();
  const refuse = (path: SamProblem['path'], message: SamProblem['message']): void => void problems.push({ path, message });
  const globals = dictOf(tree.get('Globals'));
  giveDefinitions({ resources });
  addImplicitApis({ resources, globals, conditions, refuse });
  mergeGlobals(tree, resources, refuse);
  applyVersions(resources);
  takeOutConnectors(resources, refuse);
  const stack = stackOf({
    context, template: tree, resources, conditions, resolve: parameterResolver(tree, context, orderFor(context.printing ?? 'python-2')), lookUp: mappingResolver(tree), problems,
  });
  const expansion = problems.length > 0 ? undefined : expandAll(stack, new Set(resources.keys()));
  return problems.length > 0 || !expansion ? { ok: false, error: problems } : { ok: true, value: expansion };
}

function refused(problem: SamProblem): { readonly ok: false; readonly error: readonly SamProblem[] } {
  return { ok: false, error: [problem] };
}

/** Levels of nesting, counted up to a little more than a limit. */
function depthOf(value: Json, limit: number): number {
  if (typeof value !== 'object' || value === null || limit < 0) return 0;
  let deepest = 0;
  for (const entry of Object.values(value) as Json[]) deepest = Math.max(deepest, depthOf(entry, limit - 1));
  return deepest + 1;
}

/** Parts of a template that Python's old hash tables hold (`python.ts`). */
const HASHED_TYPES = ['Api', 'HttpApi'].map((kind) => PREFIX + kind);

function readTemplate(template: JsonObject, asked: Order, problems: SamProblem[]): { readonly tree: Dict; readonly resources: Dict } {
  const tree = treeOf(template) as Dict;
  const order = isHashed(tree) ? asked : 'written';
  const written = dictOf(tree.get('Resources'));
  const resources = written && new Dict(order, written.entries());
  if (!resources || resources.size === 0) problems.push({ path: ['Resources'], message: notATemplate });
  for (const section of ['Parameters', 'Conditions', 'Mappings']) {
    const value = tree.get(section);
    if (value !== undefined && !(value instanceof Dict)) problems.push({ path: [section], message: wrongShape(section, 'a map') });
  }
  for (const [id, resource] of resources?.entries() ?? []) {
    const type = textOf(dictOf(resource)?.get('Type')) ?? '';
    const properties = dictOf(resource)?.get('Properties');
    if (!(resource instanceof Dict)) problems.push({ path: ['Resources', id], message: wrongShape(id, 'a map') });
    else if (!type.startsWith(PREFIX)) continue;
    else if (properties !== undefined && !(properties instanceof Dict)) problems.push({ path: ['Resources', id, 'Properties'], message: wrongShape('Properties', 'a map') });
    else if (resource.has('Condition') && !isText(resource.get('Condition'))) problems.push({ path: ['Resources', id, 'Condition'], message: wrongShape('Condition', 'a text') });
    else if (order === 'hashed') hashParts(resource, type);
  }
  const api = dictOf(tree.get('Globals'))?.get('Api');
  if (order === 'hashed' && api !== undefined) dictOf(tree.get('Globals'))?.set('Api', treeOf(jsonOf(api), order));
  return { tree, resources: resources ?? new Dict() };
}

/** Whether the transform keeps the template's maps in hash tables: where ids of deployments are hashed, or an HTTP API has a default authorizer. */
function isHashed(tree: Dict): boolean {
  const shared = isSet(below(tree, 'Globals', 'HttpApi', 'Auth', 'DefaultAuthorizer'));
  return (dictOf(tree.get('Resources'))?.values() ?? []).some((resource) => {
    const type = textOf(below(resource, 'Type'));
    if (type === `${PREFIX}HttpApi`) return shared || isSet(below(resource, 'Properties', 'Auth', 'DefaultAuthorizer'));
    const events = dictOf(below(resource, 'Properties', 'Events'))?.values() ?? [];
    const hasEvent = (kind: string): boolean => events.some((event) => textOf(below(event, 'Type')) === kind);
    return type === `${PREFIX}Api` || ((type === `${PREFIX}Function` || type === `${PREFIX}StateMachine`) && hasEvent('Api')) || (type === `${PREFIX}Function` && shared && hasEvent('HttpApi'));
  });
}

function hashParts(resource: Dict, type: string): void {
  const properties = dictOf(resource.get('Properties'));
  if (properties && HASHED_TYPES.includes(type)) resource.set('Properties', treeOf(jsonOf(properties), 'hashed'));
  else if (properties?.has('Events')) properties.set('Events', treeOf(jsonOf(properties.get('Events') as Value), 'hashed'));
}

/** An API of which version 3 of OpenAPI is asked gets a definition of that version. */
function applyVersions(resources: Dict): void {
  for (const resource of resources.values()) {
    const properties = dictOf(dictOf(resource)?.get('Properties'));
    if (textOf(dictOf(resource)?.get('Type')) !== `${PREFIX}Api` || !properties?.has('__MANAGE_SWAGGER')) continue;
    const version = properties.get('OpenApiVersion');
    if (!isSet(version) || !isVersion3(version)) continue;
    const asked = isText(version) ? version : Number.isInteger(version) ? `${version as number}.0` : String(version as number);
    properties.set('OpenApiVersion', asked);
    dictOf(properties.get('DefinitionBody'))?.set(lit('openapi'), asked).delete('swagger');
  }
}

/** Types of resources of the template that events add to, and of those that several APIs of a template share. */
const SHARED = new Set([
  'AWS::S3::Bucket', 'AWS::Cognito::UserPool', 'AWS::SNS::Topic', 'AWS::ApiGateway::DomainName', 'AWS::ApiGateway::BasePathMapping', 'AWS::ApiGateway::DomainNameV2', 'AWS::ApiGateway::BasePathMappingV2',
]);

function expandAll(stack: Stack, taken: ReadonlySet<string>): SamExpansion | undefined {
  const origins = new Map<string, SamOrigin>();
  const referable = new Map<string, Map<string, string>>();
  const renamed = new Map<string, string>();
  for (const [id, resource] of stack.resources.entries()) if (!isSam(resource)) stack.output.set(id, copyOf(resource) as Dict);
  const put = (owner: string, made: Made): void => {
    const before = textOf(dictOf(stack.resources.get(made.id))?.get('Type'));
    if (!/^[A-Za-z0-9]+$/.test(made.id)) return stack.refuse(['Resources', owner], badId(made.id));
    if (taken.has(made.id) && made.id !== owner && !(SHARED.has(made.type) && before === made.type)) return stack.refuse(['Resources', owner], idTaken(made.id));
    stack.output.set(made.id, resourceOf(made));
    if (before !== made.type) origins.set(made.id, { resource: owner });
  };
  for (const [id, kind, resource] of inOrder(stack)) {
    const macro = macroFor(id, resource, stack);
    countFunctionName(macro, stack);
    const made = kind.expand(macro, stack);
    for (const one of made) put(id, one);
    const own = new Map(Object.entries(kind.referable ?? {}).flatMap(([name, type]) => made.filter((one) => one.type === type).map((one) => [name, one.id] as const)));
    if (own.size > 0) referable.set(id, own);
    const [first] = made;
    if (first?.type === 'AWS::Lambda::LayerVersion') renamed.set(id, first.id);
  }
  for (const made of deploymentsOf(stack)) put([...stack.deployments.keys()][0] as string, made);
  const whole = completed(origins, stack);
  return { template: finished(stack, whole, referable, renamed), origins: whole };
}

function isSam(resource: Value | undefined): boolean {
  return textOf(dictOf(resource)?.get('Type'))?.startsWith(PREFIX) ?? false;
}

function inOrder(stack: Stack): (readonly [string, Kind, Dict])[] {
  const known = stack.resources.entries().flatMap(([id, resource]) => {
    const type = textOf(dictOf(resource)?.get('Type')) ?? '';
    if (!(resource instanceof Dict) || !type.startsWith(PREFIX)) return [];
    const kind = KINDS.get(type.slice(PREFIX.length));
    if (kind) return [[id, kind, resource] as const];
    stack.refuse(['Resources', id, 'Type'], unknownType(type));
    return [];
  });
  const ranks = [...KINDS.values()];
  return known.map((entry) => ({ entry, rank: ranks.indexOf(entry[1]) })).sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}

function macroFor(id: string, resource: Dict, stack: Stack): Macro {
  const properties = dictOf(resource.get('Properties')) ?? new Dict();
  resource.set('Properties', properties);
  const refuse: Macro['refuse'] = (property, message) => stack.refuse(['Resources', id, 'Properties', ...(typeof property === 'string' ? [property] : property)], message);
  return { id, type: textOf(resource.get('Type')) as string, resource, properties, refuse };
}

/** The names of the functions behind an API go into the hash of its deployment. */
function countFunctionName({ type, properties }: Macro, stack: Stack): void {
  if (type !== `${PREFIX}Function`) return;
  for (const event of dictOf(properties.get('Events'))?.values() ?? []) {
    const api = dictOf(dictOf(event)?.get('Properties'))?.get('RestApiId');
    const id = textOf(api) ?? textOf(dictOf(api)?.get('Ref'));
    if (textOf(dictOf(event)?.get('Type')) !== 'Api' || id === undefined) continue;
    const written = properties.get('FunctionName');
    const name = isSet(written) ? stack.resolve(copyOf(written)) : undefined;
    if (isSet(name)) stack.functionNames.set(id, (stack.functionNames.get(id) ?? '') + (textOf(name) ?? printedName(name)));
  }
}

function printedName(name: Value): string {
  return JSON.stringify(jsonOf(name));
}

/** The template as it leaves: without SAM's sections, with references to what was made. */
function finished(stack: Stack, origins: ReadonlyMap<string, SamOrigin>, referable: ReadonlyMap<string, ReadonlyMap<string, string>>, renamed: ReadonlyMap<string, string>): JsonObject {
  const { template, conditions } = stack;
  template.delete('Transform');
  template.set('Resources', new Dict('written', inPlace(stack, origins)));
  if (conditions.size > 0) template.set('Conditions', conditions);
  return jsonOf(rewriteReferences(template, referable, renamed)) as JsonObject;
}

/** What was made stands where the resource that it is made from stood; APIs that SAM adds come last. */
function inPlace(stack: Stack, origins: ReadonlyMap<string, SamOrigin>): (readonly [string, Dict])[] {
  const written = dictOf(stack.template.get('Resources'))?.keys() ?? [];
  const places = new Map(written.map((id, place) => [id, place] as const));
  const placeOf = (id: string): number => places.get(origins.get(id)?.resource ?? id) ?? places.size;
  return [...stack.output].map((entry) => ({ entry, place: placeOf(entry[0]) })).sort((a, b) => a.place - b.place).map(({ entry }) => entry);
}

/** Resources that stood in the template come from themselves. */
function completed(origins: ReadonlyMap<string, SamOrigin>, stack: Stack): ReadonlyMap<string, SamOrigin> {
  return new Map([...stack.output.keys()].map((id) => [id, origins.get(id) ?? { resource: id }] as const));
}
