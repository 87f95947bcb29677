import type { Text } from '../../core/model/text.ts';
import { idWithSuffix } from '../logical-id.ts';
import { made, type Made } from '../made.ts';
import type { Macro, Stack } from '../stack.ts';
import type { Dict, Value } from '../tree.ts';

/** What an event starts: a function, the alias it is published under, or a state machine. */
export interface Target {
  readonly id: string;
  readonly arn: Value;
  /** How permissions and event source mappings name it. */
  readonly name: Value;
  /** Condition and policies that it hands on. */
  readonly attributes: Dict;
}

/** An entry of `Events`. */
export interface Event {
  readonly key: string;
  /** The id of the event's own resource. */
  readonly id: string;
  readonly type: string;
  readonly properties: Dict;
  readonly macro: Macro;
  readonly stack: Stack;
  readonly target: Target;
  /** The function's role, also where the function names another one. */
  readonly role?: Made;
  refuse(property: string | readonly (string | number)[], message: Text): void;
}

interface PermissionParts {
  readonly principal: string;
  readonly arn?: Value;
  readonly account?: Value;
  readonly token?: Value | undefined;
  readonly suffix?: string;
  readonly prefix?: string;
}

/** Leave for a service to call the function. */
export function permissionFor({ target, id }: Event, { principal, arn, account, token, suffix = '', prefix = id }: PermissionParts): Made {
  return made(idWithSuffix(`${prefix}Permission`, suffix), 'AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction', FunctionName: target.name, Principal: principal, SourceAccount: account, SourceArn: arn, EventSourceToken: token,
  }, target.attributes);
}
