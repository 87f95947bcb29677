import type { Synthesis } from '../cloudformation/contract.ts';
import { inlineText } from '../document/yaml-write.ts';
import { isObject, own, type Json, type JsonObject } from '../model/json.ts';
import type { Permission } from './contract.ts';

/** Every action that a template's policies allow or deny, statement by statement; also Lambda's own permissions and managed policies. */
export function permissionsOf({ template, sourceMap }: Pick<Synthesis, 'template' | 'sourceMap'>): readonly Permission[] {
  const resources = own(template, 'Resources');
  return Object.entries(isObject(resources) ? resources : {}).flatMap(([owner, resource]) => {
    const node = sourceMap.origin(['Resources', owner])?.node;
    const of = { owner, ...(node !== undefined && { node }) };
    const [type, properties] = isObject(resource) ? [own(resource, 'Type'), own(resource, 'Properties')] : [];
    if (!isObject(properties)) return [];
    if (type === 'AWS::Lambda::Permission') return [{ ...of, effect: 'Allow', action: text(own(properties, 'Action')), on: text(own(properties, 'FunctionName')), principal: text(own(properties, 'Principal')) }];
    const managed = own(properties, 'ManagedPolicyArns');
    return [
      ...(Array.isArray(managed) ? managed : []).map((arn): Permission => ({ ...of, effect: 'Allow', action: '(managed policy)', on: text(arn as Json) })),
      ...statementsIn(properties).flatMap((statement) => permissionsIn(statement, of)),
    ];
  });
}

function permissionsIn(statement: JsonObject, of: Pick<Permission, 'owner' | 'node'>): readonly Permission[] {
  const principal = own(statement, 'Principal');
  return listOf(own(statement, 'Action')).flatMap((action) => listOf(own(statement, 'Resource') ?? '*').map((on) => ({
    ...of, effect: text(own(statement, 'Effect')), action: text(action), on: text(on), ...(principal !== undefined && { principal: text(principal) }),
  })));
}

/** Statements wherever they stand, outermost first. */
function statementsIn(value: Json): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap((item) => statementsIn(item as Json));
  if (!isObject(value)) return [];
  if (Object.hasOwn(value, 'Effect') && Object.hasOwn(value, 'Action')) return [value];
  return Object.values(value).flatMap(statementsIn);
}

function listOf(value: Json | undefined): readonly Json[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly Json[]) : [value];
}

function text(value: Json | undefined): string {
  return value === undefined ? '' : typeof value === 'string' ? value : inlineText(value, true, false);
}
