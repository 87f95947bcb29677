import type { NotModelled } from '../../core/catalog/service.ts';
import type { Node } from '../../core/model/design.ts';
import { partsOf } from '../../core/model/parts.ts';
import { assumptionsOf } from '../../core/traffic/assumptions.ts';
import { errorsOf, givesUpTo, lostShare, meanAttempts, type Failure } from '../../core/traffic/attempts.ts';
import type { TrafficContext, TrafficPart } from '../../core/traffic/contract.ts';
import { forwardCalls, message } from '../../core/traffic/forward.ts';
import { limits } from './limits.ts';

/**
 * Every request goes over each connection as often as the connection says (`assume.calls`, 1). Events that
 * nobody waits for are tried again where an attempt fails, twice unless it is set otherwise.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html (2026-11-21)
 */
export const lambda: TrafficPart | NotModelled = {
  assumptions: ['errors'],
  attempts: (node, context) => meanAttempts(failureOf(node, context)),
  forward: (arriving, edge, context) => {
    if (edge.kind !== 'on-failure') return forwardCalls(arriving, edge);
    const failure = failureOf(edge.node, context);
    const [lost, attempts] = [lostShare(failure), meanAttempts(failure)];
    return arriving.map((stream) => message(stream, stream.unattended ? (stream.perMonth / attempts) * lost : stream.perMonth * failure.poison, edge));
  },
};

function failureOf(node: Node, { index, resolve }: TrafficContext): Failure {
  const connection = givesUpTo(node, index);
  const settings = [connection?.with, connection?.properties, ...partsOf(node, 'AWS::Lambda::EventInvokeConfig')];
  const retries = settings.map((each) => resolve.number(each, 'MaximumRetryAttempts')).find((each) => each !== undefined) ?? limits['async-retries-max'].value;
  return { poison: (connection && assumptionsOf(connection).failureRatio) ?? 0, errors: errorsOf(node), most: 1 + Math.max(0, retries) };
}

export const edge: TrafficPart | NotModelled = {};
