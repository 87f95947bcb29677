import type { Text } from '../../core/model/text.ts';

/** Why a deployment stops, in words for the user. Thrown inside `src/node/deploy`; its entries answer with a value. */
export class DeployFault extends Error {
  readonly code: string;
  readonly text: Text;
  /** The node that it is about. */
  readonly node: string | undefined;

  constructor(code: string, text: Text, node?: string) {
    super(text.en);
    this.name = 'DeployFault';
    this.code = code;
    this.text = text;
    this.node = node;
  }
}

/** Whether it is one, of whichever bundle: each has a class of its own. */
export function isDeployFault(error: unknown): error is DeployFault {
  return error instanceof Error && error.name === 'DeployFault' && 'text' in error;
}
