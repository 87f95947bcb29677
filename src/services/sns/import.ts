import type { Evidence, ImportPart } from '../../core/cloudformation/import/contract.ts';
import { own } from '../../core/model/json.ts';
import { without } from '../../core/cloudformation/import/reading.ts';
import { listOf, valueAt } from '../../core/cloudformation/import/values.ts';

/** Topics; their subscriptions and policies belong to them. */
export const snsImport: ImportPart = {
  nodes: { 'AWS::SNS::Topic': { service: 'sns', name: 'TopicName', arn: 'sns' } },
  owned: {
    'AWS::SNS::Subscription': { by: ['TopicArn', 'Endpoint'] },
    'AWS::SNS::TopicInlinePolicy': { by: ['TopicArn'] },
    'AWS::SNS::TopicPolicy': { by: ['Topics'] },
  },
  settings: {
    'AWS::SNS::Topic': ({ path, value }) => (path[1] === 'Subscription' ? { properties: without(value, 'Endpoint', 'Protocol') } : undefined),
    'AWS::SNS::Subscription': ({ value }) => ({ properties: without(valueAt(value, 'Properties'), 'TopicArn', 'Endpoint', 'Protocol', 'Region') }),
  },
  evidence: {
    'AWS::SNS::Topic': ({ logicalId, properties }, look) => listOf(own(properties, 'Subscription'))
      .flatMap((subscription, at) => look.nodes(valueAt(subscription, 'Endpoint')).map((to) => ({ from: logicalId, to, kind: 'deliver', at: `${logicalId}.Properties.Subscription.${at}` }))),
    'AWS::SNS::Subscription': ({ logicalId, properties }, look) => look.nodes(own(properties, 'TopicArn')).flatMap((from): readonly Evidence[] => [
      ...look.nodes(own(properties, 'Endpoint')).map((to): Evidence => ({ from, to, kind: 'deliver', at: logicalId })),
      ...look.nodes(valueAt(properties, 'RedrivePolicy.deadLetterTargetArn')).map((to): Evidence => ({ from, to, kind: 'on-failure', at: logicalId })),
    ]),
  },
};
