import type { Facts, FactsPart } from '../../core/catalog/facts.ts';
import type { Connection, Node } from '../../core/model/design.ts';
import { own } from '../../core/model/json.ts';
import type { Resolver } from '../../core/resolve/contract.ts';
import { definitionOf } from './definition/written.ts';
import { limits } from './limits.ts';
import { workflowType } from './type.ts';

const PAYLOAD: Facts = {
  maxRequestBytes: limits['payload-max'].value,
  maxResponseBytes: limits['payload-max'].value,
  limits: { maxRequestBytes: 'stepfunctions.payload-max', maxResponseBytes: 'stepfunctions.payload-max' },
};

export const stepfunctions: FactsPart = {
  asTarget: { start: () => PAYLOAD, invoke: (node, _connection, resolve) => ({ ...PAYLOAD, timeoutSeconds: longest(node, resolve) }) },
  asSource: { start: () => PAYLOAD, publish: () => PAYLOAD, send: () => PAYLOAD, invoke: waits },
};

/** A task waits for its function as long as the whole execution may last. */
function waits(node: Node, _connection: Connection, resolve: Resolver): Facts {
  const type = workflowType(node, resolve);
  const limit = type === 'EXPRESS' ? 'express-duration-max' : 'standard-duration-max';
  const seconds = longest(node, resolve);
  return {
    ...PAYLOAD,
    callerTimeoutSeconds: seconds,
    callerTimeoutRaisable: seconds === undefined ? undefined : seconds < limits[limit].value,
    limits: { ...PAYLOAD.limits, ...(seconds === limits[limit].value ? { callerTimeoutSeconds: `stepfunctions.${limit}` } : {}) },
  };
}

/** How long an execution may last: what the definition says, else what its type allows. */
function longest(node: Node, resolve: Resolver): number | undefined {
  const type = workflowType(node, resolve);
  const definition = definitionOf(node);
  const seconds = definition.kind === 'read' ? own(definition.machine, 'TimeoutSeconds') : undefined;
  if (type === undefined || definition.kind === 'elsewhere') return undefined;
  const most = limits[type === 'EXPRESS' ? 'express-duration-max' : 'standard-duration-max'].value;
  return typeof seconds === 'number' ? Math.min(seconds, most) : most;
}
