import type { Facts, FactsPart } from '../../core/catalog/facts.ts';
import { isSet } from '../../core/catalog/setting.ts';
import type { Connection, Node } from '../../core/model/design.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { limits } from './limits.ts';

export const sns: FactsPart = {
  asTarget: { publish: takes },
  asSource: { deliver },
};

/** 256 KiB, unless the topic is set up for large messages. */
function takes(node: Node, _connection: Connection, resolve: Resolver): Facts {
  const settable = { maxRequestBytes: limits['message-max'].value };
  if (isSet(node.properties, 'MaximumMessageSize', resolve)) return { maxRequestBytes: resolve.number(node.properties, 'MaximumMessageSize'), settable };
  return { maxRequestBytes: limits['message-default'].value, settable, limits: { maxRequestBytes: 'sns.message-default' } };
}

function deliver(node: Node, connection: Connection, resolve: Resolver): Facts {
  const taken = takes(node, connection, resolve);
  const quota = subscriptionQuota(node, taken, resolve);
  return { ...taken, maxTargets: limits[quota].value, limits: { ...taken.limits, maxTargets: `sns.${quota}` } };
}

function subscriptionQuota(node: Node, { maxRequestBytes }: Facts, resolve: Resolver): 'fifo-subscriptions' | 'large-topic-subscriptions' | 'subscriptions' {
  if (resolve.boolean(node.properties, 'FifoTopic') === true) return 'fifo-subscriptions';
  return (maxRequestBytes ?? 0) > limits['message-default'].value ? 'large-topic-subscriptions' : 'subscriptions';
}
