import type { Node } from '../../core/model/design.ts';
import { isObject, own, type JsonObject, type Path } from '../../core/model/json.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { partsOf } from '../../core/rules/parts.ts';

/** Whether the topic is known to be a FIFO topic. */
export function isFifo(node: Node, resolve: Resolver): boolean {
  return resolve.boolean(node.properties, 'FifoTopic') === true;
}

/** A subscription that no connection stands for: an e-mail address, a URL, a delivery stream. */
export interface WrittenSubscription {
  readonly properties: JsonObject;
  /** Where its properties stand below the node. */
  readonly path: Path;
}

/** The subscriptions under `Subscription` of the topic and among its parts, as far as they can be told. */
export function writtenSubscriptions(node: Node, resolve: Resolver): readonly WrittenSubscription[] {
  const written = own(node.properties, 'Subscription');
  const list = Array.isArray(written) ? written : [];
  return [
    ...list.flatMap((entry, at): readonly WrittenSubscription[] => {
      const { known, ...resolved } = resolve.value(entry);
      const value = known && 'value' in resolved ? resolved.value : entry;
      return isObject(value) ? [{ properties: value, path: ['properties', 'Subscription', at] }] : [];
    }),
    ...partsOf(node, 'AWS::SNS::Subscription').map(({ properties, path }) => ({ properties, path })),
  ];
}
