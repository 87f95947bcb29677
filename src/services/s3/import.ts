import type { ConnectionSettings, Evidence, ImportPart, Look, TemplateResource } from '../../core/cloudformation/import/contract.ts';
import { own, type Json, type JsonObject } from '../../core/model/json.ts';
import { listOf, valueAt, valuesAt } from '../../core/cloudformation/import/values.ts';

/** Buckets; their policies belong to them. */
export const s3Import: ImportPart = {
  nodes: {
    'AWS::S3::Bucket': { service: 's3', name: 'BucketName', arn: 's3', endpoint: (text, name) => new RegExp(`^(?:https?://|s3://)?${escaped(name)}(?:\\.s3|/|$)`).test(text) },
  },
  owned: {
    'AWS::S3::AccessPoint': { by: ['Bucket'] },
    'AWS::S3::BucketPolicy': { by: ['Bucket'] },
    'Custom::S3BucketNotifications': { by: ['BucketName'] },
  },
  settings: { 'AWS::S3::Bucket': ({ path, value }) => (path[1] === 'NotificationConfiguration' ? announced(value) : undefined) },
  evidence: {
    'AWS::S3::Bucket': (resource, look) => [
      ...notifications(resource.logicalId, `${resource.logicalId}.Properties.NotificationConfiguration`, resource, look),
      ...look.nodes(valuesAt(resource.properties, 'ReplicationConfiguration.Rules.*.Destination.Bucket')).map((to) => ({ from: resource.logicalId, to, at: `${resource.logicalId}.Properties.ReplicationConfiguration` })),
    ],
    // The CDK sets notifications by a resource of its own.
    'Custom::S3BucketNotifications': (resource, look) => look.nodes(own(resource.properties, 'BucketName')).flatMap((from) => notifications(from, `${resource.logicalId}.Properties.NotificationConfiguration`, resource, look)),
  },
};

/** Lists of configurations and what each calls its target, as CloudFormation and as the API (which the CDK asks) have them. */
const TARGETS: readonly (readonly [string, string])[] = [
  ['LambdaConfigurations', 'Function'], ['QueueConfigurations', 'Queue'], ['TopicConfigurations', 'Topic'],
  ['LambdaFunctionConfigurations', 'LambdaFunctionArn'], ['QueueConfigurations', 'QueueArn'], ['TopicConfigurations', 'TopicArn'],
];

function notifications(from: string, place: string, { properties }: TemplateResource, look: Look): readonly Evidence[] {
  return TARGETS.flatMap(([list, target]) => listOf(valueAt(properties, `NotificationConfiguration.${list}`)).flatMap((entry, at) =>
    look.nodes(valueAt(entry, target)).map((to): Evidence => ({ from, to, kind: 'notify', at: `${place}.${list}.${at}` }))));
}

/** What an entry announces, and of which objects. */
function announced(entry: Json): ConnectionSettings {
  const filter = listOf(valueAt(entry, 'Filter.S3Key.Rules')).flatMap((rule): [string, Json][] => {
    const [name, value] = [valueAt(rule, 'Name'), valueAt(rule, 'Value')];
    return typeof name === 'string' && value !== undefined ? [[name.toLowerCase(), value]] : [];
  });
  const settings: JsonObject = { events: listOf(valueAt(entry, 'Event')), ...Object.fromEntries(filter) };
  return { with: settings };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
