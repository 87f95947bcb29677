import type { Node } from '../model/design.ts';
import { isObject, own, type Json } from '../model/json.ts';
import { partIdOf } from '../model/parts.ts';
import { isSamType } from '../model/sam-type.ts';
import type { Added, Contribution, Recorder } from './contribution.ts';
import type { Origin } from './contract.ts';
import { below, madeFor, opened, plain, Traced, written, writtenEntries, type Draft, type DraftObject } from './draft.ts';
import * as say from './findings.ts';
import { ref } from './intrinsics.ts';
import { policyDocument } from './permits.ts';
import { mentionsOf } from './references.ts';

/**
 * A node with `resource:` stands in the template as it is written. What its service would make of it is
 * looked through for what stems from a connection, since that was drawn and has to be there; the rest, which is
 * what the service thinks a node should have, is left out (docs/adr/0006-word-for-word.md).
 */

/** The resource of a node, as it is written. */
export function addWritten({ id, resource = '', properties, attributes }: Node, logicalId: string, recorder: Recorder): void {
  const origin: Origin = { node: id, path: ['nodes', id] };
  const Properties = Object.keys(properties).length > 0 ? { Properties: writtenEntries(below(origin, 'properties'), properties) } : {};
  recorder.add(logicalId, { Type: resource, ...writtenEntries(below(origin, 'attributes'), attributes), ...Properties }, origin);
}

/** The resource of a node as it is written, with what its connections add of what the service built. */
export function addConnected(node: Node, logicalId: string, built: Contribution, recorder: Recorder): void {
  const secondary = built.resources.filter((added) => added.logicalId !== logicalId).map((added) => (isPolicy(added) ? onlyConnections(added) : added));
  const kept = keptAmong(secondary, primaryOf(node, built, logicalId, new Set()));
  const gone = new Set(secondary.filter((added) => !kept.has(added)).map((added) => added.logicalId));
  recorder.add(logicalId, primaryOf(node, built, logicalId, gone), { node: node.id, path: ['nodes', node.id] });
  for (const added of secondary) {
    const policy = kept.has(added) ? policyInPlaceOf(added, node) : undefined;
    if (policy !== undefined) recorder.finding(say.policyByHand(node, policy));
    else if (kept.has(added)) recorder.add(added.logicalId, added.resource, added.origin);
    else if (isRole(added) && hasConnection(added.resource)) grantBeside(added, node, logicalId, recorder);
  }
  const mentioned = new Set([...kept].flatMap(({ resource }) => [...mentionsOf(resource.plain)]));
  for (const [name, parameter] of built.parameters) if (mentioned.has(name)) recorder.parameter(name, parameter);
  for (const finding of built.findings) recorder.finding(finding);
}

/** Those that connections made, and whatever of the node's own these and the primary resource need. */
function keptAmong(all: readonly Added[], primary: DraftObject): ReadonlySet<Added> {
  const kept = new Set(all.filter((added) => hasConnection(added.resource) && !isRole(added)));
  const needed = [...[...kept].map(({ resource }) => resource.plain), plain(primary)];
  for (let next = needed.pop(); next !== undefined; next = needed.pop()) {
    const mentioned = mentionsOf(next);
    for (const added of all) {
      if (kept.has(added) || !mentioned.has(added.logicalId)) continue;
      kept.add(added);
      needed.push(added.resource.plain);
    }
  }
  return kept;
}

function primaryOf(node: Node, built: Contribution, logicalId: string, gone: ReadonlySet<string>): DraftObject {
  const origin: Origin = { node: node.id, path: ['nodes', node.id] };
  const resource = opened(built.resources.find((added) => added.logicalId === logicalId)?.resource) ?? {};
  const properties = { ...writtenEntries(below(origin, 'properties'), node.properties), ...opened(onlyMade(resource['Properties'] ?? {})) };
  const byHand = own(node.attributes, 'DependsOn');
  const after = idsIn(resource['DependsOn']).filter((id) => !gone.has(id) && !idsIn(byHand).includes(id));
  return {
    Type: node.resource ?? '',
    ...writtenEntries(below(origin, 'attributes'), node.attributes),
    ...(after.length > 0 ? { DependsOn: [...idsIn(byHand).map((id) => written(below(origin, 'attributes', 'DependsOn'), id)), ...after] } : {}),
    ...(Object.keys(properties).length > 0 ? { Properties: properties } : {}),
  };
}

function idsIn(dependsOn: Draft | undefined): readonly string[] {
  const value = dependsOn instanceof Traced ? dependsOn.plain : dependsOn;
  return (Array.isArray(value) ? (value as readonly Draft[]) : [value ?? null]).flatMap((item) => {
    const id = item instanceof Traced ? item.plain : item;
    return typeof id === 'string' ? [id] : [];
  });
}

/** What of a draft stands in the file or stems from a connection; undefined where nothing does. */
function onlyMade(draft: Draft): Draft | undefined {
  if (draft instanceof Traced) return draft.verbatim || hasConnection(draft) ? draft : undefined;
  if (Array.isArray(draft)) {
    const items = (draft as readonly Draft[]).flatMap((item) => onlyMade(item) ?? []);
    return items.length > 0 ? items : undefined;
  }
  if (typeof draft !== 'object' || draft === null) return undefined;
  const entries = Object.entries(draft).flatMap(([key, value]) => {
    const made = onlyMade(value);
    return made === undefined ? [] : [[key, made] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function hasConnection(draft: Draft): boolean {
  if (draft instanceof Traced) return draft.origin.connection !== undefined || (!draft.verbatim && hasConnection(draft.value));
  if (Array.isArray(draft)) return (draft as readonly Draft[]).some(hasConnection);
  return typeof draft === 'object' && draft !== null && Object.values(draft).some(hasConnection);
}

/** Types of which a resource has one at most. */
const POLICIES: ReadonlySet<string> = new Set(['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy']);

/** The part that is already what a resource would be a second one of. */
function policyInPlaceOf({ resource }: Added, node: Node): string | undefined {
  const type = typeOf(resource);
  return typeof type === 'string' && POLICIES.has(type) ? partIdOf(node, type) : undefined;
}

function isRole({ resource }: Added): boolean {
  return typeOf(resource) === 'AWS::IAM::Role';
}

function isPolicy({ resource }: Added): boolean {
  return typeOf(resource) === 'AWS::IAM::Policy';
}

function typeOf(resource: Traced): Json | undefined {
  const value = resource.plain;
  return isObject(value) ? own(value, 'Type') : undefined;
}

/** The role has its logs and traces already: a policy beside it needs the statements of connections only. */
function onlyConnections({ logicalId, resource: policy, origin }: Added): Added {
  const resource = opened(policy) ?? {};
  const properties = opened(resource['Properties']) ?? {};
  const narrowed = { ...resource, Properties: { ...properties, PolicyDocument: policyDocument(statementsIn(properties['PolicyDocument'])) } };
  return { logicalId, origin, resource: madeFor(origin, narrowed) };
}

function statementsIn(document: Draft | undefined): readonly Draft[] {
  const statements = opened(document)?.['Statement'];
  return Array.isArray(statements) ? (statements as readonly Draft[]).filter(hasConnection) : [];
}

/** SAM makes the role of a function or workflow that names none; of any other, nobody here knows the role. */
function grantBeside(role: Added, node: Node, logicalId: string, recorder: Recorder): void {
  if (!isSamType(node.resource)) {
    recorder.finding(say.roleNotKnown(node));
    return;
  }
  const policies = opened(opened(role.resource)?.['Properties'])?.['Policies'];
  const statements = Array.isArray(policies) ? (policies as readonly Draft[]).flatMap((policy) => statementsIn(opened(policy)?.['PolicyDocument'])) : [];
  recorder.add(`${logicalId}Policy`, {
    Type: 'AWS::IAM::Policy',
    Properties: { PolicyName: `${node.id}-connections`, Roles: [ref(`${logicalId}Role`)], PolicyDocument: policyDocument(statements) },
  }, role.origin);
}
