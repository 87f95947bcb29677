import type { Handlers, Pipe } from '../protocol/channel.ts';
import type { ProductRequests } from '../protocol/engine.ts';
import type { startCommand } from '../node/run/start-command.ts';
import type { Deployer, DeployerParts } from './deploy/contract.ts';
import type { LocalRuns, LocalRunsParts } from './run/contract.ts';

/** What the desktop and the web extension host do differently. */
export interface Runner {
  /** Starts a thread that answers `EngineRequests`. */
  readonly startWorker: (onFailed: (reason: string) => void) => RunningWorker;
  /** Brings designs to AWS; absent in the browser. */
  readonly createDeployer?: (parts: DeployerParts) => Deployer;
  /** Runs designs on this machine; absent in the browser. */
  readonly createLocalRuns?: (parts: LocalRunsParts) => LocalRuns;
  /** Starts a command of the command line; absent in the browser. */
  readonly startCommand?: typeof startCommand;
}

export interface RunningWorker {
  readonly pipe: Pipe;
  /** What the thread may ask; absent where it finds all by itself. */
  readonly serves?: Handlers<ProductRequests>;
  /** Ends the thread at once, whatever it is doing. */
  readonly terminate: () => void;
}
