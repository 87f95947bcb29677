import type { BuildContext } from '../../core/cloudformation/contract.ts';
import { madeFor, mergeDeep, withDefaults, type DraftObject } from '../../core/cloudformation/draft.ts';
import type { Finding } from '../../core/model/finding.ts';
import { at, own } from '../../core/model/json.ts';
import { roleFor, statementsFor } from './role.ts';
import { deadLetters, roleTargets } from './targets-by-role.ts';

/** A schedule, and the role with which it calls its one target and keeps what failed. */
export function buildSchedule(context: BuildContext): void {
  const { target, after } = targetOf(context);
  const properties = withDefaults(mergeDeep(context.properties, target), { FlexibleTimeWindow: { Mode: 'OFF' } });
  context.primary({ Type: 'AWS::Scheduler::Schedule', ...after, Properties: properties });
}

function targetOf(context: BuildContext): { readonly target: DraftObject; readonly after: DraftObject } {
  const called = roleTargets(context)[0];
  if (!called) {
    if (!Object.hasOwn(context.properties, 'Target')) context.finding(noTarget(context));
    return { target: {}, after: {} };
  }
  const given = own(called.met.connection.properties, 'RoleArn') ?? at(context.node.properties, ['Target', 'RoleArn']);
  const role = roleFor(context, 'scheduler', [...called.statements, ...statementsFor(context.targets('on-failure'))], given);
  const target = withDefaults(called.met.properties, { Arn: called.arn, RoleArn: role.arn, ...deadLetters(context) });
  return { target: { Target: madeFor(called.met.origin, target) }, after: role.after };
}

function noTarget({ node, here }: BuildContext): Finding {
  return {
    rule: 'cloudformation.schedule-without-target', severity: 'error', node: node.id, path: here().path,
    message: {
      en: `The schedule ${node.id} calls nothing, and AWS refuses a schedule without a target. Connect it to a function, a queue, a topic, a bus or a workflow.`,
      ko: `${node.id} 일정이 호출하는 대상이 없으며, AWS는 대상 없는 일정을 거부합니다. 함수, 대기열, 주제, 버스 또는 워크플로에 연결하세요.`,
    },
  };
}
