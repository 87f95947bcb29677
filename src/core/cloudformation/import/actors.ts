import { own, type Json, type JsonObject } from '../../model/json.ts';
import type { Actor, Permission, TemplateResource } from './contract.ts';
import type { Knowledge } from './knowledge.ts';
import { statementsOf } from './permissions.ts';
import type { Survey } from './survey.ts';
import { itemsOf, objectOf, textsOf, valueAt } from './values.ts';

/** Something that allows an actor something, and where it stands. */
export interface Grant {
  readonly permissions: readonly Permission[];
  readonly at: string;
  /** Others have it too: by itself it proves nothing of this actor. */
  readonly shared: boolean;
}

/** A function, a workflow: what it may do, and what its environment names. */
export interface ActorView {
  readonly resource: TemplateResource;
  readonly grants: readonly Grant[];
  /** Names of AWS's own policies. */
  readonly managed: readonly string[];
  /** Its role stands outside the template: nobody here knows what it may do. */
  readonly foreign: boolean;
  readonly variables: readonly Variable[];
}

export interface Variable {
  readonly name: string;
  readonly value: Json;
  readonly at: string;
  /** From `Globals`: every actor has it, whether it needs it or not. */
  readonly global: boolean;
}

/** Every resource that acts with a role, with what that role allows. */
export function actorsOf(survey: Survey, knowledge: Knowledge): readonly ActorView[] {
  const actors = [...survey.resources.values()].flatMap((resource) => {
    const actor = knowledge.actor(resource.type);
    return actor && survey.roles.has(resource.logicalId) ? [{ resource, actor }] : [];
  });
  const attached = attachedPolicies(survey);
  const held = actors.map(({ resource, actor }) => ({ resource, actor, ids: policyIds(resource, actor, survey, attached) }));
  const holders = new Map<string, number>();
  for (const { ids } of held) for (const id of new Set(ids)) holders.set(id, (holders.get(id) ?? 0) + 1);
  return held.map(({ resource, actor, ids }) => view(resource, actor, ids, { survey, knowledge, holders }));
}

/** Policies by the logical id of the role that they name. */
function attachedPolicies(survey: Survey): ReadonlyMap<string, readonly string[]> {
  const attached = new Map<string, string[]>();
  for (const { logicalId, properties } of survey.ofType('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy')) {
    for (const role of survey.mentions([own(properties, 'Roles') ?? [], own(properties, 'RoleName') ?? []])) attached.set(role, [...(attached.get(role) ?? []), logicalId]);
  }
  return attached;
}

/** Roles and policies of the template that an actor has. */
function policyIds(resource: TemplateResource, { role, policies }: Actor, survey: Survey, attached: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const properties = survey.properties(resource);
  const roles = survey.mentions(own(properties, role)).filter((id) => survey.typeOf(id) === 'AWS::IAM::Role');
  const named = roles.flatMap((id) => survey.mentions(own(survey.resources.get(id)?.properties, 'ManagedPolicyArns')));
  const given = policies === undefined ? [] : itemsOf(own(properties, policies)).filter((item) => typeof item === 'object').flatMap((item) => (isReference(item) ? survey.mentions(item) : []));
  const made = attached.get(`${resource.logicalId}Role`) ?? [];
  return [...roles, ...roles.flatMap((id) => attached.get(id) ?? []), ...[...named, ...given].filter((id) => survey.typeOf(id) === 'AWS::IAM::ManagedPolicy'), ...made];
}

function isReference(item: Json): boolean {
  const keys = Object.keys(objectOf(item));
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0]?.startsWith('Fn::') === true);
}

interface Around {
  readonly survey: Survey;
  readonly knowledge: Knowledge;
  readonly holders: ReadonlyMap<string, number>;
}

function view(resource: TemplateResource, actor: Actor, ids: readonly string[], { survey, knowledge, holders }: Around): ActorView {
  const properties = survey.properties(resource);
  const role = own(properties, actor.role);
  const roles = ids.filter((id) => survey.typeOf(id) === 'AWS::IAM::Role');
  const grants = ids.map((id): Grant => ({ permissions: survey.permissions(id), at: id, shared: (holders.get(id) ?? 0) > 1 }));
  const ofItsOwn = role === undefined && actor.policies !== undefined ? ownGrants(resource, actor.policies, properties, survey, knowledge) : [];
  const managed = [...roles.flatMap((id) => textsOf(own(survey.resources.get(id)?.properties, 'ManagedPolicyArns'))), ...(actor.policies === undefined ? [] : itemsOf(own(properties, actor.policies)).filter((item) => typeof item === 'string'))];
  return { resource, grants: [...ofItsOwn, ...grants], managed, foreign: role !== undefined && roles.length === 0, variables: variablesOf(resource, actor, properties) };
}

/** What a list of policies of the resource's own allows: statements, and what a transform's templates mean. */
function ownGrants({ logicalId }: TemplateResource, key: string, properties: JsonObject, survey: Survey, knowledge: Knowledge): readonly Grant[] {
  return itemsOf(own(properties, key)).map((policy, at): Grant => ({
    permissions: [...statementsOf(policy), ...knowledge.parts.flatMap((part) => part.permissions?.(policy, survey) ?? [])],
    at: `${logicalId}.Properties.${key}${Array.isArray(own(properties, key)) ? `.${at}` : ''}`,
    shared: false,
  }));
}

function variablesOf({ logicalId, properties: written }: TemplateResource, { environment }: Actor, properties: JsonObject): readonly Variable[] {
  if (environment === undefined) return [];
  const [ofItsOwn, all] = [objectOf(valueAt(written, environment)), objectOf(valueAt(properties, environment))];
  return Object.entries(all).map(([name, value]) => {
    const global = !Object.hasOwn(ofItsOwn, name);
    return { name, value, global, at: global ? 'Globals' : `${logicalId}.Properties.${environment}.${name}` };
  });
}
