import type { Span } from './trace.ts';

/** An execution of a state machine. */
export interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly machine: string;
  readonly input: string;
  readonly startDate: number;
  stopDate?: number;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  output?: string;
  error?: string;
  cause?: string;
  /** The states it has passed, in order. */
  readonly states: string[];
  readonly span: Span;
  readonly done: Promise<void>;
  abort: () => void;
}
