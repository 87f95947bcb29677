import { DescribeEventsCommand, type CloudFormationClient, type OperationEvent } from '@aws-sdk/client-cloudformation';
import type { Failure } from './contract.ts';
import { failureOf, type WhoseResource } from './states.ts';

/**
 * What CloudFormation's validation before a change has found, which it tells apart from the events of the stack:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/validate-stack-deployments.html (2026-11). Undefined where
 * that was not it, or where a service that stands in for AWS does not tell.
 */
export async function validationFailure(client: CloudFormationClient, StackName: string, reason: string, whose: WhoseResource): Promise<Failure | undefined> {
  if (!/DescribeEvents/.test(reason)) return undefined;
  let found: OperationEvent | undefined;
  try {
    const { OperationEvents: events = [] } = await client.send(new DescribeEventsCommand({ StackName, Filters: { FailedEvents: true } }));
    found = events.find(({ EventType: type, ValidationFailureMode: mode }) => type === 'VALIDATION_ERROR' && mode !== 'WARN');
  } catch {
    return undefined;
  }
  if (!found) return undefined;
  const { LogicalResourceId: logicalId = '', ResourceType: type = '', ValidationStatusReason: why = '' } = found;
  return failureOf({ logicalId, type, reason: why, ...whose(logicalId) });
}
