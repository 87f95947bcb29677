import type { WhoseResource } from './states.ts';
import { accountOf, clientsFor, type Target } from './clients.ts';
import type { Deployed, DeployPort } from './contract.ts';
import { deploy, type DeployRequest } from './deploy.ts';
import { destroy, type Destroyed, type DestroyPort, type DestroyRequest } from './destroy.ts';

/** An account and region to deploy to. The clients of AWS are loaded with this module only. */
export interface Deployment {
  readonly account: string;
  readonly deploy: (request: Omit<DeployRequest, 'target' | 'account'>, port: DeployPort) => Promise<Deployed>;
  readonly destroy: (request: DestroyRequest, whose: WhoseResource, port: DestroyPort) => Promise<Destroyed>;
  readonly close: () => void;
}

/**
 * Asks who the credentials are. Close what is returned.
 *
 * @throws DeployFault where there are none, or nothing answers.
 */
export async function openDeployment(target: Target): Promise<Deployment> {
  const clients = clientsFor(target);
  try {
    const account = await accountOf(clients, target);
    return {
      account, close: clients.close,
      deploy: (request, port) => deploy({ ...request, target, account }, clients, port),
      destroy: (request, whose, port) => destroy(request, clients, whose, port),
    };
  } catch (error) {
    clients.close();
    throw error;
  }
}
