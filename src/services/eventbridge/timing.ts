import { createMemory } from '../../core/catalog/memory.ts';
import type { Node } from '../../core/model/design.ts';
import type { Result } from '../../core/model/result.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import type { Timing } from './calendar.ts';
import { parseSchedule, type Dialect } from './schedule-expression.ts';

const timings = createMemory<Node, Result<Timing> | undefined>();

/** The schedule of a rule or a schedule, or why it is none; undefined where nothing is written or it cannot be told. */
export function timingOf(node: Node, resolve: Resolver): Result<Timing> | undefined {
  return timings(node, [resolve], () => {
    const text = resolve.string(node.properties, 'ScheduleExpression');
    return text === undefined ? undefined : parseSchedule(text, dialectOf(node));
  });
}

function dialectOf({ service }: Node): Dialect {
  return service === 'eventbridge.rule' ? 'rule' : 'scheduler';
}
