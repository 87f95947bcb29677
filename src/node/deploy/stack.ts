import { DescribeStackEventsCommand, DescribeStackResourcesCommand, DescribeStacksCommand, type CloudFormationClient, type Stack, type StackEvent } from '@aws-sdk/client-cloudformation';
import type { DeployPort, ResourceEvent } from './contract.ts';
import { isMoving, type WhoseResource } from './states.ts';

/** Between two looks at a stack that changes. */
const PAUSE_MS = 2_000;
/** Looks after which a stack that does not begin to move is taken to have nothing to do: AWS may tell its last state for a moment. */
const LOOKS_AT_REST = 4;

/** The stack of that name, as long as there is one. */
export async function findStack(client: CloudFormationClient, name: string): Promise<Stack | undefined> {
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return stack?.StackStatus === 'DELETE_COMPLETE' ? undefined : stack;
  } catch (error) {
    if (error instanceof Error && /does not exist/i.test(error.message)) return undefined;
    throw error;
  }
}

/** What happened to a stack while somebody watched. */
export interface Watched {
  /** Undefined where the stack is gone. */
  readonly stack: Stack | undefined;
  readonly events: readonly ResourceEvent[];
}

/** Tells every event of a stack after the last known one until the stack rests. */
export async function watchStack(client: CloudFormationClient, stackId: string, since: string | undefined, whose: WhoseResource, port: DeployPort): Promise<Watched> {
  const told: ResourceEvent[] = [];
  const seen = new Set(since === undefined ? [] : [since]);
  for (let looks = 1; ; looks += 1) {
    const stack = await findStack(client, stackId);
    for (const event of await newEvents(client, stackId, seen)) {
      const resource = resourceEvent(event, whose);
      told.push(resource);
      port.notify({ kind: 'resource', event: resource });
    }
    const rests = !isMoving(stack?.StackStatus) && stack?.StackStatus !== 'REVIEW_IN_PROGRESS';
    if (rests && (told.length > 0 || looks >= LOOKS_AT_REST)) return { stack, events: told };
    await port.wait(PAUSE_MS);
  }
}

/** The id of the latest event: what comes after it is new. */
export async function latestEvent(client: CloudFormationClient, stackId: string): Promise<string | undefined> {
  const { StackEvents: [latest] = [] } = await client.send(new DescribeStackEventsCommand({ StackName: stackId }));
  return latest?.EventId;
}

/** Events not seen before, the earliest first; AWS tells the latest first, in pages. */
async function newEvents(client: CloudFormationClient, stackId: string, seen: Set<string>): Promise<readonly StackEvent[]> {
  const fresh: StackEvent[] = [];
  let next: string | undefined;
  do {
    const { StackEvents: page = [], NextToken: token } = await client.send(new DescribeStackEventsCommand({ StackName: stackId, ...(next !== undefined && { NextToken: next }) }));
    const until = page.findIndex(({ EventId: id = '' }) => seen.has(id));
    fresh.push(...(until < 0 ? page : page.slice(0, until)));
    next = until < 0 ? token : undefined;
  } while (next !== undefined);
  for (const { EventId: id = '' } of fresh) seen.add(id);
  return fresh.reverse();
}

function resourceEvent(event: StackEvent, whose: WhoseResource): ResourceEvent {
  const logicalId = event.LogicalResourceId ?? '';
  return {
    id: event.EventId ?? '', logicalId, type: event.ResourceType ?? '', status: event.ResourceStatus ?? '',
    ...(event.ResourceStatusReason && { reason: event.ResourceStatusReason }),
    at: event.Timestamp?.toISOString() ?? '',
    ...(event.PhysicalResourceId && { physicalId: event.PhysicalResourceId }),
    ...whose(logicalId),
  };
}

/** Physical ids by logical id. */
export async function physicalIds(client: CloudFormationClient, stack: string): Promise<ReadonlyMap<string, { readonly id: string; readonly status: string; readonly type: string }>> {
  const { StackResources: resources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName: stack }));
  return new Map(resources.map(({ LogicalResourceId: logical = '', PhysicalResourceId: id = '', ResourceStatus: status = '', ResourceType: type = '' }) => [logical, { id, status, type }]));
}

/** Outputs by name. */
export async function outputsOf(client: CloudFormationClient, name: string): Promise<Readonly<Record<string, string>>> {
  const stack = await findStack(client, name);
  return Object.fromEntries((stack?.Outputs ?? []).map(({ OutputKey: key = '', OutputValue: value = '' }) => [key, value]));
}
