import type { Facts, FactsPart } from '../../core/catalog/facts.ts';
import { isSet, numberSetting } from '../../core/catalog/setting.ts';
import type { Connection, Node } from '../../core/model/design.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { limits } from './limits.ts';

export const sqs: FactsPart = {
  asTarget: { send: takes, deliver: takes },
  asSource: {
    poll: (node, _connection, resolve) => ({
      visibilityTimeoutSeconds: numberSetting(node.properties, 'VisibilityTimeout', resolve, limits['visibility-default'].value),
    }),
  },
};

/** What the queue is set to take, else the largest message there is. */
function takes(node: Node, _connection: Connection, resolve: Resolver): Facts {
  const largest = limits['message-max'].value;
  if (!isSet(node.properties, 'MaximumMessageSize', resolve)) return { maxRequestBytes: largest, limits: { maxRequestBytes: 'sqs.message-max' } };
  return { maxRequestBytes: resolve.number(node.properties, 'MaximumMessageSize'), settable: { maxRequestBytes: largest } };
}
