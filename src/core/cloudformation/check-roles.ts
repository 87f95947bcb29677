import { at, isObject, own, type Json, type JsonArray, type JsonObject, type Path } from '../model/json.ts';
import { createListMemory, keptWhile } from '../model/list-memory.ts';
import type { Origin, Synthesis } from './contract.ts';
import { LIMIT_RULES } from './limit-checks.ts';
import * as say from './limit-messages.ts';
import type { LimitId } from './limits.ts';
import type { Report } from './report.ts';
import { leastCharacters } from './sizes.ts';

/** One policy that counts for a role: where it stands, and how large it is at least. */
interface Policy {
  readonly path: Path;
  readonly characters: number;
}

/** What IAM counts of a resource of its own. */
type Counted =
  | { readonly kind: 'role'; readonly id: string; readonly policies: readonly Policy[]; readonly managed: number; readonly trust: number; readonly name: number }
  | { readonly kind: 'policy'; readonly id: string; readonly roles: readonly string[]; readonly policy: Policy }
  | { readonly kind: 'managed'; readonly id: string; readonly characters: number; readonly name: number };

/** Holds the roles and policies of templates, one after the other, to what IAM takes; what an edit did not touch is not counted again. */
export function roleChecker(): (synthesis: Synthesis, report: Report) => void {
  const countedIn = createListMemory<Counted | undefined>();
  const present = keptWhile((all: readonly (Counted | undefined)[]) => all.filter((counted) => counted !== undefined));
  return (synthesis, report) => {
    const { keys, values } = synthesis.parts.resources;
    const counted = present(countedIn([keys, values], [], (row) => count(keys[row] as string, values[row] as Json)));
    const beside = new Map<string, Policy[]>();
    for (const each of counted) if (each.kind === 'policy') for (const role of each.roles) add(beside, role, each.policy);
    for (const each of counted) {
      if (each.kind === 'role') checkRole(each, [...each.policies, ...beside.get(each.id) ?? []], synthesis, report);
      if (each.kind === 'managed') checkManaged(each, synthesis, report);
    }
  };
}

function count(id: string, resource: Json): Counted | undefined {
  const [type, properties] = isObject(resource) ? [own(resource, 'Type'), own(resource, 'Properties')] : [];
  if (!isObject(properties)) return undefined;
  const length = (name: string): number => {
    const text = own(properties, name);
    return typeof text === 'string' ? text.length : 0;
  };
  if (type === 'AWS::IAM::Policy') return { kind: 'policy', id, roles: rolesOf(properties), policy: { path: ['Resources', id, 'Properties', 'PolicyDocument'], characters: least(properties) } };
  if (type === 'AWS::IAM::ManagedPolicy') return { kind: 'managed', id, characters: least(properties), name: length('ManagedPolicyName') };
  if (type !== 'AWS::IAM::Role') return undefined;
  const managed = own(properties, 'ManagedPolicyArns');
  return {
    kind: 'role', id, policies: inline(id, properties), managed: Array.isArray(managed) ? managed.length : 0,
    trust: leastCharacters(own(properties, 'AssumeRolePolicyDocument') ?? ''), name: length('RoleName'),
  };
}

type OriginOf = (...below: Path) => () => Origin;

function originsIn(id: string, { sourceMap }: Synthesis): OriginOf {
  return (...below) => () => sourceMap.origin(['Resources', id, 'Properties', ...below]) ?? { path: [] };
}

function checkRole({ id, managed, trust, name }: Extract<Counted, { readonly kind: 'role' }>, policies: readonly Policy[], synthesis: Synthesis, report: Report): void {
  const origin = originsIn(id, synthesis);
  const characters = policies.reduce((sum, policy) => sum + policy.characters, 0);
  report(LIMIT_RULES.rolePolicies, 'iam.role-policies-max', characters, origin(), (most) => say.policiesTooLarge(id, characters, most, connectionsIn(policies, synthesis)));
  report(LIMIT_RULES.managedPolicies, 'iam.managed-policies-per-role', managed, origin('ManagedPolicyArns'), (most) => say.tooManyManaged(id, managed, most));
  report(LIMIT_RULES.trustPolicy, 'iam.trust-policy-max', trust, origin('AssumeRolePolicyDocument'), (most) => say.policyTooLarge(id, trust, most));
  checkName([id, 'RoleName'], name, 'iam.role-name-max', synthesis, report);
}

function checkManaged({ id, characters, name }: Extract<Counted, { readonly kind: 'managed' }>, synthesis: Synthesis, report: Report): void {
  report(LIMIT_RULES.managedPolicy, 'iam.managed-policy-max', characters, originsIn(id, synthesis)('PolicyDocument'), (most) => say.policyTooLarge(id, characters, most));
  checkName([id, 'ManagedPolicyName'], name, 'iam.policy-name-max', synthesis, report);
}

function checkName([id, property]: readonly [id: string, property: string], length: number, limit: LimitId, synthesis: Synthesis, report: Report): void {
  report(LIMIT_RULES.name, limit, length, originsIn(id, synthesis)(property), (most) => say.nameTooLong(String(at(synthesis.template, ['Resources', id, 'Properties', property])), most));
}

function inline(id: string, properties: JsonObject): readonly Policy[] {
  const policies = own(properties, 'Policies');
  if (!Array.isArray(policies)) return [];
  return (policies as JsonArray).flatMap((policy, at) => (isObject(policy) ? [{ path: ['Resources', id, 'Properties', 'Policies', at, 'PolicyDocument'], characters: least(policy) }] : []));
}

function least(policy: JsonObject): number {
  const document = own(policy, 'PolicyDocument');
  return isObject(document) ? leastCharacters(document) : 0;
}

/** Logical ids of the roles that a policy is put on, as `Ref` names them. */
function rolesOf(properties: JsonObject): readonly string[] {
  const roles = own(properties, 'Roles');
  return Array.isArray(roles) ? (roles as JsonArray).flatMap((role) => (isObject(role) && typeof own(role, 'Ref') === 'string' ? [own(role, 'Ref') as string] : [])) : [];
}

function add(policies: Map<string, Policy[]>, role: string, policy: Policy): void {
  policies.set(role, [...policies.get(role) ?? [], policy]);
}

/** The connections whose statements the policies hold. */
function connectionsIn(policies: readonly Policy[], { sourceMap, parts: { resources } }: Pick<Synthesis, 'sourceMap' | 'parts'>): readonly string[] {
  const found = new Set<string>();
  for (const { path } of policies) {
    const resource = resources.values[resources.keys.indexOf(String(path[1]))];
    const statements = statementsAt(resource, path.slice(2));
    for (let at = 0; at < statements; at += 1) {
      const { connection } = sourceMap.origin([...path, 'Statement', at]) ?? { path: [] };
      if (connection !== undefined) found.add(connection);
    }
  }
  return [...found];
}

function statementsAt(resource: Json | undefined, path: Path): number {
  let value: Json | undefined = resource;
  for (const step of [...path, 'Statement']) value = Array.isArray(value) ? (value as JsonArray)[Number(step)] : isObject(value) ? own(value, String(step)) : undefined;
  return Array.isArray(value) ? value.length : 0;
}
