import { sub } from '../intrinsics.ts';
import { dict, type Value } from '../tree.ts';

/** A policy by name: what it allows, on resources that its parameters name. */
export interface PolicyTemplate {
  readonly parameters: readonly string[];
  readonly grants: readonly Grant[];
}

export interface Grant {
  readonly actions: string | readonly string[];
  /**
   * `*`; an ARN's service and resource (`sqs:${queueName}`), in the stack's partition, region and
   * account; or a whole ARN. `${queueName}` is the parameter `QueueName`.
   */
  readonly resources: string | readonly string[];
  readonly condition?: { readonly [operator: string]: { readonly [key: string]: string } };
}

export function allow(actions: Grant['actions'], resources: Grant['resources'], condition?: NonNullable<Grant['condition']>): Grant {
  return condition === undefined ? { actions, resources } : { actions, resources, condition };
}

/** The statements of a template, with the values of its parameters. */
export function statementsOf(template: PolicyTemplate, values: ReadonlyMap<string, Value>): Value {
  const pattern = (text: string): Value => (text === '*' ? text : arn(text, template.parameters, values));
  const each = (texts: string | readonly string[]): Value => (typeof texts === 'string' ? pattern(texts) : texts.map(pattern));
  return dict({
    Statement: template.grants.map(({ actions, resources, condition }) => dict({
      Effect: 'Allow',
      Action: typeof actions === 'string' ? actions : [...actions],
      Resource: each(resources),
      Condition: condition && dict(Object.fromEntries(Object.entries(condition).map(([operator, keys]) => [operator, dict(Object.fromEntries(Object.entries(keys).map(([key, text]) => [key, pattern(text)] as const)))] as const))),
    })),
  });
}

function arn(text: string, parameters: readonly string[], values: ReadonlyMap<string, Value>): Value {
  const [service = '', ...rest] = text.split(':');
  const isWhole = service === 'arn' || text.startsWith('${');
  const pattern = isWhole ? text : `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${rest.join(':')}`;
  const names = [...pattern.matchAll(/\$\{([A-Za-z0-9]+)\}/g)].map(([, name = '']) => name);
  if (names.length === 0) return sub(pattern);
  const parameterOf = (name: string): string => parameters.find((parameter) => parameter.toLowerCase() === name.toLowerCase()) ?? name;
  return sub(pattern, dict(Object.fromEntries(names.map((name) => [name, values.get(parameterOf(name)) ?? null] as const))));
}
