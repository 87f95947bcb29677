import {
  CreateChangeSetCommand, DeleteChangeSetCommand, DescribeChangeSetCommand, ExecuteChangeSetCommand,
  type Change as AwsChange, type CloudFormationClient, type DescribeChangeSetCommandOutput, type Parameter,
} from '@aws-sdk/client-cloudformation';
import type { DeployPort } from './contract.ts';
import { DeployFault } from './fault.ts';

export interface Wanted {
  readonly stack: string;
  readonly isNew: boolean;
  /** The text, or where a text that is too long for a call lies. */
  readonly template: { readonly body: string } | { readonly url: string };
  readonly parameters: readonly Parameter[];
  readonly tags: Readonly<Record<string, string>>;
}

/** One name: what a start that was killed has left is taken away by the next one. */
const NAME = 'serverless-canvas';
const PAUSE_MS = 1_000;

export type ChangeSet = { readonly empty: true } | { readonly empty: false; readonly changes: readonly AwsChange[]; readonly execute: () => Promise<void>; readonly drop: () => Promise<void> };

/**
 * Asks CloudFormation what a template would change. Nothing is changed by it.
 *
 * @throws DeployFault where the template is refused.
 */
export async function createChangeSet(client: CloudFormationClient, wanted: Wanted, port: DeployPort): Promise<ChangeSet> {
  const which = { StackName: wanted.stack, ChangeSetName: NAME };
  const drop = async (): Promise<void> => void (await client.send(new DeleteChangeSetCommand(which)).catch(() => undefined));
  await drop();
  const isEmpty = await client.send(new CreateChangeSetCommand({
    ...which, ChangeSetType: wanted.isNew ? 'CREATE' : 'UPDATE',
    ...('body' in wanted.template ? { TemplateBody: wanted.template.body } : { TemplateURL: wanted.template.url }),
    Parameters: [...wanted.parameters], Capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
    Tags: Object.entries(wanted.tags).map(([Key, Value]) => ({ Key, Value })),
  })).then(() => false, (error: unknown) => {
    // Some services refuse the call itself, in the words in which AWS lets the change set fail.
    if (isNothingToDo(error instanceof Error ? error.message : '')) return true;
    throw refused(error);
  });
  if (isEmpty) return { empty: true };
  const made = await settled(client, which, port);
  if (made.Status === 'FAILED') {
    await drop();
    if (isNothingToDo(made.StatusReason)) return { empty: true };
    throw refused(new Error(made.StatusReason ?? 'the change set failed'));
  }
  // One without changes of resources is not empty: outputs or tags differ, else AWS would have failed it.
  return { empty: false, changes: await allChanges(client, which, made), drop, execute: async () => void (await client.send(new ExecuteChangeSetCommand(which))) };
}

async function settled(client: CloudFormationClient, which: { readonly StackName: string; readonly ChangeSetName: string }, port: DeployPort): Promise<DescribeChangeSetCommandOutput> {
  for (;;) {
    const made = await client.send(new DescribeChangeSetCommand(which));
    if (made.Status === 'CREATE_COMPLETE' || made.Status === 'FAILED') return made;
    await port.wait(PAUSE_MS);
  }
}

async function allChanges(client: CloudFormationClient, which: { readonly StackName: string; readonly ChangeSetName: string }, first: DescribeChangeSetCommandOutput): Promise<readonly AwsChange[]> {
  const changes = [...(first.Changes ?? [])];
  for (let next = first.NextToken; next !== undefined;) {
    const page = await client.send(new DescribeChangeSetCommand({ ...which, NextToken: next }));
    changes.push(...(page.Changes ?? []));
    next = page.NextToken;
  }
  return changes;
}

function isNothingToDo(reason = ''): boolean {
  return /didn't contain changes|no updates are to be performed|no changes/i.test(reason);
}

function refused(error: unknown): DeployFault {
  const reason = error instanceof Error ? error.message : String(error);
  return new DeployFault('deploy.template-refused', { en: `CloudFormation refuses the template: ${reason}`, ko: `CloudFormation이 템플릿을 받아들이지 않았습니다: ${reason}` });
}
