import type { BuildContext, Met } from '../../core/cloudformation/contract.ts';
import { below, madeFor, withDefaults, written, type Draft, type DraftObject } from '../../core/cloudformation/draft.ts';
import { shortened } from '../../core/cloudformation/names.ts';
import { own, type Json } from '../../core/model/json.ts';
import { buildRole, statementsFor } from './role.ts';
import { deadLetters, publishTargets } from './targets-by-role.ts';

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html (2026-11) */
const ID_LENGTH = 64;

/**
 * The targets of a rule: those written by hand, then one for each connection. Functions and queues let
 * the rule in by policies of their own; topics, buses and workflows are called with its role (policies of
 * topics take no conditions for EventBridge):
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html (2026-11)
 */
export function ruleTargets(context: BuildContext): readonly Draft[] {
  const delivered = context.targets('deliver').map((met) => target(met.end.endpoint, met, {}, context));
  const published = publishTargets(context);
  const started = context.targets('start');
  if (published.length + started.length === 0) return [...byHand(context), ...delivered];
  const role = { RoleArn: buildRole(context, 'events', [...published.flatMap(({ statements }) => statements), ...statementsFor(started)]) };
  return [
    ...byHand(context), ...delivered,
    ...published.map(({ arn, met }) => target(arn, met, role, context)),
    ...started.map((met) => target(met.end.arn, met, role, context)),
  ];
}

function target(arn: Json, met: Met<unknown>, role: DraftObject, context: BuildContext): Draft {
  const generated = { Id: shortened(met.connection.id, ID_LENGTH), Arn: arn, ...role, ...deadLetters(context) };
  return madeFor(met.origin, withDefaults(met.properties, generated));
}

function byHand({ node, here }: BuildContext): readonly Draft[] {
  const list = own(node.properties, 'Targets');
  return Array.isArray(list) ? (list as readonly Json[]).map((item, index) => written(below(here('properties', 'Targets'), index), item)) : [];
}
