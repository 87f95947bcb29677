import { addOnce, dict, dictOf, isSet, isText, listOf, textOf, type Dict, type Value } from './tree.ts';
import { branchesOf, functionOf, isIntrinsic, isNoValue } from './intrinsics.ts';
import { made, type Made } from './made.ts';
import { missing, notOneOf, policyOf } from './messages.ts';
import { managedPolicyArn } from './policies/managed.ts';
import { statementsOf } from './policies/template.ts';
import { policyTemplate } from './policies/templates.ts';
import type { Macro } from './stack.ts';

/** A role's trust in one AWS service. */
export function trust(principal: string): Dict {
  return dict({ Version: '2012-10-17', Statement: [dict({ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: dict({ Service: [principal] }) })] });
}

/** An inline policy of a role; most of SAM's own have no version. */
export function inline(name: string, statements: Value[], version?: string): Dict {
  return dict({ PolicyName: name, PolicyDocument: dict({ Version: version, Statement: statements }) });
}

export function allowing(action: Value, resource: Value): Dict {
  return dict({ Action: action, Effect: 'Allow', Resource: resource });
}

interface RoleParts {
  readonly attributes: Dict;
  readonly assume: Value;
  readonly partition: string;
  /** Managed policies that it has in any case, as ARNs. */
  readonly managed: readonly Value[];
  /** Inline policies that it has in any case. */
  readonly inline?: readonly Value[];
  /** The property `Policies` of the resource it is for. */
  readonly policies: Value | undefined;
  readonly path?: Value | undefined;
  readonly boundary?: Value | undefined;
  readonly tags?: Value | undefined;
}

/** The role that SAM makes for a function or state machine: `<id>Role`. */
export function roleFor(macro: Macro, parts: RoleParts): Made {
  const id = `${macro.id}Role`;
  const managed: Value[] = [...parts.managed];
  const documents: Value[] = [...(parts.inline ?? [])];
  policiesOf(parts.policies).forEach((written, index) => {
    const entry = withTemplates(written, macro, index);
    const kind = entry === undefined ? undefined : kindOf(entry);
    if (entry === undefined) return;
    if (kind === 'statements') documents.push(perBranch(entry, (document) => dict({ PolicyName: `${id}Policy${index}`, PolicyDocument: document })));
    else if (kind === 'managed') addOnce(managed, perBranch(entry, (name) => (textOf(name) === undefined ? name : managedPolicyArn(textOf(name) as string, parts.partition))));
    else macro.refuse(['Policies', index], policyOf(`Policies[${index}]`));
  });
  return made(id, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: parts.assume,
    ManagedPolicyArns: managed,
    Path: parts.path,
    Policies: documents.length > 0 ? documents : undefined,
    PermissionsBoundary: parts.boundary,
    Tags: parts.tags,
  }, parts.attributes);
}

function policiesOf(value: Value | undefined): readonly Value[] {
  if (!isSet(value)) return [];
  return listOf(value) ?? [value];
}

type Kind = 'managed' | 'statements' | 'template';

function kindOf(policy: Value): Kind | undefined {
  const branches = branchesOf(policy);
  if (branches) {
    const [yes, no] = [kindOf(branches[1]), kindOf(branches[2])];
    if (yes === no || isNoValue(branches[2])) return yes;
    return isNoValue(branches[1]) ? no : undefined;
  }
  if (functionOf(policy) === 'Fn::If') return undefined;
  if (isText(policy) || isIntrinsic(policy)) return 'managed';
  const map = dictOf(policy);
  if (map?.has('Statement')) return 'statements';
  return map?.size === 1 && policyTemplate(map.keys()[0] as string) ? 'template' : undefined;
}

/** The policy with its policy templates replaced by their statements. */
function withTemplates(policy: Value, macro: Macro, index: number): Value | undefined {
  if (kindOf(policy) !== 'template') return policy;
  const branches = branchesOf(policy);
  if (!branches) return converted(policy as Dict, macro, index);
  const [condition, yes, no] = branches;
  const both = [yes, no].map((branch) => (isNoValue(branch) ? branch : converted(branch as Dict, macro, index)));
  return both.some((branch) => branch === undefined) ? undefined : dict({ 'Fn::If': [condition, ...(both as Value[])] });
}

function converted(policy: Dict, macro: Macro, index: number): Value | undefined {
  const [[name, parameters] = ['', null]] = policy.entries();
  const template = policyTemplate(name);
  const values = dictOf(parameters);
  if (!template) return undefined;
  const lacking = values === undefined ? template.parameters.join(', ') || 'map' : template.parameters.filter((parameter) => !values.has(parameter)).join(', ');
  if (lacking !== '') {
    macro.refuse(['Policies', index, name], missing(lacking));
    return undefined;
  }
  return statementsOf(template, new Map(values?.entries()));
}

/** Both values of an `Fn::If` changed, or the value itself. */
function perBranch(value: Value, change: (value: Value) => Value): Value {
  const branches = branchesOf(value);
  if (!branches) return isIntrinsic(value) ? value : change(value);
  const [condition, yes, no] = branches;
  const of = (branch: Value): Value => (isNoValue(branch) ? branch : change(branch));
  return dict({ 'Fn::If': [condition, of(yes), of(no)] });
}

/** Refuses a value that is not one of a few. */
export function oneOf(macro: Pick<Macro, 'refuse'>, property: string | readonly (string | number)[], value: Value | undefined, values: readonly string[]): boolean {
  if (values.includes(textOf(value) ?? '')) return true;
  macro.refuse(property, notOneOf(typeof property === 'string' ? property : property.join('.'), values));
  return false;
}
