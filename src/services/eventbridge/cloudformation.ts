import type { BuildContext, CloudFormationPart, Self } from '../../core/cloudformation/contract.ts';
import { madeFor, withDefaults, type DraftObject } from '../../core/cloudformation/draft.ts';
import { ACCOUNT, getAtt, PARTITION, ref, REGION, STACK_NAME, sub } from '../../core/cloudformation/intrinsics.ts';
import { own, type Json } from '../../core/model/json.ts';
import { DEFAULT_BUS, isDefaultBus } from './default-bus.ts';
import { textOfPattern } from './pattern-text.ts';
import { buildPipe } from './pipe-template.ts';
import { buildSchedule } from './schedule-template.ts';
import { ruleTargets } from './rule-targets.ts';

/** A bus; the account's own default bus is there already, so only others name it. */
export const bus: CloudFormationPart = {
  references: (self) => ({ name: busName(self), arn: busArn(self) }),
  asSource: { deliver: () => ({}) },
  asTarget: {
    publish: (self) => ({ permits: [{ actions: ['events:PutEvents'], resources: [busArn(self)] }] }),
  },
  build: (node, context) => {
    if (isDefaultBus(node, context.resolve)) return;
    const properties = withDefaults(context.properties, { Name: sub`${STACK_NAME}-${node.id}` });
    context.primary({ Type: 'AWS::Events::EventBus', Properties: properties });
    context.output(`${context.logicalId}BusName`, `Name of the event bus ${node.id}`, ref(context.logicalId));
  },
};

function busName({ node, logicalId, resolve }: Self): Json {
  return isDefaultBus(node, resolve) ? DEFAULT_BUS : ref(logicalId);
}

function busArn({ node, logicalId, resolve }: Self): Json {
  return isDefaultBus(node, resolve) ? sub`arn:${PARTITION}:events:${REGION}:${ACCOUNT}:event-bus/${DEFAULT_BUS}` : getAtt(logicalId, 'Arn');
}

/** A rule on the bus that delivers to it (the default bus where none does), with a target for each connection. */
export const rule: CloudFormationPart = {
  references: ({ logicalId }) => ({ arn: getAtt(logicalId, 'Arn') }),
  asSource: {
    deliver: ({ logicalId }) => ({ caller: caller(logicalId) }),
    'on-failure': ({ logicalId }) => ({ caller: caller(logicalId) }),
  },
  asTarget: { deliver: ({ logicalId }) => ({ protocol: 'rule', endpoint: getAtt(logicalId, 'Arn') }) },
  build: (_node, context) => {
    const targets = ruleTargets(context);
    context.primary({
      Type: 'AWS::Events::Rule',
      Properties: withDefaults({ ...deployable(context), ...(targets.length > 0 ? { Targets: targets } : {}) }, eventBus(context)),
    });
  },
};

/** A null in the pattern is taken only where the pattern is text. What stands word for word stays as it is. */
function deployable({ node, properties, here }: BuildContext): DraftObject {
  const text = node.resource === undefined ? textOfPattern(own(node.properties, 'EventPattern') ?? null) : undefined;
  return text === undefined ? properties : { ...properties, EventPattern: madeFor(here('properties', 'EventPattern'), text) };
}

function caller(logicalId: string): { readonly principal: string; readonly sourceArn: Json; readonly name: string } {
  return { principal: 'events.amazonaws.com', sourceArn: getAtt(logicalId, 'Arn'), name: '' };
}

function eventBus({ sources, resolve }: BuildContext): Readonly<Record<string, Json>> {
  const met = sources('deliver')[0];
  return met && !isDefaultBus(met.other, resolve) ? { EventBusName: ref(met.otherId) } : {};
}

export const schedule: CloudFormationPart = {
  references: ({ logicalId }) => ({ name: ref(logicalId), arn: getAtt(logicalId, 'Arn') }),
  asSource: { deliver: () => ({}), 'on-failure': () => ({}) },
  build: (_node, context) => buildSchedule(context),
};

export const pipe: CloudFormationPart = {
  references: ({ logicalId }) => ({ name: ref(logicalId), arn: getAtt(logicalId, 'Arn') }),
  asSource: { deliver: () => ({}), invoke: () => ({ callers: [] }), 'on-failure': () => ({}) },
  build: (_node, context) => buildPipe(context),
};
