import { at, isObject, own, type Json, type JsonObject } from '../core/model/json.ts';
import { foldEvent } from './fold-events.ts';
import { foldFunction } from './fold-function.ts';

/** A function in SAM's form, and the resources that SAM makes of it again. */
export interface Owned {
  readonly resource: JsonObject;
  readonly absorbed: readonly string[];
}

/** Forms of a function with what is named after it, from the shortest on; which of them SAM makes the same of is for the caller to try. */
export function foldOwned(id: string, resource: JsonObject, resources: JsonObject): readonly Owned[] {
  const plain = foldFunction(resource, resources);
  if (!plain) return [];
  const events = eventsOf(id, resources);
  const withEvents = events.absorbed.length > 0 ? [owned(plain, { Events: events.entries }, events.absorbed)] : [];
  const role = roleOf(id, resource, resources);
  if (!role) return [...withEvents, { resource: plain, absorbed: [] }];
  const bare = without(plain, 'Role');
  const inRole = owned(bare, role.properties, [role.id]);
  const both = events.absorbed.length > 0 ? [owned(bare, { ...role.properties, Events: events.entries }, [role.id, ...events.absorbed])] : [];
  return [...both, inRole, ...withEvents, { resource: plain, absorbed: [] }];
}

function owned(resource: JsonObject, more: JsonObject, absorbed: readonly string[]): Owned {
  return { resource: { ...resource, Properties: { ...(own(resource, 'Properties') as JsonObject), ...more } }, absorbed };
}

function without(resource: JsonObject, name: string): JsonObject {
  return { ...resource, Properties: Object.fromEntries(Object.entries(own(resource, 'Properties') as JsonObject).filter(([property]) => property !== name)) };
}

/** Policies that SAM gives a role by itself, for logs, tracing, networks and what is polled. */
const BY_ITSELF = /:policy\/(?:service-role\/AWSLambda(?:BasicExecution|VPCAccessExecution|SQSQueueExecution|KinesisExecution|DynamoDBExecution)Role|AWSXrayWriteOnlyAccess|AWSXRayDaemonWriteAccess)$/;

/** The role that is named after the function, as the policies that SAM would make it of. */
function roleOf(id: string, resource: JsonObject, resources: JsonObject): { readonly id: string; readonly properties: JsonObject } | undefined {
  const roleId = `${id}Role`;
  const properties = at(resources, [roleId, 'Properties']);
  if (JSON.stringify(at(resource, ['Properties', 'Role'])) !== JSON.stringify({ 'Fn::GetAtt': [roleId, 'Arn'] }) || !isObject(properties)) return undefined;
  const managed = own(properties, 'ManagedPolicyArns');
  const inline = own(properties, 'Policies');
  const arns = Array.isArray(managed) ? (managed as readonly Json[]).filter((arn) => typeof arn !== 'string' || !BY_ITSELF.test(arn)) : [];
  const documents = Array.isArray(inline) ? (inline as readonly Json[]).flatMap((policy) => (isObject(policy) ? (own(policy, 'PolicyDocument') ?? []) : [])) as readonly Json[] : [];
  const policies = [...arns, ...documents];
  const [path, boundary] = [own(properties, 'Path'), own(properties, 'PermissionsBoundary')];
  return {
    id: roleId,
    properties: { ...(policies.length > 0 && { Policies: policies }), ...(path !== undefined && { RolePath: path }), ...(boundary !== undefined && { PermissionsBoundary: boundary }) },
  };
}

/** What starts the function and is named after it. */
function eventsOf(id: string, resources: JsonObject): { readonly entries: JsonObject; readonly absorbed: readonly string[] } {
  const absorbed: string[] = [];
  const entries: [string, Json][] = [];
  for (const [name, resource] of Object.entries(resources)) {
    const event = name.startsWith(id) && name !== id && isObject(resource) ? foldEvent(name, id, resource, resources) : undefined;
    if (!event) continue;
    entries.push([name.slice(id.length), event.event]);
    absorbed.push(name, ...event.absorbed);
  }
  return { entries: Object.fromEntries(entries), absorbed };
}
