import type { AccessVerbs } from '../catalog/ports.ts';
import type { Connection } from '../model/design.ts';
import { own, type Json } from '../model/json.ts';
import type { Draft, DraftObject } from './draft.ts';
import type { Permit, ServiceCaller } from './ends.ts';
import { sub } from './intrinsics.ts';

/**
 * What the verbs of an `access` connection permit on a resource: exactly their actions on exactly the
 * ARN with the suffixes they name. `has` tells which suffixes the resource has at all (a table without
 * indexes has no `/index/*`).
 */
export function accessPermits(verbs: AccessVerbs, connection: Connection, arn: Json, has: (suffix: string) => boolean = () => true): readonly Permit[] {
  return connection.access.flatMap((verb) => {
    const grant = own(verbs, verb);
    if (!grant) return [];
    const resources = grant.on.filter(has).map((suffix) => (suffix === '' ? arn : sub`${arn}${suffix}`));
    return [{ actions: grant.actions, resources }];
  });
}

/** One statement of a policy for a permit; single entries stand without a list. */
export function statementOf(permit: Permit): DraftObject {
  return { Effect: 'Allow', Action: oneOrAll(permit.actions), Resource: oneOrAll(permit.resources) };
}

/** The statement of a resource's own policy that lets an AWS service in, for one resource of its only. */
export function callerStatement(caller: ServiceCaller, permit: Permit): DraftObject {
  const account = caller.sourceAccount === undefined ? {} : { StringEquals: { 'aws:SourceAccount': caller.sourceAccount } };
  const { Effect, Action, Resource } = statementOf(permit) as Readonly<Record<'Effect' | 'Action' | 'Resource', Draft>>;
  return { Effect, Principal: { Service: caller.principal }, Action, Resource, Condition: { ArnEquals: { 'aws:SourceArn': caller.sourceArn }, ...account } };
}

/** A policy document around statements. */
export function policyDocument(statements: readonly Draft[]): DraftObject {
  return { Version: '2012-10-17', Statement: statements };
}

function oneOrAll<T>(items: readonly T[]): T | readonly T[] {
  return items.length === 1 ? (items[0] as T) : items;
}
