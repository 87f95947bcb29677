import type { SourceMap } from '../../core/cloudformation/contract.ts';
import { accountOf, clientsFor, type Target } from './clients.ts';
import type { Deployed, DeployPort, Link } from './contract.ts';
import { deploy, type DeployRequest } from './deploy.ts';
import { destroy, type Destroyed, type DestroyPort, type DestroyRequest } from './destroy.ts';
import { detectDrift, type Drift } from './drift.ts';
import { orUnknown } from './fault.ts';
import { linksOf } from './links.ts';
import { followLogs, loggedFunctions, type Following, type LoggedFunction } from './logs.ts';
import { outputsOf } from './stack.ts';
import type { WhoseResource } from './states.ts';

/** An account and region to deploy to. The clients of AWS are loaded with this module only. */
export interface Deployment {
  readonly account: string;
  readonly deploy: (request: Omit<DeployRequest, 'target' | 'account'>, port: DeployPort) => Promise<Deployed>;
  readonly destroy: (request: DestroyRequest, whose: WhoseResource, port: DestroyPort) => Promise<Destroyed>;
  /** What was changed at AWS since the stack was deployed. */
  readonly drift: (stack: string, whose: WhoseResource, port: Pick<DeployPort, 'wait'>) => Promise<Drift>;
  readonly functions: (stack: string, whose: WhoseResource) => Promise<readonly LoggedFunction[]>;
  /** Tells what functions write until the port's signal is aborted. */
  readonly follow: (functions: readonly LoggedFunction[], following: Following, port: Pick<DeployPort, 'wait' | 'signal'>) => Promise<void>;
  /** The addresses of a stack that is there. */
  readonly links: (stack: string, sourceMap: SourceMap) => Promise<readonly Link[]>;
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
      drift: (stack, whose, port) => orUnknown(detectDrift(clients.cloudFormation, stack, whose, port), { en: 'drift detection', ko: '드리프트 감지' }, target.endpoint),
      functions: (stack, whose) => loggedFunctions(clients.cloudFormation, stack, whose),
      follow: (functions, following, port) => followLogs(functions, following, clients, port),
      links: async (stack, sourceMap) => linksOf(await outputsOf(clients.cloudFormation, stack), sourceMap),
    };
  } catch (error) {
    clients.close();
    throw error;
  }
}
