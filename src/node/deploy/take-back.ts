import { CancelUpdateStackCommand, DeleteStackCommand, type CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { findStack } from './stack.ts';

/**
 * Takes back what a stack is changing: an update is cancelled, a stack that is being made is deleted, since AWS
 * cancels no creation (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CancelUpdateStack.html, 2026-11).
 * One that has come to its end in the meantime stays as it is.
 */
export async function takeBack(client: CloudFormationClient, stackId: string): Promise<void> {
  const stack = await findStack(client, stackId);
  try {
    if (stack?.StackStatus === 'CREATE_IN_PROGRESS') await client.send(new DeleteStackCommand({ StackName: stackId }));
    else if (stack?.StackStatus === 'UPDATE_IN_PROGRESS') await client.send(new CancelUpdateStackCommand({ StackName: stackId }));
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ValidationError')) throw error;
  }
}

/** Does something once when a signal is aborted; awaiting `done` afterwards tells what went wrong with it. */
export function whenAborted(signal: AbortSignal | undefined, act: () => Promise<void>): { readonly done: () => Promise<void> } {
  let acting: Promise<void> | undefined;
  const begin = (): void => {
    acting = act();
    // Told by `done`: until then nobody waits for it.
    acting.catch(() => undefined);
  };
  if (signal?.aborted) begin();
  else signal?.addEventListener('abort', begin, { once: true });
  return {
    done: async () => {
      signal?.removeEventListener('abort', begin);
      await acting;
    },
  };
}
