import type { SimulationPart } from '../../core/simulation/contract.ts';
import type { Held } from '../../core/simulation/held.ts';
import { Publisher } from '../../core/simulation/publisher.ts';
import { TokenBucket } from '../../core/simulation/token-bucket.ts';
import { DELIVERY, DELIVERY_RETRIES, FIFO_DELIVERY, PUBLISH } from './latencies.ts';
import { limits } from './limits.ts';

/** A topic: what is published goes to every subscriber, and again and again to one that does not take it. */
export const sns: SimulationPart = {
  ceilings: (node, { resolve, quota }) => {
    const name = resolve.boolean(node.properties, 'FifoTopic') === true ? 'fifo-publish-rate' : 'publish-rate';
    return [{ limit: `sns.${name}`, perSecond: quota(`sns.${name}`, limits[name]), uses: () => 1, shared: `sns.${name}` }];
  },
  create: (node, context) => {
    const fifo = context.resolve.boolean(node.properties, 'FifoTopic') === true;
    const name = fifo ? 'fifo-publish-rate' : 'publish-rate';
    const rate = context.quota(`sns.${name}`, limits[name]);
    const account = context.shared(`sns.${name}`, () => new TokenBucket(rate, rate));
    const held: Held = { limit: `sns.${name}`, value: rate, account: true };
    return new Publisher(context, { acknowledges: PUBLISH, delivers: fifo ? FIFO_DELIVERY : DELIVERY, retry: DELIVERY_RETRIES, refuses: (_call, now) => (account.take(now) ? undefined : held) });
  },
};
