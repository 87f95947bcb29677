import type { SimulationPart } from '../../core/simulation/contract.ts';
import { own } from '../../core/model/json.ts';
import { Relay } from '../../core/simulation/relay.ts';
import { SDK_RETRIES } from '../../core/simulation/retries.ts';

/** Sends its requests and waits for the answers; with `assume: { retries: sdk }` it tries again as the AWS SDKs do. The way over the internet takes no time here. */
export const client: SimulationPart = {
  assumptions: ['retries'],
  create: (node, context) => new Relay(context, own(node.assume, 'retries') === 'sdk' ? { retry: SDK_RETRIES } : {}),
};
