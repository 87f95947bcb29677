import {
  DescribeStackDriftDetectionStatusCommand, DescribeStackResourceDriftsCommand, DetectStackDriftCommand,
  type CloudFormationClient, type PropertyDifference, type StackResourceDrift,
} from '@aws-sdk/client-cloudformation';
import type { Text } from '../../core/model/text.ts';
import type { DeployPort } from './contract.ts';
import { DeployFault } from './fault.ts';
import { findStack } from './stack.ts';
import type { WhoseResource } from './states.ts';

/** A resource that is not as its stack left it. */
export interface DriftedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly id: string;
  readonly node?: string;
  readonly connection?: string;
  readonly isDeleted: boolean;
  readonly differences: readonly { readonly path: string; readonly expected: string; readonly actual: string }[];
  /** The same in plain words. */
  readonly text: Text;
}

export interface Drift {
  readonly stack: string;
  /** What differs; empty where the stack is as it was deployed. */
  readonly drifted: readonly DriftedResource[];
  /** Nodes of the resources that were looked at and are as they were deployed. */
  readonly nodesInSync: readonly string[];
  /** Types that CloudFormation cannot look at, each once. */
  readonly unchecked: readonly string[];
}

const PAUSE_MS = 2_000;

/**
 * Asks CloudFormation what was changed at AWS since the stack was deployed. Changes nothing.
 *
 * @throws DeployFault where there is no such stack, or CloudFormation cannot tell.
 */
export async function detectDrift(client: CloudFormationClient, name: string, whose: WhoseResource, { wait }: Pick<DeployPort, 'wait'>): Promise<Drift> {
  if (!(await findStack(client, name))) throw new DeployFault('deploy.no-stack', { en: `There is no stack ${name} in this account and region.`, ko: `이 계정과 리전에 스택 ${name}이(가) 없습니다.` });
  const { StackDriftDetectionId: detection } = await client.send(new DetectStackDriftCommand({ StackName: name }));
  for (;;) {
    const { DetectionStatus: status, DetectionStatusReason: reason = '' } = await client.send(new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId: detection }));
    // A detection that failed for some resources still tells of the others.
    if (status === 'DETECTION_COMPLETE') break;
    if (status === 'DETECTION_FAILED') {
      const known = await drifts(client, name);
      if (known.length > 0) break;
      throw new DeployFault('deploy.no-drift', { en: `CloudFormation cannot tell what has changed in ${name}: ${reason}`, ko: `CloudFormation이 ${name}의 변경을 확인하지 못했습니다: ${reason}` });
    }
    await wait(PAUSE_MS);
  }
  return summary(name, await drifts(client, name), whose);
}

async function drifts(client: CloudFormationClient, name: string): Promise<readonly StackResourceDrift[]> {
  const found: StackResourceDrift[] = [];
  let next: string | undefined;
  do {
    const page = await client.send(new DescribeStackResourceDriftsCommand({ StackName: name, ...(next !== undefined && { NextToken: next }) }));
    found.push(...(page.StackResourceDrifts ?? []));
    next = page.NextToken;
  } while (next !== undefined);
  return found;
}

function summary(stack: string, all: readonly StackResourceDrift[], whose: WhoseResource): Drift {
  const drifted = all.filter(({ StackResourceDriftStatus: state }) => state === 'MODIFIED' || state === 'DELETED').map((drift) => explained(drift, whose));
  const differing = new Set(drifted.map(({ node }) => node));
  const same = all.filter(({ StackResourceDriftStatus: state }) => state === 'IN_SYNC').flatMap(({ LogicalResourceId: id = '' }) => whose(id).node ?? []);
  const unchecked = all.filter(({ StackResourceDriftStatus: state }) => state === 'NOT_CHECKED' || state === 'UNKNOWN').map(({ ResourceType: type = '' }) => type);
  return { stack, drifted, nodesInSync: [...new Set(same)].filter((node) => !differing.has(node)), unchecked: [...new Set(unchecked)].toSorted() };
}

function explained({ LogicalResourceId: logicalId = '', ResourceType: type = '', PhysicalResourceId: id = '', StackResourceDriftStatus: state, PropertyDifferences: differences = [] }: StackResourceDrift, whose: WhoseResource): DriftedResource {
  const owner = whose(logicalId);
  const isDeleted = state === 'DELETED';
  const told = differences.map((difference) => ({ path: pathOf(difference), expected: difference.ExpectedValue ?? '', actual: difference.ActualValue ?? '' }));
  const who = `${owner.node ?? owner.connection ?? logicalId}: ${logicalId} (${type})`;
  const list = told.map(({ path, expected, actual }) => `${path} ${shown(expected)} → ${shown(actual)}`).join(', ');
  return {
    logicalId, type, id, isDeleted, differences: told, ...owner,
    text: isDeleted
      ? { en: `${who} was deleted at AWS.`, ko: `${who}이(가) AWS에서 삭제되었습니다.` }
      : { en: `${who} was changed at AWS: ${list}.`, ko: `${who}이(가) AWS에서 변경되었습니다: ${list}.` },
  };
}

/** `/Environment/Variables/TABLE` as a design writes it: `Environment.Variables.TABLE`. */
function pathOf({ PropertyPath: path = '' }: PropertyDifference): string {
  return path.replace(/^\//, '').replaceAll('/', '.');
}

const LONGEST_SHOWN = 60;

function shown(value: string): string {
  if (value === '' || value === 'null') return '–';
  return value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value;
}
