import { isSet } from '../../core/catalog/setting.ts';
import type { Node } from '../../core/model/design.ts';
import type { Resolver } from '../../core/resolve/contract.ts';

/** `STANDARD` (also where nothing is said) or `EXPRESS`; undefined where it cannot be told. */
export function workflowType(node: Node, resolve: Resolver): 'STANDARD' | 'EXPRESS' | undefined {
  if (!isSet(node.properties, 'StateMachineType', resolve)) return 'STANDARD';
  const type = resolve.string(node.properties, 'StateMachineType');
  return type === 'STANDARD' || type === 'EXPRESS' ? type : undefined;
}
