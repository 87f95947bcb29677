import type { Pipe } from '../protocol/channel.ts';

/** What the desktop and the web extension host do differently. */
export interface Runner {
  /** Starts a thread that answers `EngineRequests`. */
  readonly startWorker: (onFailed: (reason: string) => void) => RunningWorker;
}

export interface RunningWorker {
  readonly pipe: Pipe;
  /** Ends the thread at once, whatever it is doing. */
  readonly terminate: () => void;
}
