import { isObject, own, type Json, type JsonArray, type JsonObject, type Path } from '../model/json.ts';
import type { Origin, Synthesis } from './contract.ts';
import { LIMIT_RULES } from './limit-checks.ts';
import * as say from './limit-messages.ts';
import { limits } from './limits.ts';
import type { Report } from './report.ts';
import { leastCharacters } from './sizes.ts';

/** One policy that counts for a role: where it stands, and how large it is at least. */
interface Policy {
  readonly path: Path;
  readonly characters: number;
}

/** Holds the roles and policies of the template to what IAM takes. */
export function checkRoles(synthesis: Synthesis, report: Report): void {
  const { parts: { resources }, sourceMap } = synthesis;
  const policies = new Map<string, Policy[]>();
  const roles: { readonly id: string; readonly properties: JsonObject }[] = [];
  resources.keys.forEach((id, at) => {
    const resource = resources.values[at];
    const [type, properties] = isObject(resource) ? [own(resource, 'Type'), own(resource, 'Properties')] : [];
    if (typeof type !== 'string' || !type.startsWith('AWS::IAM::') || !isObject(properties)) return;
    const path: Path = ['Resources', id, 'Properties'];
    const origin = (...below: Path): Origin => sourceMap.origin([...path, ...below]) ?? { path: [] };
    if (type === 'AWS::IAM::Role') roles.push({ id, properties });
    if (type === 'AWS::IAM::Policy') for (const role of rolesOf(properties)) add(policies, role, { path: [...path, 'PolicyDocument'], characters: least(properties) });
    if (type === 'AWS::IAM::ManagedPolicy') checkManaged(id, properties, origin, report);
  });
  for (const { id, properties } of roles) checkRole(id, properties, [...inline(id, properties), ...policies.get(id) ?? []], synthesis, report);
}

const { iam } = limits;

function checkRole(id: string, properties: JsonObject, policies: readonly Policy[], { sourceMap, parts }: Synthesis, report: Report): void {
  const path: Path = ['Resources', id, 'Properties'];
  const origin = (...below: Path): Origin => sourceMap.origin([...path, ...below]) ?? { path: [] };
  const characters = policies.reduce((sum, policy) => sum + policy.characters, 0);
  if (characters > iam['role-policies-max'].value) {
    const connections = connectionsIn(policies, { sourceMap, parts });
    report(LIMIT_RULES.rolePolicies, ['iam.role-policies-max', iam['role-policies-max']], characters, origin(), (most) => say.policiesTooLarge(id, characters, most, connections));
  }
  const managed = own(properties, 'ManagedPolicyArns');
  const count = Array.isArray(managed) ? managed.length : 0;
  report(LIMIT_RULES.managedPolicies, ['iam.managed-policies-per-role', iam['managed-policies-per-role']], count, origin('ManagedPolicyArns'), (most) => say.tooManyManaged(id, count, most));
  const trust = leastCharacters(own(properties, 'AssumeRolePolicyDocument') ?? '');
  report(LIMIT_RULES.trustPolicy, ['iam.trust-policy-max', iam['trust-policy-max']], trust, origin('AssumeRolePolicyDocument'), (most) => say.policyTooLarge(id, trust, most));
  checkName(own(properties, 'RoleName'), ['iam.role-name-max', iam['role-name-max']], origin('RoleName'), report);
}

function checkManaged(id: string, properties: JsonObject, origin: (...below: Path) => Origin, report: Report): void {
  const characters = least(properties);
  report(LIMIT_RULES.managedPolicy, ['iam.managed-policy-max', iam['managed-policy-max']], characters, origin('PolicyDocument'), (most) => say.policyTooLarge(id, characters, most));
  checkName(own(properties, 'ManagedPolicyName'), ['iam.policy-name-max', iam['policy-name-max']], origin('ManagedPolicyName'), report);
}

function checkName(name: Json | undefined, limit: Parameters<Report>[1], origin: Origin, report: Report): void {
  if (typeof name === 'string') report(LIMIT_RULES.name, limit, name.length, origin, (most) => say.nameTooLong(name, most));
}

function inline(id: string, properties: JsonObject): readonly Policy[] {
  const policies = own(properties, 'Policies');
  if (!Array.isArray(policies)) return [];
  return (policies as JsonArray).flatMap((policy, at) => (isObject(policy) ? [{ path: ['Resources', id, 'Properties', 'Policies', at, 'PolicyDocument'], characters: least(policy) }] : []));
}

/** Documents that stay the same object are measured once. */
const measured = new WeakMap<object, number>();

function least(policy: JsonObject): number {
  const document = own(policy, 'PolicyDocument');
  if (!isObject(document)) return 0;
  const known = measured.get(document) ?? leastCharacters(document);
  measured.set(document, known);
  return known;
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
