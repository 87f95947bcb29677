import type { Made } from '../made.ts';
import { addOnce, dictOf, listOf, type Value } from '../tree.ts';

/** Lets a role do more: a managed policy, inline policies; what it may already is not said twice. */
export function extendRole(role: Made, managed: string | undefined, policies: readonly Value[]): void {
  const arns = listOf(role.properties.get('ManagedPolicyArns')) ?? [];
  if (managed !== undefined) addOnce(arns, managed);
  role.properties.set('ManagedPolicyArns', arns);
  for (const policy of policies) {
    const held = listOf(role.properties.get('Policies')) ?? [];
    const document = dictOf(policy)?.get('PolicyDocument') as Value;
    const documents = held.flatMap((other) => dictOf(other)?.get('PolicyDocument') ?? []);
    const before = documents.length;
    addOnce(documents, document);
    if (documents.length > before) role.properties.set('Policies', [...held, policy]);
  }
}
