import type { Deployment } from '../../node/deploy/deployment.ts';
import type { Deployable } from '../../node/worker/host-engine.ts';
import type { Chosen } from './ask-stack.ts';

/** What a command about AWS works with. */
export interface Run extends Deployable {
  readonly chosen: Chosen;
  readonly deployment: Deployment;
}
