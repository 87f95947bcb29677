import type { Node } from '../../../core/model/design.ts';
import { isObject, own, type JsonObject } from '../../../core/model/json.ts';
import type { Resolver } from '../../../core/resolve/contract.ts';

export interface Behaviour {
  readonly key: string;
  readonly written: JsonObject;
  /** Undefined for the default behaviour, and where it cannot be told. */
  readonly pattern: string | undefined;
  readonly isDefault: boolean;
}

/** The cache behaviours of a distribution. The one without a path pattern is the default. */
export function behavioursOf(node: Node, resolve: Resolver): readonly Behaviour[] {
  return Object.entries(node.behaviours).flatMap(([key, written]) => (isObject(written)
    ? [{ key, written, pattern: resolve.string(written, 'PathPattern'), isDefault: own(written, 'PathPattern') === undefined }]
    : []));
}
