import { idNamedBy, sub } from '../intrinsics.ts';
import { keptOf, made, type Made } from '../made.ts';
import { definedTwice, missing, noConnector, notOneOf, wrongShape } from '../messages.ts';
import { fits, required, type Rules } from '../shapes.ts';
import type { Expand, Macro, Stack } from '../stack.ts';
import { addOnce, asList, copyOf, dict, Dict, dictOf, isSet, listOf, textOf, type Value } from '../tree.ts';
import { endOf, type End } from './end.ts';
import { profileOf, type Access, type Grant, type Profile } from './profiles.ts';

const RULES: Rules = { Source: required({ shape: 'a map' }), Destination: required({ shape: 'a list or a map' }), Permissions: required({ shape: 'a list' }) };

/** What lets one resource use another. @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-connector.html */
export const expandConnector: Expand = (macro, stack) => {
  const { properties } = macro;
  if (!fits(properties, RULES, macro.type, macro.refuse)) return [];
  const source = properties.get('Source') as Dict;
  const destinations = listOf(properties.get('Destination')) ?? [properties.get('Destination') as Value];
  if (destinations.length === 0) macro.refuse('Destination', missing('Destination'));
  const resources = destinations.flatMap((destination, index) => {
    if (destination instanceof Dict) return connected({ macro, stack, source, destination, suffix: Array.isArray(properties.get('Destination')) ? `Destination${index}` : '' });
    macro.refuse(['Destination', index], wrongShape('Destination', 'a map'));
    return [];
  });
  replaceDependency(macro.id, resources.map(({ id }) => id), stack);
  return resources;
};

interface Place {
  readonly macro: Macro;
  readonly stack: Stack;
  readonly source: Dict;
  readonly destination: Dict;
  /** Tells the resources for several destinations apart. */
  readonly suffix: string;
}

function connected(place: Place): Made[] {
  const { macro, stack, source, destination } = place;
  const ends = { source: endOf(source, destination, 'Source', macro, stack), destination: endOf(destination, source, 'Destination', macro, stack) };
  if (!ends.source || !ends.destination) return [];
  const both = { source: ends.source, destination: ends.destination };
  const profile = profileOf(both.source.type, both.destination.type);
  if (!profile) macro.refuse('Destination', noConnector(both.source.type, both.destination.type));
  const asked = profile && accessesOf(macro, profile);
  if (!profile || !asked || !hasAll(profile, both, macro)) return [];
  const resources = resourcesFor(profile, asked, both, place);
  for (const resource of resources) describe(resource, macro.id, both, stack);
  return resources;
}

interface Ends {
  readonly source: End;
  readonly destination: End;
}

function accessesOf(macro: Macro, profile: Profile): readonly Access[] | undefined {
  const known = Object.keys(profile.access);
  const asked = [...new Set((listOf(macro.properties.get('Permissions')) ?? []).map((access) => textOf(access) ?? ''))];
  const isKnown = asked.length > 0 && asked.every((access) => known.includes(access));
  const fitting = !profile.together || profile.together.some((set) => [...set].sort().join() === [...asked].sort().join());
  if (isKnown && fitting) return asked as Access[];
  macro.refuse('Permissions', notOneOf('Permissions', isKnown ? (profile.together ?? []).map((set) => [...set].sort().join(' + ')) : known));
  return undefined;
}

/** Whether all that the profile speaks of is known of the ends. */
function hasAll(profile: Profile, ends: Ends, macro: Macro): boolean {
  const texts = Object.values(profile.access).flatMap((grants) => grants.flatMap(({ resources = [], from = '' }) => [...resources, from]));
  const lacking = [...new Set(texts.flatMap((text) => [...text.matchAll(PLACEHOLDER)].filter(([, end, name]) => valueOf(ends, end, name) === undefined).map(([, end = '', name = '']) => `${end}.${name}`)))];
  for (const name of lacking) macro.refuse([], missing(name));
  return lacking.length === 0;
}

const PLACEHOLDER = /%\{(Source|Destination)\.(\w+)\}/g;

function valueOf(ends: Ends, end: string | undefined, name: string | undefined): Value | undefined {
  return (end === 'Source' ? ends.source : ends.destination).values.get(name ?? '');
}

function filled(text: string, ends: Ends): Value {
  const [whole] = [...text.matchAll(PLACEHOLDER)];
  if (whole && whole[0] === text) return copyOf(valueOf(ends, whole[1], whole[2]) as Value);
  const variables = new Dict();
  const pattern = text.replace(PLACEHOLDER, (_, end: string, name: string) => {
    variables.set(end + name, copyOf(valueOf(ends, end, name) as Value));
    return `\${${end}${name}}`;
  });
  if (!/\$\{.+\}/.test(pattern)) return pattern;
  return variables.size > 0 ? sub(pattern, variables) : sub(pattern);
}

function resourcesFor(profile: Profile, asked: readonly Access[], ends: Ends, place: Place): Made[] {
  const grants = (Object.keys(profile.access) as Access[]).filter((access) => asked.includes(access)).map((access) => [access, profile.access[access] ?? []] as const);
  const all = grants.flatMap(([, list]) => list);
  switch (profile.kind) {
    case 'role': return rolePolicy(profile, all, ends, place);
    case 'permission': return grants.flatMap(([access, list]) => list.map((grant) => permission(access, grant, ends, place)));
    default: return [resourcePolicy(profile.kind, all, ends, place)];
  }
}

function resourceFrom(place: Place, suffix: string, type: string, properties: { readonly [name: string]: Value | undefined }): Made {
  return made(`${place.macro.id}${suffix}${place.suffix}`, type, properties, copyOf(keptOf(place.macro.resource)) as Dict, place.macro.resource.get('DependsOn'));
}

function rolePolicy(profile: Profile, grants: readonly Grant[], ends: Ends, place: Place): Made[] {
  const end = profile.on === 'destination' ? ends.destination : ends.source;
  if (!isSet(end.role)) {
    place.macro.refuse([profile.on === 'destination' ? 'Destination' : 'Source'], missing('RoleName'));
    return [];
  }
  const statements = grants.map(({ actions, resources = [] }) => dict({ Effect: 'Allow', Action: actions.split(/\s+/), Resource: resources.map((text) => filled(text, ends)) }));
  const policy = resourceFrom(place, 'Policy', 'AWS::IAM::ManagedPolicy', { PolicyDocument: dict({ Version: '2012-10-17', Statement: statements }), Roles: [end.role] });
  const awaiting = profile.awaitedBy === 'source' ? ends.source.id : profile.awaitedBy === 'mapping' ? mappingBetween(ends, place.stack) : undefined;
  if (awaiting !== undefined) waitFor(awaiting, policy.id, place.stack);
  return [policy];
}

function permission(access: Access, { actions, principal, from = '', account }: Grant, ends: Ends, place: Place): Made {
  return resourceFrom(place, `${access}LambdaPermission`, 'AWS::Lambda::Permission', {
    Action: actions, FunctionName: copyOf(ends.destination.values.get('Arn') ?? null), Principal: principal, SourceArn: filled(from, ends), SourceAccount: account === undefined ? undefined : filled(account, ends),
  });
}

function resourcePolicy(kind: 'queue' | 'topic', grants: readonly Grant[], ends: Ends, place: Place): Made {
  const arn = ends.destination.values.get('Arn') ?? null;
  const Statement = grants.map(({ actions, principal, from = '' }) => dict({
    Effect: 'Allow', Principal: dict({ Service: principal }), Resource: copyOf(arn), Action: actions, Condition: dict({ ArnEquals: dict({ 'aws:SourceArn': filled(from, ends) }) }),
  }));
  const PolicyDocument = dict({ Version: '2012-10-17', Statement });
  if (kind === 'topic') return resourceFrom(place, 'TopicPolicy', 'AWS::SNS::TopicPolicy', { PolicyDocument, Topics: [copyOf(arn)] });
  if (!isSet(ends.destination.url)) place.macro.refuse('Destination', missing('QueueUrl'));
  return resourceFrom(place, 'QueuePolicy', 'AWS::SQS::QueuePolicy', { PolicyDocument, Queues: [ends.destination.url ?? null] });
}

/** The one mapping that polls the source for the destination. */
function mappingBetween({ source, destination }: Ends, stack: Stack): string | undefined {
  const found = [...stack.output].filter(([, resource]) => {
    const properties = dictOf(resource.get('Properties'));
    const [called, polled] = [idNamedBy(properties?.get('FunctionName')), idNamedBy(properties?.get('EventSourceArn'))];
    return textOf(resource.get('Type')) === 'AWS::Lambda::EventSourceMapping' && called !== undefined && called === destination.id && polled !== undefined && polled === source.id;
  });
  return found.length === 1 ? found[0]?.[0] : undefined;
}

function waitFor(id: string, policy: string, stack: Stack): void {
  const resource = stack.output.get(id);
  if (!resource) return;
  const dependencies = [...asList(resource.get('DependsOn'))];
  addOnce(dependencies, policy);
  resource.set('DependsOn', dependencies);
}

/** Who depends on a connector depends on what it makes. */
function replaceDependency(id: string, ids: readonly string[], stack: Stack): void {
  for (const resource of stack.output.values()) {
    const dependencies = asList(resource.get('DependsOn'));
    if (!dependencies.some((dependency) => textOf(dependency) === id)) continue;
    const rest = dependencies.filter((dependency) => textOf(dependency) !== id);
    for (const one of ids) addOnce(rest, one);
    resource.set('DependsOn', rest);
  }
}

/** Says in the metadata which connector made the resource. */
function describe(resource: Made, id: string, { source, destination }: Ends, stack: Stack): void {
  const typeOf = (end: End): Value => (end.id === undefined ? undefined : textOf(dictOf(stack.resources.get(end.id))?.get('Type'))) ?? end.type;
  const metadata = dictOf(resource.attributes.get('Metadata')) ?? new Dict();
  const note = new Dict('written', [[id, dict({ Source: dict({ Type: typeOf(source) }), Destination: dict({ Type: typeOf(destination) }) })]]);
  resource.attributes.set('Metadata', new Dict('written', metadata.entries()).set('aws:sam:connectors', note));
}

/** `Connectors` of a resource become connectors of their own, named after both. */
export function takeOutConnectors(resources: Dict, refuse: Stack['refuse']): void {
  for (const [id, resource] of resources.entries()) {
    if (!(resource instanceof Dict) || !resource.has('Connectors')) continue;
    const connectors = dictOf(resource.get('Connectors'));
    if (!connectors) refuse(['Resources', id, 'Connectors'], wrongShape('Connectors', 'a map'));
    resource.delete('Connectors');
    for (const [name, written] of connectors?.entries() ?? []) takeOut(id, name, written, resources, refuse);
  }
}

function takeOut(id: string, name: string, written: Value, resources: Dict, refuse: Stack['refuse']): void {
  const path = ['Resources', id, 'Connectors', name];
  const properties = dictOf(dictOf(written)?.get('Properties'));
  if (!(written instanceof Dict) || !properties) return refuse([...path, 'Properties'], wrongShape('Properties', 'a map'));
  const more = properties.get('SourceReference');
  if (more !== undefined && !(more instanceof Dict)) return refuse([...path, 'Properties', 'SourceReference'], wrongShape('SourceReference', 'a map'));
  if (resources.has(id + name)) return refuse(path, definedTwice(id + name));
  const source = dict({ Id: id });
  if (more instanceof Dict) source.assign(new Dict('written', more.entries().filter(([key]) => key !== 'Id')));
  properties.delete('SourceReference');
  written.set('Type', 'AWS::Serverless::Connector').set('Properties', properties.set('Source', source));
  resources.set(id + name, written);
}
