import type { SimulationPart } from '../../core/simulation/contract.ts';
import type { Held } from '../../core/simulation/held.ts';
import { Relay } from '../../core/simulation/relay.ts';
import { TokenBucket } from '../../core/simulation/token-bucket.ts';
import { SIGN_IN } from './latencies.ts';
import { limits } from './limits.ts';

/** Sign-ins, within the rate of the category UserAuthentication, which all pools of a Region share. */
export const userPool: SimulationPart = {
  ceilings: (_node, { quota }) => [{ limit: 'cognito.authentications-per-second', perSecond: quota('cognito.authentications-per-second', limits['authentications-per-second']), uses: () => 1, shared: 'cognito.authentications-per-second' }],
  create: (_node, context) => {
    const rate = context.quota('cognito.authentications-per-second', limits['authentications-per-second']);
    const account = context.shared('cognito.authentications-per-second', () => new TokenBucket(rate, rate));
    const held: Held = { limit: 'cognito.authentications-per-second', value: rate, account: true };
    return new Relay(context, { latency: SIGN_IN, refuses: (_call, now) => (account.take(now) ? undefined : held) });
  },
};

/** Credentials for those who are signed in. */
export const identityPool: SimulationPart = { create: (_node, context) => new Relay(context) };
