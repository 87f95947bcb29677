import type { Node } from '../../core/model/design.ts';
import type { Resolver } from '../../core/resolve/contract.ts';

/** Whether a rule, schedule or pipe is created without being at work. */
export function isSwitchedOff({ properties }: Node, resolve: Resolver): boolean {
  return resolve.string(properties, 'State') === 'DISABLED' || resolve.string(properties, 'DesiredState') === 'STOPPED';
}
