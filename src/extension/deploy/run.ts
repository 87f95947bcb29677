import type { Analysis } from '../../core/analysis/contract.ts';
import type { Synthesis } from '../../core/cloudformation/contract.ts';
import type { Deployment } from '../../node/deploy/deployment.ts';
import type { Chosen } from './ask-stack.ts';

/** What a command about AWS works with. */
export interface Run {
  readonly analysis: Analysis;
  readonly synthesis: Synthesis;
  readonly chosen: Chosen;
  readonly deployment: Deployment;
}
