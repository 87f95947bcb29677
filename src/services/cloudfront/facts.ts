import type { Facts, FactsPart } from '../../core/catalog/facts.ts';
import { numberSetting } from '../../core/catalog/setting.ts';
import type { Connection, Node } from '../../core/model/design.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { limits } from './limits.ts';

export const cloudfront: FactsPart = {
  asTarget: {
    request: () => ({ maxRequestBytes: limits['request-body-max'].value, limits: { maxRequestBytes: 'cloudfront.request-body-max' } }),
  },
  asSource: { origin },
};

/** How long the distribution waits is a setting of the origin, so it stands on the connection. */
function origin(_node: Node, connection: Connection, resolve: Resolver): Facts {
  const seconds = numberSetting(connection.with, 'CustomOriginConfig.OriginReadTimeout', resolve, limits['origin-timeout-default'].value);
  return {
    callerTimeoutSeconds: seconds,
    callerTimeoutRaisable: seconds === undefined ? undefined : seconds < limits['origin-timeout-max'].value,
    limits: { callerTimeoutSeconds: 'cloudfront.origin-timeout-default' },
  };
}
