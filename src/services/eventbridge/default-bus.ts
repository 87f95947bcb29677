import type { Node } from '../../core/model/design.ts';
import type { Resolver } from '../../core/resolve/contract.ts';

/** The bus that every account has in every Region; a node of this name stands for it and creates nothing. */
export const DEFAULT_BUS = 'default';

export function isDefaultBus({ properties }: Node, resolve: Resolver): boolean {
  return resolve.string(properties, 'Name') === DEFAULT_BUS;
}
