import { GetStackPolicyCommand, SetStackPolicyCommand, UpdateTerminationProtectionCommand, type CloudFormationClient, type Stack } from '@aws-sdk/client-cloudformation';
import { own, type Json, type JsonObject } from '../../core/model/json.ts';
import { utf8Length } from '../../core/model/utf8.ts';

/** The longest policy: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_SetStackPolicy.html (2026-11). */
const LONGEST_POLICY = 16_384;

/** Logical ids of the resources whose data the template keeps when its stack goes. */
export function dataIn(template: JsonObject): readonly string[] {
  return Object.entries(template['Resources'] as Readonly<Record<string, JsonObject>>).filter(([, resource]) => own(resource, 'DeletionPolicy') === 'Retain').map(([id]) => id);
}

/** Those that neither termination protection nor the stack's policy guards. */
export async function unprotectedOf(client: CloudFormationClient, stack: Stack | undefined, data: readonly string[]): Promise<readonly string[]> {
  if (!stack?.EnableTerminationProtection || data.length === 0) return data;
  const { StackPolicyBody: policy = '' } = await client.send(new GetStackPolicyCommand({ StackName: stack.StackName }));
  return policy.includes('"ResourceType"') ? [] : data.filter((id) => !policy.includes(`LogicalResourceId/${id}"`));
}

/**
 * Guards the data of a stack: the stack cannot be deleted, and no update replaces or deletes what holds data, until
 * the one is switched off and the other is set anew.
 */
export async function protect(client: CloudFormationClient, stack: string, template: JsonObject): Promise<void> {
  const data = dataIn(template);
  await client.send(new UpdateTerminationProtectionCommand({ StackName: stack, EnableTerminationProtection: true }));
  await client.send(new SetStackPolicyCommand({ StackName: stack, StackPolicyBody: policyFor(data, template) }));
}

/** Lets a stack be deleted. Its policy does not hinder that. */
export async function unprotect(client: CloudFormationClient, stack: string): Promise<void> {
  await client.send(new UpdateTerminationProtectionCommand({ StackName: stack, EnableTerminationProtection: false }));
}

/** By name; by type where so many names would be too long. */
function policyFor(data: readonly string[], template: JsonObject): string {
  const named = policyOf({ Resource: data.map((id) => `LogicalResourceId/${id}`) });
  if (utf8Length(named) <= LONGEST_POLICY) return named;
  const resources = template['Resources'] as Readonly<Record<string, JsonObject>>;
  const types = [...new Set(data.map((id) => String(own(resources, id)?.['Type'])))];
  return policyOf({ Resource: '*', Condition: { StringEquals: { ResourceType: types } } });
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html (2026-11). */
function policyOf(which: Readonly<Record<string, Json>>): string {
  return JSON.stringify({
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 'Update:*', Resource: '*' },
      { Effect: 'Deny', Principal: '*', Action: ['Update:Replace', 'Update:Delete'], ...which },
    ],
  });
}
