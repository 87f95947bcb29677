import type { Facts, FactsPart } from '../../core/catalog/facts.ts';
import { numberSetting } from '../../core/catalog/setting.ts';
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

function takes(node: Node, _connection: Connection, resolve: Resolver): Facts {
  return {
    maxRequestBytes: numberSetting(node.properties, 'MaximumMessageSize', resolve, limits['message-max'].value),
    limits: { maxRequestBytes: 'sqs.message-max' },
  };
}
