import type { Pipe } from '../protocol/channel.ts';
import type { Deployer, DeployerParts } from './deploy/contract.ts';

/** What the desktop and the web extension host do differently. */
export interface Runner {
  /** Starts a thread that answers `EngineRequests`. */
  readonly startWorker: (onFailed: (reason: string) => void) => RunningWorker;
  /** Brings designs to AWS; absent in the browser. */
  readonly createDeployer?: (parts: DeployerParts) => Deployer;
}

export interface RunningWorker {
  readonly pipe: Pipe;
  /** Ends the thread at once, whatever it is doing. */
  readonly terminate: () => void;
}
