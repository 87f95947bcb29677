import type { BuildContext, Met } from '../../core/cloudformation/contract.ts';
import { madeFor, type Draft, type DraftObject } from '../../core/cloudformation/draft.ts';
import { statementOf } from '../../core/cloudformation/permits.ts';
import type { ConnectionKindId } from '../../core/catalog/connection-kinds.ts';
import type { Json } from '../../core/model/json.ts';
import { statementsFor } from './role.ts';

/** A target that is called with the role of the caller. */
export interface RoleTarget {
  readonly kind: ConnectionKindId;
  readonly arn: Json;
  readonly met: Met<unknown>;
  /** What the role needs for it. */
  readonly statements: readonly Draft[];
}

/** Everything that a schedule or a pipe calls besides what it waits for: workflows, topics and buses, queues, functions. */
export function roleTargets(context: BuildContext): readonly RoleTarget[] {
  return [
    ...context.targets('start').map((met): RoleTarget => ({ kind: 'start', arn: met.end.arn, met, statements: statementsFor([met]) })),
    ...publishTargets(context),
    ...context.targets('send').map((met): RoleTarget => ({ kind: 'send', arn: permitted(met), met, statements: statementsFor([met]) })),
    ...context.targets('deliver').map((met): RoleTarget => ({
      kind: 'deliver', arn: met.end.endpoint, met,
      statements: [madeFor(met.origin, statementOf({ actions: ['lambda:InvokeFunction'], resources: [met.end.endpoint] }))],
    })),
  ];
}

export function publishTargets(context: BuildContext): readonly RoleTarget[] {
  return context.targets('publish').map((met) => ({ kind: 'publish', arn: permitted(met), met, statements: statementsFor([met]) }));
}

/** What publishing or sending is permitted on is what is published or sent to. */
function permitted({ end }: Met<{ readonly permits: readonly { readonly resources: readonly Json[] }[] }>): Json {
  return end.permits[0]?.resources[0] ?? '';
}

/** Where what failed goes. */
export function deadLetters({ targets }: BuildContext): DraftObject {
  const failures = targets('on-failure')[0];
  return failures ? { DeadLetterConfig: madeFor(failures.origin, { Arn: failures.end.arn }) } : {};
}
