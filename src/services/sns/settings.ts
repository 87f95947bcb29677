import { listSetting } from '../../core/catalog/setting.ts';
import type { Node } from '../../core/model/design.ts';
import { isObject, type JsonObject, type Path } from '../../core/model/json.ts';
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
  const inline = (listSetting(node.properties, 'Subscription', resolve) ?? []).map((properties, at) => ({ properties, path: ['properties', 'Subscription', at] }));
  return [...inline, ...partsOf(node, 'AWS::SNS::Subscription')].flatMap(({ properties, path }) => (isObject(properties) ? [{ properties, path }] : []));
}
