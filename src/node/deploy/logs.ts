import { CloudWatchLogsClient, FilterLogEventsCommand, type FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { Clients } from './clients.ts';
import type { DeployPort } from './contract.ts';
import { DeployFault } from './fault.ts';
import { findStack, physicalIds } from './stack.ts';
import type { WhoseResource } from './states.ts';

/** A function whose log can be read. */
export interface LoggedFunction {
  readonly node: string;
  /** Its log group. */
  readonly group: string;
}

/** A line that a function has written. */
export interface LogLine {
  readonly node: string;
  /** ISO 8601. */
  readonly at: string;
  readonly text: string;
}

export interface Following {
  /** Only functions of these nodes; all where absent. */
  readonly nodes?: ReadonlySet<string>;
  /** Lines from this moment on, in milliseconds since 1970. */
  readonly since: number;
  readonly onLine: (line: LogLine) => void;
  /** One look, in place of many until the signal is aborted. */
  readonly once?: boolean;
}

const PAUSE_MS = 2_000;
/** CloudWatch may take lines in late: so far back each look begins again. */
const OVERLAP_MS = 30_000;

/**
 * The functions of a stack with their log groups: the one that the template makes for a function, else Lambda's own.
 *
 * @throws DeployFault where there is no such stack.
 */
export async function loggedFunctions(client: CloudFormationClient, stack: string, whose: WhoseResource): Promise<readonly LoggedFunction[]> {
  if (!(await findStack(client, stack))) throw new DeployFault('deploy.no-stack', { en: `There is no stack ${stack} in this account and region.`, ko: `이 계정과 리전에 스택 ${stack}이(가) 없습니다.` });
  const resources = [...(await physicalIds(client, stack))].map(([logicalId, { id, type }]) => ({ id, type, node: whose(logicalId).node }));
  const groups = new Map(resources.flatMap(({ id, type, node }) => (type === 'AWS::Logs::LogGroup' && node !== undefined ? [[node, id] as const] : [])));
  return resources.flatMap(({ id, type, node }) => (type === 'AWS::Lambda::Function' && node !== undefined ? [{ node, group: groups.get(node) ?? `/aws/lambda/${id}` }] : []));
}

/** Tells the lines of functions as they come, each once, the earliest first, until the port's signal is aborted. */
export async function followLogs(functions: readonly LoggedFunction[], { nodes, since, onLine, once }: Following, { settings }: Clients, { wait, signal }: Pick<DeployPort, 'wait' | 'signal'>): Promise<void> {
  const client = new CloudWatchLogsClient(settings);
  const followed = functions.filter(({ node }) => nodes === undefined || nodes.has(node)).map((each) => ({ ...each, latest: since, told: new Map<string, number>() }));
  try {
    while (!signal.aborted) {
      const lines: LogLine[] = [];
      for (const each of followed) {
        const begin = Math.max(since, each.latest - OVERLAP_MS);
        for (const event of await eventsOf(client, each.group, begin)) {
          const { timestamp = 0, message = '' } = event;
          // AWS names every event; a service that stands in for it may not.
          const key = event.eventId ?? `${event.logStreamName} ${timestamp} ${message}`;
          if (each.told.has(key)) continue;
          each.told.set(key, timestamp);
          each.latest = Math.max(each.latest, timestamp);
          lines.push({ node: each.node, at: new Date(timestamp).toISOString(), text: message.trimEnd() });
        }
        for (const [id, at] of each.told) if (at < each.latest - OVERLAP_MS) each.told.delete(id);
      }
      for (const line of lines.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))) onLine(line);
      if (once) return;
      await wait(PAUSE_MS).catch((error: unknown) => { if (!signal.aborted) throw error; });
    }
  } finally {
    client.destroy();
  }
}

/** All pages. A function that was never called has no group of Lambda's own yet. */
async function eventsOf(client: CloudWatchLogsClient, group: string, since: number): Promise<readonly FilteredLogEvent[]> {
  const events: FilteredLogEvent[] = [];
  try {
    let next: string | undefined;
    do {
      const page = await client.send(new FilterLogEventsCommand({ logGroupName: group, startTime: since, ...(next !== undefined && { nextToken: next }) }));
      events.push(...(page.events ?? []));
      next = page.nextToken;
    } while (next !== undefined);
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
  }
  return events;
}
